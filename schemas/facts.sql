-- One row a disclosure.
CREATE TABLE documents (
  document_sha256 TEXT NOT NULL,  -- SHA-256 of the file's bytes, lower-case hex
  file TEXT NOT NULL,  -- file name without folders
  bytes BIGINT NOT NULL,  -- size of the file
  pages BIGINT NOT NULL,  -- number of pages
  producer TEXT NOT NULL,  -- the program that made the PDF, as it says; may be empty
  input TEXT NOT NULL,  -- pdf or text
  title TEXT,  -- title of the disclosure
  entity TEXT,  -- whose budget or accounts these are
  fiscal_year BIGINT,  -- the year of the budget or accounts
  kind TEXT NOT NULL,  -- unit_budget, department_budget, government_budget, the same with _final_accounts, or unknown
  published_on TEXT,  -- date of publication, ISO 8601
  form TEXT,  -- the form of patterns/ that matched
  extractor_version TEXT NOT NULL,  -- version of yusuan that read it
  batch_run TEXT,  -- what `yusuan batch --resume` knows its own work by: version, program and patterns; null when `extract` loaded it
  PRIMARY KEY (document_sha256)
);

-- One row a numbered table, also those without a figure.
CREATE TABLE tables (
  document_sha256 TEXT NOT NULL REFERENCES documents(document_sha256) ON DELETE CASCADE,  -- the document: SHA-256 of the file's bytes, lower-case hex
  table_place BIGINT NOT NULL,  -- place among the document's tables, from 1
  table_id TEXT,  -- which table of the form this is; null when no pattern knows it
  table_number BIGINT,  -- printed number, else place in the list of contents
  title TEXT NOT NULL,  -- printed title
  preparer TEXT,  -- printed 编制单位
  money_unit TEXT,  -- printed money unit: 元, 万元
  yuan_per_unit BIGINT,  -- 1, 10000
  status TEXT NOT NULL,  -- filled, declared_empty or blank
  note TEXT,  -- note printed with the table
  first_page BIGINT,  -- page on which the table starts, from 1
  last_page BIGINT,  -- page on which it ends
  column_count BIGINT NOT NULL,  -- number of columns
  row_count BIGINT NOT NULL,  -- number of body rows
  PRIMARY KEY (document_sha256, table_place)
);

-- One row a figure of a numbered table: every cell with a value, totals included. What groups figures is repeated in each row, so that most questions need no join.
CREATE TABLE facts (
  document_sha256 TEXT NOT NULL REFERENCES documents(document_sha256) ON DELETE CASCADE,  -- the document: SHA-256 of the file's bytes, lower-case hex
  table_place BIGINT NOT NULL,  -- the table: its place in the document, from 1
  row_number BIGINT NOT NULL,  -- body row in printed order, from 1
  column_number BIGINT NOT NULL,  -- column from the left, from 1
  entity TEXT,  -- as in documents
  fiscal_year BIGINT,  -- as in documents
  kind TEXT NOT NULL,  -- kind of the disclosure, as in documents
  form TEXT,  -- as in documents
  table_id TEXT,  -- as in tables
  table_number BIGINT,  -- as in tables
  table_title TEXT NOT NULL,  -- title of the table
  side TEXT,  -- revenue or expenditure in a table that has both; null otherwise
  level TEXT NOT NULL,  -- total, class (类), group (款), item (项), line (anything else) or memo (其中)
  code TEXT,  -- code of the classification: 208, 20801, 2080101
  name TEXT,  -- what the figure is about, as printed in its row
  depth BIGINT NOT NULL,  -- depth of the row in the outline of its table, 1 at the top
  parent_row_number BIGINT,  -- row of the same table that this one is a part of; null at the top
  parent_code TEXT,  -- code of that row
  parent_path TEXT,  -- names of the rows that this one is a part of, from the outermost, joined by /
  column_key TEXT NOT NULL,  -- key of the column, as in the JSON
  column_type TEXT NOT NULL,  -- money, number or percent
  header_path TEXT NOT NULL,  -- header cells over the column from the top down, joined by /
  amount NUMERIC NOT NULL,  -- the figure in the printed unit, with every printed decimal
  unit TEXT,  -- printed unit of amount: 元, 万元, %; null for counts and where none is printed
  amount_yuan NUMERIC,  -- the amount in yuan, exact; null when it is no money or its unit is unknown
  amount_fen BIGINT,  -- amount_yuan in whole 分 (1/100 yuan), to sum exactly without decimals; null also when the figure is printed finer than that
  printed_text TEXT,  -- the cell as printed
  page BIGINT,  -- page of the figure, from 1
  x0 NUMERIC(10,2),  -- left edge of the figure, in points from the page's top left corner
  y0 NUMERIC(10,2),  -- top edge of the figure, in points from the page's top left corner
  x1 NUMERIC(10,2),  -- right edge of the figure, in points from the page's top left corner
  y1 NUMERIC(10,2),  -- bottom edge of the figure, in points from the page's top left corner
  extractor_version TEXT NOT NULL,  -- as in documents
  PRIMARY KEY (document_sha256, table_place, row_number, column_number)
);

