"""Puts invented tables on pages: measures, wraps, breaks, draws, and tells the truth of what stands where.

A canvas has width, height, advance(text, size), text(x, baseline, size, text), text_up, rule(x0, y0, x1, y1, width, how),
fill(x0, y0, x1, y1, grey), round_frame and new_page(); y runs down.
"""
import copy
from dataclasses import dataclass

import drawing

MARGIN = 50


@dataclass
class Row:
    cells: list  # (column, column span, row span, lines, text)
    height: float
    head: bool = False
    indent: int = 0
    leaders: bool = False
    cut: bool = False  # goes on on the next page


class Placed:
    """A table with widths and wrapped rows, for a room of this width."""

    def __init__(self, table, style, canvas, random, room):
        self.table, self.style, self.random = table, style, random
        self.size = style.size
        while True:
            self.widths = self._widths(canvas, room)
            if sum(self.widths) <= room + 0.1 or self.size <= 5:
                break
            self.size -= 0.5
        self.fits = sum(self.widths) <= room + 0.1
        self.head = self._head(canvas)
        self.body = [self._row(canvas, i, cells) for i, cells in enumerate(table.rows)]

    def turned(self, column, across):
        path = self.table.columns[column].path
        return self.style.turned_heads and across == 1 and self.table.columns[column].kind == "money" and len(path[-1]) <= 14

    def _widths(self, canvas, room):
        pad = 2 * self.style.padding
        natural, least = [], []
        for k, column in enumerate(self.table.columns):
            texts = [r[k] for i, r in enumerate(self.table.rows) if r[k] and i not in self.table.spans]
            deepest = max(self.table.indents, default=0) * self.size if k == 0 else 0
            widest = max([canvas.advance(t, self.size) for t in texts], default=0) + pad + deepest
            word = max([canvas.advance(w, self.size) for w in (column.path if self.table.latin else column.path[-1:]) for w in w.split()] + [0])
            own = min(word, 4.2 * self.size if not self.table.latin else word) + pad
            if self.turned(k, 1):
                own = 1.6 * self.size + pad
            if column.kind == "name":
                natural.append(max(own, widest * self.style.narrow, 5 * self.size))
                longest = max([canvas.advance(w, self.size) for t in texts for w in t.split()] + [0]) + pad + deepest if self.table.latin else 0
                least.append(max(own, 5 * self.size, longest))
            elif column.kind == "money" and self.style.wrap_figures:
                natural.append(max(own, 3 * self.size + pad, 0.7 * widest))
                least.append(natural[-1])
            else:
                natural.append(max(own, widest))
                least.append(max(own, widest))
        natural = [max(n, l) for n, l in zip(natural, least)]
        if sum(natural) <= room:
            extra = (room - sum(natural)) * self.random.choice((0, 0.5, 1)) / len(natural)
            return [w + extra for w in natural]
        give = sum(natural) - sum(least)
        need = min(1.0, (sum(natural) - room) / give) if give > 0 else 0
        return [n - (n - l) * need for n, l in zip(natural, least)]

    def _wrap(self, canvas, text, width, figures=False):
        if not text:
            return []
        pieces = [w + " " for w in text.split(" ")] if self.table.latin else list(text)
        if not figures and not self.table.latin and len(text) > 1 and all(c in "0123456789,.%-()" for c in text):
            pieces = [text]
        if figures:
            pieces = list(text)
        lines, line = [], ""
        for piece in pieces:
            if line and canvas.advance((line + piece).rstrip(), self.size) > width - 2 * self.style.padding + 0.01:
                lines.append(line.rstrip())
                line = ""
            line += piece
        return lines + [line.rstrip()]

    def _height(self, lines):
        return max(1, lines) * self.size * self.style.leading + 2 * self.style.padding

    def _row(self, canvas, index, cells):
        table = self.table
        if index in table.spans:
            at = table.spans[index]
            wide = sum(self.widths[at:])
            placed = [(k, 1, 1, [], None) for k in range(at)] + [(at, len(cells) - at, 1, self._wrap(canvas, cells[at], wide), cells[at])]
            return Row(placed, self._height(max(len(c[3]) for c in placed)))
        indent = table.indents[index] if table.indents else 0
        shift = [indent * self.size if k == 0 else 0 for k in range(len(cells))]
        placed = [(k, 1, 1, self._wrap(canvas, t, self.widths[k] - shift[k], self.style.wrap_figures and table.columns[k].kind == "money"), t)
                  for k, t in enumerate(cells)]
        return Row(placed, self._height(max(len(c[3]) for c in placed)), indent=indent, leaders=table.leaders)

    def _head(self, canvas):
        deep = self.table.header_rows()
        cells = [[] for _ in range(deep)]
        heights = [self._height(1)] * deep
        for row, col, down, across, text in self.table.header_cells():
            if self.turned(col, across):
                lines, wanted = [text], canvas.advance(text, self.size) + 8
            else:
                lines = self._wrap(canvas, text, sum(self.widths[col:col + across]))
                wanted = self._height(len(lines))
            cells[row].append((col, across, down, lines, text))
            have = sum(heights[row:row + down])
            if wanted > have:
                heights[row + down - 1] += wanted - have
        return [Row(c, h, True) for c, h in zip(cells, heights)]

    def cut(self, row, room):
        """The row in two, the first no higher than the room; None where that leaves either without a line."""
        fit = int((room - 2 * self.style.padding) / (self.size * self.style.leading))
        most = max(len(c[3]) for c in row.cells)
        if fit < 1 or fit >= most:
            return None
        space = "" if not self.table.latin else " "
        halves = []
        for part in (slice(0, fit), slice(fit, None)):
            cells = [(k, a, d, lines[part], space.join(lines[part]) or None) for k, a, d, lines, _ in row.cells]
            half = copy.copy(row)
            half.cells, half.height = cells, self._height(max(len(c[3]) for c in cells))
            halves.append(half)
        halves[0].cut = True
        return halves

    def moved(self):
        """The same columns with other widths, as Excel fits each page."""
        sway = [w * (1 + self.random.uniform(-0.06, 0.06)) for w in self.widths]
        scale = sum(self.widths) / sum(sway)
        return [w * scale for w in sway]


