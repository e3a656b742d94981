"""How documents and tables look in a notebook, and as text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._document import Column, Document, Table
    from ._found import FoundTable

_FIGURE = ' style="text-align:right;white-space:nowrap"'
_WORDS = ' style="text-align:left"'


def table_html(table: Table) -> str:
    unit = f"，单位：{table.unit}" if table.unit else ""
    pages = "、".join(map(str, table.pages))
    caption = escape(f"{table.label + ' ' if table.label else ''}{table.title}{unit}，第 {pages} 页")
    body = []
    for row in table.rows:
        cells = "".join(f"<td{_FIGURE if column.key in row.values else _WORDS}>{escape(text or '')}</td>"
                        for column, text in zip(table.columns, row.cells))
        body.append(f"<tr>{cells}</tr>")
    note = f"<p>{escape(table.note)}</p>" if table.note else ""
    return (f'<table><caption>{caption}</caption><thead>{_header(table.columns)}</thead>'
            f'<tbody>{"".join(body)}</tbody></table>{note}')


def _header(columns: list[Column]) -> str:
    """Neighbours that share a header cell share it here, too."""
    depth = max((len(column.header) for column in columns), default=0)
    lines = []
    for level in range(depth):
        cells, place = [], 0
        while place < len(columns):
            path = columns[place].header
            end = place + 1
            if level < len(path):
                last = level == len(path) - 1
                while not last and end < len(columns) and columns[end].header[: level + 1] == path[: level + 1]:
                    end += 1
                down = f' rowspan="{depth - level}"' if last and depth - level > 1 else ""
                across = f' colspan="{end - place}"' if end - place > 1 else ""
                cells.append(f'<th{down}{across} style="text-align:center">{escape(path[level])}</th>')
            place = end
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return "".join(lines)


def document_html(document: Document) -> str:
    facts = [("单位", document.entity), ("年度", document.fiscal_year), ("类型", document.kind), ("文件", document.file)]
    head = "".join(f"<tr><th{_WORDS}>{name}</th><td{_WORDS}>{escape(str(value))}</td></tr>"
                   for name, value in facts if value is not None)
    rows = "".join(f"<tr><td{_WORDS}>{escape(table.label or str(table.number or ''))}</td>"
                   f"<td{_WORDS}>{escape(table.title)}</td><td{_WORDS}>{escape(table.id or '')}</td>"
                   f"<td{_FIGURE}>{len(table.rows)}</td><td{_FIGURE}>{escape(', '.join(map(str, table.pages)))}</td></tr>"
                   for table in document.tables)
    listed = (f"<table><caption>{len(document.tables)} 张表</caption><thead><tr><th>编号</th><th>名称</th><th>id</th>"
              f"<th>行</th><th>页</th></tr></thead><tbody>{rows}</tbody></table>")
    findings = "".join(f"<li>{escape(check['message'])}</li>" for check in document.findings)
    found = f"<p>{len(document.findings)} 处不一致</p><ul>{findings}</ul>" if findings else ""
    return f"<h4>{escape(document.title or document.file)}</h4><table>{head}</table>{listed}{found}"


def found_table_html(table: FoundTable) -> str:
    """Cells that span stay whole."""
    lines: list[list[str]] = [[] for _ in range(table.shape[0])]
    for cell in table.cells:
        spans = "".join(f' {name}="{count}"' for name, count in (("rowspan", cell.rowspan), ("colspan", cell.colspan))
                        if count > 1)
        lines[cell.row].append(f"<td{spans}{_WORDS}>{escape(cell.text)}</td>")
    body = "".join(f"<tr>{''.join(cells)}</tr>" for cells in lines)
    doubt = f", doubt {table.doubt}" if table.doubt else ""
    return f"<table><caption>page {table.page}{doubt}</caption><tbody>{body}</tbody></table>"


def markdown(head: Sequence[str | None], rows: Iterable[Sequence[str | None]], figures: Sequence[bool]) -> str:
    """A table whose columns of ``figures`` are aligned to the right."""
    def line(cells: Sequence[str | None]) -> str:
        return "| " + " | ".join((cell or "").replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"

    return "\n".join([line(head), line(["---:" if figure else "---" for figure in figures]), *map(line, rows)])
