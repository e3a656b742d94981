"""The tables of any PDF, whatever it is about."""

from __future__ import annotations

import csv
import io
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Iterable, Union

from ._html import found_table_html, markdown
from ._program import Source, input_of, parsed, run
from ._records import box_of

if TYPE_CHECKING:
    import pandas

Pages = Union[int, str, Iterable[int]]


@dataclass(frozen=True)
class FoundCell:
    page: int
    row: int
    col: int
    rowspan: int
    colspan: int
    text: str  #: empty when blank
    box: tuple[float, float, float, float]  #: in points from the top left of the page


class FoundTable:
    """A table as it is drawn: cells with their spans and boxes."""

    def __init__(self, data: dict[str, Any]):
        self.data = data
        self.page: int = data["page"]  #: the first of ``pages``
        self.pages: list[int] = data["pages"]
        self.doubt = float(data["doubt"])  #: 0, nothing speaks against it, to 1
        self.doubt_reasons: list[str] = data["doubt_reasons"]
        self.cells = [FoundCell(cell["page"], cell["row"], cell["col"], cell["rowspan"], cell["colspan"], cell["text"],
                                box_of(cell["box"]))  # type: ignore[arg-type]
                      for cell in data["cells"]]

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return (max((cell.row + cell.rowspan for cell in self.cells), default=0),
                max((cell.col + cell.colspan for cell in self.cells), default=0))

    @property
    def bbox(self) -> tuple[float, float, float, float]:
        """Of what stands on its first page."""
        boxes = [cell.box for cell in self.cells if cell.page == self.page]
        return (min(box[0] for box in boxes), min(box[1] for box in boxes),
                max(box[2] for box in boxes), max(box[3] for box in boxes))

    @property
    def rows(self) -> list[list[str]]:
        """Texts row by row; a cell that spans stands in its first row and column, the rest of it is empty."""
        rows, columns = self.shape
        texts = [[""] * columns for _ in range(rows)]
        for cell in self.cells:
            texts[cell.row][cell.col] = cell.text
        return texts

    @property
    def df(self) -> pandas.DataFrame:
        import pandas

        frame = pandas.DataFrame(self.rows)
        frame.attrs.update(page=self.page, pages=self.pages, bbox=self.bbox, doubt=self.doubt)
        return frame

    def to_csv(self, path: str | os.PathLike[str] | None = None) -> str | None:
        """Into a file, or as a string."""
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows(self.rows)
        if path is None:
            return text.getvalue()
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(text.getvalue())
        return None

    def to_excel(self, path: str | os.PathLike[str]) -> None:
        """A workbook with this one sheet, through pandas and openpyxl."""
        self.df.to_excel(path, header=False, index=False)

    def to_markdown(self) -> str:
        first, *others = self.rows or [[]]
        return markdown(first, others, [False] * len(first))

    def _repr_html_(self) -> str:
        return found_table_html(self)

    def __repr__(self) -> str:
        rows, columns = self.shape
        return f"<FoundTable page {self.page}, {rows} x {columns}, doubt {self.doubt}>"


def tables(source: Source, *, pages: Pages | None = None,
           areas: Iterable[tuple[int, tuple[float, float, float, float]]] | None = None, join: bool = False,
           password: str | None = None) -> list[FoundTable]:
    """Every table of a PDF, from the first page to the last.

    ``pages`` is a page, several, or ``"3-5,9"``; ``areas`` are pages with a box ``(x0, y0, x1, y1)`` in points from the
    top left; ``join`` makes one table of one that goes on over pages. Raises ``Error``.
    """
    name, data = input_of(source)
    arguments = ["tables", name, "--format", "json", "--join" if join else "--no-join"]
    if pages is not None:
        arguments += ["--pages", _ranges(pages)]
    for page, box in areas or ():
        arguments += ["--area", f"{page}:{','.join(map(repr, map(float, box)))}"]
    if password is not None:
        arguments += ["--password", password]
    return [FoundTable(table) for table in parsed(run(arguments, data))["tables"]]


def _ranges(pages: Pages) -> str:
    if isinstance(pages, str):
        return pages
    return ",".join(map(str, [pages] if isinstance(pages, int) else pages))
