#!/usr/bin/env python3
"""Runs tools/spark/facts.py on a real cluster: a standalone master and two workers, all on loopback, and kills one of
them, with its executor, in the middle. Usage: spark_test.py PROGRAM FIXTURES SCRIPT. Exit status 77: skipped."""
import collections
import decimal
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

try:
    import pyspark
except ImportError:
    print("skipped: no pyspark (pip install pyspark)")
    sys.exit(77)
if shutil.which("java") is None:
    print("skipped: no java (apt-get install openjdk-17-jre-headless)")
    sys.exit(77)

PROGRAM, FIXTURES, SCRIPT = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
CASES = ["two-on-a-page", "no-tables", "continued-header", "rules-dashed", "page-rotated", "labels-justified"]
COPIES = 5
HOME = pathlib.Path(pyspark.__file__).parent
os.environ.update(SPARK_LOCAL_IP="127.0.0.1", SPARK_LOCAL_HOSTNAME="127.0.0.1", SPARK_HOME=str(HOME),
                  PYSPARK_PYTHON=sys.executable, SPARK_DAEMON_MEMORY="256m")

# Stands before the program on each node. The third piece of work ends the worker it is on: the nearest java above it
# is the executor, the next the worker.
KILLER = r"""#!/bin/sh
[ "$1" = worker ] && for turn in 1 2 3; do
  mkdir "{marks}/$turn" 2>/dev/null || continue
  [ "$turn" = 3 ] || break
  pid=$PPID
  while [ "$pid" -gt 1 ] && [ "$(cat /proc/$pid/comm)" != java ]; do pid=$(awk '{{print $4}}' /proc/$pid/stat); done
  worker=$(awk '{{print $4}}' /proc/$pid/stat)
  echo "$worker" > "{marks}/killed"
  [ "$(cat /proc/$worker/comm)" = java ] && kill -9 "$worker"
  kill -9 "$pid"
  exit 1
done
exec '{program}' "$@"
"""


def make_documents(folder):
    """Other bytes each time: a comment after the end is still a good PDF."""
    for case in CASES:
        content = (FIXTURES / case / "input.pdf").read_bytes()
        for number in range(COPIES):
            place = folder / f"part{number}" / f"{case}.pdf"
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content + f"\n% copy {number}\n".encode())
    (folder / "part0" / "damaged.pdf").write_bytes(b"%PDF-1.7\nand nothing else\n")


def start(processes, pattern, *arguments):
    """Starts a part of the cluster and waits until it says `pattern`."""
    process = subprocess.Popen([str(HOME / "bin" / "spark-class"), *arguments], text=True,
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    processes.append(process)
    said = []
    for line in process.stderr:
        said.append(line)
        found = re.search(pattern, line)
        if found:
            # Somebody has to go on reading, or the process stops when its pipe is full.
            subprocess.Popen(["cat"], stdin=process.stderr, stdout=subprocess.DEVNULL)
            return found.group(0)
    raise SystemExit("the cluster does not start:\n" + "".join(said[-20:]))


def start_cluster(processes, folder):
    master = start(processes, r"spark://127\.0\.0\.1:\d+", "org.apache.spark.deploy.master.Master", "--host", "127.0.0.1",
                   "--port", "0", "--webui-port", "0")
    for number in (1, 2):
        start(processes, "Successfully registered", "org.apache.spark.deploy.worker.Worker", "--host", "127.0.0.1",
              "--webui-port", "0", "--cores", "1", "--memory", "1g", "--work-dir", str(folder / f"work{number}"), master)
    return master


def submit(master, source, target, program):
    settings = {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1", "spark.ui.enabled": "false",
                "spark.executor.memory": "512m", "spark.executor.cores": "1", "spark.driver.memory": "512m"}
    options = [part for key, value in settings.items() for part in ("--conf", f"{key}={value}")]
    run = subprocess.run([str(HOME / "bin" / "spark-submit"), "--master", master, *options, SCRIPT, str(source),
                          str(target), "--yusuan", str(program), "--partitions", "12"],
                         capture_output=True, text=True, timeout=240)
    assert run.returncode == 0, run.stderr[-4000:]
    return run.stdout.strip().splitlines()[-1], run.stderr


def expected_facts(source, folder):
    """What the program says without Spark: the facts of every document, by field."""
    facts = []
    for number, path in enumerate(sorted(source.rglob("*.pdf"))):
        out = folder / f"extract{number}.ndjson"
        run = subprocess.run([PROGRAM, "extract", str(path), "-o", str(out)], capture_output=True, check=False)
        if run.returncode == 0:
            facts += [json.loads(line, parse_float=decimal.Decimal) for line in out.open()]
    return facts


def comparable(fact):
    """1.50 and 1.5000000000 are one amount."""
    return tuple(value if value is None or name not in ("amount", "amount_yuan", "x0", "y0", "x1", "y1")
                 else decimal.Decimal(value).normalize() for name, value in sorted(fact.items()))


def read_tables(target):
    spark = (pyspark.sql.SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
             .config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1").getOrCreate())
    documents = spark.read.parquet(str(target / "documents")).collect()
    facts = spark.read.parquet(str(target / "facts")).collect()
    spark.stop()
    return documents, facts


def main():
    import pyspark.sql  # noqa: F401, slow to load: not before the skips
    processes = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        source, target, marks = folder / "in", folder / "out", folder / "marks"
        make_documents(source)
        marks.mkdir()
        program = folder / "yusuan-on-a-node"
        program.write_text(KILLER.format(marks=marks, program=PROGRAM))
        program.chmod(0o755)
        try:
            last_line, log = submit(start_cluster(processes, folder), source, target, program)
        finally:
            for process in processes:
                process.kill()
                process.wait()
        killed = int((marks / "killed").read_text())
        assert killed in [process.pid for process in processes[1:]], "no worker of the cluster was killed"
        assert "Lost executor" in log or "Lost task" in log, "Spark noticed nothing"
        total = len(CASES) * COPIES
        assert last_line == f"{total} done, 1 failed", last_line
        documents, facts = read_tables(target)
        counts = collections.Counter(row.path.rsplit("/in/", 1)[1] for row in documents)
        assert set(counts) == {str(path.relative_to(source)) for path in source.rglob("*.pdf")}
        assert set(counts.values()) == {1}, "a document twice"
        assert [row.path.rsplit("/", 1)[1] for row in documents if row.status == "failed"] == ["damaged.pdf"]
        expected = expected_facts(source, folder)
        assert set(expected[0]) == set(facts[0].asDict()), "the fields are not those of the star schema"
        got = collections.Counter(comparable(row.asDict()) for row in facts)
        wanted = collections.Counter(map(comparable, expected))
        assert got == wanted, f"{sum((wanted - got).values())} facts lost, {sum((got - wanted).values())} invented"
        print(f"{total} documents, {len(facts)} facts, a worker killed in the middle: nothing lost, nothing twice")


if __name__ == "__main__":
    main()
