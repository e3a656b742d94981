-- One row a disclosure.
CREATE TABLE documents (
  document_id INTEGER NOT NULL,  -- the document in every relation: the first 12 digits of its SHA-256 as a whole number
  document_sha256 TEXT NOT NULL,  -- SHA-256 of the file's bytes, lower-case hex; unique
  file TEXT NOT NULL,  -- file name without folders
  bytes INTEGER NOT NULL,  -- size of the file
  pages INTEGER NOT NULL,  -- number of pages
  producer TEXT NOT NULL,  -- the program that made the PDF, as it says; may be empty
  input TEXT NOT NULL,  -- pdf or text
  title TEXT,  -- title of the disclosure
  entity TEXT,  -- whose budget or accounts these are
  fiscal_year INTEGER,  -- the year of the budget or accounts
  kind TEXT NOT NULL,  -- unit_budget, department_budget, government_budget, the same with _final_accounts, or unknown
  published_on TEXT,  -- date of publication, ISO 8601
  form TEXT,  -- the form of patterns/ that matched
  extractor_version TEXT NOT NULL,  -- version of yusuan that read it
  batch_run TEXT,  -- what `yusuan batch --resume` knows its own work by: version, program and patterns; null when `extract` loaded it
  source_path TEXT,  -- absolute path of the file that a database was loaded from; null in files
  source_url TEXT,  -- where it was published, as `--sources` says
  loaded_at TEXT,  -- when a database took it in, ISO 8601 in UTC; null in files
  region TEXT,  -- the place that entity begins with: 上海市普陀区; null where it names none
  government_level TEXT,  -- central, province, city, county or township, as the last part of region says; a 市 below no other 市 is a city
  PRIMARY KEY (document_id)
);

-- One row a unit that a department says it consists of (所属单位, 预算单位构成).
CREATE TABLE units (
  document_id INTEGER NOT NULL REFERENCES documents(document_id) ON DELETE CASCADE,  -- the document, as in documents
  unit_number INTEGER NOT NULL,  -- in reading order, from 1
  unit TEXT NOT NULL,  -- as printed
  page INTEGER,  -- page of the list, from 1
  PRIMARY KEY (document_id, unit_number)
);

-- One row a numbered table, also those without a figure.
CREATE TABLE tables (
  document_id INTEGER NOT NULL REFERENCES documents(document_id) ON DELETE CASCADE,  -- the document, as in documents
  table_place INTEGER NOT NULL,  -- place among the document's tables, from 1
  table_id TEXT,  -- which table of the form this is; null when no pattern knows it
  table_number INTEGER,  -- printed number, else place in the list of contents
  title TEXT NOT NULL,  -- printed title
  preparer TEXT,  -- printed 编制单位
  money_unit TEXT,  -- printed money unit: 元, 万元
  yuan_per_unit INTEGER,  -- 1, 10000
  status TEXT NOT NULL,  -- filled, declared_empty or blank
  note TEXT,  -- note printed with the table
  first_page INTEGER,  -- page on which the table starts, from 1
  last_page INTEGER,  -- page on which it ends
  column_count INTEGER NOT NULL,  -- number of columns
  row_count INTEGER NOT NULL,  -- number of body rows
  PRIMARY KEY (document_id, table_place)
);

-- One row a figure of a numbered table: every cell with a value, totals included. What groups figures is repeated in each row, so that most questions need no join.
CREATE TABLE facts (
  document_id INTEGER NOT NULL REFERENCES documents(document_id) ON DELETE CASCADE,  -- the document, as in documents
  table_place INTEGER NOT NULL,  -- the table: its place in the document, from 1
  row_number INTEGER NOT NULL,  -- body row in printed order, from 1
  column_number INTEGER NOT NULL,  -- column from the left, from 1
  document_sha256 TEXT NOT NULL,  -- as in documents
  entity TEXT,  -- as in documents
  fiscal_year INTEGER,  -- as in documents
  kind TEXT NOT NULL,  -- kind of the disclosure, as in documents
  form TEXT,  -- as in documents
  table_id TEXT,  -- as in tables
  table_number INTEGER,  -- as in tables
  table_title TEXT NOT NULL,  -- title of the table
  side TEXT,  -- revenue or expenditure in a table that has both; null otherwise
  level TEXT NOT NULL,  -- total, class (类), group (款), item (项), line (anything else) or memo (其中)
  code TEXT,  -- code of the classification: 208, 20801, 2080101
  name TEXT,  -- what the figure is about, as printed in its row
  depth INTEGER NOT NULL,  -- depth of the row in the outline of its table, 1 at the top
  parent_row_number INTEGER,  -- row of the same table that this one is a part of; null at the top
  parent_code TEXT,  -- code of that row
  parent_path TEXT,  -- names of the rows that this one is a part of, from the outermost, joined by /
  column_key TEXT NOT NULL,  -- key of the column, as in the JSON
  column_type TEXT NOT NULL,  -- money, number or percent
  header_path TEXT NOT NULL,  -- header cells over the column from the top down, joined by /
  amount REAL NOT NULL,  -- the figure in the printed unit, with every printed decimal
  unit TEXT,  -- printed unit of amount: 元, 万元, %; null for counts and where none is printed
  amount_yuan REAL,  -- the amount in yuan, exact; null when it is no money or its unit is unknown
  amount_fen INTEGER,  -- amount_yuan in whole 分 (1/100 yuan), to sum exactly without decimals; null also when the figure is printed finer than that
  printed_text TEXT,  -- the cell as printed
  page INTEGER,  -- page of the figure, from 1
  x0 REAL,  -- left edge of the figure, in points from the page's top left corner
  y0 REAL,  -- top edge of the figure, in points from the page's top left corner
  x1 REAL,  -- right edge of the figure, in points from the page's top left corner
  y1 REAL,  -- bottom edge of the figure, in points from the page's top left corner
  extractor_version TEXT NOT NULL,  -- as in documents
  PRIMARY KEY (document_id, table_place, row_number, column_number)
);