-- One row a figure that the text states outside the tables.
CREATE TABLE statements (
  document_sha256 TEXT NOT NULL REFERENCES documents(document_sha256) ON DELETE CASCADE,  -- the document: SHA-256 of the file's bytes, lower-case hex
  statement_number BIGINT NOT NULL,  -- in reading order, from 1
  section TEXT NOT NULL,  -- headings above it from the outermost, joined by /
  text TEXT NOT NULL,  -- the sentence
  subject TEXT NOT NULL,  -- stable key of what the figure is about
  name TEXT,  -- the subject as printed
  fund TEXT,  -- general_public, government_fund or state_capital
  code TEXT,  -- functional code
  amount NUMERIC,  -- the figure in the printed unit
  unit TEXT,  -- as printed: 万元, 元, 平方米, 辆
  amount_yuan NUMERIC,  -- the amount in yuan where the unit is one of money
  share_percent NUMERIC,  -- share of a whole, in percent
  change_basis TEXT,  -- what it is compared with, as printed: 上年预算
  change_direction TEXT,  -- increase, decrease or flat
  change_amount NUMERIC,  -- in the printed unit, never negative
  change_percent NUMERIC,  -- never negative
  reason TEXT,  -- why it changed, as printed
  page BIGINT,  -- page of the sentence, from 1
  x0 NUMERIC(10,2),  -- left edge of the sentence, in points from the page's top left corner
  y0 NUMERIC(10,2),  -- top edge of the sentence, in points from the page's top left corner
  x1 NUMERIC(10,2),  -- right edge of the sentence, in points from the page's top left corner
  y1 NUMERIC(10,2),  -- bottom edge of the sentence, in points from the page's top left corner
  PRIMARY KEY (document_sha256, statement_number)
);

-- One row a project that the text describes (项目支出情况说明).
CREATE TABLE projects (
  document_sha256 TEXT NOT NULL REFERENCES documents(document_sha256) ON DELETE CASCADE,  -- the document: SHA-256 of the file's bytes, lower-case hex
  project_number BIGINT NOT NULL,  -- in reading order, from 1
  name TEXT,  -- 项目名称
  policy_basis TEXT,  -- 设立的政策依据
  executing_unit TEXT,  -- 项目承担单位
  allocation TEXT,  -- 资金分配情况
  period TEXT,  -- 资金执行时间
  amount NUMERIC,  -- 预算安排规模 in the printed unit
  unit TEXT,  -- as printed: 万元, 元
  amount_yuan NUMERIC,  -- the amount in yuan where the unit is one of money
  page BIGINT,  -- page of the project, from 1
  x0 NUMERIC(10,2),  -- left edge of the project, in points from the page's top left corner
  y0 NUMERIC(10,2),  -- top edge of the project, in points from the page's top left corner
  x1 NUMERIC(10,2),  -- right edge of the project, in points from the page's top left corner
  y1 NUMERIC(10,2),  -- bottom edge of the project, in points from the page's top left corner
  PRIMARY KEY (document_sha256, project_number)
);

