"""A disclosure as a web page, printed by Chromium or WeasyPrint."""
from html import escape

from disclosed import looks, prose


class Writer:
    def __init__(self, doc, r):
        self.doc, self.r, self.truth = doc, r, []
        self.figures = looks.Figures(r)
        while self.figures.kind in ("general",):
            self.figures = looks.Figures(r)
        self.face = r.choice(["AR PL UMing CN", "WenQuanYi Zen Hei", "Droid Sans Fallback"])
        self.dress = r.choice(["collapse", "collapse", "collapse", "separate", "horizontal", "zebra", "none", "cell_spacing", "word_export", "white"])
        self.size = r.choice([9, 10, 11, 12])
        self.align = r.choice(["right", "right", "center", "left"])
        self.th = r.random() < 0.5
        self.thead = r.random() < 0.6
        self.caption = r.choice(["p", "p", "caption", "row"])
        self.fixed = r.random() < 0.25
        self.label_place = r.choice(["above", "title", "unit_line"])
        self.avoid = r.random() < 0.5
        self.nbsp = r.random() < 0.4
        self.nowrap = r.random() < 0.4
        self.landscape = r.random() < 0.6
        self.page_breaks = r.random() < 0.5
        self.features = {"dress": self.dress, "figures": self.figures.kind, "caption": self.caption, "fixed": self.fixed}
        self.out = []

    def css(self):
        cells = {"collapse": "table{border-collapse:collapse} td,th{border:1px solid #000}",
                 "separate": "table{border-collapse:separate;border-spacing:0;border-top:1px solid #666;border-left:1px solid #666} td,th{border-right:1px solid #666;border-bottom:1px solid #666}",
                 "horizontal": "table{border-collapse:collapse} td,th{border-bottom:1px solid #ccc}",
                 "zebra": "table{border-collapse:collapse} tr:nth-child(even){background:#eef3fa} th,.h{background:#2f5597;color:#fff}",
                 "none": "td,th{border:none}",
                 "cell_spacing": "table{border:1px solid #888} td,th{border:1px solid #888}",
                 "word_export": "table{border-collapse:collapse;border:none} td,th{border:solid windowtext 1.0pt} td+td{border-left:none}",
                 "white": "table{border-collapse:collapse} td,th{border:2px solid #fff;background:#f0f0f0} .h{background:#d0d7e5}"}[self.dress]
        pad = self.r.choice(["0 4pt", "2pt 5pt", "4pt", "1px"])
        avoid = "tr{page-break-inside:avoid}" if self.avoid else ""
        return (f"@page{{size:A4 {'landscape' if self.landscape else ''};margin:{self.r.choice(['1cm', '1.5cm', '2cm'])}}} body{{font-family:'{self.face}';font-size:{self.size}pt}} "
                f"table{{width:{self.r.choice(['100%', '100%', 'auto'])};margin:0 auto;{'table-layout:fixed;' if self.fixed else ''}}} td,th{{padding:{pad};font-weight:normal;font-size:{self.size}pt}} {cells} {avoid} " +
                ".n{text-align:" + self.align + ";white-space:nowrap} .c{text-align:center} .t{text-align:center;font-size:16pt;font-weight:bold} .u{text-align:right}")

    def table(self, t):
        r, n, out = self.r, len(t.columns), self.out
        tag = "th" if self.th else "td"
        printed = [[looks.cell_text(self.figures, c, v) for c, v in zip(t.columns, row)] for row in t.rows]
        title = f"{t.label}　{t.title}" if t.label and self.label_place == "title" else t.title
        left = t.label if t.label and self.label_place == "unit_line" else r.choice(["", f"部门：{self.doc.entity}"])
        if self.page_breaks:
            out.append("<div style='page-break-before:always'></div>")
        if t.label and self.label_place == "above":
            out.append(f"<p>{t.label}</p>")
        unit = f"单位：{t.unit}"
        rows = []
        if self.caption == "p":
            out.append(f"<p class=t>{escape(title)}</p><table style='border:none'><tr><td style='border:none;background:none'>{escape(left)}</td><td class=u style='border:none;background:none'>{unit}</td></tr></table><table>")
        elif self.caption == "caption":
            out.append(f"<table><caption><div class=t>{escape(title)}</div><div style='display:flex;justify-content:space-between'><span>{escape(left)}</span><span>{unit}</span></div></caption>")
        else:
            a = max(1, n // 2)
            out.append("<table>")
            rows.append(f"<tr><td colspan={n} class=t style='border:none'>{escape(title)}</td></tr><tr><td colspan={a} style='border:none'>{escape(left)}</td><td colspan={n - a} class=u style='border:none'>{unit}</td></tr>" if n > 1 else "")
        by_row = {}
        for hr, col, rs, cs, text in t.header_cells():
            by_row.setdefault(hr, []).append((col, rs, cs, text))
        for hr in range(t.header_rows()):
            rows.append("<tr>" + "".join(f"<{tag} class='h c' rowspan={rs} colspan={cs}>{escape(text)}</{tag}>" for _, rs, cs, text in sorted(by_row.get(hr, []))) + "</tr>")
        if t.number_row:
            k, cells = 0, ""
            for i, c in enumerate(t.columns):
                if c.kind in ("money", "percent", "count"):
                    k += 1
                    cells += f"<td class=c>{k}</td>"
                else:
                    cells += "<td class=c>" + ("栏次" if i == 0 and "决算" in t.title else "") + "</td>"
            rows.append(f"<tr>{cells}</tr>")
        out.append("<thead>" + "".join(rows) + "</thead><tbody>" if self.thead else "<tbody>" + "".join(rows))
        for i, row in enumerate(printed):
            kind = t.kinds[i] if i < len(t.kinds) else "line"
            depth, cells = {"group": 1, "item": 2}.get(kind, 0), ""
            for c, text in zip(t.columns, row):
                body = escape(text) if text else ("&nbsp;" if self.nbsp else "")
                if c.kind == "name" and text and depth:
                    body = r.choice(["&nbsp;&nbsp;", "&emsp;"]) * depth + body if self.nbsp else body
                css = "n" if c.kind in ("money", "percent", "count") else "c" if c.kind in ("code", "text") or kind == "total" else ""
                cells += f"<td class='{css}'>{body}</td>"
            out.append(f"<tr>{cells}</tr>")
        out.append("</tbody></table>")
        if t.note:
            out.append(f"<p>{escape(t.note)}</p>")
        self.truth.append(looks.truth_table(t, printed))


def write(doc, random, path):
    w = Writer(doc, random)
    w.out.append(f"<h1 style='text-align:center'>{escape(doc.title)}</h1>")
    if random.random() < 0.5:
        w.out.append(f"<p class=c>发布时间：{doc.year}-02-0{random.randrange(1, 9)} 来源：{doc.entity} 浏览次数：{random.randrange(10, 999)}</p>")
    ahead, behind = prose.prose(doc, random) if doc.kind == "department_budget" and random.random() < 0.6 else ([], [])
    w.out += [f"<p style='text-indent:2em'>{escape(x)}</p>" for x in ahead]
    for t in doc.tables:
        w.table(t)
    w.out += [f"<p style='text-indent:2em'>{escape(x)}</p>" for x in behind]
    html = f"<!doctype html><html lang=zh-CN><meta charset=utf-8><title>{escape(doc.title)}</title><style>{w.css()}</style><body>" + "\n".join(w.out) + "</body></html>"
    open(path, "w", encoding="utf-8").write(html)
    return w
