"""What stands around tables and is none: paragraphs, charts, framed texts, lists of contents."""
import copy

from lay_out import MARGIN

SENTENCES = ("本年度收入预算较上年有所增加，主要原因是新增项目支出和人员经费调整。", "按照政府会计准则的规定，各项收支均已纳入预算管理。", "支出总额为1,234.56万元，其中基本支出占六成以上。",
             "专项资金将根据项目进度分批下达，并接受社会监督。", "2026年将继续压减一般性支出，三公经费只减不增。")
SENTENCES_LATIN = ("Output grew more slowly than in the year before, mainly because of lower demand from abroad.", "The figures for the last quarter are provisional and will be revised in May.",
                   "Employment rose by 1.4 per cent, to 2,345 thousand persons.", "Prices of services went up again, while those of goods remained stable.",
                   "Details of the method are given in the annex to this report.")


def wrap(canvas, text, size, width, latin):
    lines, line = [], ""
    for piece in ([w + " " for w in text.split(" ")] if latin else list(text)):
        if line and canvas.advance((line + piece).rstrip(), size) > width:
            lines.append(line.rstrip())
            line = ""
        line += piece
    return lines + [line.rstrip()]


def sentences(flow, count):
    return ("" if not flow.latin else " ").join(flow.random.choice(SENTENCES_LATIN if flow.latin else SENTENCES) for _ in range(count))


def paragraph(flow, style, count=None):
    """A paragraph at the flow's place, no lower than the page."""
    for line in wrap(flow.canvas, sentences(flow, count or flow.random.randrange(2, 6)), 10, flow.right - flow.left, flow.latin):
        if flow.y + 16 > flow.bottom:
            return
        flow.y += 15
        flow.canvas.text(flow.left, flow.y, 10, line)
    flow.y += 14


def chart(flow, style):
    """Bars with labels and a scale."""
    canvas, random = flow.canvas, flow.random
    high, count = 120, random.randrange(3, 8)
    if flow.y + high + 50 > flow.bottom:
        return
    top, left, wide = flow.y + 10, flow.left + 40, (flow.right - flow.left) * 0.6
    for i in range(5):
        y = top + high * i / 4
        canvas.rule(left, y, left + wide, y, 0.3, "strokes", 0.7)
        canvas.text(left - 30, y + 3, 7, str(400 - 100 * i))
    for k in range(count):
        x = left + wide * (k + 0.25) / count
        bar = high * random.random()
        canvas.fill(x, top + high - bar, x + wide * 0.5 / count, top + high, 0.5)
        canvas.text(x, top + high + 12, 7, str(2025 - count + k))
    flow.y = top + high + 30


def box(flow, style):
    """A framed text."""
    canvas = flow.canvas
    lines = wrap(canvas, sentences(flow, 3), 9, flow.right - flow.left - 20, flow.latin)
    high = 14 * len(lines) + 12
    if flow.y + high + 20 > flow.bottom:
        return
    x0, x1, y0, y1 = flow.left, flow.right, flow.y + 4, flow.y + 4 + high
    if flow.random.random() < 0.5:
        canvas.fill(x0, y0, x1, y1, 0.93)
    else:
        for a in ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)):
            canvas.rule(*a, 0.5, "strokes")
    for i, line in enumerate(lines):
        canvas.text(x0 + 10, y0 + 6 + 14 * i + 10, 9, line)
    flow.y = y1 + 20


def contents(flow, style):
    canvas = flow.canvas
    names = ("Overview", "Methods", "Results by region", "Annex") if flow.latin else ("一、部门基本情况", "二、2026年收支总体情况", "三、三公经费说明", "四、名词解释")
    page = 2
    for name in names:
        if flow.y + 20 > flow.bottom:
            return
        flow.y += 18
        canvas.text(flow.left, flow.y, 10, name)
        dot, number = canvas.advance(".", 10), str(page)
        start, end = flow.left + canvas.advance(name, 10) + 4, flow.right - canvas.advance(number, 10) - 4
        canvas.text(start, flow.y, 10, "." * int((end - start) / dot))
        canvas.text(end + 4, flow.y, 10, number)
        page += flow.random.randrange(1, 6)
    flow.y += 24


def columns(flow, style, table):
    """A page of prose in two columns with the table in one of them; False where it does not fit."""
    from lay_out import Placed
    random, canvas = flow.random, flow.canvas
    middle = canvas.width / 2
    strips = ((MARGIN, middle - 10), (middle + 10, canvas.width - MARGIN))
    own = copy.copy(style)
    own.size, own.padding, own.cut_rows = 7, 2, False
    placed = Placed(table, own, canvas, random, strips[0][1] - strips[0][0])
    if not placed.fits or sum(r.height for r in placed.head + placed.body) > canvas.height - 2 * MARGIN - 160:
        return False
    flow.new_page(style)
    chosen = random.randrange(2)
    for k, (flow.left, flow.right) in enumerate(strips):
        flow.y = MARGIN
        for _ in range(random.randrange(1, 3)):
            paragraph(flow, style, 2 if k == chosen else None)
        if k == chosen:
            flow.add(table, own, None)
        while flow.y + 60 < flow.bottom:
            paragraph(flow, style)
    flow.left, flow.right, flow.y = MARGIN, canvas.width - MARGIN, flow.bottom
    return True


KINDS = {"prose": paragraph, "chart": chart, "box": box, "contents": contents}
