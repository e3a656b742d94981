"""Puts invented tables on pages: measures, wraps, breaks, draws, and tells the truth of what stands where.

A canvas has width, height, advance(text, size), text(x, baseline, size, text), rule(x0, y0, x1, y1, width, how),
fill(x0, y0, x1, y1, grey) and new_page(wide); y runs down.
"""
from dataclasses import dataclass

MARGIN = 50
HEAD_ROOM = 40


@dataclass
class Row:
    cells: list  # (column, column span, row span, lines, text)
    height: float
    head: bool = False


class Placed:
    """A table with widths and wrapped rows."""

    def __init__(self, table, style, canvas, random):
        self.table, self.style, self.random = table, style, random
        self.size = style.size
        while True:
            self.widths = self._widths(canvas)
            if sum(self.widths) <= canvas.width - 2 * MARGIN + 0.1 or self.size <= 5.5:
                break
            self.size -= 0.5
        self.head = self._head(canvas)
        self.body = [self._row(canvas, cells) for cells in table.rows]

    def _widths(self, canvas):
        room, pad = canvas.width - 2 * MARGIN, 2 * self.style.padding
        natural, least = [], []
        for k, column in enumerate(self.table.columns):
            texts = [r[k] for r in self.table.rows if r[k]]
            widest = max([canvas.advance(t, self.size) for t in texts], default=0) + pad
            word = max([canvas.advance(w, self.size) for c in column.path for w in c.split()] + [0])
            own = min(word, 4.2 * self.size if not self.table.latin else word) + pad
            if column.kind == "name":
                natural.append(max(own, widest * self.style.narrow, 5 * self.size))
                longest = max([canvas.advance(w, self.size) for t in texts for w in t.split()] + [0]) + pad if self.table.latin else 0
                least.append(max(own, 5 * self.size, longest))
            else:
                natural.append(max(own, widest))
                least.append(max(own, widest))
        if sum(natural) <= room:
            extra = (room - sum(natural)) * self.random.choice((0, 0.5, 1)) / len(natural)
            return [w + extra for w in natural]
        give = sum(natural) - sum(least)
        need = min(1.0, (sum(natural) - room) / give) if give > 0 else 0
        return [n - (n - l) * need for n, l in zip(natural, least)]

    def _wrap(self, canvas, text, width):
        if not text:
            return []
        pieces = [w + " " for w in text.split(" ")] if self.table.latin else list(text)
        if not self.table.latin and len(text) > 1 and all(c in "0123456789,.%-()" for c in text):
            pieces = [text]
        lines, line = [], ""
        for piece in pieces:
            if line and canvas.advance((line + piece).rstrip(), self.size) > width - 2 * self.style.padding + 0.01:
                lines.append(line.rstrip())
                line = ""
            line += piece
        return lines + [line.rstrip()]

    def _height(self, lines):
        return max(1, lines) * self.size * self.style.leading + 2 * self.style.padding

    def _row(self, canvas, cells):
        placed = [(k, 1, 1, self._wrap(canvas, t, self.widths[k]), t) for k, t in enumerate(cells)]
        return Row(placed, self._height(max(len(c[3]) for c in placed)))

    def _head(self, canvas):
        deep = self.table.header_rows()
        cells = [[] for _ in range(deep)]
        heights = [self._height(1)] * deep
        for row, col, down, across, text in self.table.header_cells():
            lines = self._wrap(canvas, text, sum(self.widths[col:col + across]))
            cells[row].append((col, across, down, lines, text))
            have = sum(heights[row:row + down])
            if self._height(len(lines)) > have:
                heights[row + down - 1] += self._height(len(lines)) - have
        return [Row(c, h, True) for c, h in zip(cells, heights)]

    def moved(self):
        """The same columns with other widths, as Excel fits each page."""
        sway = [w * (1 + self.random.uniform(-0.06, 0.06)) for w in self.widths]
        scale = sum(self.widths) / sum(sway)
        return [w * scale for w in sway]


def _draw_text(canvas, placed, row, x, y, width, height, column, lines, head):
    style, size = placed.style, placed.size
    kind = placed.table.columns[column].kind
    align = style.header if head else style.names if kind in ("name",) else "center" if kind in ("code", "text") else style.figures
    free = height - len(lines) * size * style.leading
    top = y + (free / 2 if head or style.anchor == "middle" else style.padding if style.anchor == "top" else free - style.padding)
    for i, line in enumerate(lines):
        wide = canvas.advance(line, size)
        at = {"left": x + style.padding, "center": x + (width - wide) / 2, "right": x + width - style.padding - wide}[align]
        grey = 1.0 if head and style.dark_head else 0.0
        canvas.text(at, top + (i + 0.5) * size * style.leading + size * 0.36, size, line, grey)


