"""The tables of a department's budget, in the words of one of many manners."""
from disclosed.ledger import OFFICES, PLACES, PROJECTS, Column, Document, Ledger, Table, cn, economic

C = Column


def add(values):
    return sum(v or 0 for v in values)


class Manner:
    """How a place words and numbers its tables."""

    def __init__(self, random):
        self.split_codes = random.random() < 0.25
        self.code_head = random.choice([["科目编码"], ["功能分类科目", "科目编码"], ["项目", "功能分类科目编码"], ["支出功能分类科目", "编码"], ["科目代码"], ["功能科目编码"]])
        self.name_head = self.code_head[:-1] + [{"功能分类科目编码": "科目名称", "编码": "名称"}.get(self.code_head[-1], "科目名称")]
        self.total_word = random.choice(["合计", "合计", "总计", "合　　计"])
        self.total_in = random.choice(["name", "code"])
        self.zero = random.random() < 0.3  # prints zeros
        self.levels = random.choice(["all", "all", "items", "class_item"])
        self.budget_word = random.choice(["预算数", "预算数", "本年预算", "金额", "2025年预算数"])
        self.marks = random.choice(["none", "附件1-{}", "公开{:02}表", "公开表{}", "表{}", "附表{}", "预算公开表{}", "部门公开表{}", "表1-{}", "公开{}表", "部门公开{:02}表", "附件{}", "表cn", "预算{:02}表", "单位公开{:02}表"])
        self.style = random.choice(["总表", "总体情况表", "预算总表", "情况总表"])
        self.year_in_title = random.random() < 0.4
        self.entity_in_title = random.random() < 0.2
        self.number_row = random.random() < 0.2
        self.unit = random.choice(["万元", "万元", "万元", "元"])
        self.names_marked = random.random() < 0.4
        self.full_list = random.random() < 0.5
        self.blank_rows = random.choice([0, 0, 0, 3, 8])
        self.notes = random.random() < 0.3


def path(*cells):
    return [c for c in cells if c]


