"""A disclosure drawn sheet by sheet as scanners' offices and printing houses leave it: turned pages, sheets of several sizes, facing pages, seals and marks over
the figures, tables that go on below `续表`."""
import math

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

from disclosed import looks, prose

A4, A3 = (595.0, 842.0), (842.0, 1191.0)
FACES = {"AR PL UMing CN": "/usr/share/fonts/truetype/arphic/uming.ttc", "WenQuanYi Zen Hei": "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc"}
MARGIN = 48
OTHER_WORDS = {"科目名称": "名称", "预算数": "金额", "合计": "总计", "小计": "合计", "项目": "名称", "科目编码": "编码", "地区": "市县", "一般公共预算": "一般公共预算资金"}
FIGURES = ("money", "percent", "count")
AGAIN = ("none", "none", "title", "续表", "（续）", "续上表", "{title}（续）", "{label}（续）", "续{label}", "{title}(续表)")


class Look:
    def __init__(self, r):
        self.face, self.size = r.choice(sorted(FACES)), r.choice([7, 8, 9, 10])
        self.border = r.choice(["grid"] * 7 + ["three", "frame_columns", "horizontal", "no_sides"])
        self.wide = r.choice(["landscape", "landscape", "rotate90", "rotate270", "up", "down", "a3", "a3"] + ["facing"] * (2 if self.border in ("grid", "no_sides") else 0))
        self.upright = r.choice(["no"] * 6 + ["rotate180"])
        self.mark = r.choice(["none", "none", "none", "none", "behind", "over", "large", "many"])
        self.seal = r.random() < 0.2
        self.again, self.header_again = r.choice(AGAIN), r.choice(["same", "same", "same", "none", "words"])
        self.unit_again = r.random() < 0.5
        self.total_again = r.random() < 0.15 and self.header_again != "none"
        self.page_number = r.choice(["below", "below", "dashes", "of", "framed", "none"])
        self.running = r.random() < 0.3
        self.unit_mix = r.random() < 0.2
        self.flow = r.random() < 0.4  # the next table begins on the same page
        self.merged = r.random() < 0.5
        self.leading, self.padding = r.choice([1.2, 1.4]), 3 if self.border in ("grid", "frame_columns", "no_sides") else 6
        self.row_height = r.choice([0, 0, 18, 22])
        self.figure_align = r.choice(["right", "right", "center"])
        self.line = r.choice([0.5, 0.75, 1])
        self.black_triangle = r.random() < 0.5


