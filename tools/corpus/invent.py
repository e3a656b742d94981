"""Invented tables: what they say, before anybody decides how they look.

A Table has a header (a path of cells per column, equal neighbours merged) and rows of texts; None is a blank cell. Every figure is
drawn by chance, totals are summed, so that arithmetic holds. Trades: each printed layout in patterns/, and other trades.
"""
import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

PATTERNS = Path(__file__).parents[2] / "patterns"
NAMES = ("一般行政管理事务 机关服务 行政运行 事业运行 专项业务活动 住房公积金 购房补贴 其他社会保障和就业支出 机关事业单位基本养老保险缴费支出 "
         "行政单位医疗 事业单位医疗 信息网络及软件购置更新 公务用车运行维护费 城乡社区环境卫生 农村基础设施建设 水利工程运行与维护").split()
LONG = "关于支持乡镇基础设施建设和农村人居环境整治提升的专项补助经费（含上年结转安排的续建项目资金）"
WORDS = ("平均每人 东部 中部 西部 城镇 农村 大型企业 中型企业 小型企业 微型企业 制造业 建筑业 批发和零售业 交通运输业 住宿和餐饮业 金融业 房地产业 教育 "
         "卫生 文化").split()
LATIN = ("Cash and equivalents;Trade receivables;Inventories;Deferred tax assets;Goodwill;Property, plant and equipment;Borrowings;"
         "Provisions;Other liabilities;Share capital;Retained earnings;Revenue;Cost of sales;Gross profit;Administrative expenses;"
         "Research and development;Interest income;Income tax expense").split(";")


@dataclass
class Column:
    path: list  # header cells from the top down
    kind: str  # name, code, money, percent, text


class Headed:
    """What has `columns`: the header that their paths make, equal neighbours merged."""

    def header_rows(self):
        return max(len(c.path) for c in self.columns)

    def header_cells(self):
        """(row, column, row span, column span, text); a short path reaches down to the body."""
        deep, cells = self.header_rows(), []

        def split(first, last, row):
            at = first
            while at < last:
                path = self.columns[at].path
                end = at + 1
                while (end < last and len(path) > row + 1 and len(self.columns[end].path) > row + 1
                       and self.columns[end].path[row] == path[row]):
                    end += 1
                leaf = len(path) == row + 1
                cells.append((row, at, deep - row if leaf else 1, end - at, path[row]))
                if not leaf:
                    split(at, end, row + 1)
                at = end

        split(0, len(self.columns), 0)
        return cells


@dataclass
class Table(Headed):
    trade: str
    title: str
    unit: str | None
    columns: list
    rows: list  # of lists of str | None
    groups: list = field(default_factory=list)  # indices of rows that begin a group
    latin: bool = False
    spans: dict = field(default_factory=dict)  # row index -> the column from which its only text spans the rest
    indents: list = field(default_factory=list)  # depth of each row's label
    leaders: bool = False  # dots from a label to the figures


def money(random, digits=None, decimals=2):
    value = random.randrange(1, 10 ** (digits or random.choice((3, 4, 5, 6, 7)))) / 100
    return f"{value:,.{decimals}f}"


def _number(text):
    return float(text.replace(",", ""))


def _total(rows, column):
    values = [_number(r[column]) for r in rows if r[column]]
    return f"{sum(values):,.2f}" if values else None


def layouts():
    """(title, [Column]) of every printed layout in patterns/."""
    found = []
    for file in sorted(PATTERNS.glob("*.toml")):
        for table in tomllib.loads(file.read_text()).get("table", []):
            for printed in table.get("printed", []):
                if not table.get("examples") or not printed.get("columns"):
                    continue
                columns = []
                for text in printed["columns"]:
                    key, _, path = text.partition(": ")
                    cells = [re.sub("^上年", "2025年", re.sub("^本年", "2026年", c.split("|")[0])) for c in path.split("/")]
                    if re.search("code", key):
                        kind = "code"
                    elif re.search("name$|item$|label|project_name|unit$|text|note|class$|group$", key):
                        kind = "name"
                    elif re.search("percent|rate|share", key):
                        kind = "percent"
                    else:
                        kind = "money"
                    columns.append(Column(cells, kind))
                if sum(c.kind == "money" for c in columns) and columns[0].kind in ("code", "name"):
                    found.append((table["examples"][0], columns))
    return found


def _cell(random, column, row, wide_names, blank):
    if column.kind == "code":
        return str(random.randrange(201, 230)) + f"{random.randrange(1, 30):02}{random.randrange(1, 60):02}"
    if column.kind == "name":
        return LONG[: random.randrange(12, len(LONG))] if random.random() < wide_names else random.choice(NAMES)
    if random.random() < blank:
        return None
    if column.kind == "percent":
        return f"{random.randrange(0, 20000) / 100:.2f}%"
    if column.kind == "text":
        return random.choice(("是", "否", "续建", "新建", "2026年6月", "本级"))
    return money(random)


def budget(random):
    title, columns = random.choice(layouts())
    columns = [Column(list(c.path), c.kind) for c in columns]
    # one name and any codes before it; the rest of the names stand where they stand
    count = random.choice((2, 4, 7, 12, 25, 45))
    wide_names, blank = random.choice((0, 0.2, 0.5)), random.choice((0, 0.2, 0.5))
    rows = [[_cell(random, c, i, wide_names, blank) for c in columns] for i in range(count)]
    if random.random() < 0.7:
        total = [None if c.kind != "money" else _total(rows, k) for k, c in enumerate(columns)]
        total[next(k for k, c in enumerate(columns) if c.kind in ("name", "code"))] = "合计"
        rows.insert(0 if random.random() < 0.6 else len(rows), total)
    return Table("budget", title, random.choice(("万元", "元")), columns, rows)