-- One row a figure that the text states outside the tables.
CREATE TABLE statements (
  document_id INTEGER NOT NULL REFERENCES documents(document_id) ON DELETE CASCADE,  -- the document, as in documents
  statement_number INTEGER NOT NULL,  -- in reading order, from 1
  section TEXT NOT NULL,  -- headings above it from the outermost, joined by /
  text TEXT NOT NULL,  -- the sentence
  subject TEXT NOT NULL,  -- stable key of what the figure is about
  name TEXT,  -- the subject as printed
  fund TEXT,  -- general_public, government_fund or state_capital
  code TEXT,  -- functional code
  amount REAL,  -- the figure in the printed unit
  unit TEXT,  -- as printed: 万元, 元, 平方米, 辆
  amount_yuan REAL,  -- the amount in yuan where the unit is one of money
  share_percent REAL,  -- share of a whole, in percent
  change_basis TEXT,  -- what it is compared with, as printed: 上年预算
  change_direction TEXT,  -- increase, decrease or flat
  change_amount REAL,  -- in the printed unit, never negative
  change_percent REAL,  -- never negative
  reason TEXT,  -- why it changed, as printed
  page INTEGER,  -- page of the sentence, from 1
  x0 REAL,  -- left edge of the sentence, in points from the page's top left corner
  y0 REAL,  -- top edge of the sentence, in points from the page's top left corner
  x1 REAL,  -- right edge of the sentence, in points from the page's top left corner
  y1 REAL,  -- bottom edge of the sentence, in points from the page's top left corner
  PRIMARY KEY (document_id, statement_number)
);

-- One row a project that the text describes (项目支出情况说明).
CREATE TABLE projects (
  document_id INTEGER NOT NULL REFERENCES documents(document_id) ON DELETE CASCADE,  -- the document, as in documents
  project_number INTEGER NOT NULL,  -- in reading order, from 1
  name TEXT,  -- 项目名称
  policy_basis TEXT,  -- 设立的政策依据
  executing_unit TEXT,  -- 项目承担单位
  allocation TEXT,  -- 资金分配情况
  period TEXT,  -- 资金执行时间
  amount REAL,  -- 预算安排规模 in the printed unit
  unit TEXT,  -- as printed: 万元, 元
  amount_yuan REAL,  -- the amount in yuan where the unit is one of money
  page INTEGER,  -- page of the project, from 1
  x0 REAL,  -- left edge of the project, in points from the page's top left corner
  y0 REAL,  -- top edge of the project, in points from the page's top left corner
  x1 REAL,  -- right edge of the project, in points from the page's top left corner
  y1 REAL,  -- bottom edge of the project, in points from the page's top left corner
  PRIMARY KEY (document_id, project_number)
);

-- One row a performance form (绩效目标表): of a project, or of the whole entity.
CREATE TABLE performance (
  document_id INTEGER NOT NULL REFERENCES documents(document_id) ON DELETE CASCADE,  -- the document, as in documents
  performance_number INTEGER NOT NULL,  -- in reading order, from 1
  number INTEGER,  -- printed with the form: 12 of 表12
  title TEXT NOT NULL,  -- printed title
  project TEXT,  -- 项目名称; null in the form of the whole entity
  department TEXT,  -- 预算单位, 主管部门
  executing_unit TEXT,  -- 实施单位
  owner TEXT,  -- 项目负责人
  objective TEXT,  -- 总体目标
  amount REAL,  -- funds of the year in the printed unit
  fiscal_amount REAL,  -- of which 财政拨款
  carryover_amount REAL,  -- of which 上年结转
  other_amount REAL,  -- of which 其他资金
  unit TEXT,  -- printed unit of the four: 万元, 元
  amount_yuan REAL,  -- amount in yuan
  first_page INTEGER,  -- page on which the form starts, from 1
  last_page INTEGER,  -- page on which it ends
  PRIMARY KEY (document_id, performance_number)
);

