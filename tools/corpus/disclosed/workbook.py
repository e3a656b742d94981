"""A disclosure as a workbook, a sheet a table (or two on one), as clerks make them; printed by LibreOffice."""
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break

from disclosed import looks

FACES = ["AR PL UMing CN", "WenQuanYi Zen Hei", "Droid Sans Fallback"]


def width_of(text, size):
    """Columns of characters a text takes: CJK two, others one."""
    return sum(1.0 if c < "\x80" else 2.0 for c in text) * size / 10.5


class Look:
    def __init__(self, r):
        self.face = r.choice(FACES)
        self.size = r.choice([9, 10, 10, 11, 12])
        self.border = r.choice(["thin", "thin", "thin", "thin", "hair", "dotted", "thick_outer", "partial", "no_empty", "horizontal", "medium", "double", "thick_dotted", "gaps"])
        self.head_fill = r.choice([None, None, None, "D9D9D9", "BDD7EE"])
        self.zebra = r.random() < 0.08
        self.name_align = r.choice(["left", "left", "left", "center"])
        self.figure_align = r.choice(["right", "right", "right", "center", "left", None])
        self.indent = r.choice(["none", "spaces", "wide", "cell"])
        self.row_height = r.choice([None, 15, 18, 20, 25, 13.5])
        self.wrap = r.random() < 0.6
        self.fit = r.choice(["width", "width", "width", "none", "scale"])
        self.landscape = r.choice(["wide", "wide", "all", "never"])
        self.titles = r.choice(["all", "all", "header", "none"])
        self.footer = r.choice([None, "第 &P 页", "第 &P 页，共 &N 页", "&P", "— &P —"])
        self.header = r.choice([None, None, None, "title"])
        self.label_place = r.choice(["above", "above", "unit_line", "right", "title_right"])
        self.left_line = r.choice(["部门：{}", "编制单位：{}", "单位名称：{}", "部门名称：{}", "填报单位：{}", "", ""])
        self.unit_line = r.choice(["单位：{}", "单位:{}", "金额单位：{}", "单位：{}"])
        self.unit_merge = r.random() < 0.4
        self.blank_tail = r.choice([0, 0, 0, 4, 12])
        self.cramped = r.random() < 0.03  # columns too narrow for some figures
        self.clipped = r.random() < 0.12  # rows too low for wrapped names
        self.hidden = r.random() < 0.1
        self.breaks = r.random() < 0.12
        self.centred = r.random() < 0.7
        self.bold_totals = r.random() < 0.5
        self.valign = r.choice(["center", "center", "bottom", "top"])
        self.two_on_sheet = r.random() < 0.12
        self.framed_title = r.random() < 0.12  # title and unit are rows of the frame
        self.signature = r.choice([None] * 7 + ["单位负责人：　　　　　填表人：　　　　　联系电话：", "审核人：张　三　　制表人：李　四"])
        self.vertical_heads = r.random() < 0.08  # one character a line
        self.spaced_heads = r.random() < 0.1
        self.merged_labels = r.random() < 0.25  # equal labels of neighbouring rows are one cell
        self.stretch = r.choice([1.0, 1.15, 1.6])


def side(style):
    return Side(style=style, color="FF000000") if style else Side()


def border(look, r, row, col, rows, cols, empty, head_rows):
    s = look.border
    if s == "thick_outer":
        t = lambda edge: side("medium" if edge else "thin")
        return Border(left=t(col == 0), right=t(col == cols - 1), top=t(row == 0), bottom=t(row == rows - 1))
    if s == "thick_dotted":
        t = lambda edge: side("thick" if edge else "dotted")
        return Border(left=t(col == 0), right=t(col == cols - 1), top=t(row == 0), bottom=t(row == rows - 1))
    if s == "gaps" and row >= head_rows and r.random() < 0.06:
        return Border()
    if s == "horizontal":
        return Border(top=side("thin"), bottom=side("thin"))
    if s == "partial":
        # set cell by cell: right and bottom, with the frame's left and top
        return Border(left=side("thin") if col == 0 else None, right=side("thin"), top=side("thin") if row == 0 else None, bottom=side("thin"))
    if s == "no_empty" and empty and row >= head_rows:
        return Border()
    style = s if s in ("thin", "hair", "dotted", "medium", "double") else "thin"
    return Border(left=side(style), right=side(style), top=side(style), bottom=side(style))


