"""The same tables through programs that lay out pages themselves: a browser, WeasyPrint, an office program. Each table has a page."""
import html
import shutil
import subprocess

NAMES = ("chromium", "weasyprint", "office")
MOST_ROWS = 16

CSS = {
    "grid": "td,th{border:1px solid #000}", "double": "td,th{border:1px solid #000} table{border:3px double #000}",
    "frame_columns": "td{border-left:1px solid #000;border-right:1px solid #000} th{border:1px solid #000} table{border:1px solid #000}",
    "columns": "td+td{border-left:1px solid #000} th{border-bottom:1px solid #000}",
    "header_grid": "th{border:1px solid #000}", "three_line": "table{border-top:1.5px solid #000;border-bottom:1.5px solid #000} thead tr:last-child th{border-bottom:1px solid #000}",
    "horizontal": "td,th{border-bottom:1px solid #999}", "zebra": "tbody tr:nth-child(even) td{background:#eee} th{background:#ccc}",
    "white_gaps": "td,th{background:#eee;border:1px solid #fff} th{background:#ccc}", "boxes": "td{background:#eee} th{background:#ccc} table{border-collapse:separate;border-spacing:2px}",
    "dotted": "td{border-bottom:1px dotted #444} th{border-bottom:1px solid #000}", "head_rule": "thead tr:last-child th{border-bottom:1px solid #000}",
    "frame": "table{border:1px solid #000} thead tr:last-child th{border-bottom:1px solid #000}",
    "rounded": "table{border-collapse:separate;border-spacing:0;border:1px solid #000;border-radius:6px} td{border-top:1px solid #000}",
    "column_fills": "td:nth-child(even){background:#eee}",
}


def _cell(tag, text, style, kind, row_span=1, across=1):
    align = {"name": style.names, "code": "center", "text": "center"}.get(kind, style.figures) if tag == "td" else {"sides": "center"}.get(style.header, style.header)
    spans = (f' rowspan="{row_span}"' if row_span > 1 else "") + (f' colspan="{across}"' if across > 1 else "")
    return f'<{tag}{spans} style="text-align:{align}">{html.escape(text or "")}</{tag}>'


def _table(table, style, number):
    heads = [[] for _ in range(table.header_rows())]
    for row, col, down, across, text in sorted(table.header_cells()):
        heads[row].append(_cell("th", text, style, table.columns[col].kind, down, across))
    body = []
    for i, row in enumerate(table.rows):
        if i in table.spans:
            at = table.spans[i]
            body.append("<td></td>" * at + _cell("td", row[at], style, "text" if at else "name", 1, len(row) - at))
        else:
            body.append("".join(_cell("td", t, style, c.kind) for t, c in zip(row, table.columns)))
    caption = (f"Table {number}. " if table.latin and number else "") + table.title
    unit = f'<p style="text-align:right">单位：{table.unit}</p>' if table.unit else ""
    before = f"<p>表{number}</p>" if number and not table.latin else ""
    note = f"<p>{html.escape(style.note)}</p>" if style.note else ""
    return (f'<div class="page">{before}<h3>{html.escape(caption)}</h3>{unit}<table><thead>' + "".join(f"<tr>{''.join(h)}</tr>" for h in heads) + "</thead><tbody>"
            + "".join(f"<tr>{b}</tr>" for b in body) + f"</tbody></table>{note}</div>")


def short(table):
    """The table without what would need a second page."""
    del table.rows[MOST_ROWS:]
    table.spans = {i: c for i, c in table.spans.items() if i < len(table.rows) - 1}
    del table.indents[MOST_ROWS:]
    return table


def _rows(table):
    heads = [[None] * len(table.columns) for _ in range(table.header_rows())]
    for row, col, _, _, text in table.header_cells():
        heads[row][col] = text
    return heads + table.rows, len(heads)


def write(name, path, tables, style, numbered):
    """The truth; [] where the program is missing or needed more pages than tables."""
    dark = "th{background:#333!important;color:#fff}" if style.dark_head else ""
    page = "size:A4 landscape" if any(len(t.columns) > 6 for t in tables) else "size:A4"
    css = (f"@page{{{page};margin:18mm}} body{{font-family:'{'DejaVu Sans' if tables[0].latin else 'WenQuanYi Zen Hei'}';font-size:{max(7, style.size - 1)}pt}} h3{{text-align:center}}"
           f"table{{border-collapse:collapse;width:100%}} td,th{{padding:{style.padding}px;vertical-align:{style.anchor};font-weight:normal}}"
           f".page+.page{{page-break-before:always}} {CSS.get(style.border, '')} {dark}")
    source = path.with_suffix(".html")
    source.write_text(f'<html><head><meta charset="utf-8"><style>{css}</style></head><body>' + "".join(_table(t, style, k + 1 if numbered else None) for k, t in enumerate(tables)))
    if name == "weasyprint":
        try:
            import weasyprint
        except ImportError:
            return []
        weasyprint.HTML(str(source)).write_pdf(str(path))
    elif name == "chromium":
        if not shutil.which("chromium"):
            return []
        subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={path}", str(source)], capture_output=True, timeout=90)
    else:
        if not shutil.which("soffice"):
            return []
        subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{path.parent.resolve()}/office", "--convert-to", "pdf:writer_web_pdf_Export", "--outdir", str(path.parent), str(source)],
                       capture_output=True, timeout=120)
    source.unlink()
    if not path.exists():
        return []
    pages = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True).stdout.split("\f")[:-1]
    plain = lambda text: "".join(text.split())
    if len(pages) != len(tables) or not all(plain(t.title) in plain(p) for t, p in zip(tables, pages)):
        return []
    truth = []
    for k, table in enumerate(tables):
        rows, heads = _rows(table)
        truth.append({"parts": [{"page": k + 1, "rows": rows, "heads": heads, "style": style.border, "trade": table.trade, "head_again": "same", "cut": False}],
                      "whole": {"number": k + 1 if numbered else None, "title": table.title, "money_unit": table.unit, "pages": [k + 1], "status": "filled",
                                "columns": [{"header": c.path} for c in table.columns], "rows": [{"cells": r} for r in table.rows]}})
    return truth
