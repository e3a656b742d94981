"""A disclosure as a text with tables between its chapters (docx), printed by LibreOffice."""
from docx import Document as Docx
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from disclosed import looks, prose
from disclosed.ledger import PROJECTS, cn
from disclosed.workbook import width_of

FACES = ["AR PL UMing CN", "WenQuanYi Zen Hei", "Droid Sans Fallback"]
ALIGN = {"left": WD_ALIGN_PARAGRAPH.LEFT, "center": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT}


class Look:
    def __init__(self, r):
        self.face, self.size = r.choice(FACES), r.choice([8, 9, 10, 10.5])
        self.borders = r.choice(["grid", "grid", "grid", "grid", "three", "horizontal", "hair", "double", "no_sides"])
        self.repeat = r.random() < 0.6
        self.may_break = r.random() < 0.6
        self.autofit = r.random() < 0.4
        self.margins = r.choice([None, None, 0.05, 0.3])
        self.figure_align = r.choice(["right", "right", "center", "left"])
        self.name_align = r.choice(["left", "left", "center"])
        self.indent = r.choice(["none", "spaces", "wide", "cell"])
        self.label_place = r.choice(["above", "title", "unit_line", "right"])
        self.left_line = r.choice(["部门：{}", "编制单位：{}", "单位名称：{}", "", ""])
        self.unit_in_table = r.random() < 0.12
        self.valign = r.choice(["center", "center", "top", None])
        self.row_height = r.choice([None, None, 0.6, 0.8])
        self.fill = r.choice([None, None, "D9E2F3", "F2F2F2"])
        self.landscape = r.choice(["wide", "wide", "all"])
        self.break_before = r.random() < 0.7
        self.head_bold = r.random() < 0.6
        self.narrow_names = r.random() < 0.25
        self.blank_tail = r.choice([0, 0, 0, 3])


def border(cell_or_table, tag, **sides):
    pr = cell_or_table
    el = OxmlElement(tag)
    for name in ("top", "left", "bottom", "right", "insideH", "insideV"):
        if name in sides:
            b = OxmlElement(f"w:{name}")
            style, size = sides[name]
            b.set(qn("w:val"), style)
            b.set(qn("w:sz"), str(size))
            b.set(qn("w:space"), "0")
            b.set(qn("w:color"), "000000")
            el.append(b)
    pr.append(el)


def shade(cell, colour):
    pr = cell._tc.get_or_add_tcPr()
    el = OxmlElement("w:shd")
    el.set(qn("w:val"), "clear")
    el.set(qn("w:fill"), colour)
    pr.append(el)