class Maker:
    def __init__(self, random, year, entity, manner):
        self.r, self.year, self.entity, self.m = random, year, entity, manner

    def amount(self, v):
        if v:
            return v
        return 0 if self.m.zero else None

    def code_columns(self):
        m = self.m
        if m.split_codes:
            top = self.r.choice(["科目编码", "功能分类科目编码"])
            cols = [C([top, k], "code") for k in "类款项"]
            return cols + [C(["科目名称"], "name")], True
        return [C(list(m.code_head), "code"), C(list(m.name_head), "name")], False

    def rows(self, groups, values, split, total_first=True, total=True):
        """Rows by code with the total where the manner wants it."""
        m, out, kinds = self.m, [], []
        wide = 4 if split else 2
        groups = list(groups)
        if not groups:
            return [], []
        every = [e for level, _, _, below in groups if level == "class" for e in below]
        head = [None] * wide
        head[0 if m.total_in == "code" and not split else wide - 1] = m.total_word
        if total and total_first:
            out.append(head + [self.amount(v) for v in values(every)])
            kinds.append("total")
        for level, code, name, below in groups:
            if m.levels == "items" and level != "item" or m.levels == "class_item" and level == "group":
                continue
            keys = [code[:3], code[3:5] or None, code[5:7] or None] if split else [code]
            out.append(keys + [name] + [self.amount(v) for v in values(below)])
            kinds.append(level)
        if total and not total_first:
            out.append(head + [self.amount(v) for v in values(every)])
            kinds.append("total")
        return out, kinds

    def revenue_lines(self, book):
        lines = [("一般公共预算拨款收入", book.all("public") - book.extra - book.carry), ("政府性基金预算拨款收入", book.all("fund")), ("国有资本经营预算拨款收入", 0)]
        for k in ("财政专户管理资金", "事业收入", "上级补助收入", "附属单位上缴收入", "经营收入", "其他收入"):
            lines.append((k + ("收入" if k.endswith("资金") else ""), book.other.get(k, 0)))
        return lines

    def summary(self, book):
        """收支总表: two sides."""
        m, r = self.m, self.r
        left = [(f"{cn(i + 1)}、{k}", v) for i, (k, v) in enumerate(self.revenue_lines(book))]
        classes = [(n, add(e.total for e in b)) for lv, c, n, b in book.sums() if lv == "class"]
        if m.full_list:
            have = dict(classes)
            classes = [(n, have.get(n, 0)) for c, n in book.names.items() if len(c) == 3 and c < "230" and c not in ("209",)]
        right = [(f"{cn(i + 1)}、{k}", v) for i, (k, v) in enumerate(classes)]
        whole, carry = book.all(), book.carry
        tails = [("本年收入合计", whole - carry, "本年支出合计", whole)]
        if carry or r.random() < 0.5:
            tails.append((r.choice(["上年结转结余", "上年结转"]), carry, r.choice(["年终结转结余", "结转下年"]), 0))
        tails.append((r.choice(["收入总计", "收 入 总 计"]), whole, None, whole))
        tails[-1] = (tails[-1][0], tails[-1][1], tails[-1][0].replace("收", "支", 1).replace("入", "出", 1), tails[-1][3])
        n = max(len(left), len(right)) + (1 if r.random() < 0.4 else 0)
        rows = [[*(left[i] if i < len(left) else (None, None)), *(right[i] if i < len(right) else (None, None))] for i in range(n)]
        rows = [[a, self.amount(b) if a else None, c, self.amount(d) if c else None] for a, b, c, d in rows]
        kinds = ["line"] * n
        for a, b, c, d in tails:
            rows.append([a, self.amount(b), c, self.amount(d)])
            kinds.append("total")
        item = r.choice(["项目", "项　目", "项目（按功能分类）"])
        cols = [C(["收入", "项目"], "name"), C(["收入", m.budget_word], "money"), C(["支出", item], "name"), C(["支出", m.budget_word], "money")]
        return Table(self.title("收支"), cols, rows, kinds)

    def title(self, what):
        m, word = self.m, {"总表": "总表", "总体情况表": "总体情况表", "预算总表": "预算总表", "情况总表": "总表"}[self.m.style]
        return self.full(("部门" if self.r.random() < 0.5 else "") + what + word)

    def full(self, title):
        return (self.entity if self.m.entity_in_title else "") + (f"{self.year}年" if self.m.year_in_title else "") + title

    def revenue(self, book):
        cols, split = self.code_columns()
        heads = ["合计", "上年结转"] if book.carry else ["合计"]
        cols += [C([h], "money") for h in heads]
        funds = [k for k in ("一般公共预算", "政府性基金预算", "国有资本经营预算")]
        nested = self.r.random() < 0.5
        cols += [C(path("财政拨款收入" if nested else None, k), "money") for k in funds]
        others = ["财政专户管理资金", "事业收入", "上级补助收入", "附属单位上缴收入", "经营收入", "其他收入"]
        cols += [C([k], "money") for k in others]

        def values(below):
            mine = book.other if book.big in below else {}
            other = [mine.get(k, 0) for k in others]
            public = add(e.total for e in below if e.fund == "public") - add(other)
            fund = add(e.total for e in below if e.fund == "fund")
            carry = book.carry if book.big in below else 0
            public -= carry
            return ([public + fund + add(other) + carry] + ([carry] if book.carry else []) + [public, fund, 0] + other)

        rows, kinds = self.rows(book.sums(), values, split)
        return Table(self.title("收入"), cols, rows, kinds)

    def expenditure(self, book):
        cols, split = self.code_columns()
        heads = ["合计", "基本支出", "项目支出"]
        if self.r.random() < 0.5:
            heads += ["上缴上级支出", "事业单位经营支出", "对附属单位补助支出"]
        cols += [C([h], "money") for h in heads]
        rows, kinds = self.rows(book.sums(), lambda b: [add(e.total for e in b), add(e.basic for e in b), add(e.project for e in b)] + [0] * (len(heads) - 3),
                                split, self.r.random() < 0.8)
        return Table(self.title("支出"), cols, rows, kinds)

    def appropriation(self, book):
        r, m = self.r, self.m
        pub, fund = book.all("public") - book.extra, book.all("fund")
        carry = book.carry
        left = [("一、本年收入", pub + fund - carry), ("（一）一般公共预算拨款", pub - carry), ("（二）政府性基金预算拨款", fund), ("（三）国有资本经营预算拨款", 0),
                ("二、上年结转", carry), ("（一）一般公共预算拨款", carry), ("（二）政府性基金预算拨款", 0), ("（三）国有资本经营预算拨款", 0)]
        classes = []
        for lv, c, n, b in book.sums():
            if lv == "class":
                p = add(e.total for e in b if e.fund == "public") - (book.extra if book.big in b else 0)
                f = add(e.total for e in b if e.fund == "fund")
                classes.append((n, p + f, p, f, 0))
        right = [("一、本年支出", pub + fund, pub, fund, 0)] + [(f"（{cn(i + 1)}）{n}", *v) for i, (n, *v) in enumerate(classes)] + [("二、结转下年", 0, 0, 0, 0)]
        n = max(len(left), len(right))
        rows, kinds = [], []
        for i in range(n):
            a = left[i] if i < len(left) else (None, None)
            b = right[i] if i < len(right) else (None,) * 5
            rows.append([a[0], self.amount(a[1]) if a[0] else None, b[0], *[self.amount(v) if b[0] else None for v in b[1:]]])
            kinds.append("line")
        rows.append(["收入总计", self.amount(pub + fund), "支出总计", *[self.amount(v) for v in (pub + fund, pub, fund, 0)]])
        kinds.append("total")
        heads = r.choice([["合计", "一般公共预算", "政府性基金预算", "国有资本经营预算"], ["小计", "一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款"]])
        cols = [C(["收入", "项目"], "name"), C(["收入", m.budget_word], "money"), C(["支出", "项目"], "name")] + [
            C(path("支出", m.budget_word if m.budget_word != "金额" and r.random() < 0.4 else None, h), "money") for h in heads]
        return Table(self.title("财政拨款收支"), cols, rows, kinds)

    def public(self, book):
        r = self.r
        cols, split = self.code_columns()
        public = [e for e in book.entries if e.fund == "public"]

        def mine(b):
            cut = book.extra if book.big in b else 0
            basic, project = add(e.basic for e in b), add(e.project for e in b)
            from_project = min(cut, project)
            return basic - (cut - from_project), project - from_project, add(e.prior for e in b)

        form = r.choice(["plain", "prior", "people"])
        people = add(a for c, n, a in book.econ if c[:3] in ("301", "303")) / max(1, add(a for _, _, a in book.econ))
        share = {id(e): int(e.basic * people) for e in public}
        for e in public:  # the rest of what rounding left, where there is room
            want = add(a for c, n, a in book.econ if c[:3] in ("301", "303")) - add(share.values())
            share[id(e)] += max(0, min(want, e.basic - share[id(e)]))
        if book.extra > 0 and form == "people":
            form = "plain"
        if form == "plain":
            top = r.choice([None, f"{self.year}年预算数"])
            cols += [C(path(top, h), "money") for h in ("合计", "基本支出", "项目支出")]
            values = lambda b: [mine(b)[0] + mine(b)[1], mine(b)[0], mine(b)[1]]
        elif form == "prior":
            cols += [C([f"{self.year - 1}年执行数"], "money")] + [C([f"{self.year}年预算数", h], "money") for h in ("小计", "基本支出", "项目支出")]
            cols += [C([f"{self.year}年预算数比{self.year - 1}年执行数", h], k) for h, k in (("增减额", "money"), ("增减%", "percent"))]

            def values(b):
                basic, project, prior = mine(b)
                now = basic + project
                return [prior, now, basic, project, now - prior, ("%", now - prior, prior)]
        else:
            cols += [C(["合计"], "money"), C(["基本支出", "小计"], "money"), C(["基本支出", "人员经费"], "money"), C(["基本支出", "公用经费"], "money"), C(["项目支出"], "money")]

            def values(b):
                basic, project, _ = mine(b)
                p = min(add(share[id(e)] for e in b), basic)
                return [basic + project, basic, p, basic - p, project]
        rows, kinds = self.rows(book.sums(lambda e: e.fund == "public"), values, split)
        return Table(self.full("一般公共预算支出" + r.choice(["表", "情况表", "预算表"])), cols, rows, kinds)

    def basic(self, book):
        r, names = self.r, economic()
        head = r.choice([["部门预算支出经济分类科目", "科目编码", "科目名称"], ["经济分类科目", "科目编码", "科目名称"], [None, "经济科目编码", "经济科目名称"]])
        top = r.choice([f"{self.year}年基本支出", "本年一般公共预算基本支出", None])
        cols = [C(path(head[0], head[1]), "code"), C(path(head[0], head[2]), "name")] + [C(path(top, h), "money") for h in ("合计", "人员经费", "公用经费")]
        rows, kinds = [], []
        split = lambda c, a: [a, a if c[:3] != "302" else 0, a if c[:3] == "302" else 0]
        total = [add(x) for x in zip(*[split(c, a) for c, _, a in book.econ])]
        rows.append([None, self.m.total_word, *[self.amount(v) for v in total]])
        kinds.append("total")
        last = None
        for c, n, a in book.econ:
            if c[:3] != last:
                last = c[:3]
                mine = add(x for k, _, x in book.econ if k[:3] == last)
                rows.append([last, names.get(last, "其他"), *[self.amount(v) for v in split(c, mine)]])
                kinds.append("class")
            rows.append([c, n, *[self.amount(v) for v in split(c, a)]])
            kinds.append("item")
        return Table(self.full("一般公共预算基本支出" + r.choice(["表", "情况表", "预算表"])), cols, rows, kinds)

    def three_public(self, book):
        r = self.r
        draw = lambda: r.choice((0, r.randrange(1, 9999), r.randrange(1000, 99999)))
        years = [[draw(), draw(), draw(), draw()] for _ in range(2)]  # abroad, purchase, running, reception
        spent = {c: a for c, _, a in book.econ}  # projects may pay for the three too
        years[1] = [v + spent.get(c, 0) for v, c in zip(years[1], ("30212", None, "30231", "30217"))]
        title = self.full(r.choice(["一般公共预算“三公”经费支出表", "“三公”经费支出表", "一般公共预算“三公”经费支出情况表", "财政拨款“三公”经费预算表"]))
        full = [[a + b + c + d, a, b + c, b, c, d] for a, b, c, d in years]
        form = r.choice(["across", "across2", "down"])
        if form == "down":
            names = ["合计", "1.因公出国（境）费用", "2.公务用车购置及运行维护费", "其中：公务用车购置费", "公务用车运行维护费", "3.公务接待费"]
            cols = [C(["项目"], "name"), C([f"{self.year - 1}年预算数"], "money"), C([f"{self.year}年预算数"], "money")]
            rows = [[n, self.amount(a), self.amount(b)] for n, a, b in zip(names, *full)]
            return Table(title, cols, rows, ["total"] + ["line"] * 5)

        def heads(top):
            top = [top] if top else []
            return [C(top + ["合计"], "money"), C(top + ["因公出国（境）费"], "money"), *[C(top + ["公务用车购置及运行费", h], "money") for h in ("小计", "公务用车购置费", "公务用车运行费")],
                    C(top + ["公务接待费"], "money")]
        if form == "across":
            return Table(title, [C(["单位名称"], "name")] + heads(None), [[self.entity, *[self.amount(v) for v in full[1]]]], ["line"])
        cols = heads(f"{self.year - 1}年预算数") + heads(f"{self.year}年预算数")
        return Table(title, cols, [[self.amount(v) for v in full[0] + full[1]]], ["line"])

    def fund(self, book, which):
        cols, split = self.code_columns()
        top = self.r.choice([f"本年{which}支出", None])
        cols += [C(path(top, h), "money") for h in ("合计", "基本支出", "项目支出")]
        wanted = "fund" if "基金" in which else "none"
        rows, kinds = self.rows(book.sums(lambda e: e.fund == wanted), lambda b: [add(e.total for e in b), add(e.basic for e in b), add(e.project for e in b)], split)
        t = Table(self.full(which + "支出表"), cols, rows, kinds)
        if not rows:
            t.rows, t.kinds = [[None] * len(cols) for _ in range(self.r.choice((1, 3, 5)))], ["line"]
            t.note = self.r.choice([f"注：本部门{self.year}年无{which}支出，故本表无数据。", f"说明：我单位{self.year}年没有使用{which}安排的支出，此表为空表。", f"备注：{self.entity}无{which}支出，故此表无数据。"])
            t.empty = True
        return t

    def projects(self, book):
        r = self.r
        units = [self.entity + "（本级）", self.entity + "综合执法支队", self.place_unit()]
        total = add(e.project for e in book.entries)
        if book.extra:
            return None
        names = r.sample(PROJECTS, r.randrange(3, min(len(PROJECTS), 16)))
        parts = [r.random() + 0.05 for _ in names]
        amounts = [int(total * p / sum(parts)) for p in parts]
        amounts[0] += total - sum(amounts)
        kinds_ = ["其他运转类", "特定目标类"]
        cols = [C([r.choice(["类型", "项目类别"])], "name"), C(["项目名称"], "name"), C(["项目单位"], "name"), C(["合计"], "money")]
        cols += [C(["本年拨款", h], "money") for h in ("一般公共预算", "政府性基金预算", "国有资本经营预算")] + [C(["财政专户管理资金"], "money"), C(["单位资金"], "money")]
        rows = [["合计", None, None, self.amount(total), self.amount(total - book.all("fund")), self.amount(book.all("fund")), self.amount(0), self.amount(0), self.amount(0)]]
        if total - book.all("fund") < 0 or any(a <= 0 for a in amounts):
            return None
        left = book.all("fund")
        for n, a in zip(names, amounts):
            f = min(left, a)
            left -= f
            rows.append([r.choice(kinds_), n, r.choice(units), a, self.amount(a - f), self.amount(f), self.amount(0), self.amount(0), self.amount(0)])
        return Table(self.full(r.choice(["项目支出表", "项目支出预算表", "项目支出明细表"])), cols, rows, ["total"] + ["line"] * len(names))

    def place_unit(self):
        return self.entity[:3] + "事业发展中心"

    def procurement(self, book):
        r = self.r
        cols = [C(["序号"], "code"), C(["采购项目名称"], "name"), C(["采购品目"], "name"), C(["计量单位"], "text"), C(["数量"], "count"), C(["采购金额", "合计"], "money"),
                C(["采购金额", "财政拨款"], "money"), C(["采购金额", "其他资金"], "money")]
        rows, whole = [], [0, 0]
        for i in range(r.randrange(2, 9)):
            a, b = r.randrange(100, 10 ** 6), r.choice((0, 0, r.randrange(1, 10 ** 5)))
            whole = [whole[0] + a, whole[1] + b]
            rows.append([str(i + 1), r.choice(PROJECTS)[:18], r.choice(["便携式计算机", "A02010105 台式计算机", "物业管理服务", "复印纸", "车辆维修和保养服务", "工程监理服务"]),
                         r.choice(["台", "项", "批", "套"]), str(r.randrange(1, 60)), a + b, a, self.amount(b)])
        rows.insert(0, [None, "合计", None, None, None, sum(whole), whole[0], self.amount(whole[1])])
        return Table(self.full(r.choice(["政府采购预算表", "政府采购支出表", "部门政府采购预算表"])), cols, rows, ["total"] + ["line"] * (len(rows) - 1))


