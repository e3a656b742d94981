#!/usr/bin/env python3
"""A folder of disclosures to Parquet tables, on Apache Spark.

    spark-submit tools/spark/facts.py IN OUT [--yusuan PROGRAM] [--partitions N]

IN is whatever Spark reads (a folder, hdfs://…, s3a://…); every *.pdf and *.txt below it is read in `yusuan worker`,
which Spark's pipe() starts once a partition, so PROGRAM has to be on every node. Written are
  OUT/documents  one row a document: path, status ("done" or "failed"), error, and what it says of itself
  OUT/facts      one row a figure of a table: amounts exact, as DECIMAL, in the printed unit and in yuan
A document that cannot be read is a row, not an error. Spark runs the partitions of a lost executor again; both tables
appear when everything is done.
"""
import argparse
import base64
import decimal
import json
import shlex

from pyspark.sql import SparkSession
from pyspark.sql import types as t

# 32 digits before the point, six after it: budgets print two, in units up to 亿元.
DIGITS = t.DecimalType(38, 6)

DOCUMENTS = t.StructType(
    [t.StructField("path", t.StringType(), False), t.StructField("status", t.StringType(), False)]
    + [t.StructField(name, t.StringType()) for name in (
        "error_code", "error_message", "document_sha256", "title", "entity", "kind", "form")]
    + [t.StructField(name, t.IntegerType()) for name in ("fiscal_year", "pages", "tables", "failing_checks")])

FACTS = t.StructType([
    t.StructField("document_sha256", t.StringType(), False),
    t.StructField("table_place", t.IntegerType(), False),
    t.StructField("row_number", t.IntegerType(), False),
    t.StructField("column_number", t.IntegerType(), False),
    t.StructField("entity", t.StringType()),
    t.StructField("fiscal_year", t.IntegerType()),
    t.StructField("kind", t.StringType()),
    t.StructField("form", t.StringType()),
    t.StructField("table_id", t.StringType()),
    t.StructField("table_number", t.IntegerType()),
    t.StructField("table_title", t.StringType()),
    t.StructField("level", t.StringType()),
    t.StructField("code", t.StringType()),
    t.StructField("name", t.StringType()),
    t.StructField("column_key", t.StringType(), False),
    t.StructField("column_type", t.StringType(), False),
    t.StructField("header_path", t.StringType()),
    t.StructField("amount", DIGITS, False),
    t.StructField("unit", t.StringType()),
    t.StructField("amount_yuan", DIGITS),
    t.StructField("text", t.StringType()),
    t.StructField("page", t.IntegerType()),
])


def request_of(row):
    """A line for `yusuan worker`."""
    return json.dumps({"id": row.path, "name": row.path.rsplit("/", 1)[-1],
                       "bytes": base64.b64encode(row.content).decode("ascii")})


def answer_of(line):
    # Amounts must not become binary numbers on the way.
    return json.loads(line, parse_float=decimal.Decimal)


def document_row(answer):
    document = answer.get("document")
    if document is None:
        error = answer["error"]
        return (answer["id"], answer["status"], error["code"], error["message"]) + (None,) * 9
    facts = document["document"]
    failing = sum(check["status"] == "fail" for check in document["checks"])
    return (answer["id"], answer["status"], None, None, document["source"]["sha256"], facts["title"], facts["entity"],
            facts["kind"], facts["form"], facts["fiscal_year"], document["source"]["pages"], len(document["tables"]),
            failing)


def fact_rows(answer):
    """One row for each value of each table; a value belongs to the first column with its key."""
    document = answer.get("document")
    if document is None:
        return
    facts = document["document"]
    for place, table in enumerate(document["tables"], 1):
        columns = {}
        for number, column in enumerate(table["columns"], 1):
            columns.setdefault(column["key"], (number, column))
        for row_number, row in enumerate(table["rows"], 1):
            for key, value in row["values"].items():
                number, column = columns[key]
                amount = decimal.Decimal(value)
                money = column["type"] == "money"
                scale = table["yuan_per_unit"] if money else None
                unit = table["money_unit"] if money else "%" if column["type"] == "percent" else None
                yield (document["source"]["sha256"], place, row_number, number, facts["entity"], facts["fiscal_year"],
                       facts["kind"], facts["form"], table["id"], table["number"], table["title"], row["kind"],
                       row["code"], row["name"], key, column["type"], "/".join(column["header"]), amount, unit,
                       amount * scale if scale else None, row["cells"][number - 1], row["page"])


def write_tables(spark, source, target, yusuan, partitions):
    """Returns the numbers of documents by status."""
    files = (spark.read.format("binaryFile").option("recursiveFileLookup", "true")
             .option("pathGlobFilter", "*.{pdf,PDF,txt}").load(source).select("path", "content"))
    requests = files.rdd.repartition(partitions).map(request_of)
    answers = requests.pipe(shlex.quote(yusuan) + " worker", checkCode=True).map(answer_of).cache()
    spark.createDataFrame(answers.flatMap(fact_rows), FACTS).write.mode("overwrite").parquet(target + "/facts")
    spark.createDataFrame(answers.map(document_row), DOCUMENTS).write.mode("overwrite").parquet(target + "/documents")
    written = spark.read.parquet(target + "/documents")
    return {row.status: row["count"] for row in written.groupBy("status").count().collect()}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("source", metavar="IN")
    parser.add_argument("target", metavar="OUT")
    parser.add_argument("--yusuan", default="yusuan", help="the program, as every node finds it")
    parser.add_argument("--partitions", type=int, default=64, help="pieces that the work is parted into")
    arguments = parser.parse_args()
    spark = SparkSession.builder.appName("yusuan facts").getOrCreate()
    try:
        counts = write_tables(spark, arguments.source, arguments.target, arguments.yusuan, arguments.partitions)
    finally:
        spark.stop()
    print(", ".join(f"{count} {status}" for status, count in sorted(counts.items())) or "no documents")


if __name__ == "__main__":
    main()
