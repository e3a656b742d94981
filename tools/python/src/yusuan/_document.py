"""A disclosure as Python values. Everything that the JSON says is in ``Document.data`` as well."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, Union, overload

from ._html import document_html, markdown, table_html
from ._picture import Picture, pictures
from ._program import Source
from ._records import Amounts, Frame, Records, box_of

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

Value = Union[Decimal, int, None]
Box = "tuple[float, float, float, float]"
#: What a column is called: its key, the same in all documents, or the header cells above it as printed.
Header = Literal["key", "path"]


@dataclass(frozen=True)
class Column:
    key: str
    header: tuple[str, ...]  #: from the top down
    ordinal: int | None  #: its printed number
    type: str


@dataclass(frozen=True)
class Cell:
    row: int  #: place in ``Table.rows``
    column: Column
    text: str | None  #: None where it is blank
    value: Value  #: in the printed unit; None where the column holds no figures, or the cell none
    page: int
    box: tuple[float, float, float, float] | None  #: in points from the top left of the page; None where it is blank
    proved: int  #: how many sums that hold vouch for it


@dataclass(frozen=True)
class Row:
    kind: str  #: total, class, group, item, line or memo
    code: str | None
    name: str | None
    level: int | None
    parent: int | None  #: place of the row it is a part of
    cells: tuple[str | None, ...]
    values: dict[str, Any]  #: figures by the key of their column
    page: int
    boxes: tuple[tuple[float, float, float, float] | None, ...]
    proved: tuple[int, ...]


class Table:
    """A numbered table: ``columns`` and ``rows`` as printed, and each figure with its page and box."""

    def __init__(self, data: dict[str, Any], file: str | None = None):
        self.data = data
        self.file = file
        self.number: int | None = data["number"]
        self.label: str | None = data["label"]
        self.id: str | None = data["id"]
        self.title: str = data["title"]
        self.unit: str | None = data["money_unit"]
        self.yuan_per_unit: int | None = data["yuan_per_unit"]
        self.pages: list[int] = data["pages"]
        self.status: str = data["status"]
        self.note: str | None = data["note"]
        self.columns = [Column(column["key"], tuple(column["header"]), column["ordinal"], column["type"])
                        for column in data["columns"]]
        self.rows = [Row(row["kind"], row["code"], row["name"], row.get("level"), row.get("parent"),
                         tuple(row["cells"]), row["values"], row["page"],
                         tuple(box_of(box) for box in row["boxes"]), tuple(row.get("proved", ())))
                     for row in data["rows"]]

    def cell(self, row: int, column: int | str) -> Cell:
        """The cell of a row (from 0) and a column, which is a place (from 0) or a key."""
        place = column if isinstance(column, int) else self._place_of(column)
        line, head = self.rows[row], self.columns[place]
        place %= len(self.columns)
        return Cell(row % len(self.rows), head, line.cells[place], line.values.get(head.key), line.page,
                    line.boxes[place], line.proved[place] if line.proved else 0)

    @property
    def cells(self) -> Iterator[Cell]:
        """All of them, row by row."""
        return (self.cell(row, column) for row in range(len(self.rows)) for column in range(len(self.columns)))

    @property
    def figures(self) -> Records:
        """A record a figure: row, column, amount in the printed unit and in yuan, page and box."""
        records = Records()
        for cell in self.cells:
            if cell.value is None:
                continue
            row = self.rows[cell.row]
            per_unit = self.yuan_per_unit if cell.column.type == "money" else None
            x0, y0, x1, y1 = cell.box or (None,) * 4
            records.append({"table": self.number, "table_id": self.id, "title": self.title, "row": cell.row,
                            "row_kind": row.kind, "code": row.code, "name": row.name, "column": cell.column.key,
                            "header": " / ".join(cell.column.header), "text": cell.text, "value": cell.value,
                            "unit": self.unit if cell.column.type == "money" else None,
                            "yuan": cell.value * per_unit if per_unit else None, "page": cell.page,
                            "x0": x0, "y0": y0, "x1": x1, "y1": y1, "proved": cell.proved})
        return records

    @property
    def df(self) -> pandas.DataFrame:
        """The table as printed: header cells above each other, codes as text, amounts as exact decimals."""
        return self.to_pandas()

    def to_pandas(self, amounts: Amounts = "decimal", header: Header = "path") -> pandas.DataFrame:
        """Columns of figures as numbers, others as text; ``attrs`` say title, unit, pages and file."""
        import pandas

        # By place, since two columns may be called the same.
        frame = self._frame(list(range(len(self.columns))), amounts).to_pandas()
        if header == "key":
            frame.columns = pandas.Index([column.key for column in self.columns])
        else:
            depth = max((len(column.header) for column in self.columns), default=1)
            # A cell that reaches down stands over all that it reaches: blank below is blank on paper, too.
            paths = [column.header + ("",) * (depth - len(column.header)) for column in self.columns]
            frame.columns = (pandas.MultiIndex.from_tuples(paths) if depth > 1
                             else pandas.Index([path[0] if path else "" for path in paths]))
        return frame

    def frame(self, amounts: Amounts = "decimal", header: Header = "key") -> Frame:
        """The same with one name a column, for tools that know no header over header."""
        names: list[str] = []
        for place, column in enumerate(self.columns):
            name = column.key if header == "key" else " / ".join(column.header)
            names.append(name if name not in names else f"{name} ({place + 1})")
        return self._frame(names, amounts)

    def to_polars(self, amounts: Amounts = "decimal", header: Header = "key") -> polars.DataFrame:
        return self.frame(amounts, header).to_polars()

    def to_arrow(self, amounts: Amounts = "decimal", header: Header = "key") -> pyarrow.Table:
        return self.frame(amounts, header).to_arrow()

    polars = to_polars
    arrow = to_arrow

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    def to_markdown(self) -> str:
        return markdown([" / ".join(column.header) for column in self.columns], (row.cells for row in self.rows),
                        [column.type in _FIGURES for column in self.columns])

    def _frame(self, names: Sequence[Any], amounts: Amounts) -> Frame:
        columns, figures = {}, []
        for place, (name, column) in enumerate(zip(names, self.columns)):
            if column.type in _FIGURES:
                columns[name] = [row.values.get(column.key) for row in self.rows]
                figures.append(name)
            else:
                columns[name] = [row.cells[place] for row in self.rows]
        return Frame(columns, self._attributes(), figures, amounts)

    def _attributes(self) -> dict[str, Any]:
        return {"number": self.number, "id": self.id, "title": self.title, "unit": self.unit,
                "yuan_per_unit": self.yuan_per_unit, "pages": self.pages, "status": self.status, "note": self.note,
                "file": self.file}

    def _place_of(self, key: str) -> int:
        for place, column in enumerate(self.columns):
            if column.key == key:
                return place
        raise KeyError(f"no column {key!r}; there are " + ", ".join(column.key for column in self.columns))

    def _repr_html_(self) -> str:
        return table_html(self)

    def __repr__(self) -> str:
        return f"<Table {_called(self)}, {len(self.rows)} rows, pages {', '.join(map(str, self.pages))}>"


_FIGURES = ("money", "number", "percent")


class Tables(Sequence[Table]):
    """The tables of a document in printed order.

    ``tables[2]`` is the table that is *printed* as number 2, ``tables["revenue_summary"]`` the one of that id; a title
    (or a part that only one title has) and a label such as ``表1-1`` do as well. ``list(tables)[0]`` is the first.
    """

    def __init__(self, tables: list[Table]):
        self._tables = tables

    def __len__(self) -> int:
        return len(self._tables)

    def __iter__(self) -> Iterator[Table]:
        return iter(self._tables)

    @overload
    def __getitem__(self, key: int | str) -> Table: ...
    @overload
    def __getitem__(self, key: slice) -> list[Table]: ...
    def __getitem__(self, key: Any) -> Any:
        if isinstance(key, slice):
            return self._tables[key]
        if isinstance(key, int):
            return self._only(key, [table for table in self._tables if table.number == key])
        for found in ([table for table in self._tables if key in (table.id, table.label, table.title)],
                      [table for table in self._tables if key in table.title]):
            if found:
                return self._only(key, found)
        return self._only(key, [])

    def __contains__(self, key: object) -> bool:
        if isinstance(key, Table):
            return key in self._tables
        try:
            self[key]  # type: ignore[call-overload]
        except KeyError:
            return False
        return True

    def get(self, key: int | str, default: Table | None = None) -> Table | None:
        """None, or ``default``, where there is no such table; more than one is an error still."""
        try:
            return self[key]
        except NoSuchTable:
            return default

    def _only(self, key: int | str, found: list[Table]) -> Table:
        if len(found) == 1:
            return found[0]
        if not found:
            raise NoSuchTable(f"no table {key!r}; there are " + "; ".join(map(_called, self._tables)))
        raise KeyError(f"{len(found)} tables are {key!r}: " + "; ".join(map(_called, found)))

    def __repr__(self) -> str:
        return "[" + ",\n ".join(map(repr, self._tables)) + "]"


class NoSuchTable(KeyError):
    """No table is called so."""


def _called(table: Table) -> str:
    number = table.label or (str(table.number) if table.number is not None else None)
    return " ".join(part for part in (number, table.title, f"({table.id})" if table.id else None) if part)


class Document:
    """A disclosure: what it says of itself, its tables, its prose as figures, and what contradicts what in it."""

    def __init__(self, data: dict[str, Any], source: Source | None = None, options: Sequence[str] = ()):
        self.data = data  #: as in the JSON, amounts as Decimal
        self._read_from, self._options = source, list(options)
        self._pictures: dict[int, Picture] | None = None
        file, facts = data["source"], data["document"]
        self.file: str = file["file"]
        self.sha256: str = file["sha256"]
        self.page_count: int = file["pages"]
        self.title: str | None = facts["title"]
        self.entity: str | None = facts["entity"]
        self.fiscal_year: int | None = facts["fiscal_year"]
        self.kind: str = facts["kind"]
        self.form: str | None = facts["form"]
        self.statements = Records(data["statements"])
        self.projects = Records(data["projects"])
        self.checks = Records(data["checks"])
        self.diagnostics = Records(data["diagnostics"])
        self.glossary = Records(data["glossary"])
        self.tables = Tables([Table(table, self.file) for table in data["tables"]])

    @property
    def performance(self) -> Records:
        """A record a performance form; what it aims at is in ``indicators``."""
        return Records({name: value for name, value in form.items() if not isinstance(value, list) or name == "pages"}
                       for form in self.data["performance"])

    @property
    def indicators(self) -> Records:
        """A record an indicator, with the form (place from 0) and the project that it belongs to."""
        return Records({"form": place, "project": form["project"], **indicator}
                       for place, form in enumerate(self.data["performance"]) for indicator in form["indicators"])

    @property
    def findings(self) -> Records:
        """The checks that failed: what the document contradicts of itself, the worst first."""
        return Records(check for check in self.data["checks"] if check["status"] == "fail")

    @property
    def figures(self) -> Records:
        """A record a figure of all tables."""
        return Records(record for table in self.tables for record in table.figures)

    def page(self, number: int) -> Picture:
        """A page (from 1) with its words, rulings, cells and tables, and the findings about it lit.

        Reads the file once more, so it has to be there still.
        """
        if self._pictures is None:
            if self._read_from is None or hasattr(self._read_from, "read"):
                raise ValueError("pictures need the file: read the document from its path or its bytes")
            self._pictures = pictures("extract", self._read_from, self._options)
        if number not in self._pictures:
            raise IndexError(f"no page {number}: the document has {self.page_count}")
        return self._pictures[number].marked(self._marks(number))

    def _marks(self, page: int) -> Iterator[tuple[tuple[float, float, float, float], str]]:
        for check in self.findings:
            for ref in check["refs"]:
                if ref["page"] == page:
                    for box in self._boxes_of(ref):
                        yield box, check["message"]

    def _boxes_of(self, ref: dict[str, Any]) -> Iterator[tuple[float, float, float, float]]:
        if "statement" in ref:
            found = [box_of(self.statements[ref["statement"]]["box"])]
        elif "table" in ref and "row" in ref:
            table = list(self.tables)[ref["table"]]
            found = [box for column, box in zip(table.columns, table.rows[ref["row"]].boxes)
                     if ref.get("column") in (None, column.key)]
        else:
            found = []
        return (box for box in found if box)

    def to_json(self) -> str:
        """As the program writes it, to the digit."""
        return _json(self.data)

    def _repr_html_(self) -> str:
        return document_html(self)

    def __repr__(self) -> str:
        named = " ".join(str(part) for part in (self.entity, self.fiscal_year, self.kind) if part)
        return f"<Document {self.file}: {named}, {len(self.tables)} tables, {len(self.findings)} findings>"


def _json(value: Any) -> str:
    if isinstance(value, Decimal):
        return str(value)  # json.dumps() takes none, and a float would not keep 0.10
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(name)}: {_json(inner)}" for name, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_json, value)) + "]"
    return json.dumps(value, ensure_ascii=False)