def government(random):
    """Labels of government budgets: numbered classes with items below, and a table of few columns."""
    years = [Column([f"{y}年{w}"], "money") for y, w in ((2025, "预算数"), (2025, "执行数"), (2026, "预算数"))][: random.choice((1, 2, 3))]
    columns = [Column(["项目"], "name"), *years]
    if len(years) > 1:
        columns.append(Column(["预算数为上年执行数的%"], "percent"))
    rows = []
    for i in range(random.choice((2, 4, 9))):
        below = [[random.choice(NAMES), *[_cell(random, c, 0, 0, 0.2) for c in columns[1:]]] for _ in range(random.randrange(0, 6))]
        head = [f"{'一二三四五六七八九'[i]}、{random.choice(NAMES)}"]
        head += [(_total(below, k) if below and c.kind == "money" else _cell(random, c, 0, 0, 0.1)) for k, c in enumerate(columns[1:], 1)]
        rows += [head, *below]
    return Table("government", f"2026年{random.choice(('省级', '市本级', '全县'))}一般公共预算收入预算表", random.choice(("亿元", "万元")), columns, rows)


def debt(random):
    columns = [Column(["地区"], "name"), Column(["2026年债务限额", "合计"], "money"), Column(["2026年债务限额", "一般债务"], "money"),
               Column(["2026年债务限额", "专项债务"], "money"), Column(["2025年债务余额（预计执行数）", "合计"], "money"),
               Column(["2025年债务余额（预计执行数）", "一般债务"], "money"), Column(["2025年债务余额（预计执行数）", "专项债务"], "money")]
    places = [f"{a}{b}" for a in "东西南北中" for b in ("山县", "河区", "岭市", "湖县")]
    random.shuffle(places)
    rows = [[p, *[money(random, 6) for _ in range(6)]] for p in places[: random.choice((3, 8, 18))]]
    return Table("debt", "2025年地方政府债务限额及余额预算情况表", "亿元", columns, rows)


def income_statement(random):
    names = random.sample(LATIN, random.randrange(5, len(LATIN)))
    years = [Column([str(y)], "money") for y in (2025, 2024, 2023)][: random.choice((2, 3))]
    rows = [[n, *[f"({money(random)})" if random.random() < 0.2 else money(random) for _ in years]] for n in names]
    return Table("accounts", "Consolidated statement of income", None, [Column(["Item"], "name"), *years], rows, latin=True)


def statistics(random):
    names = random.sample(WORDS, random.randrange(5, 14))
    groups = random.sample(("总量", "比重", "增速", "人均"), random.choice((1, 2, 3)))
    columns = [Column(["指标"], "name")] + [Column([g, y], "money") for g in groups for y in ("2024年", "2025年")]
    rows, starts = [], []
    for i, name in enumerate(names):
        if i % 5 == 0 and random.random() < 0.5:
            starts.append(len(rows))
        rows.append([name, *[money(random, 5, 1) for _ in columns[1:]]])
    return Table("statistics", "分行业主要指标", None, columns, rows, starts)


def price_list(random):
    columns = [Column(["序号"], "code"), Column(["名称"], "name"), Column(["规格"], "text"), Column(["单位"], "text"), Column(["单价"], "money"), Column(["数量"], "money")]
    rows = [[str(i), random.choice(NAMES)[:6], f"{random.randrange(10, 90)}×{random.randrange(10, 90)}", random.choice("台套件个"), money(random, 5),
             str(random.randrange(1, 400))] for i in range(1, random.randrange(4, 25))]
    return Table("prices", "采购价格清单", "元", columns, rows)


def roster(random):
    """Words only."""
    columns = [Column(["序号"], "code"), Column(["单位名称"], "name"), Column(["单位性质"], "text"), Column(["备注"], "text")]
    rows = [[str(i), f"{random.choice(WORDS)}{random.choice(('管理所', '服务中心', '监测站', '执法队'))}", random.choice(("行政单位", "公益一类", "公益二类")),
             random.choice((None, "本级", "参照公务员法管理"))] for i in range(1, random.randrange(4, 18))]
    return Table("words", "所属单位一览", None, columns, rows)


def timetable(random):
    columns = [Column(["Stop"], "name")] + [Column([f"Line {k}"], "text") for k in range(1, random.choice((4, 6, 8)))]
    minute, rows = random.randrange(300, 700), []
    for stop in random.sample("Ashford Brook Carling Dunmore Elston Farrow Gilby Harton Ives Kemble".split(), random.randrange(4, 10)):
        minute += random.randrange(3, 15)
        rows.append([stop, *[None if random.random() < 0.1 else f"{(minute + 60 * k) // 60 % 24:02}:{minute % 60:02}" for k in range(len(columns) - 1)]])
    return Table("timetable", "Weekday services", None, columns, rows, latin=True)


def laboratory(random):
    columns = [Column(["检测项目"], "name"), Column(["结果"], "money"), Column(["单位"], "text"), Column(["参考区间"], "text")]
    rows = [[n, f"{random.randrange(1, 9999) / 100:.2f}", random.choice(("mg/L", "mmol/L", "%")), f"{random.randrange(1, 9)}.0-{random.randrange(10, 99)}.0"]
            for n in random.sample("铅 镉 汞 砷 铬 铜 锌 硒 氟化物 硝酸盐 总硬度 溶解性总固体 耗氧量".split(), random.randrange(4, 13))]
    return Table("laboratory", "水质检测结果", None, columns, rows)