def labelled(document, manner, tables):
    for i, t in enumerate(tables):
        n = i + 1
        if manner.marks == "none":
            t.label = None
        elif manner.marks == "表cn":
            t.label = f"表{cn(n)}"
        else:
            t.label = manner.marks.format(n)
        t.unit = manner.unit


def department(random):
    place, office = random.choice(PLACES), random.choice(OFFICES)
    year, manner = random.choice((2022, 2023, 2024, 2025, 2026)), Manner(random)
    entity = place + office
    book = Ledger(random, office, random.choice((0.05, 0.2, 0.5)))
    maker = Maker(random, year, entity, manner)
    manner.budget_word = manner.budget_word.replace("2025", str(year))
    tables = [maker.summary(book), maker.revenue(book), maker.expenditure(book), maker.appropriation(book), maker.public(book), maker.basic(book),
              maker.three_public(book), maker.fund(book, "政府性基金预算"), maker.fund(book, "国有资本经营预算")]
    more = [maker.projects(book), maker.procurement(book)]
    tables += [t for t in more if t and random.random() < 0.6]
    if random.random() < 0.25:
        tables = tables[: random.randrange(3, len(tables))]
    for t in tables:
        t.number_row = manner.number_row and random.random() < 0.9
        if manner.notes and not t.note and random.random() < 0.6:
            t.note = random.choice([f"注：本表反映部门本年度{t.title[-9:-1]}情况。", "注：本表金额转换时可能存在尾数误差。", "注：本表中数据因四舍五入，与分项加总可能存在尾差。"])
    what = random.choice(["部门预算", "部门预算公开", "部门预算公开说明", "预算公开情况说明"])
    doc = Document(entity, year, "department_budget", f"{entity}{year}年{what}", manner.unit)
    labelled(doc, manner, tables)
    doc.manner, doc.book, doc.tables = manner, book, tables
    return doc
