"""Documents as frames of pandas, polars and Arrow. Needs tests/python/requirements.txt."""

import sys
import tempfile
import unittest
from decimal import Decimal
from pathlib import Path

import yusuan

try:
    import duckdb
    import pandas
    import polars
    import pyarrow
except ImportError as missing:  # ctest counts 77 as skipped
    print(f"{missing.name} is not installed")
    sys.exit(77)

FIXTURES = Path(__file__).parents[2] / "fixtures"


class Frames(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.document = yusuan.read(FIXTURES / "xinjiang-unit-budget" / "input.pdf")
        cls.table = cls.document.tables["revenue_summary"]

    def test_pandas_has_the_printed_header_and_exact_amounts(self):
        frame = self.table.df
        self.assertIsInstance(frame.columns, pandas.MultiIndex)
        self.assertEqual(frame.columns[0], ("功能分类科目编码", "类"))
        self.assertEqual(frame.shape, (len(self.table.rows), len(self.table.columns)))
        self.assertEqual(frame[("总计", "")].iloc[0], Decimal("3788.76"))
        self.assertEqual(frame.iloc[2, 1], "01")
        self.assertEqual((frame.attrs["unit"], frame.attrs["pages"]), ("万元", [5, 6]))

    def test_every_amount_is_that_of_the_document(self):
        for table in self.document.tables:
            frame = table.to_pandas(header="key")
            for place, row in enumerate(table.rows):
                for column in table.columns:
                    if column.type == "money":
                        value = frame[column.key].iloc[place]
                        self.assertEqual(value if value is not None else None, row.values.get(column.key))

    def test_floats_where_asked(self):
        frame = self.table.to_pandas(amounts="float", header="key")
        self.assertEqual(str(frame["total"].dtype), "float64")
        self.assertEqual(str(frame["unit_funds"].dtype), "float64")  # blank all the way down
        with self.assertRaises(ValueError):
            self.table.to_pandas(amounts="double")

    def test_polars_and_arrow_keep_decimals_where_a_column_is_blank(self):
        self.assertEqual(self.table.polars().schema["total"], polars.Decimal(38, 2))
        self.assertEqual(self.table.polars().schema["unit_funds"], polars.Decimal(38, 2))
        self.assertEqual(self.table.arrow().schema.field("total").type, pyarrow.decimal128(38, 2))
        self.assertEqual(self.table.arrow().schema.metadata[b"unit"].decode(), "万元")

    def test_arrow_goes_straight_into_other_tools(self):
        table = self.table
        self.assertEqual(pyarrow.table(table).num_rows, len(table.rows))
        self.assertEqual(polars.DataFrame(table).height, len(table.rows))
        with duckdb.connect() as connection:
            connection.register("revenue", table.arrow())
            top = connection.execute("SELECT total FROM revenue WHERE class_code = '总计'").fetchall()
        self.assertEqual(top, [(Decimal("3788.76"),)])

    def test_records_are_frames(self):
        document = self.document
        for records in (document.statements, document.projects, document.performance, document.indicators,
                        document.checks, document.findings, document.figures):
            self.assertEqual(len(records.df), len(records))
            self.assertEqual(records.polars().height, len(records))
            self.assertEqual(records.arrow().num_rows, len(records))
        self.assertIn("change_percent", document.statements.df.columns)
        self.assertNotIn("change", document.statements.df.columns)

    def test_a_found_table_goes_into_a_workbook(self):
        found = yusuan.tables(FIXTURES / "xinjiang-unit-budget" / "input.pdf", pages=5)[0]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "table.xlsx"
            found.to_excel(path)
            self.assertEqual(pandas.read_excel(path, header=None, dtype=str).shape, found.shape)


if __name__ == "__main__":
    unittest.main()
