"""Draws rows of cells: fills, rules and texts in each look."""


def write(canvas, style, x, y, size, text, grey=0.0):
    if style.emit == "glyphs":
        for glyph in text:
            canvas.text(x, y, size, glyph, grey)
            x += canvas.advance(glyph, size)
    elif style.emit == "words":
        for word in text.split(" "):
            if word:
                canvas.text(x, y, size, word, grey)
            x += canvas.advance(word + " ", size)
    else:
        canvas.text(x, y, size, text, grey)
        if style.emit == "twice":
            canvas.text(x + 0.3, y, size, text, grey)


def alignment(style, kind, head):
    if head:
        return ("left" if kind == "name" else "right" if kind == "money" else "center") if style.header == "sides" else style.header
    return style.names if kind == "name" else "center" if kind in ("code", "text") else style.figures


def draw_text(canvas, placed, row, x, y, width, height, column, lines, across):
    style, size = placed.style, placed.size
    kind = placed.table.columns[column].kind
    align = alignment(style, kind, row.head)
    if across > 1 and not row.head:
        align = "center" if column else "left"
    if across > 1 and row.head and align == "right":
        align = "center"
    grey = 1.0 if row.head and style.dark_head else 0.0
    if row.head and placed.turned(column, across):
        for i, line in enumerate(lines):
            middle = x + width / 2 + (i - len(lines) / 2 + 0.5) * size * 1.2
            canvas.text_up(middle + size * 0.36, y + (height + canvas.advance(line, size)) / 2, size, line, grey)
        return
    anchor = style.head_anchor if row.head else style.anchor
    free = height - len(lines) * size * style.leading
    top = y + (free / 2 if anchor == "middle" else style.padding if anchor == "top" else free - style.padding)
    shift = row.indent * size if column == 0 and align == "left" else 0
    for i, line in enumerate(lines):
        wide = canvas.advance(line, size)
        at = {"left": x + style.padding + shift, "center": x + (width - wide) / 2, "right": x + width - style.padding - wide}[align]
        base = top + (i + 0.5) * size * style.leading + size * 0.36
        write(canvas, style, at, base, size, line, grey)
        if row.leaders and column == 0 and i + 1 == len(lines) and across == 1:
            dot = canvas.advance(".", size)
            count = int((x + width - at - wide - size) / dot) if dot else 0
            if count > 3:
                canvas.text(x + width - 0.5 * size - count * dot, base, size, "." * count)


def fills(canvas, style, rows, heads, edges, tops):
    bands = style.border in ("zebra", "white_gaps")
    if heads and (bands or style.dark_head or style.border == "column_fills"):
        canvas.fill(edges[0], tops[0], edges[-1], tops[heads], 0.25 if style.dark_head else 0.8)
    if bands:
        for i in range(heads, len(rows)):
            if style.border == "white_gaps" or (i - heads) % 2:
                canvas.fill(edges[0], tops[i], edges[-1], tops[i + 1], 0.92)
    if style.border == "column_fills":
        for k in range(1, len(edges) - 1, 2):
            canvas.fill(edges[k], tops[heads], edges[k + 1], tops[-1], 0.93)
    if style.border == "boxes":
        for i, row in enumerate(rows):
            for column, across, down, _, _ in row.cells:
                dark = row.head and style.dark_head
                canvas.fill(edges[column] + 1, tops[i] + 1, edges[column + across] - 1, tops[i + down] - 1, 0.25 if dark else 0.8 if row.head else 0.93)


def rules(canvas, style, rows, heads, edges, tops, random):
    line = lambda x0, y0, x1, y1, grey=0: canvas.rule(x0, y0, x1, y1, style.line_width, style.rules_as, grey)
    across = lambda y, grey=0: line(edges[0], y, edges[-1], y, grey)
    border, bottom, head_bottom = style.border, tops[-1], tops[heads]

    def boxed(first, last, grey=0, left=0):
        """Every cell of rows [first, last) outlined, from a column on."""
        for i in range(first, last):
            for column, wide, down, _, _ in rows[i].cells:
                if column >= left:
                    line(edges[column], tops[i], edges[column + wide], tops[i], grey)
                    line(edges[column], tops[i], edges[column], tops[i + down], grey)
        if last > first:
            line(edges[left], tops[last], edges[-1], tops[last], grey)
            line(edges[-1], tops[first], edges[-1], tops[last], grey)

    def down(edge, first, last):
        """A rule down the rows [first, last), but through no cell that spans the edge."""
        for i in range(first, last):
            if not any(column < edge < column + wide for column, wide, _, _, _ in rows[i].cells):
                line(edges[edge], tops[i], edges[edge], tops[i + 1])

    def straddles():
        for i in range(heads):
            for column, wide, down, _, _ in rows[i].cells:
                if wide > 1 and style.straddle_rules:
                    line(edges[column] + 3, tops[i + down], edges[column + wide] - 3, tops[i + down])

    if border in ("grid", "labels_outside"):
        boxed(0, len(rows), left=int(border == "labels_outside"))
    elif border == "double":
        boxed(0, len(rows))
        for gap in (-2,):
            line(edges[0] + gap, tops[0] + gap, edges[-1] - gap, tops[0] + gap)
            line(edges[0] + gap, bottom - gap, edges[-1] - gap, bottom - gap)
            line(edges[0] + gap, tops[0] + gap, edges[0] + gap, bottom - gap)
            line(edges[-1] - gap, tops[0] + gap, edges[-1] - gap, bottom - gap)
    elif border == "header_grid":
        boxed(0, heads)
        across(bottom)
    elif border in ("frame_columns", "groups"):
        boxed(0, heads)
        across(tops[0]), across(bottom)
        for edge in range(len(edges)):
            down(edge, heads, len(rows))
        if border == "groups":
            step = random.randrange(3, 6)
            for i in range(heads + step, len(rows), step):
                across(tops[i])
    elif border == "columns":
        across(tops[0]), across(head_bottom), across(bottom)
        for edge in range(1, len(edges) - 1):
            down(edge, heads, len(rows))
        boxed(0, heads)
    elif border == "three_line":
        across(tops[0]), across(head_bottom), across(bottom)
        straddles()
    elif border == "head_rule":
        across(head_bottom)
    elif border in ("horizontal", "dotted", "rounded"):
        for i, y in enumerate(tops):
            if i in (0, len(rows)) and border == "rounded":
                continue
            if i >= heads or i == 0:
                canvas.rule(edges[0], y, edges[-1], y, style.line_width, "dotted" if border == "dotted" and i > heads else style.rules_as, 0)
        straddles()
        if border == "rounded":
            canvas.round_frame(edges[0], tops[0], edges[-1], bottom, 6, style.line_width)
            for edge in range(1, len(edges) - 1) if style.straddle_rules else ():
                down(edge, heads, len(rows))
    elif border == "frame":
        across(tops[0]), across(head_bottom), across(bottom)
        line(edges[0], tops[0], edges[0], bottom), line(edges[-1], tops[0], edges[-1], bottom)
    elif border == "white_gaps":
        boxed(0, len(rows), 1)
