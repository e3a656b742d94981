"""How a table looks: drawn by chance, told in the truth, so that a measurement can say which looks go wrong."""
from dataclasses import dataclass

BORDERS = ("grid", "grid", "grid", "frame_columns", "columns", "header_grid", "three_line", "horizontal", "groups", "zebra", "white_gaps", "none")


@dataclass
class Style:
    border: str
    dark_head: bool
    figures: str  # right, center, left
    header: str  # center, left
    names: str  # left, center
    anchor: str  # where a cell's text stands in a higher row: top, middle, bottom
    size: float
    padding: float
    leading: float
    line_width: float
    narrow: float  # share of its natural width that a name column gets
    head_again: str  # on the next page: same, moved, reworded, none
    running_head: str | None
    note: str | None
    watermark: bool
    rules_as: str  # strokes, boxes, mitred
    indent: bool
    bold_head: bool


def style(random, border=None):
    drawn = random.choice(BORDERS)
    border = border or drawn
    return Style(border=border, dark_head=border not in ("three_line", "none") and random.random() < 0.15,
                 figures=random.choice(("right", "right", "right", "center", "left")), header=random.choice(("center", "center", "left")),
                 names=random.choice(("left", "left", "center")), anchor=random.choice(("middle", "middle", "top", "bottom")),
                 size=random.choice((8, 9, 10, 10.5)), padding=random.choice((2, 3, 5)), leading=random.choice((1.15, 1.3, 1.6)),
                 line_width=random.choice((0.25, 0.5, 0.75, 1)), narrow=random.choice((1, 1, 0.6)),
                 head_again=random.choice(("same", "same", "moved", "reworded", "none")),
                 running_head=random.choice((None, None, "某市某局2026年部门预算", "某某自治区某某地区某某县人民政府办公室所属事业单位2026年部门预算公开说明")),
                 note=random.choice((None, None, "注：本表数据经四舍五入，可能与分项合计略有差异。")), watermark=random.random() < 0.08,
                 rules_as=random.choice(("strokes", "boxes", "mitred")), indent=random.random() < 0.3, bold_head=random.random() < 0.3)
