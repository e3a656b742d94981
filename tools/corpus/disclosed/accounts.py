"""The final accounts of a department: 行次 and 栏次 as most places print them."""
from disclosed.departments import C, Maker, Manner, add, labelled
from disclosed.ledger import OFFICES, PLACES, Document, Ledger, Table, cn


def finals(random):
    """A department's final accounts: 行次 and 栏次 as most print them."""
    place, office = random.choice(PLACES), random.choice(OFFICES)
    year, m = random.choice((2021, 2022, 2023, 2024)), Manner(random)
    m.unit, m.style = "万元", "决算"
    m.marks = random.choice(["公开{:02}表", "公开{:02}表", "附表{}", "表{}", "none", "财决公开{:02}表", "决算公开表{}"])
    entity = place + office
    book = Ledger(random, office, random.choice((0.05, 0.2, 0.4)))
    book.carry = 0
    maker = Maker(random, year, entity, m)
    marked = random.random() < 0.8
    tables = []
    line_no = lambda n: str(n) if marked else None

    def sides(title, left, right, tails, right_heads, unit_columns):
        n = max(len(left), len(right))
        rows = []
        k = len(right_heads)
        left, right = left + [(None, None)] * (n - len(left)), right + [(None,) * (k + 1)] * (n - len(right))
        left, right = left + [t[0] for t in tails], right + [t[1] for t in tails]
        for i, (a, b) in enumerate(zip(left, right)):
            rows.append([a[0], str(i + 1), maker.amount(a[1]) if a[0] else None, b[0], str(len(left) + i + 1), *[maker.amount(v) if b[0] else None for v in b[1:]]])
        cols = [C(["收入", "项目"], "name"), C(["收入", "行次"], "text"), C(["收入", "金额"], "money"), C(["支出", "项目"], "name"), C(["支出", "行次"], "text")]
        cols += [C(["支出", h], "money") for h in right_heads]
        t = Table(title, cols, rows, ["line"] * n + ["total"] * len(tails))
        t.number_row = True
        return t

    classes = [(n, add(e.total for e in b), b) for lv, c, n, b in book.sums() if lv == "class"]
    left = [(f"{cn(i + 1)}、{k}", v) for i, (k, v) in enumerate(maker.revenue_lines(book)) if "财政专户" not in k]
    lost = book.other.get("财政专户管理资金", 0)
    left[-1] = (left[-1][0], left[-1][1] + lost)
    if lost:
        book.other["其他收入"] = book.other.get("其他收入", 0) + book.other.pop("财政专户管理资金")
    whole = book.all()
    tails = [(("本年收入合计", whole), ("本年支出合计", whole)), (("使用非财政拨款结余", 0), ("结余分配", 0)), (("年初结转和结余", 0), ("年末结转和结余", 0)), (("总计", whole), ("总计", whole))]
    tables.append(sides("收入支出决算总表", left, [(f"{cn(i + 1)}、{n}", v) for i, (n, v, _) in enumerate(classes)], tails, ["金额"], 1))
    code, name = ["项目", random.choice(["功能分类科目编码", "科目代码"])], ["项目", "科目名称"]
    m.total_in, m.split_codes, m.total_word = "name", False, "合计"
    heads = ["本年收入合计", "财政拨款收入", "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入"]

    def revenue(below):
        mine = book.other if book.big in below else {}
        other = [mine.get(k, 0) for k in heads[2:]]
        return [add(e.total for e in below), add(e.total for e in below) - add(other), *other]
    for title, hs, values, wanted in (
            ("收入决算表", heads, revenue, lambda e: True),
            ("支出决算表", ["本年支出合计", "基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出"], lambda b: [add(e.total for e in b), add(e.basic for e in b), add(e.project for e in b), 0, 0, 0], lambda e: True)):
        rows, kinds = maker.rows(book.sums(wanted), values, False)
        t = Table(title, [C(code, "code"), C(name, "name")] + [C([h], "money") for h in hs], rows, kinds)
        t.number_row = True
        tables.append(t)
    t = maker.basic(book)
    t.title = "一般公共预算财政拨款基本支出决算表"
    tables.append(t)
    tp = maker.three_public(book)
    tp.title = "财政拨款“三公”经费支出决算表"
    for c in tp.columns:
        c.path = [h.replace(f"{year - 1}年预算数", "预算数").replace(f"{year}年预算数", "决算数") for h in c.path]
    tables.append(tp)
    f = maker.fund(book, "政府性基金预算财政拨款")
    tables.append(f)
    doc = Document(entity, year, "department_final_accounts", f"{entity}{year}年度部门决算", m.unit)
    labelled(doc, m, tables)
    doc.manner, doc.book, doc.tables = m, book, tables
    return doc
