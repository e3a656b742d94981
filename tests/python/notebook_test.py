"""The notebook of the examples, cell by cell, and what it finds. Needs tests/python/requirements.txt."""

import json
import os
import sys
import unittest
from decimal import Decimal
from pathlib import Path

try:
    import matplotlib
    import pandas  # noqa: F401
except ImportError as missing:  # ctest counts 77 as skipped
    print(f"{missing.name} is not installed")
    sys.exit(77)

EXAMPLES = Path(__file__).parents[2] / "tools" / "python" / "examples"


class Notebook(unittest.TestCase):
    def test_answers_its_five_questions(self):
        matplotlib.use("Agg")
        os.chdir(EXAMPLES)
        notebook = json.loads((EXAMPLES / "five_questions.ipynb").read_text(encoding="utf-8"))
        names = {}
        for cell in notebook["cells"]:
            if cell["cell_type"] == "code":
                exec("".join(cell["source"]), names)

        self.assertEqual(names["total"]["total"], sum(row.values["total"] for row in names["revenue"].rows
                                                      if row.kind == "class"))
        self.assertEqual(names["spending"].loc["社会保障和就业支出"].tolist(), [1771.35, 1683.0])
        self.assertEqual(set(names["expenses"].unit), {"万元"})
        self.assertEqual(names["proved"], 1.0)
        units = names["units"]
        self.assertEqual(len(units), 4)
        self.assertEqual(units.loc["四川省示例档案馆", "basic"], Decimal("19597259.23"))


if __name__ == "__main__":
    unittest.main()