-- One row an amount of a performance form as printed, with its place.
CREATE TABLE performance_funds (
  document_id INTEGER NOT NULL REFERENCES documents(document_id) ON DELETE CASCADE,  -- the document, as in documents
  performance_number INTEGER NOT NULL,  -- the form
  fund_number INTEGER NOT NULL,  -- its place among the form's amounts, from 1
  fund TEXT NOT NULL,  -- total, fiscal, carryover or other
  text TEXT NOT NULL,  -- as printed
  page INTEGER,  -- page of the amount, from 1
  x0 REAL,  -- left edge of the amount, in points from the page's top left corner
  y0 REAL,  -- top edge of the amount, in points from the page's top left corner
  x1 REAL,  -- right edge of the amount, in points from the page's top left corner
  y1 REAL,  -- bottom edge of the amount, in points from the page's top left corner
  PRIMARY KEY (document_id, performance_number, fund_number)
);

-- One row a printed row of a performance form that holds neither a known field nor an indicator.
CREATE TABLE performance_rows (
  document_id INTEGER NOT NULL REFERENCES documents(document_id) ON DELETE CASCADE,  -- the document, as in documents
  performance_number INTEGER NOT NULL,  -- the form
  row_number INTEGER NOT NULL,  -- its place among them, from 1
  cells TEXT NOT NULL,  -- the texts of its cells, parted by tabs; nothing between two where one is blank
  page INTEGER,  -- page of the row, from 1
  x0 REAL,  -- left edge of the row, in points from the page's top left corner
  y0 REAL,  -- top edge of the row, in points from the page's top left corner
  x1 REAL,  -- right edge of the row, in points from the page's top left corner
  y1 REAL,  -- bottom edge of the row, in points from the page's top left corner
  PRIMARY KEY (document_id, performance_number, row_number)
);

-- One row an indicator of a performance form.
CREATE TABLE indicators (
  document_id INTEGER NOT NULL REFERENCES documents(document_id) ON DELETE CASCADE,  -- the document, as in documents
  performance_number INTEGER NOT NULL,  -- the form
  indicator_number INTEGER NOT NULL,  -- its place in the form, from 1
  level_1 TEXT,  -- 一级指标: 产出指标
  level_2 TEXT,  -- 二级指标: 数量指标
  level_3 TEXT,  -- 三级指标: 修缮面积; a finer level is joined to it by /
  operator TEXT,  -- how the value is meant: >=, <=, =, >, <
  value REAL,  -- the target's figure, exact; null when it is in words or has several figures
  unit TEXT,  -- of the value, as printed
  target TEXT NOT NULL,  -- the target as printed; may be empty
  basis TEXT,  -- 指标值设置依据
  previous TEXT,  -- 上年完成值
  weight TEXT,  -- 指标分值权重
  scoring TEXT,  -- 指标赋分规则
  evidence TEXT,  -- 佐证资料
  actual TEXT,  -- 实际完成值, of a form that reports on its year
  score TEXT,  -- 得分, the same
  page INTEGER,  -- page of the indicator, from 1
  x0 REAL,  -- left edge of the indicator, in points from the page's top left corner
  y0 REAL,  -- top edge of the indicator, in points from the page's top left corner
  x1 REAL,  -- right edge of the indicator, in points from the page's top left corner
  y1 REAL,  -- bottom edge of the indicator, in points from the page's top left corner
  PRIMARY KEY (document_id, performance_number, indicator_number)
);

-- One row an identity that the document promises, and whether its figures keep it.
CREATE TABLE checks (
  document_id INTEGER NOT NULL REFERENCES documents(document_id) ON DELETE CASCADE,  -- the document, as in documents
  check_number INTEGER NOT NULL,  -- in the order of the JSON, from 1
  check_id TEXT NOT NULL,  -- stable name of the identity: row_sum
  status TEXT NOT NULL,  -- pass, fail or skipped
  expected REAL,  -- in unit
  actual REAL,  -- in unit
  difference REAL,  -- actual less expected
  tolerance REAL,  -- what rounding may honestly leave
  unit TEXT,  -- unit of the four figures
  comparisons INTEGER NOT NULL,  -- how many comparisons stand behind it
  severity TEXT,  -- of what fails: money, words or form
  stake_yuan REAL,  -- of what fails: the difference in yuan, never negative
  reason TEXT,  -- why it was skipped, a stable word
  message_zh TEXT NOT NULL,  -- one sentence in Chinese
  message_en TEXT NOT NULL,  -- the same in English
  PRIMARY KEY (document_id, check_number)
);

-- One row a figure that a check used. Joins facts by document, table_place, row_number and column_key.
CREATE TABLE check_figures (
  document_id INTEGER NOT NULL REFERENCES documents(document_id) ON DELETE CASCADE,  -- the document, as in documents
  check_number INTEGER NOT NULL,  -- the check
  figure_number INTEGER NOT NULL,  -- in the check's order, from 1
  table_place INTEGER,  -- the table, from 1
  row_number INTEGER,  -- its row, from 1
  column_key TEXT,  -- its column
  statement_number INTEGER,  -- the statement, from 1
  performance_number INTEGER,  -- the performance form, from 1
  page INTEGER,  -- page of the figure, from 1
  PRIMARY KEY (document_id, check_number, figure_number)
);