class Writer:
    def __init__(self, doc, random):
        self.doc, self.r, self.look = doc, random, Look(random)
        self.figures = looks.Figures(random)
        while self.figures.kind in ("general",):
            self.figures = looks.Figures(random)
        self.docx, self.truth = Docx(), []
        self.features = {"borders": self.look.borders, "figures": self.figures.kind, "autofit": self.look.autofit, "repeat": self.look.repeat}
        self.docx.sections[0].page_width, self.docx.sections[0].page_height = Cm(21), Cm(29.7)
        self.wide = False
        style = self.docx.styles["Normal"]
        style.font.name, style.font.size = self.look.face, Pt(12)
        style.element.rPr.rFonts.set(qn("w:eastAsia"), self.look.face)
        self.margin()

    def margin(self):
        s = self.docx.sections[-1]
        s.left_margin = s.right_margin = Cm(2)
        s.top_margin = s.bottom_margin = Cm(2)

    def run(self, paragraph, text, size, bold=False):
        run = paragraph.add_run(text)
        run.font.size, run.bold, run.font.name = Pt(size), bold, self.look.face
        run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), self.look.face)
        return run

    def paragraph(self, text, align="left", size=12, bold=False, indent=False):
        p = self.docx.add_paragraph()
        p.alignment = ALIGN[align]
        p.paragraph_format.space_after = Pt(4)
        if indent:
            p.paragraph_format.first_line_indent = Pt(2 * size)
        self.run(p, text, size, bold)
        return p

    def prose(self, lines):
        for t in lines:
            head = t[:1] == "第" and "部分" in t[:6]
            short = len(t) < 40 and t[1:2] == "、"
            self.paragraph(t, "center" if head else "left", 18 if head else 14 if short else 12, head or short, not head)

    def turn(self, wide):
        if wide == self.wide:
            if self.look.break_before:
                self.docx.add_page_break()
            return
        s = self.docx.add_section()
        s.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
        s.page_width, s.page_height = (Cm(29.7), Cm(21)) if wide else (Cm(21), Cm(29.7))
        self.margin()
        self.wide = wide

    def table(self, t):
        look, r, n = self.look, self.r, len(t.columns)
        self.turn(look.landscape == "all" or n > 7)
        full = 25.5 if self.wide else 17.0
        if t.label and look.label_place in ("above", "right"):
            self.paragraph(t.label, "left" if look.label_place == "above" else "right", look.size)
        title = f"{t.label} {t.title}" if t.label and look.label_place == "title" else t.title
        self.paragraph(title, "center", 15, True)
        left, unit = look.left_line.format(self.doc.entity), f"单位：{t.unit}"
        if t.label and look.label_place == "unit_line":
            left = t.label
        p = self.docx.add_paragraph()
        p.paragraph_format.space_after = Pt(1)
        if left:
            p.paragraph_format.tab_stops.add_tab_stop(Cm(full), alignment=2)
            self.run(p, left + "\t" + unit, look.size)
        else:
            p.alignment = ALIGN["right"]
            self.run(p, unit, look.size)
        printed = [[looks.cell_text(self.figures, c, v) for c, v in zip(t.columns, row)] for row in t.rows]
        head, marks = t.header_rows(), 1 if t.number_row else 0
        tail = look.blank_tail if not t.empty else 0
        table = self.docx.add_table(head + marks + len(printed) + tail, n)
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        pr = table._tbl.tblPr
        line = {"hair": ("dotted", 4), "double": ("double", 4)}.get(look.borders, ("single", 4))
        sides = {"grid": "top left bottom right insideH insideV", "hair": "top left bottom right insideH insideV", "double": "top left bottom right insideH insideV",
                 "three": "top bottom", "horizontal": "top bottom insideH", "no_sides": "top bottom insideH insideV"}[look.borders].split()
        border(pr, "w:tblBorders", **{s: line for s in sides})
        if look.margins is not None:
            el = OxmlElement("w:tblCellMar")
            for s in ("left", "right"):
                m = OxmlElement(f"w:{s}")
                m.set(qn("w:w"), str(int(look.margins * 567)))
                m.set(qn("w:type"), "dxa")
                el.append(m)
            pr.append(el)
        need = []
        for k, c in enumerate(t.columns):
            longest = max([width_of(row[k], look.size) for row in printed if row[k]] + [4])
            if c.kind == "name":
                longest = min(longest, 14 if look.narrow_names else 30) + 2
            else:
                longest += 2.5
            need.append(max(longest, 4))
        widths = [full * w / sum(need) for w in need] if not look.autofit or sum(need) * 0.19 > full else [w * 0.19 for w in need]
        table.autofit = look.autofit
        for k, w in enumerate(widths):
            table.columns[k].width = Cm(w)
            for c in table.columns[k].cells:
                c.width = Cm(w)

        grid = [row.cells for row in table.rows]

        def fill(cell, text, align, bold=False, indent=0):
            p = cell.paragraphs[0]
            p.alignment = ALIGN[align]
            p.paragraph_format.space_after = Pt(0)
            p.paragraph_format.left_indent = Pt(indent * look.size) if indent else None
            if text:
                self.run(p, text, look.size, bold)
            if look.valign:
                cell.vertical_alignment = {"center": 1, "top": 0}[look.valign]

        for hr, col, rs, cs, text in t.header_cells():
            cell = grid[hr][col]
            if rs * cs > 1:
                cell = cell.merge(grid[hr + rs - 1][col + cs - 1])
            fill(cell, text, "center", look.head_bold)
            if look.fill:
                shade(cell, look.fill)
        if look.borders == "three":
            for k in range(n):
                border(grid[head + marks - 1][k]._tc.get_or_add_tcPr(), "w:tcBorders", bottom=line)
        for k in range(n if marks else 0):
            number = sum(c.kind in ("money", "percent", "count") for c in t.columns[:k + 1])
            text = str(number) if t.columns[k].kind in ("money", "percent", "count") else ("栏次" if k == 0 and "决算" in t.title else None)
            fill(grid[head][k], text, "center")
        for i, row in enumerate(printed):
            kind = t.kinds[i] if i < len(t.kinds) else "line"
            for k, (c, text) in enumerate(zip(t.columns, row)):
                depth, indent = {"group": 1, "item": 2}.get(kind, 0), 0
                align = look.figure_align if c.kind in ("money", "percent", "count") else "center" if c.kind in ("text",) or kind == "total" else look.name_align
                if c.kind == "name" and text and depth:
                    if look.indent in ("spaces", "wide"):
                        text = ("  " if look.indent == "spaces" else "　") * depth + text
                    elif look.indent == "cell" and align == "left":
                        indent = depth
                fill(grid[head + marks + i][k], text, align, kind == "total", indent)
        for i, row in enumerate(table.rows):
            tr = row._tr.get_or_add_trPr()
            if look.repeat and i < head + marks:
                el = OxmlElement("w:tblHeader")
                el.set(qn("w:val"), "true")
                tr.append(el)
            if not look.may_break:
                tr.append(OxmlElement("w:cantSplit"))
            if look.row_height:
                row.height = Cm(look.row_height)
        if t.note:
            self.paragraph(t.note, "left", look.size)
        self.truth.append(looks.truth_table(t, printed))


