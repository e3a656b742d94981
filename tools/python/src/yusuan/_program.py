"""The program that reads: found, started, and its errors turned into exceptions.

A document is read in a process of its own, locked in and with bounds on time and memory. What a hostile file does to
that process reaches this one as an ``Error``.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path
from typing import IO, Any, Union

from .errors import Error, ProgramMissing

Source = Union[str, "os.PathLike[str]", bytes, bytearray, memoryview, IO[bytes]]


def program() -> str:
    """Path of the program: ``$YUSUAN``, else the one in this package, else the one on the PATH."""
    named = os.environ.get("YUSUAN")
    if named:
        return named
    packed = Path(__file__).parent / "bin" / "yusuan"
    if packed.is_file():
        return str(packed)
    found = shutil.which("yusuan")
    if found:
        return found
    raise ProgramMissing("yusuan is not installed: put it on the PATH, or its path into the environment variable YUSUAN")


def environment() -> dict[str, str] | None:
    """With the maps of characters of Chinese fonts, where the package brings them and the system has none."""
    maps = Path(__file__).parent / "share" / "poppler"
    if "YUSUAN_POPPLER_DATA" in os.environ or not maps.is_dir() or os.path.isdir("/usr/share/poppler/cMap"):
        return None
    return {**os.environ, "YUSUAN_POPPLER_DATA": str(maps)}


def input_of(source: Source) -> tuple[str, bytes | None]:
    """What the command line calls the document, and its bytes where they are no file."""
    if isinstance(source, (str, os.PathLike)):
        # "-" is standard input to the program, a file of that name is not.
        path = os.fspath(source)
        return (os.path.join(".", path) if path.startswith("-") else path), None
    if isinstance(source, (bytes, bytearray, memoryview)):
        return "-", bytes(source)
    return "-", source.read()


def run(arguments: list[str], data: bytes | None = None, *, name: str | None = None) -> bytes:
    """Standard output of the program. ``name`` stands for the document in errors where ``data`` is given."""
    done = subprocess.run([program(), *arguments, "--log", "json"], input=data, capture_output=True,
                          stdin=subprocess.DEVNULL if data is None else None, check=False, env=environment())
    if done.returncode == 0:
        return done.stdout
    raise _error_in(done.stderr.decode(errors="replace"), done.returncode, name)


def parsed(text: bytes | str) -> Any:
    """JSON with amounts as they are printed: no figure becomes a binary fraction."""
    return json.loads(text, parse_float=Decimal)


def error_of(error: dict[str, Any], file: str | None) -> Error:
    return Error(error["message"], code=error.get("code"), file=file, page=error.get("page"))


def _error_in(lines: str, status: int, name: str | None) -> Error:
    for line in lines.splitlines():
        try:
            error = json.loads(line)
        except ValueError:
            continue
        if isinstance(error, dict) and error.get("level") == "error":
            return error_of(error, name or error.get("file"))
    return Error(lines.strip() or f"the program ended with status {status}", file=name)


class Worker:
    """A process that stays and reads one document after the other."""

    def __init__(self, arguments: list[str]):
        self._process = subprocess.Popen([program(), "worker", *arguments], stdin=subprocess.PIPE,
                                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment())

    def read(self, source: Source) -> dict[str, Any]:
        """The document as parsed JSON. Raises Error."""
        name, data = input_of(source)
        # os.fsdecode and JSON keep what is no UTF-8 in a path apart from what is.
        request = {"path": name} if data is None else {"bytes": base64.b64encode(data).decode(), "name": name}
        process = self._process
        assert process.stdin and process.stdout
        try:
            process.stdin.write(json.dumps(request).encode() + b"\n")
            process.stdin.flush()
            line = process.stdout.readline()
        except OSError as failure:
            raise Error(f"the reading process is gone: {failure}", file=name) from failure
        if not line:
            raise Error("the reading process is gone", file=name)
        result = parsed(line)
        if result["status"] != "done":
            raise error_of(result["error"], name)
        document: dict[str, Any] = result["document"]
        return document

    @property
    def gone(self) -> bool:
        """It ended, and answers no more."""
        return self._process.poll() is not None

    def close(self) -> None:
        assert self._process.stdin and self._process.stdout
        try:
            self._process.stdin.close()
        except OSError:  # what was not written goes with it
            pass
        self._process.stdout.close()
        self._process.wait()