-- One row a spot of which the extractor was unsure.
CREATE TABLE diagnostics (
  document_id INTEGER NOT NULL REFERENCES documents(document_id) ON DELETE CASCADE,  -- the document, as in documents
  diagnostic_number INTEGER NOT NULL,  -- in the order of the JSON, from 1
  severity TEXT NOT NULL,  -- info or warning
  code TEXT NOT NULL,  -- stable name of the trouble
  message TEXT NOT NULL,  -- one sentence
  page INTEGER,  -- page of the spot, from 1
  x0 REAL,  -- left edge of the spot, in points from the page's top left corner
  y0 REAL,  -- top edge of the spot, in points from the page's top left corner
  x1 REAL,  -- right edge of the spot, in points from the page's top left corner
  y1 REAL,  -- bottom edge of the spot, in points from the page's top left corner
  PRIMARY KEY (document_id, diagnostic_number)
);

-- One row a text to look for words in. The view texts has the same with its document.
CREATE TABLE passages (
  passage_id INTEGER PRIMARY KEY,  -- of text_search
  document_id INTEGER NOT NULL REFERENCES documents(document_id) ON DELETE CASCADE,  -- the document, as in documents
  passage_number INTEGER NOT NULL,  -- from 1
  part TEXT NOT NULL,  -- what the text is: statement, table (its title), project (its name), objective, unit, row (its name, once a table), or indicator with its target
  text TEXT NOT NULL,  -- as printed
  page INTEGER,  -- page of the text, from 1
  UNIQUE (document_id, passage_number)
);

CREATE UNIQUE INDEX documents_by_sha256 ON documents (document_sha256);
CREATE INDEX documents_by_entity ON documents (entity, fiscal_year);
CREATE INDEX facts_by_entity ON facts (entity, fiscal_year, table_id);
CREATE INDEX facts_by_code ON facts (code, fiscal_year);
CREATE INDEX facts_by_table ON facts (table_id, column_key, fiscal_year);
CREATE INDEX checks_by_status ON checks (status, check_id);
CREATE INDEX documents_by_run ON documents (batch_run);
CREATE INDEX documents_by_path ON documents (source_path);
CREATE INDEX units_by_name ON units (unit);

-- Which documents are editions of one disclosure (entity, year and kind)? Later are those published later, else loaded later.
CREATE VIEW editions AS
SELECT document_id, document_sha256, entity, fiscal_year, kind, file, published_on, loaded_at,
       ROW_NUMBER() OVER edition AS edition,
       LEAD(document_sha256) OVER edition AS superseded_by
FROM documents WHERE entity IS NOT NULL AND fiscal_year IS NOT NULL AND kind <> 'unknown'
WINDOW edition AS (PARTITION BY entity, fiscal_year, kind
                   ORDER BY COALESCE(published_on, ''), COALESCE(loaded_at, ''), document_sha256);

-- Documents without those that a later edition supersedes.
CREATE VIEW latest_documents AS
SELECT d.* FROM documents d
WHERE d.document_id NOT IN (SELECT document_id FROM editions WHERE superseded_by IS NOT NULL);

-- How much does each entity take in and spend in a year?
CREATE VIEW totals AS
SELECT entity, fiscal_year, kind, table_id, table_title, side, name, column_key, amount, unit, amount_yuan, amount_fen,
       page, document_id, document_sha256
FROM facts WHERE level = 'total' AND column_type = 'money';

-- What is the money for? Functional classification of all expenditure; level says how fine: class, group or item.
CREATE VIEW expenditure_by_function AS
SELECT entity, fiscal_year, kind, level, code, name, column_key, amount, unit, amount_yuan, amount_fen, page,
       document_id, document_sha256
FROM facts WHERE table_id = 'expenditure_summary' AND column_type = 'money' AND level IN ('class', 'group', 'item');

-- On what is the basic expenditure spent? Economic classification; level is class or group.
CREATE VIEW expenditure_by_economic_class AS
SELECT entity, fiscal_year, kind, level, code, name, column_key, amount, unit, amount_yuan, amount_fen, page,
       document_id, document_sha256
FROM facts
WHERE table_id = 'basic_expenditure_by_economic_class' AND column_type = 'money' AND level IN ('class', 'group');

-- What do trips abroad, vehicles and receptions cost?
CREATE VIEW three_public_expenses AS
SELECT entity, fiscal_year, kind, row_number, name, column_key, amount, unit, amount_yuan, amount_fen, page,
       document_id, document_sha256
FROM facts WHERE table_id IN ('three_public_expenses', 'three_public_and_operating_expenses') AND column_type = 'money';