class Writer:
    def __init__(self, doc, r, path):
        self.doc, self.r, self.look, self.truth, self.path = doc, r, Look(r), [], str(path)
        pdfmetrics.registerFont(TTFont(self.look.face, FACES[self.look.face], subfontIndex=0))
        self.figures = looks.Figures(r)
        while self.figures.kind == "general":
            self.figures = looks.Figures(r)
        self.out, self.page, self.y = canvas.Canvas(self.path, invariant=1), 0, 0
        self.width, self.height = A4
        names = ("border", "wide", "upright", "mark", "seal", "again", "header_again", "total_again", "page_number", "unit_mix", "flow", "merged")
        self.features = {"figures": self.figures.kind, **{n: getattr(self.look, n) for n in names}}

    # what is drawn, y down
    def advance(self, text, size):
        return pdfmetrics.stringWidth(text, self.look.face, size)

    def text(self, x, y, size, text):
        self.out.setFillGray(0)
        self.out.setFont(self.look.face, size)
        self.out.drawString(x, self.height - y, text)

    def centred(self, y, size, text):
        self.text((self.width - self.advance(text, size)) / 2, y, size, text)

    def rule(self, x0, y0, x1, y1):
        self.out.setLineWidth(self.look.line)
        self.out.setStrokeGray(0)
        self.out.line(x0, self.height - y0, x1, self.height - y1)

    def open(self, size, turn):
        if self.page:
            self.finish()
        self.page += 1
        self.width, self.height = size
        sideways = turn in ("rotate90", "rotate270", "up", "down")
        sheet = size[::-1] if sideways else size
        degrees = {"rotate90": 90, "rotate270": 270, "rotate180": 180}.get(turn, 0)
        self.out.setPageRotation(degrees)
        self.out.setPageSize(sheet[::-1] if degrees in (90, 270) else sheet)  # ReportLab swaps the sides of what a viewer turns
        if turn in ("rotate90", "up"):
            self.out.translate(sheet[0], 0)
            self.out.rotate(90)
        elif turn in ("rotate270", "down"):
            self.out.translate(0, sheet[1])
            self.out.rotate(-90)
        elif turn == "rotate180":
            self.out.translate(*sheet)
            self.out.rotate(180)
        self.y = MARGIN
        look = self.look
        if look.mark in ("behind", "large", "many"):
            self.mark()
        if look.running:
            self.text(MARGIN, MARGIN - 20, 8, self.doc.title)
        number = {"below": "{}", "dashes": "— {} —", "of": "第 {} 页", "framed": "{}"}.get(look.page_number)
        if number:
            self.centred(self.height - (MARGIN - 14 if look.page_number == "framed" else 24), 9, number.format(self.page))
        if look.page_number == "framed":
            inset = MARGIN - 28
            self.out.rect(inset, inset, self.width - 2 * inset, self.height - 2 * inset, stroke=1, fill=0)

    def mark(self):
        out, look = self.out, self.look
        places = [(x, y) for x in (0.1, 0.4, 0.7) for y in (0.2, 0.5, 0.8)] if look.mark == "many" else [(0.3, 0.35)]
        for x, y in places:
            out.saveState()
            out.setFillGray(0.85 if look.mark != "over" else 0.5, alpha=1 if look.mark != "over" else 0.3)
            out.setFont(look.face, {"large": 160, "many": 24}.get(look.mark, 72))
            out.translate(self.width * x, self.height * y)
            out.rotate(45 if look.mark != "many" else 30)
            out.drawString(0, 0, "公开" if look.mark != "many" else "内部资料")
            out.restoreState()

    def seal(self, x, y):
        out = self.out
        out.saveState()
        out.setStrokeColorRGB(0.9, 0.1, 0.1)
        out.setFillColorRGB(0.9, 0.1, 0.1)
        out.setLineWidth(2)
        out.circle(x, self.height - y, 42, stroke=1, fill=0)
        star = out.beginPath()
        for i in range(10):
            reach, turn = (12, 5)[i % 2], math.pi * (0.5 + i / 5)
            (star.lineTo if i else star.moveTo)(x + reach * math.cos(turn), self.height - y + reach * math.sin(turn))
        star.close()
        out.drawPath(star, stroke=0, fill=1)
        for i, c in enumerate(self.doc.entity[:8]):
            out.saveState()
            out.translate(x, self.height - y)
            out.rotate(80 - 22 * i)
            out.setFont(self.look.face, 9)
            out.drawCentredString(0, 30, c)
            out.restoreState()
        out.restoreState()

    def finish(self):
        if self.look.mark == "over":
            self.mark()
        self.out.showPage()

    # tables
    def wrap(self, text, width, size):
        lines, line = [], ""
        for c in text or "":
            if line and self.advance(line + c, size) > width - 2 * self.look.padding:
                lines.append(line)
                line = ""
            line += c
        return lines + [line] if line else lines

    def widths(self, t, printed, room):
        size = self.look.size
        while True:
            natural, least = [], []
            for k, c in enumerate(t.columns):
                widest = max([self.advance(row[k], size) for row in printed if row[k]] + [0]) + 2 * self.look.padding + 2
                head = min(self.advance(c.path[-1], size), 4.3 * size) + 2 * self.look.padding
                natural.append(max(widest, head))
                least.append(max(6 * size, head) if c.kind == "name" else natural[-1])
            if sum(least) <= room or size <= 5:
                break
            size -= 0.5
        if sum(natural) > room:
            give = sum(natural) - sum(least)
            natural = [n - (n - m) * min(1, (sum(natural) - room) / give if give else 0) for n, m in zip(natural, least)]
        extra = max(0, room - sum(natural)) * self.r.choice((0.3, 1)) / len(natural)
        return [w + extra for w in natural], size

    def head(self, cells, deep, widths, size):
        """Heights of the header's rows and its cells with their lines."""
        one = size * self.look.leading + 2 * self.look.padding
        heights, wrapped = [max(one, self.look.row_height)] * deep, []
        for row, col, down, across, text in cells:
            lines = self.wrap(text, sum(widths[col:col + across]), size)
            wrapped.append((row, col, down, across, lines))
            heights[row + down - 1] += max(0, len(lines) * size * self.look.leading + 2 * self.look.padding - sum(heights[row:row + down]))
        return heights, wrapped

    def words(self, x, y, width, height, lines, size, align):
        top = y + (height - len(lines) * size * self.look.leading) / 2
        for i, line in enumerate(lines):
            wide = self.advance(line, size)
            at = {"left": x + self.look.padding, "center": x + (width - wide) / 2, "right": x + width - self.look.padding - wide}[align]
            self.text(at, top + (i + 0.5) * size * self.look.leading + size * 0.36, size, line)

    def block(self, t, head, rows, heights, widths, size, x, first, last):
        """Draws the columns [first, last) of a header and rows at the flow's place. rows: (cells of lines, set of columns whose upper border is left out)."""
        edges = [x]
        for w in widths[first:last]:
            edges.append(edges[-1] + w)
        border, top = self.look.border, self.y
        head_heights, cells = head
        tops = [top]
        for h in head_heights + heights:
            tops.append(tops[-1] + h)
        deep, bottom = len(head_heights), tops[-1]
        for row, col, down, across, lines in cells:
            a, b = max(col, first), min(col + across, last)
            if a >= b:
                continue
            x0, x1, y0, y1 = edges[a - first], edges[b - first], tops[row], tops[row + down]
            self.words(x0, y0, x1 - x0, y1 - y0, lines, size, "center")
            if border in ("grid", "frame_columns", "no_sides"):
                self.rule(x0, y0, x1, y0), self.rule(x0, y1, x1, y1)
                if border != "no_sides" or a > first:
                    self.rule(x0, y0, x0, y1)
                if border != "no_sides" or b < last:
                    self.rule(x1, y0, x1, y1)
            elif across > 1 and down == 1:
                self.rule(x0 + 2, y1, x1 - 2, y1)
        for i, (row, joined) in enumerate(rows):
            y0, y1 = tops[deep + i], tops[deep + i + 1]
            for k in range(first, last):
                x0, x1, kind = edges[k - first], edges[k - first + 1], t.columns[k].kind
                align = self.look.figure_align if kind in FIGURES else "center" if kind in ("code", "text") else "left"
                self.words(x0, y0, x1 - x0, y1 - y0, row[k], size, align)
                if border in ("grid", "horizontal", "no_sides") and k not in joined:
                    self.rule(x0, y0, x1, y0)
                if border in ("grid", "frame_columns") or border == "no_sides" and k > first:
                    self.rule(x0, y0, x0, y1)
            if border in ("grid", "frame_columns"):
                self.rule(edges[-1], y0, edges[-1], y1)
        self.rule(edges[0], tops[0], edges[-1], tops[0]), self.rule(edges[0], tops[deep], edges[-1], tops[deep]), self.rule(edges[0], bottom, edges[-1], bottom)
        self.y = bottom
        return edges[-1]

    def caption(self, t, title, label, unit, left):
        look = self.look
        if label:
            self.text(MARGIN, self.y + 10, 10, label)
            self.y += 16
        if title:
            size = 15
            while self.advance(title, size) > self.width - 2 * MARGIN:
                size -= 1
            self.centred(self.y + 16, size, title)
            self.y += 24
        if unit or left:
            self.text(MARGIN, self.y + 10, 9, left)
            line = f"单位：{t.unit}" if unit else ""
            self.text(self.width - MARGIN - self.advance(line, 9), self.y + 10, 9, line)
            self.y += 15

    def go_on(self, t, left):
        form = self.look.again
        if form == "none" or "label" in form and not t.label:
            return self.caption(t, None, None, self.look.unit_again, "")
        if form == "title":
            return self.caption(t, t.title, t.label, True, left)
        text = form.format(title=t.title, label=t.label)
        if "title" in form:
            return self.caption(t, text, None, self.look.unit_again, "")
        self.text(MARGIN if self.page % 2 else self.width - MARGIN - self.advance(text, 10), self.y + 10, 10, text)
        self.y += 16
        self.caption(t, None, None, self.look.unit_again, "")

    def renamed(self, cells):
        for i, (row, col, down, across, text) in enumerate(cells):
            if text in OTHER_WORDS and across == 1:
                return cells[:i] + [(row, col, down, across, OTHER_WORDS[text])] + cells[i + 1:]
        return cells

    def rows(self, t, printed):
        """Printed rows and, for each, the columns that go on from the row above."""
        joined = [set() for _ in printed]
        if self.look.merged and t.columns[0].kind == "name" and len(t.columns) > 2 and t.columns[1].kind == "name":
            body = sorted(printed[1:], key=lambda r: r[0] or "")
            printed = printed[:1] + [list(r) for r in body]
            for i in range(len(printed) - 1, 1, -1):
                if printed[i][0] and printed[i][0] == printed[i - 1][0]:
                    joined[i].add(0)
                    printed[i][0] = None
        return printed, joined

    def table(self, t, unit):
        look, r = self.look, self.r
        times = {"万元": 10000, "亿元": 10000}.get(t.unit, 1) if look.unit_mix and r.random() < 0.5 else 1
        if times > 1:
            t.unit = {"万元": "元", "亿元": "万元"}[t.unit]
            t.rows = [[v * times if isinstance(v, int) else v for v in row] for row in t.rows]
        printed = [[looks.cell_text(self.figures, c, v) for c, v in zip(t.columns, row)] for row in t.rows]
        if look.black_triangle:
            printed = [[c.replace("△", "▲") if c else c for c in row] for row in printed]
        printed, joined = self.rows(t, printed)
        wide = len(t.columns) > 7
        turn, size = (look.wide, A4[::-1]) if wide else (look.upright, A4)
        if turn == "a3":
            turn, size = "no", A3[::-1]
        facing = turn == "facing"
        if facing:
            turn, size = "no", A4
        turn = "no" if turn == "landscape" else turn
        self.width, self.height = size
        room = (size[0] - 2 * MARGIN) * (2 if facing else 1)
        widths, font = self.widths(t, printed, room)
        if facing and self.split(t, widths) == len(t.columns):  # no group of columns ends where the page does
            facing, size = False, A3[::-1]
            self.width, self.height = size
            widths, font = self.widths(t, printed, size[0] - 2 * MARGIN)
        cells = t.header_cells()
        deep = t.header_rows()
        if t.number_row:
            number = 0
            for k, c in enumerate(t.columns):
                number += c.kind in FIGURES
                cells.append((deep, k, 1, 1, str(number) if c.kind in FIGURES else ("栏次" if k == 0 and "决算" in t.title else "")))
            deep += 1
        head = self.head(cells, deep, widths, font)
        again = self.head(self.renamed(cells), deep, widths, font) if look.header_again == "words" else head
        body = [[self.wrap(text, widths[k], font) for k, text in enumerate(row)] for row in printed]
        heights = [max(look.row_height, max([len(c) for c in row] + [1]) * font * look.leading + 2 * self.look.padding) for row in body]
        fresh = not look.flow or wide or not self.page or self.was_wide or self.y + 150 + sum(head[0]) + sum(heights[:4]) > self.height - MARGIN
        self.was_wide = wide
        if fresh:
            self.open(size, turn)
        left = r.choice(["", f"部门：{self.doc.entity}", f"编制单位：{self.doc.entity}"])
        self.caption(t, t.title, t.label, True, left)
        split = self.split(t, widths) if facing else len(t.columns)
        at, part, totals = 0, 0, [i for i, k in enumerate(t.kinds[:1]) if k == "total"]
        while True:
            top = self.y
            shown = head if part == 0 else again if look.header_again != "none" else ([], [])
            room = self.height - MARGIN - 6 - self.y - sum(shown[0])
            ahead = totals if part and look.total_again else []
            end = at
            room -= sum(heights[i] for i in ahead)
            while end < len(body) and (room >= heights[end] or end == at):
                room -= heights[end]
                end += 1
            lines = [(body[i], joined[i] if i > at else set()) for i in (*ahead, *range(at, end))]
            high = [heights[i] for i in (*ahead, *range(at, end))]
            x = MARGIN
            if not facing:
                x += (self.width - 2 * MARGIN - sum(widths)) * r.choice((0, 0.5))
            right = self.block(t, shown, lines, high, widths, font, x, 0, split)
            bottom = self.y
            if look.seal and end >= len(body):
                self.seal(right - 60, max(top + 40, bottom - 20))
            if facing:
                self.open(size, turn)
                self.y = top
                self.block(t, shown, lines, high, widths, font, x, split, len(t.columns))
            at, part = end, part + 1
            if at >= len(body):
                break
            self.open(size, turn)
            self.go_on(t, left)
        if t.note:
            for line in self.wrap(t.note, self.width - 2 * MARGIN, 9):
                self.text(MARGIN, self.y + 13, 9, line)
                self.y += 14
        self.y += 24
        self.truth.append(looks.truth_table(t, printed))

    def split(self, t, widths):
        """Where a table over facing pages parts: between two groups of its header, as near to the middle as the pages allow."""
        room = self.width - 2 * MARGIN
        names = max([k for k, c in enumerate(t.columns) if c.kind not in FIGURES and k < 4] + [0]) + 1
        ways = [k for k in range(names, len(t.columns)) if len(t.columns[k].path) == 1 or t.columns[k].path[0] != t.columns[k - 1].path[0]]
        ways = [k for k in ways if sum(widths[:k]) <= room + 20 and sum(widths[k:]) <= room + 20]
        return min(ways, key=lambda k: abs(sum(widths[:k]) - sum(widths[k:]))) if ways else len(t.columns)

    def lines(self, lines):
        self.open(A4, "no")
        for text in lines:
            head = text[:1] == "第" and "部分" in text[:6]
            size = 16 if head else 12
            for line in self.wrap(text if head else "　　" + text, self.width - 2 * MARGIN, size):
                if self.y + 24 > self.height - MARGIN:
                    self.open(A4, "no")
                self.text(MARGIN, self.y + 16, size, line)
                self.y += 22

    def close(self):
        self.finish()
        self.out.save()


def write(doc, random, path):
    w = Writer(doc, random, path)
    w.was_wide = True
    w.open(A4, "no")
    w.y = 240
    w.centred(w.y, 22 if w.advance(doc.title, 22) < 500 else 15, doc.title)
    with_prose = doc.book is not None and doc.kind == "department_budget" and random.random() < 0.6
    ahead, behind = prose.prose(doc, random) if with_prose else ([], [])
    if ahead:
        w.lines(ahead)
    for t in doc.tables:
        w.table(t, doc.unit)
    if behind:
        w.lines(behind)
    w.close()
    return w