-- One row a performance form (绩效目标表): of a project, or of the whole entity.
CREATE TABLE performance (
  document_sha256 TEXT NOT NULL REFERENCES documents(document_sha256) ON DELETE CASCADE,  -- the document: SHA-256 of the file's bytes, lower-case hex
  performance_number BIGINT NOT NULL,  -- in reading order, from 1
  number BIGINT,  -- printed with the form: 12 of 表12
  title TEXT NOT NULL,  -- printed title
  project TEXT,  -- 项目名称; null in the form of the whole entity
  department TEXT,  -- 预算单位, 主管部门
  executing_unit TEXT,  -- 实施单位
  owner TEXT,  -- 项目负责人
  objective TEXT,  -- 总体目标
  amount NUMERIC,  -- funds of the year in the printed unit
  fiscal_amount NUMERIC,  -- of which 财政拨款
  carryover_amount NUMERIC,  -- of which 上年结转
  other_amount NUMERIC,  -- of which 其他资金
  unit TEXT,  -- printed unit of the four: 万元, 元
  amount_yuan NUMERIC,  -- amount in yuan
  first_page BIGINT,  -- page on which the form starts, from 1
  last_page BIGINT,  -- page on which it ends
  PRIMARY KEY (document_sha256, performance_number)
);

-- One row an amount of a performance form as printed, with its place.
CREATE TABLE performance_funds (
  document_sha256 TEXT NOT NULL REFERENCES documents(document_sha256) ON DELETE CASCADE,  -- the document: SHA-256 of the file's bytes, lower-case hex
  performance_number BIGINT NOT NULL,  -- the form
  fund_number BIGINT NOT NULL,  -- its place among the form's amounts, from 1
  fund TEXT NOT NULL,  -- total, fiscal, carryover or other
  text TEXT NOT NULL,  -- as printed
  page BIGINT,  -- page of the amount, from 1
  x0 NUMERIC(10,2),  -- left edge of the amount, in points from the page's top left corner
  y0 NUMERIC(10,2),  -- top edge of the amount, in points from the page's top left corner
  x1 NUMERIC(10,2),  -- right edge of the amount, in points from the page's top left corner
  y1 NUMERIC(10,2),  -- bottom edge of the amount, in points from the page's top left corner
  PRIMARY KEY (document_sha256, performance_number, fund_number)
);

-- One row a printed row of a performance form that holds neither a known field nor an indicator.
CREATE TABLE performance_rows (
  document_sha256 TEXT NOT NULL REFERENCES documents(document_sha256) ON DELETE CASCADE,  -- the document: SHA-256 of the file's bytes, lower-case hex
  performance_number BIGINT NOT NULL,  -- the form
  row_number BIGINT NOT NULL,  -- its place among them, from 1
  cells TEXT NOT NULL,  -- the texts of its cells, parted by tabs; nothing between two where one is blank
  page BIGINT,  -- page of the row, from 1
  x0 NUMERIC(10,2),  -- left edge of the row, in points from the page's top left corner
  y0 NUMERIC(10,2),  -- top edge of the row, in points from the page's top left corner
  x1 NUMERIC(10,2),  -- right edge of the row, in points from the page's top left corner
  y1 NUMERIC(10,2),  -- bottom edge of the row, in points from the page's top left corner
  PRIMARY KEY (document_sha256, performance_number, row_number)
);

