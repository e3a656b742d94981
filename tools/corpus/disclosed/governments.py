"""The budget of a whole government: lines by 一、, columns of two years, areas, debt."""
from disclosed.departments import C, Maker, Manner, add, labelled
from disclosed.ledger import OFFICES, PLACES, Document, Ledger, Table, cn, codes


def government(random):
    """A whole government's budget: lines by 一、 and 其中, columns of two years."""
    place, year = random.choice([p for p in PLACES]), random.choice((2023, 2024, 2025, 2026))
    m = Manner(random)
    maker = Maker(random, year, place, m)
    m.unit = random.choice(["万元", "万元", "亿元"])
    tables = []

    def draw(n=6):
        return random.randrange(10, 10 ** random.choice((4, 5, n)))

    def rate(now, before):
        return ("%", now - before, before)

    def two_years(title, heads, outline, total):
        """outline: (name, [children]); money columns a, b and their ratio."""
        rows, kinds = [], []
        sums = [0, 0, 0]
        for name, children in outline:
            if children:
                parts = [[draw() for _ in range(3)] for _ in children]
                mine = [sum(x) for x in zip(*parts)]
            else:
                parts, mine = [], [draw(7) for _ in range(3)]
            sums = [a + b for a, b in zip(sums, mine)]
            rows.append([name, *mine[:len(heads)]])
            for c, p in zip(children, parts):
                rows.append([c, *p[:len(heads)]])
        rows.append([total, *sums[:len(heads)]])
        full = []
        for row in rows:
            full.append(row + [rate(row[-1], row[-2])] if len(heads) > 1 else row)
            kinds.append("line")
        kinds[-1] = "total"
        cols = [C(["项目"], "name")] + [C([h], "money") for h in heads] + ([C([random.choice(["增减%", "为上年%", "预算数比上年执行数增减%"])], "percent")] if len(heads) > 1 else [])
        if len(heads) > 1 and "为" in cols[-1].path[0]:
            full = [r[:-1] + [("of", r[-2], r[-3])] for r in full]
        return Table(title, cols, full, kinds)

    scope = random.choice(["", "本级", "市本级", "县本级", "全省", "省级"])
    taxes = "增值税 企业所得税 个人所得税 资源税 城市维护建设税 房产税 印花税 城镇土地使用税 土地增值税 车船税 耕地占用税 契税 环境保护税".split()
    fees = "专项收入 行政事业性收费收入 罚没收入 国有资源（资产）有偿使用收入 捐赠收入 政府住房基金收入 其他收入".split()
    pad = random.choice(["", "  ", "　　"])
    heads = random.choice([[f"{year - 1}年执行数", f"{year}年预算数"], [f"{year - 1}年预算数", f"{year - 1}年执行数", f"{year}年预算数"]])
    tables.append(two_years(maker.full(f"{scope}一般公共预算收入{random.choice(['表', '预算表'])}"), heads,
                            [("一、税收收入", [pad + t for t in random.sample(taxes, random.randrange(5, 13))]), ("二、非税收入", [pad + f for f in fees])],
                            random.choice(["一般公共预算收入合计", "本年收入合计", "收入合计"])))
    names = codes()
    outline = []
    for i, cls in enumerate([c for c in names if len(c) == 3 and c < "230" and c != "209"]):
        groups = [pad + n for c, n in names.items() if len(c) == 5 and c[:3] == cls]
        outline.append((f"{cn(i + 1)}、{names[cls]}", groups if random.random() < 0.5 else []))
    tables.append(two_years(maker.full(f"{scope}一般公共预算支出{random.choice(['表', '预算表'])}"), heads, outline, random.choice(["一般公共预算支出合计", "本年支出合计", "支出合计"])))
    # by code
    book = Ledger(random, random.choice(OFFICES), 0.8)
    cols, split = maker.code_columns()
    rows, kinds = maker.rows(book.sums(), lambda b: [add(e.total for e in b)], split)
    tables.append(Table(maker.full(f"{scope}一般公共预算支出明细表"), cols + [C([m.budget_word.replace("2025", str(year))], "money")], rows, kinds))
    # transfers by area
    areas = [place[:2] + a for a in "东区 西区 高新区 经开区 新城区 长山县 平安县 河口县 湖滨县 安定县 青山县".split()[: random.randrange(4, 12)]]
    kinds_ = random.choice([["一般性转移支付", "专项转移支付"], ["税收返还", "一般性转移支付", "专项转移支付"]])
    body = [[draw() for _ in kinds_] for _ in areas]
    rows = [["合计", *[x for x in [sum(sum(b) for b in body)] + [sum(c) for c in zip(*body)]]]] + [[a, sum(b), *b] for a, b in zip(areas, body)]
    tables.append(Table(maker.full(f"对下税收返还和转移支付预算分地区表"), [C(["地区"], "name"), C(["合计"], "money"), *[C([k], "money") for k in kinds_]], rows, ["total"] + ["line"] * len(areas)))
    # debt
    draw2 = lambda: random.randrange(1000, 10 ** 6)
    rows = []
    for a in areas:
        q = [draw2() for _ in range(4)]
        rows.append([a, q[0] + q[1], q[0], q[1], q[2] + q[3], q[2], q[3]])
    rows.insert(0, [random.choice(["合计", "全市合计"]), *[sum(r[k] for r in rows) for k in range(1, 7)]])
    top = [f"{year - 1}年债务限额", random.choice([f"{year - 1}年债务余额预计执行数", f"{year - 1}年债务余额（预计执行数）"])]
    tables.append(Table(maker.full("地方政府债务限额及余额预算情况表"), [C(["地区"], "name")] + [C([t, k], "money") for t in top for k in ("小计", "一般债务", "专项债务")],
                        rows, ["total"] + ["line"] * len(areas)))
    fund = [("一、国有土地使用权出让收入", []), ("二、城市基础设施配套费收入", []), ("三、彩票公益金收入", []), ("四、污水处理费收入", []), ("五、其他政府性基金收入", [])]
    tables.append(two_years(maker.full(f"{scope}政府性基金预算收入表"), heads, fund[: random.randrange(2, 6)], "收入合计"))
    ins = [("一、企业职工基本养老保险基金收入", []), ("二、城乡居民基本养老保险基金收入", []), ("三、失业保险基金收入", []), ("四、工伤保险基金收入", [])]
    tables.append(two_years(maker.full(f"{scope}社会保险基金收入预算表"), heads[-1:], ins, "社会保险基金收入合计"))
    for t in tables:
        t.number_row = False
    random.shuffle(tables) if random.random() < 0.2 else None
    doc = Document(place, year, "government_budget", f"{place}{year}年{random.choice(['政府预算公开', '政府预算草案', '政府预算'])}", m.unit)
    labelled(doc, m, tables)
    doc.manner, doc.book, doc.tables = m, None, tables
    return doc
