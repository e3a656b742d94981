"""Invented disclosures of departments and governments: what they say, before anybody decides how they look.

One ledger makes all tables of a document, so that they agree with each other and with the prose. Amounts are hundredths of the printed unit.
"""
import itertools
from dataclasses import dataclass, field
from invent import PATTERNS, Column, Headed

PLACES = "河东省 山前省 江右省 岭北省 海西省 云上省 石桥市 太和市 芜江市 九峰市 宜州市 桂山市 三湾市 天河州 清溪县 绥安县 铜鼓区 和顺区 长山县".split()
OFFICES = "水利局 农业农村局 卫生健康委员会 人力资源和社会保障局 文化和旅游局 自然资源局 机关事务管理局 退役军人事务局 林业和草原局 市场监督管理局 档案馆 科学技术协会 红十字会 统计局 住房和城乡建设局 疾病预防控制中心 第三中学 老干部局".split()
FAMILY = {"水利局": "213", "农业农村局": "213", "卫生健康委员会": "210", "文化和旅游局": "207", "自然资源局": "220", "退役军人事务局": "208", "林业和草原局": "213",
          "市场监督管理局": "201", "档案馆": "201", "科学技术协会": "206", "统计局": "201", "住房和城乡建设局": "212", "疾病预防控制中心": "210", "第三中学": "205"}
PROJECTS = ("乡村振兴驻村帮扶工作经费;中小河流治理项目;信息系统运行维护费;办公用房维修改造;专项业务经费;人才引进补助;重点项目前期工作经费;公共卫生服务补助资金;执法装备购置;"
            "档案数字化加工服务;2025年中央财政农业防灾减灾和水利救灾资金预算（第二批）;关于提前下达2025年省级乡村振兴补助资金（高标准农田建设）的通知;会议及培训费;聘用人员经费;安全生产检查;"
            "基层公共文化设施免费开放补助;“一站式”服务大厅运行经费;老旧小区改造配套基础设施建设（含上年结转）").split(";")
CN = "一二三四五六七八九十"


def cn(n):
    return CN[n - 1] if n <= 10 else ("十" if n < 20 else CN[n // 10 - 1] + "十") + (CN[n % 10 - 1] if n % 10 else "")


@dataclass
class Table(Headed):
    title: str
    columns: list
    rows: list  # of lists of int | str | None: an int is an amount in hundredths
    kinds: list  # per row: total, class, group, item, line
    label: str | None = None
    unit: str = "万元"
    number_row: bool = False
    note: str | None = None
    empty: bool = False


@dataclass
class Document:
    entity: str
    year: int
    kind: str
    title: str
    unit: str
    parts: list = field(default_factory=list)  # ("cover", [lines]) ("contents", [lines]) ("prose", [lines]) Table


def codes():
    rows = [line.split("\t") for line in (PATTERNS / "functional_codes.tsv").read_text().splitlines() if not line.startswith("#")]
    return {r[0]: r[1] for r in rows}


def economic():
    rows = [line.split("\t") for line in (PATTERNS / "economic_codes.tsv").read_text().splitlines() if not line.startswith("#")]
    out = {}
    for r in rows:
        out.setdefault(r[0], r[1])
    return out


@dataclass
class Entry:
    code: str
    name: str
    basic: int = 0
    project: int = 0
    fund: str = "public"
    prior: int = 0

    @property
    def total(self):
        return self.basic + self.project


class Ledger:
    def __init__(self, random, office, size):
        names = codes()
        items = [c for c in names if len(c) == 7 and c[:5] in names and c[:3] in names and not c.startswith(("230", "223", "231", "232", "233"))]
        home = FAMILY.get(office, random.choice(["201", "208", "213", "204"]))
        chosen = {c for c in items if c[:3] in (home, "208", "210", "221") and random.random() < size}
        chosen |= {c for c in items if random.random() < 0.04}
        chosen |= set(random.sample(items, 2))
        self.names, self.entries = names, []
        big = random.choice((4, 5, 6))
        for c in sorted(chosen):
            e = Entry(c, names[c])
            mode = random.choice("bpx")
            e.basic = random.randrange(1, 10 ** random.choice((big, big + 1, big + 2))) if mode in "bx" else 0
            e.project = random.randrange(1, 10 ** random.choice((big, big + 1))) * random.choice((1, 100)) if mode in "px" else 0
            e.prior = max(0, int(e.total * random.uniform(0.6, 1.4))) if random.random() < 0.9 else 0
            self.entries.append(e)
        if not any(e.basic for e in self.entries):
            self.entries[0].basic = random.randrange(1000, 10 ** 6)
        if not any(e.project for e in self.entries):
            self.entries[-1].project = random.randrange(1000, 10 ** 6)
        if random.random() < 0.3:
            for c in ("2120801", "2120899", "2296002"):
                if c in names and c[:5] in names:
                    self.entries.append(Entry(c, names[c], 0, random.randrange(100, 10 ** 6), "fund", random.randrange(100, 10 ** 6)))
        self.entries = [e for e in self.entries if e.total]
        self.entries.sort(key=lambda e: e.code)
        self.other = {}  # revenue other than the appropriations, taken from the largest entry
        big_entry = max((e for e in self.entries if e.fund == "public"), key=lambda e: e.total)
        if random.random() < 0.5:
            for kind in random.sample(["事业收入", "其他收入", "上级补助收入", "财政专户管理资金", "经营收入"], random.choice((1, 2))):
                self.other[kind] = random.randrange(1, max(2, big_entry.total // 4))
        self.extra = sum(self.other.values())
        self.big = big_entry
        self.carry = random.randrange(1, max(2, big_entry.total // 4)) if random.random() < 0.4 else 0
        # economic classification of what is basic and public
        self.econ = self.split_economic(random)

    def split_economic(self, random):
        names, basic = economic(), sum(e.basic for e in self.entries if e.fund == "public")
        leaves = [c for c in names if len(c) == 5 and c[:3] in ("301", "302", "303")]
        pick = sorted(set(random.sample(leaves, min(len(leaves), random.randrange(8, 34)))) | {"30101", "30201"})
        weights = [random.random() ** 3 + 0.001 for _ in pick]
        amounts = [int(basic * w / sum(weights)) for w in weights]
        amounts[0] += basic - sum(amounts)
        return [(c, names[c], a) for c, a in zip(pick, amounts) if a]

    def sums(self, wanted=lambda e: True):
        """Entries by levels: (level, code, name, entries below)."""
        entries, out = [e for e in self.entries if wanted(e)], []
        for cls, below in itertools.groupby(entries, lambda e: e.code[:3]):
            below = list(below)
            out.append(("class", cls, self.names[cls], below))
            for group, items in itertools.groupby(below, lambda e: e.code[:5]):
                items = list(items)
                out.append(("group", group, self.names[group], items))
                out += [("item", e.code, e.name, [e]) for e in items]
        return out

    def all(self, fund=None):
        return sum(e.total for e in self.entries if fund is None or e.fund == fund)