-- One row an indicator of a performance form.
CREATE TABLE indicators (
  document_sha256 TEXT NOT NULL REFERENCES documents(document_sha256) ON DELETE CASCADE,  -- the document: SHA-256 of the file's bytes, lower-case hex
  performance_number BIGINT NOT NULL,  -- the form
  indicator_number BIGINT NOT NULL,  -- its place in the form, from 1
  level_1 TEXT,  -- 一级指标: 产出指标
  level_2 TEXT,  -- 二级指标: 数量指标
  level_3 TEXT,  -- 三级指标: 修缮面积; a finer level is joined to it by /
  operator TEXT,  -- how the value is meant: >=, <=, =, >, <
  value NUMERIC,  -- the target's figure, exact; null when it is in words or has several figures
  unit TEXT,  -- of the value, as printed
  target TEXT NOT NULL,  -- the target as printed; may be empty
  basis TEXT,  -- 指标值设置依据
  previous TEXT,  -- 上年完成值
  weight TEXT,  -- 指标分值权重
  scoring TEXT,  -- 指标赋分规则
  evidence TEXT,  -- 佐证资料
  page BIGINT,  -- page of the indicator, from 1
  x0 NUMERIC(10,2),  -- left edge of the indicator, in points from the page's top left corner
  y0 NUMERIC(10,2),  -- top edge of the indicator, in points from the page's top left corner
  x1 NUMERIC(10,2),  -- right edge of the indicator, in points from the page's top left corner
  y1 NUMERIC(10,2),  -- bottom edge of the indicator, in points from the page's top left corner
  PRIMARY KEY (document_sha256, performance_number, indicator_number)
);

-- One row an identity that the document promises, and whether its figures keep it.
CREATE TABLE checks (
  document_sha256 TEXT NOT NULL REFERENCES documents(document_sha256) ON DELETE CASCADE,  -- the document: SHA-256 of the file's bytes, lower-case hex
  check_number BIGINT NOT NULL,  -- in the order of the JSON, from 1
  check_id TEXT NOT NULL,  -- stable name of the identity: row_sum
  status TEXT NOT NULL,  -- pass, fail or skipped
  expected NUMERIC,  -- in unit
  actual NUMERIC,  -- in unit
  difference NUMERIC,  -- actual less expected
  tolerance NUMERIC,  -- what rounding may honestly leave
  unit TEXT,  -- unit of the four figures
  comparisons BIGINT NOT NULL,  -- how many comparisons stand behind it
  severity TEXT,  -- of what fails: money, words or form
  stake_yuan NUMERIC,  -- of what fails: the difference in yuan, never negative
  reason TEXT,  -- why it was skipped, a stable word
  message_zh TEXT NOT NULL,  -- one sentence in Chinese
  message_en TEXT NOT NULL,  -- the same in English
  PRIMARY KEY (document_sha256, check_number)
);

-- One row a figure that a check used. Joins facts by document, table_place, row_number and column_key.
CREATE TABLE check_figures (
  document_sha256 TEXT NOT NULL REFERENCES documents(document_sha256) ON DELETE CASCADE,  -- the document: SHA-256 of the file's bytes, lower-case hex
  check_number BIGINT NOT NULL,  -- the check
  figure_number BIGINT NOT NULL,  -- in the check's order, from 1
  table_place BIGINT,  -- the table, from 1
  row_number BIGINT,  -- its row, from 1
  column_key TEXT,  -- its column
  statement_number BIGINT,  -- the statement, from 1
  performance_number BIGINT,  -- the performance form, from 1
  page BIGINT,  -- page of the figure, from 1
  PRIMARY KEY (document_sha256, check_number, figure_number)
);

-- One row a spot of which the extractor was unsure.
CREATE TABLE diagnostics (
  document_sha256 TEXT NOT NULL REFERENCES documents(document_sha256) ON DELETE CASCADE,  -- the document: SHA-256 of the file's bytes, lower-case hex
  diagnostic_number BIGINT NOT NULL,  -- in the order of the JSON, from 1
  severity TEXT NOT NULL,  -- info or warning
  code TEXT NOT NULL,  -- stable name of the trouble
  message TEXT NOT NULL,  -- one sentence
  page BIGINT,  -- page of the spot, from 1
  x0 NUMERIC(10,2),  -- left edge of the spot, in points from the page's top left corner
  y0 NUMERIC(10,2),  -- top edge of the spot, in points from the page's top left corner
  x1 NUMERIC(10,2),  -- right edge of the spot, in points from the page's top left corner
  y1 NUMERIC(10,2),  -- bottom edge of the spot, in points from the page's top left corner
  PRIMARY KEY (document_sha256, diagnostic_number)
);

