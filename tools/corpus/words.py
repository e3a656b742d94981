"""Tables of words only, and the tables of statistics agencies."""
from invent import LONG, NAMES, WORDS, Column, Table, money

PEOPLE = "Anna Berg;J. P. Martin;Wei Zhang;Carla de Souza;Tom O'Neill;Ingrid Holm;Yusuf Demir;Maria Rossi;Peter Novák;Aisha Khan;Liam Byrne;Chloé Petit".split(";")
OFFICES = "Finance;Human resources;Public works;Parks and recreation;Legal services;Water supply;Planning;Schools".split(";")
LESSONS = "Mathematics;History;Physics;Music;Geography;Art;English;Sports;Chemistry;Biology".split(";")
INDUSTRIES = ("Agriculture, forestry and fishing;Mining and quarrying;Manufacturing;Food products;Textiles;Wood and paper;Chemicals;Basic metals;Machinery;"
              "Construction;Wholesale and retail trade;Transport and storage;Accommodation;Information and communication;Financial services;Real estate;"
              "Public administration;Education;Health;Other services").split(";")
DEFINITIONS = ("The part of revenue that remains after the cost of sales;Persons who are without work and seek it;Goods that were made in the period and not sold;"
               "All payments that are due within a year;A price that leaves out changes of taxes;Value of goods at the border of the exporting country").split(";")
CHINESE_NAMES = "王建国 李秀英 张伟 刘洋 陈静 杨帆 赵磊 黄敏 周涛 吴霞".split()
MISSING = ("–", "..", ":", "n.a.", "(D)", "-")


def contacts(random):
    columns = [Column([h], "name") for h in ("Name", "Department", "Telephone", "E-mail")]
    rows = [[p, random.choice(OFFICES), f"+{random.randrange(30, 99)} {random.randrange(10, 99)} {random.randrange(1000, 9999)} {random.randrange(100, 999)}",
             f"{p.split()[-1].lower()}@example.org".replace("'", "")] for p in random.sample(PEOPLE, random.randrange(4, len(PEOPLE)))]
    return Table("words", "Whom to ask", None, columns, rows, latin=True)


