"""What can go wrong, as exceptions."""

from __future__ import annotations


class Error(Exception):
    """A document that cannot be read.

    ``code`` is one of ``yusuan schema vocabulary`` (``not_pdf``, ``encrypted``, ``no_text``, ``too_expensive`` …),
    ``page`` the page that it is about, from 1, or ``None``.
    """

    def __init__(self, message: str, *, code: str | None = None, file: str | None = None, page: int | None = None):
        super().__init__(message)
        self.message = message
        self.code = code
        self.file = file
        self.page = page

    def __str__(self) -> str:
        place = f"page {self.page}" if self.page else None
        return ": ".join(part for part in (self.file, place, self.message) if part)


class ProgramMissing(RuntimeError):
    """The program ``yusuan`` is nowhere to be found."""