class Writer:
    def __init__(self, doc, random):
        self.doc, self.r, self.look = doc, random, Look(random)
        self.figures = looks.Figures(random)
        self.book = Workbook()
        self.book.remove(self.book.active)
        self.truth = []
        self.features = {"border": self.look.border, "figures": self.figures.kind, "indent": self.look.indent}

    def sheet(self, name):
        return self.book.create_sheet(name[:28].replace("/", ""))

    def text_sheet(self, name, lines, big=False):
        ws = self.sheet(name)
        ws.column_dimensions["A"].width = 84
        for i, t in enumerate(lines):
            c = ws.cell(i + 1 + (8 if big else 0), 1, t)
            c.font = Font(name=self.look.face, size=24 if big else 12)
            c.alignment = Alignment(horizontal="center" if big else None, wrap_text=True, vertical="center")
        ws.page_setup.paperSize = 9

    def value(self, column, v):
        """(value, number format, printed text)."""
        f = self.figures
        if isinstance(v, tuple):
            share, text = f.ratio(v)
            if share is None:
                return None, None, None
            if f.percent.endswith("%"):
                return share, f.percent, text
            return share * 100, f.percent, text
        if isinstance(v, int):
            if f.kind in looks.TEXTS:
                return f.text(v), "@", f.text(v)
            if f.kind == "general":
                return v / 100, "General", f.text(v)
            return v / 100, f.format, f.text(v)
        return v, "@" if v is not None and column.kind == "code" else None, v

    def widths(self, t, body, narrow):
        look, out = self.look, []
        spans = t.header_cells()
        for k, c in enumerate(t.columns):
            texts = [row[k][2] for row in body if row[k][2]]
            need = max([width_of(x, look.size) for x in texts], default=4)
            head = max([width_of(x[4], look.size) for x in spans if x[1] == k and x[3] == 1], default=4)
            if c.kind == "name":
                need += 3 if look.indent != "none" else 0
                w = min(need, self.r.choice([24, 34, 44])) if look.wrap else need
                w = max(w, 10)
            elif c.kind in ("money", "percent", "count", "code"):
                # figures are set with room: an accounting format keeps places on both sides
                w = max(need + (3.5 if self.figures.kind in ("accounting", "padded", "brackets") else 1.8), min(head, 9))
            else:
                w = max(need, 6)
            out.append(w * look.stretch + 1)
        if narrow:
            money = [k for k, c in enumerate(t.columns) if c.kind == "money"]
            out[self.r.choice(money)] = 5.5
        return out

    def put(self, ws, t, top, first=True):
        """Writes a table whose first line is row `top`; returns the row below it."""
        look, r = self.look, self.r
        narrow = look.cramped and r.random() < 0.5 and not t.empty and self.figures.kind not in looks.TEXTS + ("general",)
        body = [[self.value(c, v) for c, v in zip(t.columns, row)] for row in t.rows]
        n, head = len(t.columns), t.header_rows()
        widths = self.widths(t, body, narrow)
        if first:
            for k, w in enumerate(widths):
                ws.column_dimensions[get_column_letter(k + 1)].width = w
        else:
            widths = [ws.column_dimensions[get_column_letter(k + 1)].width for k in range(n)]
        row = top
        title, left, unit = t.title, look.left_line.format(self.doc.entity), look.unit_line.format(t.unit)
        font = lambda size, bold=False: Font(name=look.face, size=size, bold=bold)

        def whole(text, align, size, bold=False):
            nonlocal row
            ws.cell(row, 1, text).font = font(size, bold)
            ws.cell(row, 1).alignment = Alignment(horizontal=align, vertical="center", wrap_text=align == "center")
            if n > 1 and align != "left":
                ws.merge_cells(start_row=row, start_column=1, end_row=row, end_column=n)
            if align == "center":
                total = sum(widths) * 0.95
                ws.row_dimensions[row].height = (int(width_of(text, size) / total) + 1) * size * 1.6
            row += 1

        if t.label and look.label_place == "above":
            whole(t.label, "left", look.size)
        if t.label and look.label_place == "right":
            whole(t.label, "right", look.size)
        whole(title + (f"（{t.label}）" if t.label and look.label_place == "title_right" else ""), "center", 16, True)
        if t.label and look.label_place == "unit_line":
            left = t.label if r.random() < 0.5 or not left else left
            if left != t.label:
                whole(t.label, "right", look.size)
        c = ws.cell(row, 1, left)
        c.font = font(look.size)
        if look.unit_merge and n >= 4:
            ws.merge_cells(start_row=row, start_column=1, end_row=row, end_column=n // 2)
            ws.merge_cells(start_row=row, start_column=n // 2 + 1, end_row=row, end_column=n)
            c = ws.cell(row, n // 2 + 1, unit)
        else:
            c = ws.cell(row, n, unit)
        c.font = font(look.size)
        c.alignment = Alignment(horizontal="right")
        row += 1
        above = row - 1
        if look.framed_title and first:
            for at in range(top, row):
                for col in range(n):
                    ws.cell(at, col + 1).border = border(look, r, 1, col, 9, n, False, 99)
        grid_top, tail = row, look.blank_tail if not t.empty else 0
        total_rows = head + (1 if t.number_row else 0) + len(body) + tail
        for hr, col, rs, cs, text in t.header_cells():
            shown = text
            if look.vertical_heads and cs == 1 and rs > 1 and len(text) < 7:
                shown = "\n".join(text)
            elif look.spaced_heads and cs > 1 and len(text) < 6:
                shown = "  ".join(text)
            c = ws.cell(row + hr, col + 1, shown)
            if rs * cs > 1:
                ws.merge_cells(start_row=row + hr, start_column=col + 1, end_row=row + hr + rs - 1, end_column=col + cs)
            room = sum(widths[col:col + cs]) * 0.9
            lines = max(int(width_of(text, look.size) / room) + 1, shown.count("\n") + 1)
            need = lines * look.size * 1.45 / rs
            for k in range(rs):
                at = ws.row_dimensions[row + hr + k]
                at.height = max(at.height or 18, need)
        for hr in range(head):
            for col in range(n):
                c = ws.cell(row + hr, col + 1)
                c.font, c.alignment = font(look.size, look.bold_totals), Alignment(horizontal="center", vertical="center", wrap_text=True)
                if look.head_fill:
                    c.fill = PatternFill("solid", fgColor=look.head_fill)
                c.border = border(look, r, hr, col, total_rows, n, False, head)
        row += head
        if t.number_row:
            k = 0
            for col, column in enumerate(t.columns):
                if column.kind in ("money", "percent", "count"):
                    k += 1
                    ws.cell(row, col + 1, k)
                elif column.kind == "text" and "行次" in column.path:
                    ws.cell(row, col + 1, None)
                else:
                    ws.cell(row, col + 1, "栏次" if col == 0 and "决算" in t.title else "**" if "决算" not in t.title else None)
                c = ws.cell(row, col + 1)
                c.font, c.alignment = font(look.size), Alignment(horizontal="center", vertical="center")
                c.border = border(look, r, head, col, total_rows, n, False, head)
            row += 1
        printed = self.truth_rows = []
        low = look.clipped and r.random() < 0.6
        for i, cells in enumerate(body):
            kind = t.kinds[i] if i < len(t.kinds) else "line"
            lines = 1
            for col, (column, (value, fmt, text)) in enumerate(zip(t.columns, cells)):
                depth = {"group": 1, "item": 2}.get(kind, 0)
                c = ws.cell(row, col + 1)
                align, indent = look.name_align, 0
                if column.kind in ("money", "percent", "count"):
                    align = look.figure_align if self.figures.kind not in looks.TEXTS or look.figure_align else "right"
                elif column.kind in ("code", "text"):
                    align = "center" if look.name_align == "center" or column.kind == "text" else "left"
                elif column.kind == "name" and value and kind in ("group", "item"):
                    if look.indent == "spaces":
                        value = "  " * depth + value
                    elif look.indent == "wide":
                        value = "　" * depth + value
                    elif look.indent == "cell" and align == "left":
                        indent = depth
                if kind == "total" and column.kind == "name":
                    align = "center"
                c.value = value
                if fmt:
                    c.number_format = fmt
                wraps = column.kind == "name" and look.wrap
                c.alignment = Alignment(horizontal=align, vertical=look.valign, wrap_text=wraps or None, indent=indent, shrink_to_fit=None)
                c.font = font(look.size, look.bold_totals and kind in ("total", "class"))
                c.border = border(look, r, row - grid_top, col, total_rows, n, text is None, head + (1 if t.number_row else 0))
                if look.zebra and i % 2:
                    c.fill = PatternFill("solid", fgColor="F2F2F2")
                if wraps and text:
                    lines = max(lines, int((width_of(text, look.size) + 3 + 2 * depth) / (widths[col] * 0.88)) + 1)
            if look.row_height or lines > 1:
                least = look.row_height or look.size * 1.5
                ws.row_dimensions[row].height = least if low else max(least, lines * look.size * 1.4 + 2)
            printed.append([("<####>" if narrow and widths[k] < 6 * 1 and isinstance(v, int) and text and width_of(text, look.size) > 4 else text)
                            for k, (v, (_, _, text)) in enumerate(zip(t.rows[i], cells))])
            row += 1
        for i in range(tail):
            for col in range(n):
                ws.cell(row, col + 1).border = border(look, r, row - grid_top, col, total_rows, n, True, head)
            if look.row_height:
                ws.row_dimensions[row].height = look.row_height
            row += 1
        if look.merged_labels:
            self.merge_labels(ws, t, row - tail - len(body))
        if look.signature and first:
            c = ws.cell(row, 1, look.signature)
            c.font = font(look.size)
            if n > 1:
                ws.merge_cells(start_row=row, start_column=1, end_row=row, end_column=n)
            for col in range(n):
                ws.cell(row, col + 1).border = border(look, r, 1, col, 9, n, False, 99)
            row += 1
        if t.note:
            c = ws.cell(row, 1, t.note)
            c.font = font(look.size)
            if r.random() < 0.6 and n > 1:
                ws.merge_cells(start_row=row, start_column=1, end_row=row, end_column=n)
                c.alignment = Alignment(wrap_text=True, vertical="center", horizontal="left")
                ws.row_dimensions[row].height = (int(width_of(t.note, look.size) / sum(widths)) + 1) * look.size * 1.5
            row += 1
        self.truth.append(looks.truth_table(t, printed))
        if first:
            self.page(ws, t, widths, above, head, grid_top, row)
        return row

    def merge_labels(self, ws, t, top):
        """Equal labels of a column of names beside others become one cell; its text stands in the first row."""
        column = t.columns[0]
        if column.kind != "name" or sum(c.kind == "name" for c in t.columns) < 2 or t.columns[1].kind != "name":
            return
        printed, at = self.truth_rows, 0
        while at < len(printed):
            end = at + 1
            while end < len(printed) and printed[at][0] and printed[end][0] == printed[at][0]:
                end += 1
            if end - at > 1:
                for i in range(at + 1, end):
                    ws.cell(top + i, 1).value = None
                    printed[i][0] = None
                ws.merge_cells(start_row=top + at, start_column=1, end_row=top + end - 1, end_column=1)
            at = end

    def page(self, ws, t, widths, above, head, grid_top, row):
        look, r, n = self.look, self.r, len(t.columns)
        ws.page_setup.paperSize = 9
        wide = sum(widths) > 95
        if look.landscape == "all" or look.landscape == "wide" and wide or wide and sum(widths) > 140:
            ws.page_setup.orientation = "landscape"
        if look.fit == "width" or wide:
            ws.sheet_properties.pageSetUpPr.fitToPage = True
            ws.page_setup.fitToWidth, ws.page_setup.fitToHeight = 1, 0
        elif look.fit == "scale":
            ws.page_setup.scale = r.choice([75, 85, 90])
        ws.print_options.horizontalCentered = look.centred
        if look.titles == "all":
            ws.print_title_rows = f"1:{grid_top + head - 1 + (1 if t.number_row else 0)}"
        elif look.titles == "header":
            ws.print_title_rows = f"{grid_top}:{grid_top + head - 1 + (1 if t.number_row else 0)}"
        if look.footer:
            ws.oddFooter.center.text = look.footer
        if look.header:
            ws.oddHeader.center.text = self.doc.title
        m = r.choice([0.4, 0.6, 0.75])
        ws.page_margins.left = ws.page_margins.right = m
        if look.breaks and len(t.rows) > 8:
            ws.row_breaks.append(Break(id=grid_top + head + len(t.rows) // 2))
        if look.hidden:
            at = ws.column_dimensions[get_column_letter(n + 1)]
            for k in range(3):
                ws.cell(grid_top + k, n + 1, "9001" if k else "单位ID")
            at.hidden = True


def write(doc, random, path):
    w = Writer(doc, random)
    from openpyxl.worksheet.properties import PageSetupProperties
    w.title_printed = random.random() < 0.5
    if w.title_printed:
        w.text_sheet("封面", [doc.title, "", f"（{doc.entity}）", f"{doc.year}年1月"], True)
    if random.random() < 0.5:
        lines = ["目　　录"] + [f"{t.label or str(i + 1) + '.'} {t.title}" for i, t in enumerate(doc.tables)]
        w.text_sheet("目录", lines)
    at = 0
    while at < len(doc.tables):
        t = doc.tables[at]
        ws = w.sheet(f"{at + 1}{t.title}")
        ws.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=False)
        nxt = doc.tables[at + 1] if at + 1 < len(doc.tables) else None
        if w.look.two_on_sheet and nxt and len(nxt.columns) <= len(t.columns) and len(t.rows) < 25:
            w.look.titles = "none"
            row = w.put(ws, t, 1)
            w.put(ws, nxt, row + 1, False)
            at += 2
        else:
            w.put(ws, t, 1)
            at += 1
    w.book.save(path)
    return w