CREATE INDEX documents_by_entity ON documents (entity, fiscal_year);
CREATE INDEX facts_by_entity ON facts (entity, fiscal_year, table_id);
CREATE INDEX facts_by_code ON facts (code, fiscal_year);
CREATE INDEX facts_by_table ON facts (table_id, column_key, fiscal_year);
CREATE INDEX checks_by_status ON checks (status, check_id);
CREATE INDEX documents_by_run ON documents (batch_run);

-- Which table of which disclosure holds nothing, and whether it says so?
CREATE VIEW empty_tables AS
SELECT d.entity, d.fiscal_year, d.kind, t.table_id, t.table_number, t.title, t.status, t.note, t.first_page, d.file
FROM tables t JOIN documents d ON d.document_sha256 = t.document_sha256
WHERE t.status <> 'filled';

-- How much does each entity take in and spend in a year?
CREATE VIEW totals AS
SELECT entity, fiscal_year, kind, table_id, table_title, side, name, column_key, amount, unit, amount_yuan, amount_fen,
       page, document_sha256
FROM facts WHERE level = 'total' AND column_type = 'money';

-- What is the money for? Functional classification of all expenditure; level says how fine: class, group or item.
CREATE VIEW expenditure_by_function AS
SELECT entity, fiscal_year, kind, level, code, name, column_key, amount, unit, amount_yuan, amount_fen, page,
       document_sha256
FROM facts WHERE table_id = 'expenditure_summary' AND column_type = 'money' AND level IN ('class', 'group', 'item');

-- On what is the basic expenditure spent? Economic classification; level is class or group.
CREATE VIEW expenditure_by_economic_class AS
SELECT entity, fiscal_year, kind, level, code, name, column_key, amount, unit, amount_yuan, amount_fen, page,
       document_sha256
FROM facts
WHERE table_id = 'basic_expenditure_by_economic_class' AND column_type = 'money' AND level IN ('class', 'group');

-- What do trips abroad, vehicles and receptions cost?
CREATE VIEW three_public_expenses AS
SELECT entity, fiscal_year, kind, row_number, name, column_key, amount, unit, amount_yuan, amount_fen, page,
       document_sha256
FROM facts WHERE table_id LIKE 'three_public%' AND column_type = 'money';

-- What is each project to achieve?
CREATE VIEW performance_targets AS
SELECT d.entity, d.fiscal_year, p.project, p.amount_yuan, i.level_1, i.level_2, i.level_3, i.operator, i.value, i.unit,
       i.target, i.page, d.file, i.document_sha256
FROM indicators i
JOIN performance p ON p.document_sha256 = i.document_sha256 AND p.performance_number = i.performance_number
JOIN documents d ON d.document_sha256 = i.document_sha256;

-- Do the classes of a classified table add up to its printed total?
CREATE VIEW class_sums AS
SELECT document_sha256, entity, fiscal_year, table_place, table_id, table_title, column_key, unit,
       SUM(CASE WHEN level = 'class' THEN amount_fen END) AS classes_fen,
       MAX(CASE WHEN level = 'total' THEN amount_fen END) AS total_fen,
       SUM(CASE WHEN level = 'class' THEN 1 ELSE 0 END) AS classes
FROM facts WHERE column_type = 'money'
GROUP BY document_sha256, entity, fiscal_year, table_place, table_id, table_title, column_key, unit
HAVING SUM(CASE WHEN level = 'class' THEN 1 ELSE 0 END) > 0;

-- What is wrong in the published documents?
CREATE VIEW failing_checks AS
SELECT d.entity, d.fiscal_year, d.file, c.check_number, c.check_id, c.severity, c.stake_yuan, c.expected, c.actual,
       c.difference, c.unit, c.message_zh, c.message_en, c.document_sha256
FROM checks c JOIN documents d ON d.document_sha256 = c.document_sha256
WHERE c.status = 'fail';
