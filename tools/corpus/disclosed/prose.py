"""The chapters of a department's budget in the wording that all provinces share."""


def prose(doc, random):
    """Chapters in the national wording; they state what the tables state."""
    b, y, u, e = doc.book, doc.year, doc.unit, doc.entity
    say = lambda v: f"{v / 100:.2f}{u}" if random.random() < 0.7 or u == "元" else f"{v / 100:,.2f}{u}"
    whole, pub, fund = b.all(), b.all("public") - b.extra, b.all("fund")
    basic, project = sum(x.basic for x in b.entries), sum(x.project for x in b.entries)
    ahead = ["第一部分 部门概况", "一、主要职能", f"（一）贯彻执行国家有关法律、法规和方针政策，拟订{e[:3]}相关规划并组织实施。", "（二）负责本系统的队伍建设和业务指导工作。",
             "（三）承办上级交办的其他事项。", "二、机构设置", f"{e}内设办公室、规划财务科、法规科等{random.randrange(3, 9)}个科室，下属单位{random.randrange(1, 4)}个。"]
    lines = [f"第三部分 {y}年部门预算情况说明", f"一、关于{e}{y}年收支预算情况的总体说明",
             f"按照综合预算的原则，{e}所有收入和支出均纳入部门预算管理。收入包括：一般公共预算拨款收入、政府性基金预算拨款收入等；支出包括：{'、'.join(n for l, c, n, _ in b.sums() if l == 'class')}等。{e}{y}年收支总预算{say(whole)}。",
             f"二、关于{e}{y}年收入预算情况说明",
             f"{e}{y}年收入预算{say(whole)}，其中：一般公共预算拨款收入{say(pub - b.carry)}，占{(pub - b.carry) * 100 / whole:.2f}%" + (f"；政府性基金预算拨款收入{say(fund)}，占{fund * 100 / whole:.2f}%" if fund else "") + "。",
             f"三、关于{e}{y}年支出预算情况说明",
             f"{e}{y}年支出预算{say(b.all())}，其中：基本支出{say(basic)}，占{basic * 100 / b.all():.2f}%；项目支出{say(project)}，占{project * 100 / b.all():.2f}%。",
             f"四、关于{e}{y}年财政拨款收支预算情况的总体说明", f"{e}{y}年财政拨款收支总预算{say(pub + fund)}。"]
    return ahead, lines
