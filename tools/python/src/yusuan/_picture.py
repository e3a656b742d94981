"""A page with what was read from it drawn where it stands."""

from __future__ import annotations

import base64
import re
import tempfile
from collections.abc import Iterable
from html import escape
from pathlib import Path

from ._program import Source, input_of, run

Box = tuple[float, float, float, float]


class Picture:
    """A page as SVG: words, rulings, cells and tables, and what was marked."""

    def __init__(self, svg: str):
        self.svg = svg

    def marked(self, marks: Iterable[tuple[Box, str]]) -> Picture:
        """The same with boxes lit; the text says why."""
        lit = "".join(f'<rect x="{x0:.2f}" y="{y0:.2f}" width="{x1 - x0:.2f}" height="{y1 - y0:.2f}" fill="#d00000" '
                      f'fill-opacity=".25" stroke="#d00000" stroke-width="1.5"><title>{escape(why)}</title></rect>'
                      for (x0, y0, x1, y1), why in marks)
        return Picture(self.svg.replace("</svg>", f'<g id="marks">{lit}</g></svg>'))

    def show(self) -> None:
        """Where a notebook runs, in it."""
        from IPython.display import display

        display(self)

    def save(self, path: str | Path) -> None:
        Path(path).write_text(self.svg, encoding="utf-8")

    def _repr_html_(self) -> str:
        # As an image: the styles inside are no business of the notebook around it.
        data = base64.b64encode(self.svg.encode()).decode()
        return f'<img style="max-width:100%" src="data:image/svg+xml;base64,{data}">'


def pictures(command: str, source: Source, options: list[str]) -> dict[int, Picture]:
    """Those of all pages that the command looks at, by page."""
    name, data = input_of(source)
    with tempfile.TemporaryDirectory() as folder:
        run([command, name, "--debug", folder, *options], data)
        found = {}
        for path in Path(folder).iterdir():
            page = re.search(r"-page-(\d+)\.svg$", path.name)
            if page:
                found[int(page[1])] = Picture(path.read_text(encoding="utf-8"))
        return found