-- What are trips abroad, vehicles and receptions to cost, a document a row? source says whether its table, its text or its declaration that there is nothing (declared none) tells. A blank is 0 only where the printed total leaves nothing over or nothing is declared; total_yuan is the sum where only the items are printed.
CREATE VIEW three_public_by_year AS
WITH own AS (
  SELECT document_id, MIN(table_place) AS table_place FROM tables
  WHERE table_id IN ('three_public_expenses', 'three_public_and_operating_expenses') AND status = 'filled'
  GROUP BY document_id),
figures AS (
  SELECT f.document_id, f.row_number, f.level, f.depth, f.name, f.fiscal_year, f.kind, f.column_key,
    f.amount_fen, f.page,
    CASE WHEN f.column_key IN ('overseas_trips', 'current_overseas_trips', 'overseas_trips_general_public',
                               'overseas_trips_government_fund', 'overseas_trips_state_capital') THEN 'overseas_trips'
         WHEN f.column_key IN ('vehicles', 'current_vehicles', 'vehicles_general_public', 'vehicles_government_fund',
                               'vehicles_state_capital') THEN 'vehicles'
         WHEN f.column_key IN ('vehicle_purchase', 'current_vehicle_purchase', 'vehicle_purchase_general_public',
                               'vehicle_purchase_government_fund', 'vehicle_purchase_state_capital')
           THEN 'vehicle_purchase'
         WHEN f.column_key IN ('vehicle_operation', 'current_vehicle_operation', 'vehicle_operation_general_public',
                               'vehicle_operation_government_fund', 'vehicle_operation_state_capital')
           THEN 'vehicle_operation'
         WHEN f.column_key IN ('official_receptions', 'current_official_receptions',
                               'official_receptions_general_public', 'official_receptions_government_fund',
                               'official_receptions_state_capital') THEN 'official_receptions'
         WHEN f.column_key IN ('three_public', 'current_three_public', 'general_public_total') THEN 'total'
         WHEN f.column_key IN ('total', 'current_total') THEN 'whole'
         WHEN f.column_key IN ('general_public', 'government_fund', 'state_capital') THEN 'funds' END AS across,
    CASE WHEN f.name LIKE '%出国%' THEN 'overseas_trips'
         WHEN f.name LIKE '%接待%' THEN 'official_receptions'
         WHEN f.name LIKE '%购置%' AND (f.name LIKE '%运行%' OR f.name LIKE '%维护%') THEN 'vehicles'
         WHEN f.name LIKE '%购置%' THEN 'vehicle_purchase'
         WHEN f.name LIKE '%用车%' THEN 'vehicle_operation'
         WHEN f.name LIKE '%三公%' THEN 'total'
         WHEN f.level = 'total' THEN 'whole' END AS down,
    CASE WHEN f.name LIKE '%会议%' OR f.name LIKE '%培训%' OR f.name LIKE '%机关运行%'
           OR f.column_key IN ('conferences', 'training', 'current_conferences', 'current_training')
         THEN 1 ELSE 0 END AS further,
    CASE WHEN f.kind LIKE '%final_accounts' AND f.column_key = 'actual' THEN 0
         WHEN f.column_key = 'budget' THEN 1 WHEN f.column_key = 'amount' THEN 2 WHEN f.column_key = 'total' THEN 3
         WHEN f.column_key = 'actual' THEN 4 END AS choice
  FROM facts f JOIN own o ON o.document_id = f.document_id AND o.table_place = f.table_place
  WHERE f.column_type = 'money'),
shapes AS (
  SELECT document_id, MAX(further) AS further,
         MAX(CASE WHEN across NOT IN ('total', 'whole', 'funds') THEN 1 ELSE 0 END) AS across
  FROM figures GROUP BY document_id),
across AS (
  SELECT f.*, DENSE_RANK() OVER (PARTITION BY f.document_id ORDER BY
           CASE WHEN f.level = 'total' THEN 0 WHEN f.name = CAST(f.fiscal_year AS TEXT) || '年' THEN 1 ELSE 2 END,
           f.row_number) AS place
  FROM figures f JOIN shapes s ON s.document_id = f.document_id WHERE s.across = 1 AND f.across IS NOT NULL),
down AS (
  SELECT f.*, ROW_NUMBER() OVER (PARTITION BY f.document_id, f.down ORDER BY f.choice,
           CASE WHEN f.down = 'vehicle_operation' THEN -f.depth ELSE 0 END, f.row_number) AS place
  FROM figures f JOIN shapes s ON s.document_id = f.document_id
  WHERE s.across = 0 AND f.down IS NOT NULL AND f.choice IS NOT NULL),
picked AS (
  SELECT document_id, across AS item, amount_fen, page FROM across WHERE place = 1
  UNION ALL SELECT document_id, down, amount_fen, page FROM down WHERE place = 1),
