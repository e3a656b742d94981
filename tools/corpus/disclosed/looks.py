"""How the figures and names of a document are printed: shared by workbooks, texts and pages."""
import re


TEXTS = ("text", "spaces", "full_width")  # figures that a workbook holds as texts


class Figures:
    """One way to print amounts: `text(v)` is what the reader sees, `value(v)` and `format` what a workbook holds."""

    KINDS = {
        "plain": "0.00",
        "thousands": "#,##0.00",
        "padded": "#,##0.00_ ",
        "accounting": '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ',
        "brackets": "#,##0.00_);(#,##0.00)",
        "red": "#,##0.00;[Red]\\-#,##0.00",
        "no_zeros": "#,##0.00;\\-#,##0.00;",
        "text": "@",
        "triangle": '#,##0.00;"△"#,##0.00',
        "spaces": "@",
        "full_width": "@",
        "integers": "#,##0",
        "general": "General",
    }

    def __init__(self, random, whole=False):
        self.kind = random.choice(["plain", "thousands", "thousands", "padded", "accounting", "accounting", "brackets", "red", "no_zeros", "text", "general", "triangle", "spaces", "full_width"])
        self.format = self.KINDS[self.kind]
        self.percent = random.choice(["0.00%", "0.0", "0.00", "0.0%"])

    def text(self, v):
        if v is None:
            return None
        body = f"{abs(v) / 100:,.2f}"
        if self.kind in ("plain", "text"):
            body = body.replace(",", "")
        if self.kind == "general":
            body = body.replace(",", "").rstrip("0").rstrip(".")
            if len(body.replace(".", "")) > 10:
                raise OverflowError
        if self.kind == "accounting" and v == 0:
            return "-"
        if self.kind == "no_zeros" and v == 0:
            return None
        if self.kind == "spaces":
            body = body.replace(",", " ")
        if self.kind == "full_width":
            body = "".join(chr(ord(c) + 0xFEE0) for c in body)
        if v >= 0:
            return body
        if self.kind == "triangle":
            return "△" + body
        return f"({body})" if self.kind == "brackets" else "-" + body

    def ratio(self, cell):
        """(number, text) of a percentage; nothing where there is no base."""
        kind, a, b = cell
        if not b:
            return None, None
        share = a / b
        places = self.percent.count("0") - 1
        if abs(share) > 99:
            return None, None
        text = f"{round(share * 100 + 1e-9, places):.{places}f}"
        if text.startswith("-") and not text.strip("-0."):
            text = text[1:]
        return share, text + ("%" if self.percent.endswith("%") else "")


def cell_text(figures, column, value):
    if value is None:
        return None
    if isinstance(value, tuple):
        return figures.ratio(value)[1]
    if isinstance(value, int):
        return figures.text(value)
    return value


def truth_table(table, printed):
    """`printed`: rows of texts as on paper."""
    label = table.label or ""
    found = None if "附件" in label else re.fullmatch(r"\D*?0*(\d+)\D*", label)
    number = int(found[1]) if found else None
    cn = re.fullmatch("表([一二三四五六七八九十]+)", label)
    if cn:
        s = cn[1]
        digits = {c: i + 1 for i, c in enumerate("一二三四五六七八九")}
        number = digits.get(s) or (10 + digits.get(s[1:], 0) if s[0] == "十" else digits[s[0]] * 10)
    status = "declared_empty" if table.empty else "filled"
    return {"number": number, "label": table.label, "title": table.title, "money_unit": table.unit, "status": status, "note": table.note,
            "columns": [{"header": [h.replace(" ", "").replace("　", "") for h in c.path]} for c in table.columns], "rows": printed}