class Flow:
    """Tables one after the other down the pages."""

    def __init__(self, canvas, random):
        self.canvas, self.random = canvas, random
        self.page, self.truth = 0, []

    def new_page(self, style):
        self.canvas.new_page()
        self.page += 1
        self.y = MARGIN
        if style.running_head:
            self.canvas.text(MARGIN, MARGIN - 18, 9, style.running_head)
        self.canvas.text(self.canvas.width / 2, self.canvas.height - 25, 9, str(self.page))

    def add(self, table, style, number):
        placed = Placed(table, style, self.canvas, self.random)
        head_height = sum(r.height for r in placed.head)
        if self.page == 0 or self.y + 60 + head_height + sum(r.height for r in placed.body[:3]) > self.canvas.height - MARGIN:
            self.new_page(style)
        self.caption(table, style, number)
        whole = {"number": number, "title": table.title, "money_unit": table.unit, "pages": [], "status": "filled",
                 "columns": [{"header": c.path} for c in table.columns], "rows": []}
        parts, first, widths = [], 0, placed.widths
        while True:
            head = placed.head if first == 0 or style.head_again != "none" else []
            x = MARGIN + (self.canvas.width - 2 * MARGIN - sum(widths)) / 2
            room = self.canvas.height - MARGIN - self.y - sum(r.height for r in head)
            last = first
            while last < len(placed.body) and room >= placed.body[last].height:
                room -= placed.body[last].height
                last += 1
            last = max(last, first + 1)
            rows = head + placed.body[first:last]
            self.part(placed, rows, len(head), widths, x)
            parts.append({"page": self.page, "rows": [self.texts(r, len(table.columns)) for r in rows], "heads": len(head), "style": style.border,
                          "trade": table.trade, "head_again": style.head_again})
            whole["pages"].append(self.page)
            whole["rows"] += [{"cells": self.texts(r, len(table.columns))} for r in placed.body[first:last]]
            first = last
            if first >= len(placed.body):
                break
            self.new_page(style)
            if style.head_again == "moved":
                widths = placed.moved()
        if style.note:
            self.y += 14
            self.canvas.text(MARGIN, self.y, 9, style.note)
        self.y += 26
        self.truth.append({"parts": parts, "whole": whole})

    def caption(self, table, style, number):
        canvas = self.canvas
        if number:
            canvas.text(MARGIN, self.y + 10, 10, f"表{number}")
            self.y += 16
        canvas.text((canvas.width - canvas.advance(table.title, 15)) / 2, self.y + 15, 15, table.title)
        self.y += 24
        if table.unit:
            unit = f"单位：{table.unit}"
            canvas.text(canvas.width - MARGIN - canvas.advance(unit, 9), self.y + 9, 9, unit)
            self.y += 14

    @staticmethod
    def texts(row, columns):
        cells = [None] * columns
        for column, _, _, _, text in row.cells:
            cells[column] = text
        return cells

    def part(self, placed, rows, heads, widths, x):
        canvas, style = self.canvas, placed.style
        edges = [x]
        for w in widths:
            edges.append(edges[-1] + w)
        tops = [self.y]
        for row in rows:
            tops.append(tops[-1] + row.height)
        self.fills(style, rows, heads, edges, tops)
        self.rules(style, rows, heads, edges, tops)
        for i, row in enumerate(rows):
            for column, across, down, lines, _ in row.cells:
                _draw_text(canvas, placed, row, edges[column], tops[i], edges[column + across] - edges[column], tops[i + down] - tops[i],
                           column, lines, row.head)
        if style.watermark:
            canvas.mark("内部资料")
        self.y = tops[-1]

    def fills(self, style, rows, heads, edges, tops):
        canvas = self.canvas
        if style.border in ("zebra", "white_gaps") or style.dark_head:
            if heads:
                canvas.fill(edges[0], tops[0], edges[-1], tops[heads], 0.25 if style.dark_head else 0.8)
        if style.border in ("zebra", "white_gaps"):
            for i in range(heads, len(rows)):
                if style.border == "white_gaps" or (i - heads) % 2:
                    canvas.fill(edges[0], tops[i], edges[-1], tops[i + 1], 0.92)

    def rules(self, style, rows, heads, edges, tops):
        line = lambda x0, y0, x1, y1, grey=0: self.canvas.rule(x0, y0, x1, y1, style.line_width, style.rules_as, grey)
        across = lambda y, grey=0: line(edges[0], y, edges[-1], y, grey)
        border, bottom, head_bottom = style.border, tops[-1], tops[heads]

        def boxed(first, last, grey=0):
            """Every cell of rows [first, last) outlined."""
            for i in range(first, last):
                for column, wide, down, _, _ in rows[i].cells:
                    line(edges[column], tops[i], edges[column + wide], tops[i], grey)
                    line(edges[column], tops[i], edges[column], tops[i + down], grey)
            if last > first:
                across(tops[last], grey)
                line(edges[-1], tops[first], edges[-1], tops[last], grey)

        if border == "grid":
            boxed(0, len(rows))
        elif border == "header_grid":
            boxed(0, heads)
            across(bottom)
        elif border in ("frame_columns", "groups"):
            boxed(0, heads)
            across(tops[0]), across(bottom)
            for x in edges:
                line(x, head_bottom, x, bottom)
            if border == "groups":
                step = self.random.randrange(3, 6)
                for i in range(heads + step, len(rows), step):
                    across(tops[i])
        elif border == "columns":
            across(tops[0]), across(head_bottom), across(bottom)
            for x in edges[1:-1]:
                line(x, head_bottom, x, bottom)
            boxed(0, heads)
        elif border == "three_line":
            across(tops[0]), across(head_bottom), across(bottom)
            for i in range(heads):
                for column, wide, down, _, _ in rows[i].cells:
                    if wide > 1:
                        line(edges[column] + 3, tops[i + down], edges[column + wide] - 3, tops[i + down])
        elif border == "horizontal":
            for i, y in enumerate(tops):
                if i >= heads or i == 0:
                    across(y)
            for i in range(heads):
                for column, wide, down, _, _ in rows[i].cells:
                    if wide > 1:
                        line(edges[column] + 3, tops[i + down], edges[column + wide] - 3, tops[i + down])
        elif border == "white_gaps":
            boxed(0, len(rows), 1)