def texts(row, columns):
    cells = [None] * columns
    for column, _, _, _, text in row.cells:
        cells[column] = text
    return cells


class Flow:
    """Tables one after the other down the pages, in a strip of each."""

    def __init__(self, canvas, random, latin):
        self.canvas, self.random, self.latin = canvas, random, latin
        self.page, self.truth, self.y = 0, [], 0
        self.left, self.right = MARGIN, canvas.width - MARGIN

    @property
    def bottom(self):
        return self.canvas.height - MARGIN

    def new_page(self, style):
        self.canvas.new_page()
        self.page += 1
        self.y = MARGIN
        if style.running_head:
            self.canvas.text(MARGIN, MARGIN - 18, 9, style.running_head)
        self.canvas.text(self.canvas.width / 2, self.canvas.height - 25, 9, str(self.page))

    def add(self, table, style, number):
        placed = Placed(table, style, self.canvas, self.random, self.right - self.left)
        if not placed.fits:
            return False
        if self.page == 0 or self.y + 60 + sum(r.height for r in placed.head) + sum(r.height for r in placed.body[:3]) > self.bottom:
            self.new_page(style)
        self.caption(table, style, number)
        whole = {"number": number, "title": table.title, "money_unit": table.unit, "pages": [], "status": "filled",
                 "columns": [{"header": c.path} for c in table.columns], "rows": []}
        parts, body, first, widths = [], list(placed.body), 0, placed.widths
        while True:
            head = placed.head if first == 0 or style.head_again != "none" else []
            x = self.left + (self.right - self.left - sum(widths)) / 2
            last = self.fill(placed, body, first, self.bottom - self.y - sum(r.height for r in head))
            rows = head + body[first:last]
            self.part(placed, rows, len(head), widths, x)
            parts.append({"page": self.page, "rows": [texts(r, len(table.columns)) for r in rows], "heads": len(head), "style": style.border,
                          "trade": table.trade, "head_again": style.head_again, "cut": rows[-1].cut})
            whole["pages"].append(self.page)
            first = last
            if first >= len(body):
                break
            self.new_page(style)
            if style.head_again == "moved":
                widths = placed.moved()
        whole["rows"] = [{"cells": texts(r, len(table.columns))} for r in placed.body]
        if style.note:
            self.y += 9 if style.close else 16
            self.canvas.text(x if style.close else self.left, self.y, 8, style.note)
        self.y += 26
        self.truth.append({"parts": parts, "whole": whole})
        return True

    @staticmethod
    def fill(placed, body, first, room):
        """The end of the rows that the room holds; the last of them is cut in two where the look says so."""
        last = first
        while last < len(body) and room >= body[last].height:
            room -= body[last].height
            last += 1
        if last < len(body) and placed.style.cut_rows and last > first:
            if halves := placed.cut(body[last], room):
                body[last:last + 1] = halves
                last += 1
        return max(last, first + 1)

    def caption(self, table, style, number):
        canvas = self.canvas
        gap = 5 if style.close else 9
        if self.latin:
            title = f"Table {number}. {table.title}" if number else table.title
            canvas.text(self.left, self.y + 12, 11, title)
            self.y += 12 + gap
            return
        if number:
            canvas.text(self.left, self.y + 10, 10, f"表{number}")
            self.y += 16
        size = 15
        while size > 8 and canvas.advance(table.title, size) > self.right - self.left:
            size -= 1
        canvas.text((self.left + self.right - canvas.advance(table.title, size)) / 2, self.y + 15, size, table.title)
        self.y += 15 + gap
        if table.unit:
            unit = f"单位：{table.unit}"
            canvas.text(self.right - canvas.advance(unit, 9), self.y + 9, 9, unit)
            self.y += 9 + gap / 2

    def part(self, placed, rows, heads, widths, x):
        canvas, style = self.canvas, placed.style
        edges = [x]
        for w in widths:
            edges.append(edges[-1] + w)
        tops = [self.y]
        for row in rows:
            tops.append(tops[-1] + row.height)
        drawing.fills(canvas, style, rows, heads, edges, tops)
        drawing.rules(canvas, style, rows, heads, edges, tops, self.random)
        for i, row in enumerate(rows):
            for column, across, down, lines, _ in row.cells:
                drawing.draw_text(canvas, placed, row, edges[column], tops[i], edges[column + across] - edges[column], tops[i + down] - tops[i],
                                  column, lines, across)
        if style.watermark:
            canvas.mark("内部资料")
        self.y = tops[-1]

    def beside(self, tables, style):
        """Two tables next to each other, each with rows of its own heights; False where the page is too narrow for them."""
        middle = self.canvas.width / 2
        both, bottoms = [], []
        for table, left, right in zip(tables, (MARGIN, middle + 12), (middle - 12, self.canvas.width - MARGIN)):
            own = copy.copy(style)
            own.size, own.padding = self.random.choice((6, 7, 8)), self.random.choice((2, 3))
            placed = Placed(table, own, self.canvas, self.random, right - left)
            if not placed.fits or sum(r.height for r in placed.head + placed.body) > self.bottom - MARGIN - 90:
                return False
            both.append((table, own, left, right))
        self.new_page(style)
        top = self.y
        for table, own, left, right in both:
            self.left, self.right, self.y = left, right, top
            page = self.page
            self.add(table, own, None)
            bottoms.append(self.y)
            if self.page != page:
                break
        self.left, self.right, self.y = MARGIN, self.canvas.width - MARGIN, max(bottoms)
        return True