printed AS (
  SELECT p.document_id, MIN(p.page) AS page, MAX(s.further) AS further,
         SUM(CASE WHEN item = 'total' THEN amount_fen END) AS three_public,
         COALESCE(SUM(CASE WHEN item = 'whole' THEN amount_fen END),
                  SUM(CASE WHEN item = 'funds' THEN amount_fen END)) AS whole,
         SUM(CASE WHEN item = 'overseas_trips' THEN amount_fen END) AS trips,
         SUM(CASE WHEN item = 'vehicles' THEN amount_fen END) AS vehicles,
         SUM(CASE WHEN item = 'vehicle_purchase' THEN amount_fen END) AS purchase,
         SUM(CASE WHEN item = 'vehicle_operation' THEN amount_fen END) AS operation,
         SUM(CASE WHEN item = 'official_receptions' THEN amount_fen END) AS receptions
  FROM picked p JOIN shapes s ON s.document_id = p.document_id GROUP BY p.document_id),
joined AS (
  SELECT document_id, page, trips, purchase, operation, receptions,
         COALESCE(three_public, CASE WHEN further = 0 THEN whole END) AS total,
         COALESCE(vehicles, CASE WHEN purchase IS NOT NULL OR operation IS NOT NULL
                                 THEN COALESCE(purchase, 0) + COALESCE(operation, 0) END) AS vehicles
  FROM printed),
closed AS (
  SELECT j.*, CASE WHEN total = COALESCE(trips, 0) + COALESCE(vehicles, 0) + COALESCE(receptions, 0) THEN 0 END AS rest,
         CASE WHEN vehicles = COALESCE(purchase, 0) + COALESCE(operation, 0) THEN 0 END AS vehicle_rest
  FROM joined j),
said AS (
  SELECT document_id, MIN(page) AS page,
         MAX(CASE WHEN subject = 'three_public_total' THEN amount_yuan END) AS total,
         MAX(CASE WHEN subject = 'overseas_trips' THEN amount_yuan END) AS trips,
         MAX(CASE WHEN subject = 'vehicles' THEN amount_yuan END) AS vehicles,
         MAX(CASE WHEN subject = 'vehicle_purchase' THEN amount_yuan END) AS purchase,
         MAX(CASE WHEN subject = 'vehicle_operation' THEN amount_yuan END) AS operation,
         MAX(CASE WHEN subject = 'official_receptions' THEN amount_yuan END) AS receptions
  FROM (SELECT document_id, subject, amount_yuan, page, ROW_NUMBER() OVER (PARTITION BY document_id, subject
                 ORDER BY statement_number) AS place FROM statements
        WHERE amount_yuan IS NOT NULL AND subject IN ('three_public_total', 'overseas_trips', 'vehicles',
              'vehicle_purchase', 'vehicle_operation', 'official_receptions')) first_said
  WHERE place = 1 GROUP BY document_id),
declared AS (
  SELECT t.document_id, MIN(t.first_page) AS page FROM tables t
  WHERE t.table_id IN ('three_public_expenses', 'three_public_and_operating_expenses') AND t.status = 'declared_empty'
    AND NOT EXISTS (SELECT 1 FROM own o WHERE o.document_id = t.document_id) GROUP BY t.document_id),
answers AS (
  SELECT document_id, 'table' AS source, page, total / 100.0 AS total, COALESCE(trips, rest) / 100.0 AS trips,
         COALESCE(vehicles, rest) / 100.0 AS vehicles,
         COALESCE(purchase, vehicle_rest, CASE WHEN vehicles IS NULL THEN rest END) / 100.0 AS purchase,
         COALESCE(operation, vehicle_rest, CASE WHEN vehicles IS NULL THEN rest END) / 100.0 AS operation,
         COALESCE(receptions, rest) / 100.0 AS receptions FROM closed
  UNION ALL SELECT document_id, 'declared none', page, 0, 0, 0, 0, 0, 0 FROM declared
  UNION ALL SELECT document_id, 'text', page, total, trips, vehicles, purchase, operation, receptions FROM said
  WHERE document_id NOT IN (SELECT document_id FROM closed)
    AND document_id NOT IN (SELECT document_id FROM declared))
SELECT d.entity, d.fiscal_year, d.kind, COALESCE(a.total, a.trips + a.vehicles + a.receptions) AS total_yuan,
       a.trips AS overseas_trips_yuan,
       a.vehicles AS vehicles_yuan, a.purchase AS vehicle_purchase_yuan, a.operation AS vehicle_operation_yuan,
       a.receptions AS official_receptions_yuan, a.source, a.page, d.file,
       d.source_url || '#page=' || a.page AS link, d.document_id, d.document_sha256
FROM answers a JOIN documents d ON d.document_id = a.document_id;

-- Totals and coded lines that their table prints once, for comparing documents; a code that stands in several rows (of several units) is left out.
CREATE VIEW single_lines AS
SELECT document_id, document_sha256, entity, fiscal_year, kind, table_id, side, level,
       CASE WHEN level = 'total' THEN '' ELSE COALESCE(code, name) END AS line, MAX(code) AS code, MAX(name) AS name,
       column_key, MAX(amount_fen) AS amount_fen, MAX(page) AS page
