"""The Python package over documents that the repository ships."""

import json
import os
import shutil
import subprocess
import tempfile
import unittest
import unittest.mock
from decimal import Decimal
from pathlib import Path

import yusuan

FIXTURES = Path(__file__).parents[2] / "fixtures"
UNIT = FIXTURES / "xinjiang-unit-budget" / "input.pdf"
ACCOUNTS = FIXTURES / "sichuan-final-accounts" / "input.pdf"


def raw(path, *arguments):
    return subprocess.run([os.environ["YUSUAN"], "extract", path, *arguments], capture_output=True, check=True).stdout


class Reading(unittest.TestCase):
    def test_says_what_the_program_says_to_the_digit(self):
        for path in (UNIT, ACCOUNTS):
            expected = json.loads(raw(path), parse_float=str)
            self.assertEqual(json.loads(yusuan.read(path).to_json(), parse_float=str), expected)

    def test_takes_paths_bytes_and_files(self):
        data = UNIT.read_bytes()
        with UNIT.open("rb") as file:
            documents = [yusuan.read(str(UNIT)), yusuan.read(data), yusuan.read(memoryview(data)), yusuan.read(file)]
        self.assertEqual({document.sha256 for document in documents}, {documents[0].sha256})
        self.assertEqual([len(document.tables) for document in documents], [11] * 4)

    def test_a_name_with_a_dash_is_a_file(self):
        with self.assertRaises(yusuan.Error) as caught:
            yusuan.read("-")
        self.assertEqual(caught.exception.code, "unreadable")

    def test_what_cannot_be_read_says_why(self):
        with self.assertRaises(yusuan.Error) as caught:
            yusuan.read(b"hello")
        self.assertEqual(caught.exception.code, "not_pdf")
        with self.assertRaises(yusuan.Error) as caught:
            yusuan.read("there-is-none.pdf")
        self.assertIn("there-is-none.pdf", str(caught.exception))

    def test_many_come_back_in_order_with_failures_as_values(self):
        sources = [UNIT, "there-is-none.pdf", ACCOUNTS.read_bytes(), b"hello", UNIT]
        told = []
        readings = list(yusuan.read_many(sources, jobs=2, progress=told.append))
        self.assertEqual([reading.source for reading in readings], sources)
        self.assertEqual([reading.error and reading.error.code for reading in readings],
                         [None, "unreadable", None, "not_pdf", None])
        self.assertEqual(readings[0].document.data, readings[4].document.data)
        self.assertEqual(told, [1, 2, 3, 4, 5])

    def test_many_may_be_left_in_the_middle(self):
        for reading in yusuan.read_many([UNIT] * 20, jobs=2):
            self.assertIsNotNone(reading.document)
            break


class CharacterMaps(unittest.TestCase):
    """Those of fonts that a PDF does not embed: a package may bring its own, outside what the system has."""

    DISCLOSURE = FIXTURES / "font-not-embedded" / "input.pdf"

    def read_with(self, folder):
        with unittest.mock.patch.dict(os.environ, YUSUAN_POPPLER_DATA=str(folder)):
            return yusuan.read(self.DISCLOSURE)

    def test_are_read_from_where_the_environment_says(self):
        if not Path("/usr/share/poppler/cMap").is_dir():
            self.skipTest("poppler-data is not installed")
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree("/usr/share/poppler", folder, dirs_exist_ok=True)
            self.assertEqual(self.read_with(folder).data, yusuan.read(self.DISCLOSURE).data)

    def test_that_are_missing_are_named(self):
        with tempfile.TemporaryDirectory() as folder, self.assertRaises(yusuan.Error) as caught:
            self.read_with(folder)
        self.assertEqual(caught.exception.code, "no_text")
        self.assertIn("poppler-data", str(caught.exception))


class TheTables(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.document = yusuan.read(UNIT)

    def test_are_found_by_number_id_label_and_title(self):
        tables = self.document.tables
        for key in (2, "revenue_summary", "表2", "单位收入总体情况表", "收入总体"):
            self.assertEqual(tables[key].number, 2, key)
        self.assertIn("revenue_summary", tables)
        self.assertNotIn(99, tables)
        self.assertIsNone(tables.get("nothing"))

    def test_a_key_of_several_is_an_error_that_names_them(self):
        with self.assertRaises(KeyError) as caught:
            self.document.tables["总体情况表"]
        self.assertIn("单位支出总体情况表", str(caught.exception))
        self.assertNotIsInstance(caught.exception, yusuan.NoSuchTable)

    def test_each_figure_keeps_amount_page_and_box(self):
        cell = self.document.tables[2].cell(0, "total")
        self.assertEqual((cell.text, cell.value, cell.page), ("3,788.76", Decimal("3788.76"), 5))
        x0, y0, x1, y1 = cell.box
        self.assertTrue(0 < x0 < x1 < 842 and 0 < y0 < y1 < 595)
        with self.assertRaises(KeyError):
            self.document.tables[2].cell(0, "no_such_column")

    def test_figures_are_all_that_have_a_value(self):
        figures = self.document.figures
        expected = sum(len(row["values"]) for table in self.document.data["tables"] for row in table["rows"])
        self.assertEqual(len(figures), expected)
        first = figures[0]
        self.assertEqual((first["value"], first["unit"], first["yuan"]), (Decimal("3788.76"), "万元", Decimal("37887600")))

    def test_markdown_has_a_line_a_row(self):
        lines = self.document.tables[2].to_markdown().splitlines()
        self.assertEqual(len(lines), 2 + len(self.document.tables[2].rows))
        self.assertIn("| 总计 |  |  |  | 3,788.76 |", lines[2])

    def test_a_notebook_shows_headers_over_headers(self):
        html = self.document.tables[2]._repr_html_()
        self.assertIn('<th colspan="3" style="text-align:center">功能分类科目编码</th>', html)
        self.assertIn('<th rowspan="2" style="text-align:center">总计</th>', html)
        self.assertIn("单位收入总体情况表", self.document._repr_html_())

    def test_findings_are_lit_on_their_page(self):
        document = yusuan.read(ACCOUNTS)
        pages = {ref["page"] for check in document.findings for ref in check["refs"]}
        picture = document.page(5)
        self.assertTrue(picture.svg.startswith("<svg"))
        self.assertEqual('fill="#d00000"' in picture.svg, 5 in pages)
        marked = picture.marked([((1, 2, 3, 4), "a < b")])
        self.assertIn("a &lt; b", marked.svg)
        with self.assertRaises(IndexError):
            document.page(10_000)


class AnyTable(unittest.TestCase):
    def test_has_cells_with_spans_and_boxes(self):
        found = yusuan.tables(UNIT, pages=5)
        self.assertEqual([table.page for table in found], [5])
        table = found[0]
        self.assertEqual(table.shape, (len(table.rows), len(table.rows[0])))
        self.assertEqual(table.cells[0].colspan, 3)
        self.assertIn('colspan="3"', table._repr_html_())
        x0, y0, x1, y1 = table.bbox
        self.assertTrue(x0 < x1 and y0 < y1)

    def test_areas_pages_and_joining(self):
        self.assertEqual(len(yusuan.tables(UNIT, pages=[5, 6])), 2)
        self.assertEqual([table.pages for table in yusuan.tables(UNIT, pages="5-6", join=True)], [[5, 6]])
        self.assertEqual(yusuan.tables(UNIT, areas=[(5, (0, 0, 842, 40))]), [])

    def test_csv_quotes_what_it_must(self):
        table = yusuan.tables(UNIT, pages=5)[0]
        self.assertIn('"3,788.76"', table.to_csv())


if __name__ == "__main__":
    unittest.main()
