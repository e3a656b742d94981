"""How a table looks: drawn by chance, told in the truth, so that a measurement can say which looks go wrong."""
from dataclasses import dataclass

BORDERS = ("grid", "grid", "grid", "frame_columns", "columns", "header_grid", "three_line", "three_line", "horizontal", "groups", "zebra", "white_gaps", "none", "none",
           "rounded", "frame", "head_rule", "dotted", "boxes", "column_fills", "labels_outside", "double")
# Looks whose rows or columns nothing but the places of the texts tells.
OPEN = ("three_line", "none", "head_rule", "horizontal", "zebra", "column_fills", "dotted")


@dataclass
class Style:
    border: str
    dark_head: bool
    figures: str  # right, center, left
    header: str  # center, left, right over figures
    names: str  # left, center
    anchor: str  # where a cell's text stands in a higher row: top, middle, bottom
    head_anchor: str
    size: float
    padding: float
    leading: float
    line_width: float
    narrow: float  # share of its natural width that a name column gets
    head_again: str  # on the next page: same, moved, none
    running_head: str | None
    note: str | None
    watermark: bool
    rules_as: str  # strokes, boxes, mitred
    indent: bool
    emit: str  # how a text is written: runs, glyphs, words, twice
    straddle_rules: bool  # a rule below each head that spans columns
    turned_heads: bool  # heads of figures stand sideways
    cut_rows: bool  # a row may begin on one page and end on the next
    wrap_figures: bool  # figures wrap in their cells
    close: bool  # title and note stand close to the table
    around: str  # none, prose, chart, box, contents, columns


RUNNING = ("某市某局2026年部门预算", "某某自治区某某地区某某县人民政府办公室所属事业单位2026年部门预算公开说明")
RUNNING_LATIN = ("Annual report 2025", "Statistical bulletin — Quarterly accounts, first release")
NOTES = ("注：本表数据经四舍五入，可能与分项合计略有差异。", "资料来源：根据各单位报送数据整理。")
NOTES_LATIN = ("Source: national accounts, own calculations.", "Note: figures may not add up because of rounding. See page 12 for definitions.")


def style(random, border=None, latin=False):
    drawn = random.choice(BORDERS)
    border = border or drawn
    chance = lambda share: random.random() < share
    return Style(border=border, dark_head=border not in ("three_line", "none", "head_rule") and chance(0.18),
                 figures=random.choice(("right", "right", "right", "center", "left")), header=random.choice(("center", "center", "left", "sides")),
                 names=random.choice(("left", "left", "left", "center")), anchor=random.choice(("middle", "middle", "top", "bottom")),
                 head_anchor=random.choice(("middle", "middle", "bottom", "top")),
                 size=random.choice((7, 8, 9, 10, 10.5)), padding=random.choice((2, 3, 5)), leading=random.choice((1.15, 1.3, 1.6)),
                 line_width=random.choice((0.25, 0.5, 0.75, 1)), narrow=random.choice((1, 1, 0.6)), head_again=random.choice(("same", "same", "moved", "none")),
                 running_head=random.choice((None, *(RUNNING_LATIN if latin else RUNNING))), note=random.choice((None, *(NOTES_LATIN if latin else NOTES))),
                 watermark=not latin and chance(0.06), rules_as=random.choice(("strokes", "boxes", "mitred")), indent=chance(0.3),
                 emit=random.choice(("runs",) * 6 + ("glyphs", "words", "twice")), straddle_rules=chance(0.7), turned_heads=border not in OPEN and chance(0.06),
                 cut_rows=border not in OPEN and chance(0.2), wrap_figures=border == "grid" and chance(0.06), close=chance(0.3),
                 around=random.choice(("none",) * 5 + ("prose", "prose", "chart", "box", "contents", "columns")))
