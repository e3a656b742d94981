#!/usr/bin/env python3
"""A folder of disclosures to Parquet tables, on Apache Spark.

    spark-submit tools/spark/facts.py IN OUT [--yusuan PROGRAM] [--partitions N]

IN is whatever Spark reads (a folder, hdfs://…, s3a://…); every *.pdf and *.txt below it is read in `yusuan worker`,
which Spark's pipe() starts once a partition, so PROGRAM has to be on every node, the driver's included. OUT gets the
star schema of `yusuan schema facts.md`, a Parquet table a relation with the same fields: OUT/facts has one row a figure,
amounts as exact DECIMALs. OUT/documents has one row a file, also for one that cannot be read: before the fields of the
star stand path, status ("done" or "failed"), error_code and error_message. It is written last: when it is there,
everything is. Spark runs the partitions of a lost executor again.
"""
import argparse
import base64
import decimal
import json
import re
import shlex
import subprocess

from pyspark import StorageLevel
from pyspark.sql import SparkSession
from pyspark.sql import types as t

# 28 digits before the point, ten after it: budgets print two, in units up to 亿元.
DECIMALS = 10
TYPES = {"TEXT": t.StringType(), "BIGINT": t.LongType(), "NUMERIC": t.DecimalType(38, DECIMALS),
         "NUMERIC(10,2)": t.DecimalType(10, 2)}
ABOUT_FILE = [t.StructField("path", t.StringType(), False), t.StructField("status", t.StringType(), False),
              t.StructField("error_code", t.StringType()), t.StructField("error_message", t.StringType())]


def star_schema(yusuan):
    """The relations as the program has them: name to StructType."""
    ddl = subprocess.run([yusuan, "schema", "facts.sql"], check=True, stdout=subprocess.PIPE).stdout.decode()
    schema = {}
    for name, body in re.findall(r"CREATE TABLE (\w+) \((.*?)\n\);", ddl, re.DOTALL):
        fields = re.findall(r"^  (\w+) (TEXT|BIGINT|NUMERIC(?:\(10,2\))?)( NOT NULL)?", body, re.MULTILINE)
        schema[name] = t.StructType([t.StructField(field, TYPES[kind], not never) for field, kind, never in fields])
    return schema


def request_of(row):
    """A line for `yusuan worker`."""
    return json.dumps({"id": row.path, "name": row.path.rsplit("/", 1)[-1],
                       "bytes": base64.b64encode(row.content).decode("ascii")})


def value_of(value, field):
    if value is None or not isinstance(field.dataType, t.DecimalType):
        return value
    exact = decimal.Decimal(value)
    if -exact.as_tuple().exponent > field.dataType.scale:
        raise ValueError(f"{field.name} {value} has more than {field.dataType.scale} decimals")
    return exact


def answer_of(line, schema):
    """path, status, error_code, error_message, and the rows by relation."""
    # Amounts are text in the rows; coordinates must not become binary numbers on the way either.
    answer = json.loads(line, parse_float=decimal.Decimal)
    error = answer.get("error")
    if error is None:
        try:
            rows = {name: [tuple(value_of(row[field.name], field) for field in struct) for row in answer["rows"][name]]
                    for name, struct in schema.items()}
            return answer["id"], "done", None, None, rows
        except ValueError as problem:
            error = {"code": "decimals", "message": str(problem)}
    return answer["id"], "failed", error["code"], error["message"], {}


def document_row(answer, fields):
    path, status, code, message, rows = answer
    return (path, status, code, message) + (rows["documents"][0] if rows else (None,) * fields)


def write_tables(spark, source, target, yusuan, partitions):
    """Returns the numbers of documents by status."""
    schema = star_schema(yusuan)
    files = (spark.read.format("binaryFile").option("recursiveFileLookup", "true")
             .option("pathGlobFilter", "*.{pdf,PDF,txt}").load(source).select("path", "content"))
    requests = files.rdd.repartition(partitions).map(request_of)
    answers = (requests.pipe(shlex.quote(yusuan) + " worker --format rows", checkCode=True)
               .map(lambda line: answer_of(line, schema)).persist(StorageLevel.MEMORY_AND_DISK))
    documents = schema["documents"]
    for name, struct in schema.items():
        if name != "documents":
            rows = answers.flatMap(lambda answer, name=name: answer[4].get(name, []))
            spark.createDataFrame(rows, struct).write.mode("overwrite").parquet(f"{target}/{name}")
    rows = answers.map(lambda answer: document_row(answer, len(documents.fields)))
    nullable = [t.StructField(field.name, field.dataType) for field in documents]
    spark.createDataFrame(rows, t.StructType(ABOUT_FILE + nullable)).write.mode("overwrite").parquet(target + "/documents")
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