FROM facts
WHERE column_type = 'money' AND table_id IS NOT NULL AND entity IS NOT NULL AND fiscal_year IS NOT NULL
  AND (level = 'total' OR code IS NOT NULL)
GROUP BY document_id, document_sha256, entity, fiscal_year, kind, table_id, side, level,
         CASE WHEN level = 'total' THEN '' ELSE COALESCE(code, name) END, column_key
HAVING COUNT(*) = 1;

-- How did each total and coded line change against the year before? Of the same entity, kind of document, table and column; latest editions only.
CREATE VIEW year_over_year AS
SELECT b.entity, b.kind, b.table_id, b.side, b.level, b.code, b.name, b.column_key, a.fiscal_year AS prior_year,
       b.fiscal_year, a.amount_fen / 100.0 AS prior_yuan, b.amount_fen / 100.0 AS amount_yuan,
       (b.amount_fen - a.amount_fen) / 100.0 AS change_yuan,
       CASE WHEN a.amount_fen > 0 THEN ROUND((b.amount_fen - a.amount_fen) * 100.0 / a.amount_fen, 2) END
         AS change_percent,
       a.page AS prior_page, b.page, a.document_sha256 AS prior_document_sha256, b.document_sha256
FROM single_lines b
JOIN single_lines a ON a.entity = b.entity AND a.kind = b.kind AND a.fiscal_year = b.fiscal_year - 1
 AND a.table_id = b.table_id AND a.column_key = b.column_key AND a.level = b.level AND a.line = b.line
 AND COALESCE(a.side, '') = COALESCE(b.side, '')
JOIN latest_documents la ON la.document_id = a.document_id
JOIN latest_documents lb ON lb.document_id = b.document_id;

-- How much of the budget was spent? From a table of final accounts that prints both, any row, and from the budget and the accounts of one entity and year, single_lines.
CREATE VIEW budget_against_accounts AS
SELECT b.entity, b.fiscal_year, b.table_id, b.side, b.level, b.code, b.name, b.amount_fen / 100.0 AS budget_yuan,
       a.amount_fen / 100.0 AS accounts_yuan, (a.amount_fen - b.amount_fen) / 100.0 AS difference_yuan,
       CASE WHEN b.amount_fen > 0 THEN ROUND(a.amount_fen * 100.0 / b.amount_fen, 2) END AS percent,
       b.page AS budget_page, a.page AS accounts_page, b.document_sha256 AS budget_document_sha256,
       a.document_sha256 AS accounts_document_sha256
FROM facts b
JOIN facts a ON a.document_id = b.document_id AND a.table_place = b.table_place
 AND a.row_number = b.row_number AND a.column_key = REPLACE(b.column_key, 'budget', 'actual')
JOIN latest_documents l ON l.document_id = b.document_id
WHERE b.kind LIKE '%final_accounts' AND b.column_key IN ('budget', 'budget_2') AND b.column_type = 'money'
  AND a.column_type = 'money'
UNION ALL
SELECT b.entity, b.fiscal_year, b.table_id, b.side, b.level, b.code, b.name, b.amount_fen / 100.0,
       a.amount_fen / 100.0, (a.amount_fen - b.amount_fen) / 100.0,
       CASE WHEN b.amount_fen > 0 THEN ROUND(a.amount_fen * 100.0 / b.amount_fen, 2) END,
       b.page, a.page, b.document_sha256, a.document_sha256
FROM single_lines b
JOIN single_lines a ON a.entity = b.entity AND a.fiscal_year = b.fiscal_year AND a.table_id = b.table_id
 AND a.level = b.level AND a.line = b.line AND a.column_key = b.column_key
 AND COALESCE(a.side, '') = COALESCE(b.side, '')
JOIN latest_documents la ON la.document_id = a.document_id
JOIN latest_documents lb ON lb.document_id = b.document_id
WHERE b.kind LIKE '%_budget' AND a.kind = REPLACE(b.kind, '_budget', '_final_accounts') AND b.column_key = 'total';

-- Which projects cost most? From performance forms, and from the text where there is no form of that name.
CREATE VIEW largest_projects AS
SELECT d.entity, d.fiscal_year, p.project, p.amount_yuan, p.source, p.page, d.file,
       d.source_url || '#page=' || p.page AS link, d.document_id, d.document_sha256
FROM (SELECT document_id, project, amount_yuan, first_page AS page, 'performance' AS source FROM performance
      WHERE project IS NOT NULL AND amount_yuan IS NOT NULL
      UNION ALL
      SELECT t.document_id, t.name, t.amount_yuan, t.page, 'text' FROM projects t
      WHERE t.name IS NOT NULL AND t.amount_yuan IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM performance f WHERE f.document_id = t.document_id
                        AND f.project = t.name AND f.amount_yuan IS NOT NULL)) p
JOIN documents d ON d.document_id = p.document_id
ORDER BY p.amount_yuan DESC;