def schedule(random):
    columns = [Column(["Time"], "text")] + [Column([d], "text") for d in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")]
    rows = [[f"{h}:00", *[None if random.random() < 0.2 else random.choice(LESSONS) for _ in columns[1:]]] for h in range(8, random.randrange(12, 17))]
    return Table("words", "Timetable of lessons", None, columns, rows, latin=True)


def glossary(random):
    columns = [Column(["Term"], "name"), Column(["Meaning"], "name"), Column(["Source"], "text")]
    rows = [[t, random.choice(DEFINITIONS), random.choice(("survey", "register", "estimate"))] for t in random.sample(INDUSTRIES, random.randrange(4, 9))]
    return Table("words", "Terms used", None, columns, rows, latin=True)


def duties(random):
    columns = [Column(["序号"], "code"), Column(["任务"], "name"), Column(["责任单位"], "name"), Column(["完成时限"], "text"), Column(["备注"], "text")]
    rows = [[str(i), random.choice((*NAMES, LONG[: random.randrange(12, len(LONG))])), f"{random.choice(WORDS)}局", f"2026年{random.randrange(1, 13)}月",
             random.choice((None, None, "续建"))] for i in range(1, random.randrange(4, 16))]
    return Table("words", "重点任务分工", None, columns, rows)


def directory(random):
    columns = [Column([h], "text") for h in ("姓名", "职务", "分管工作", "电话")]
    rows = [[n, random.choice(("局长", "副局长", "主任", "科员")), random.choice(("财务", "人事", "办公室", "综合")), f"{random.randrange(2000, 8999)}{random.randrange(1000, 9999)}"]
            for n in random.sample(CHINESE_NAMES, random.randrange(4, 10))]
    return Table("words", "工作人员通讯录", None, columns, rows)


def _stub(random, count):
    """Labels with their depth: a total, its parts, parts of parts."""
    labels = random.sample(INDUSTRIES, min(count, len(INDUSTRIES)))
    depths = [0] + [random.choice((1, 1, 2)) for _ in labels[1:]]
    marks = [f"{x} ({random.randrange(1, 5)})" if random.random() < 0.1 else x for x in labels]
    return marks, depths


def _figure(random, small):
    if random.random() < 0.05:
        return random.choice(MISSING)
    sign = "-" if random.random() < 0.08 else ""
    return sign + (f"{random.randrange(1, 999) / 10:.1f}" if small else f"{random.randrange(1, 10 ** random.choice((3, 4, 5, 6))):,}")


def agency(random):
    """A stub with indents, maybe leaders, years as heads, units over all columns, headings between the rows."""
    years = list(range(2025 - random.choice((2, 4, 6)), 2026))
    shape = random.choice(("years", "spans", "quarters"))
    columns = [Column([random.choice(("Industry", "Item", "Sector"))], "name")]
    if shape == "years":
        columns += [Column([str(y)], "money") for y in years]
    elif shape == "spans":
        columns += [Column([g, str(y)], "money") for g in ("Output", "Value added", "Employment")[: random.choice((2, 3))] for y in years[-2:]]
    else:
        columns += [Column([str(y), q], "money") for y in years[-2:] for q in ("I", "II", "III", "IV")]
    rows, indents, spans = [], [], {}
    if random.random() < 0.4:
        spans[0] = 1
        rows.append([None, random.choice(("million euro", "(thousands of persons)", "Billions of dollars")), *[None] * (len(columns) - 2)])
        indents.append(0)
    for heading in random.choice(((None,), (None,), ("Current prices", "Percentage change"), ("Men", "Women", "Total"))):
        if heading:
            spans[len(rows)] = 0
            rows.append([heading, *[None] * (len(columns) - 1)])
            indents.append(0)
        labels, depths = _stub(random, random.randrange(4, 14))
        small = random.random() < 0.4
        for label, depth in zip(labels, depths):
            rows.append([label, *[_figure(random, small) for _ in columns[1:]]])
            indents.append(depth)
    return Table("agency", random.choice(("Gross output by industry", "Employment by sector", "Production and trade")), None, columns, rows, latin=True, spans=spans,
                 indents=indents, leaders=random.random() < 0.3)


def dense(random):
    """Many columns below heads of three levels."""
    tops = random.sample(("城镇居民", "农村居民", "全体居民", "企业", "机关"), random.choice((2, 3)))
    columns = [Column(["地区"], "name")]
    for top in tops:
        columns += [Column([top, middle, leaf], "money") for middle in ("收入", "支出") for leaf in ("2024年", "2025年")]
    places = [f"{a}{b}" for a in "东西南北中" for b in ("山县", "河区", "岭市", "湖县")]
    random.shuffle(places)
    rows = [[p, *[str(random.randrange(100, 99999)) if random.random() < 0.5 else money(random, 5, 1) for _ in columns[1:]]] for p in places[: random.choice((5, 10, 20))]]
    return Table("dense", "分地区收支情况", "元", columns, rows)


def dense_latin(random):
    tops = random.sample(("Urban", "Rural", "All areas"), 2)
    columns = [Column(["Region"], "name")] + [Column([t, m, leaf], "money") for t in tops for m in ("Households", "Firms") for leaf in ("2024", "2025", "Change")]
    rows = [[r, *[_figure(random, k % 3 == 2) for k in range(len(columns) - 1)]] for r in random.sample(
        "North;North-East;East Coast;Midlands;Lake District;Highlands;South;South-West;Islands;Capital".split(";"), random.randrange(5, 10))]
    return Table("dense", "Households and firms by region", None, columns, rows, latin=True)


def balance(random):
    """Headings of groups between the rows, in Chinese."""
    columns = [Column(["项目"], "name"), Column(["附注"], "text"), Column(["期末余额"], "money"), Column(["期初余额"], "money")]
    rows, spans = [], {}
    for heading in ("流动资产：", "非流动资产：", "流动负债：")[: random.choice((2, 3))]:
        spans[len(rows)] = 0
        rows.append([heading, None, None, None])
        rows += [[random.choice(NAMES), random.choice((None, str(random.randrange(1, 40)))), money(random), money(random) if random.random() < 0.9 else None]
                 for _ in range(random.randrange(2, 7))]
    return Table("accounts", "资产负债表", "元", columns, rows, spans=spans)