def performance(w, random):
    """An unnumbered 绩效目标表 of one project: nested merges and words."""
    t = w.docx.add_table(8, 5)
    border(t._tbl.tblPr, "w:tblBorders", **{s: ("single", 4) for s in "top left bottom right insideH insideV".split()})
    g = [row.cells for row in t.rows]
    put = lambda cell, text: w.run(cell.paragraphs[0], text, 10)
    put(g[0][0], "项目名称"); put(g[0][1].merge(g[0][4]), random.choice(PROJECTS))
    put(g[1][0], "预算金额"); put(g[1][1].merge(g[1][4]), f"{random.randrange(100, 10 ** 6) / 100:.2f}")
    put(g[2][0], "绩效目标"); put(g[2][1].merge(g[2][4]), "完成年度各项工作任务，保障机构正常运转，提高服务水平。")
    for k, x in enumerate(("一级指标", "二级指标", "三级指标", "指标值", "备注")):
        put(g[3][k], x)
    put(g[4][0].merge(g[6][0]), "产出指标")
    for i, (a, b, c) in enumerate((("数量指标", "举办培训班次数", f"≥{random.randrange(2, 30)}次"), ("质量指标", "验收合格率", "≥95%"), ("时效指标", "完成时间", "12月底前"))):
        put(g[4 + i][1], a); put(g[4 + i][2], b); put(g[4 + i][3], c)
    put(g[7][0], "满意度指标"); put(g[7][1], "服务对象满意度指标"); put(g[7][2], "群众满意度"); put(g[7][3], "≥90%")


def write(doc, random, path):
    w = Writer(doc, random)
    for _ in range(6):
        w.paragraph("")
    w.paragraph(doc.title, "center", 26, True)
    w.docx.add_page_break()
    with_prose = doc.book is not None and doc.kind == "department_budget" and random.random() < 0.7
    if random.random() < 0.6:
        w.paragraph("目　录", "center", 18)
        if with_prose:
            w.paragraph("第一部分 部门概况")
            w.paragraph(f"第二部分 {doc.year}年部门预算表")
        for i, t in enumerate(doc.tables):
            w.paragraph(f"{t.label or cn_mark(i)} {t.title}")
        if with_prose:
            w.paragraph(f"第三部分 {doc.year}年部门预算情况说明")
        w.docx.add_page_break()
    ahead, behind = prose.prose(doc, random) if with_prose else ([], [])
    w.prose(ahead)
    if with_prose:
        w.docx.add_page_break()
        w.paragraph(f"第二部分 {doc.year}年部门预算表", "center", 18)
    for t in doc.tables:
        w.table(t)
    if behind:
        w.turn(False)
        w.prose(behind)
    if random.random() < 0.3 and doc.kind == "department_budget":
        w.turn(False)
        w.paragraph("项目支出绩效目标表", "center", 15, True)
        performance(w, random)
    w.docx.save(path)
    return w


def cn_mark(i):
    return cn(i + 1) + "、"