-- What is each project to achieve?
CREATE VIEW performance_targets AS
SELECT d.entity, d.fiscal_year, p.project, p.amount_yuan, i.level_1, i.level_2, i.level_3, i.operator, i.value, i.unit,
       i.target, i.page, d.file, d.document_id, d.document_sha256
FROM indicators i
JOIN performance p ON p.document_id = i.document_id AND p.performance_number = i.performance_number
JOIN documents d ON d.document_id = i.document_id;

-- Do the classes of a classified table add up to its printed total?
CREATE VIEW class_sums AS
SELECT document_id, document_sha256, entity, fiscal_year, table_place, table_id, table_title, column_key, unit,
       SUM(CASE WHEN level = 'class' THEN amount_fen END) AS classes_fen,
       MAX(CASE WHEN level = 'total' THEN amount_fen END) AS total_fen,
       SUM(CASE WHEN level = 'class' THEN 1 ELSE 0 END) AS classes
FROM facts WHERE column_type = 'money'
GROUP BY document_id, document_sha256, entity, fiscal_year, table_place, table_id, table_title, column_key, unit
HAVING SUM(CASE WHEN level = 'class' THEN 1 ELSE 0 END) > 0;

-- Which table of which disclosure holds nothing, and whether it says so?
CREATE VIEW empty_tables AS
SELECT d.entity, d.fiscal_year, d.kind, t.table_id, t.table_number, t.title, t.status, t.note, t.first_page, d.file
FROM tables t JOIN documents d ON d.document_id = t.document_id
WHERE t.status <> 'filled';

-- What is wrong in the published documents? By check; findings has the same with pages.
CREATE VIEW failing_checks AS
SELECT d.entity, d.fiscal_year, d.file, c.check_number, c.check_id, c.severity, c.stake_yuan, c.expected, c.actual,
       c.difference, c.unit, c.message_zh, c.message_en, d.document_id, d.document_sha256
FROM checks c JOIN documents d ON d.document_id = c.document_id
WHERE c.status = 'fail';

-- What is wrong in the published documents, the worst first: money before words before form, the most money first?
CREATE VIEW findings AS
SELECT d.entity, d.fiscal_year, c.severity, c.stake_yuan, c.message_zh, c.message_en,
       (SELECT MIN(f.page) FROM check_figures f
        WHERE f.document_id = c.document_id AND f.check_number = c.check_number) AS first_page,
       (SELECT MAX(f.page) FROM check_figures f
        WHERE f.document_id = c.document_id AND f.check_number = c.check_number) AS last_page,
       c.check_id, d.file, d.source_path, d.source_url,
       d.source_url || '#page=' || (SELECT MIN(f.page) FROM check_figures f
        WHERE f.document_id = c.document_id AND f.check_number = c.check_number) AS link,
       d.document_sha256, c.document_id, c.check_number
FROM checks c JOIN documents d ON d.document_id = c.document_id
WHERE c.status = 'fail'
ORDER BY CASE c.severity WHEN 'money' THEN 0 WHEN 'words' THEN 1 ELSE 2 END, COALESCE(c.stake_yuan, 0) DESC,
         c.document_id, c.check_number;

-- Where does a word stand? WHERE text LIKE '%绿化%' over sentences, names of tables, rows, projects and units, objectives and indicators.
CREATE VIEW texts AS
SELECT d.entity, d.fiscal_year, t.part, t.text, t.page, d.file, d.source_url || '#page=' || t.page AS link,
       d.document_sha256, t.document_id
FROM passages t JOIN documents d ON d.document_id = t.document_id;

-- Which documents are those of units that a department of the same year names as its own? What adds up entities leaves these out where it has the department.
CREATE VIEW unit_documents AS
SELECT d.document_id, d.document_sha256, d.entity, d.fiscal_year, d.kind, p.entity AS parent_entity,
       p.document_id AS parent_document_id, p.document_sha256 AS parent_document_sha256
FROM documents d
JOIN units u ON u.unit = d.entity
JOIN documents p ON p.document_id = u.document_id
WHERE p.document_id <> d.document_id AND p.entity <> d.entity AND p.fiscal_year = d.fiscal_year
  AND p.kind LIKE 'department%' AND (p.kind LIKE '%final_accounts') = (d.kind LIKE '%final_accounts');

-- Each letter of passages.text a word: MATCH '维 + 修' finds 维修, of any length. Filled by who loads.
CREATE VIRTUAL TABLE text_search USING fts5(letters, tokenize = 'unicode61 remove_diacritics 0');
CREATE TRIGGER passages_leave_search AFTER DELETE ON passages
BEGIN DELETE FROM text_search WHERE rowid = old.passage_id; END;

-- texts by a word: WHERE letters MATCH '维 + 修'
CREATE VIEW text_matches AS
SELECT d.entity, d.fiscal_year, p.part, p.text, p.page, d.file, d.source_url || '#page=' || p.page AS link,
       d.document_sha256, p.document_id, s.letters
FROM text_search s JOIN passages p ON p.passage_id = s.rowid JOIN documents d ON d.document_id = p.document_id;
