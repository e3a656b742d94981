// One list, although it is long: the texts are SQL, and ask each other.
#include "feed/views.h"

namespace yusuan::feed {

const std::vector<FeedView>& feed_views() {
  // Sums run over whole 分, which are exact everywhere.
  static const std::vector<FeedView> views{
      {"editions",
       "Which documents are editions of one disclosure (entity, year and kind)? Later are those published "
       "later, else loaded later.",
       R"(
SELECT document_id, document_sha256, entity, fiscal_year, kind, file, published_on, loaded_at,
       ROW_NUMBER() OVER edition AS edition,
       LEAD(document_sha256) OVER edition AS superseded_by
FROM documents WHERE entity IS NOT NULL AND fiscal_year IS NOT NULL AND kind <> 'unknown'
WINDOW edition AS (PARTITION BY entity, fiscal_year, kind
                   ORDER BY COALESCE(published_on, ''), COALESCE(loaded_at, ''), document_sha256)
)"},

      {"latest_documents", "Documents without those that a later edition supersedes.",
       R"(
SELECT d.* FROM documents d
WHERE d.document_id NOT IN (SELECT document_id FROM editions WHERE superseded_by IS NOT NULL)
)"},

      {"totals", "How much does each entity take in and spend in a year?",
       R"(
SELECT entity, fiscal_year, kind, table_id, table_title, side, name, column_key, amount, unit, amount_yuan, amount_fen,
       page, document_id, document_sha256
FROM facts WHERE level = 'total' AND column_type = 'money'
)"},

      {"expenditure_by_function",
       "What is the money for? Functional classification of all expenditure; level says how fine: class, "
       "group or item.",
       R"(
SELECT entity, fiscal_year, kind, level, code, name, column_key, amount, unit, amount_yuan, amount_fen, page,
       document_id, document_sha256
FROM facts WHERE table_id = 'expenditure_summary' AND column_type = 'money' AND level IN ('class', 'group', 'item')
)"},

      {"expenditure_by_economic_class",
       "On what is the basic expenditure spent? Economic classification; level is class or group.",
       R"(
SELECT entity, fiscal_year, kind, level, code, name, column_key, amount, unit, amount_yuan, amount_fen, page,
       document_id, document_sha256
FROM facts
WHERE table_id = 'basic_expenditure_by_economic_class' AND column_type = 'money' AND level IN ('class', 'group')
)"},

      {"three_public_expenses", "What do trips abroad, vehicles and receptions cost?",
       R"(
SELECT entity, fiscal_year, kind, row_number, name, column_key, amount, unit, amount_yuan, amount_fen, page,
       document_id, document_sha256
FROM facts WHERE table_id IN ('three_public_expenses', 'three_public_and_operating_expenses') AND column_type = 'money'
)"},

      {"three_public_by_year",
       "What are trips abroad, vehicles and receptions to cost, a document a row? source says whether its "
       "table, its text or its declaration that there is nothing (declared none) tells. A blank is 0 only "
       "where the printed total leaves nothing over or nothing is declared; total_yuan is the sum where only "
       "the items are printed.",
       R"(
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
FROM answers a JOIN documents d ON d.document_id = a.document_id
)"},

      {"single_lines",
       "Totals and coded lines that their table prints once, for comparing documents; a code that stands in "
       "several rows (of several units) is left out.",
       R"(
SELECT document_id, document_sha256, entity, fiscal_year, kind, table_id, side, level,
       CASE WHEN level = 'total' THEN '' ELSE COALESCE(code, name) END AS line, MAX(code) AS code, MAX(name) AS name,
       column_key, MAX(amount_fen) AS amount_fen, MAX(page) AS page
FROM facts
WHERE column_type = 'money' AND table_id IS NOT NULL AND entity IS NOT NULL AND fiscal_year IS NOT NULL
  AND (level = 'total' OR code IS NOT NULL)
GROUP BY document_id, document_sha256, entity, fiscal_year, kind, table_id, side, level,
         CASE WHEN level = 'total' THEN '' ELSE COALESCE(code, name) END, column_key
HAVING COUNT(*) = 1
)"},

      {"year_over_year",
       "How did each total and coded line change against the year before? Of the same entity, kind of "
       "document, table and column; latest editions only.",
       R"(
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
JOIN latest_documents lb ON lb.document_id = b.document_id
)"},

      {"budget_against_accounts",
       "How much of the budget was spent? From a table of final accounts that prints both, any row, and from "
       "the budget and the accounts of one entity and year, single_lines.",
       R"(
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
WHERE b.kind LIKE '%_budget' AND a.kind = REPLACE(b.kind, '_budget', '_final_accounts') AND b.column_key = 'total'
)"},

      {"largest_projects",
       "Which projects cost most? From performance forms, and from the text where there is no form of that "
       "name.",
       R"(
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
ORDER BY p.amount_yuan DESC
)"},

      {"performance_targets", "What is each project to achieve?",
       R"(
SELECT d.entity, d.fiscal_year, p.project, p.amount_yuan, i.level_1, i.level_2, i.level_3, i.operator, i.value, i.unit,
       i.target, i.page, d.file, d.document_id, d.document_sha256
FROM indicators i
JOIN performance p ON p.document_id = i.document_id AND p.performance_number = i.performance_number
JOIN documents d ON d.document_id = i.document_id
)"},

      {"class_sums", "Do the classes of a classified table add up to its printed total?",
       R"(
SELECT document_id, document_sha256, entity, fiscal_year, table_place, table_id, table_title, column_key, unit,
       SUM(CASE WHEN level = 'class' THEN amount_fen END) AS classes_fen,
       MAX(CASE WHEN level = 'total' THEN amount_fen END) AS total_fen,
       SUM(CASE WHEN level = 'class' THEN 1 ELSE 0 END) AS classes
FROM facts WHERE column_type = 'money'
GROUP BY document_id, document_sha256, entity, fiscal_year, table_place, table_id, table_title, column_key, unit
HAVING SUM(CASE WHEN level = 'class' THEN 1 ELSE 0 END) > 0
)"},

      {"empty_tables", "Which table of which disclosure holds nothing, and whether it says so?",
       R"(
SELECT d.entity, d.fiscal_year, d.kind, t.table_id, t.table_number, t.title, t.status, t.note, t.first_page, d.file
FROM tables t JOIN documents d ON d.document_id = t.document_id
WHERE t.status <> 'filled'
)"},

      {"failing_checks", "What is wrong in the published documents? By check; findings has the same with pages.",
       R"(
SELECT d.entity, d.fiscal_year, d.file, c.check_number, c.check_id, c.severity, c.stake_yuan, c.expected, c.actual,
       c.difference, c.unit, c.message_zh, c.message_en, d.document_id, d.document_sha256
FROM checks c JOIN documents d ON d.document_id = c.document_id
WHERE c.status = 'fail'
)"},

      {"findings",
       "What is wrong in the published documents, the worst first: money before words before form, the most "
       "money first?",
       R"(
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
         c.document_id, c.check_number
)"},

      {"texts",
       "Where does a word stand? WHERE text LIKE '%绿化%' over sentences, names of tables, rows, projects and "
       "units, objectives and indicators.",
       R"(
SELECT d.entity, d.fiscal_year, t.part, t.text, t.page, d.file, d.source_url || '#page=' || t.page AS link,
       d.document_sha256, t.document_id
FROM passages t JOIN documents d ON d.document_id = t.document_id
)"},

      {"unit_documents",
       "Which documents are those of units that a department of the same year names as its own? What adds up "
       "entities leaves these out where it has the department.",
       R"(
SELECT d.document_id, d.document_sha256, d.entity, d.fiscal_year, d.kind, p.entity AS parent_entity,
       p.document_id AS parent_document_id, p.document_sha256 AS parent_document_sha256
FROM documents d
JOIN units u ON u.unit = d.entity
JOIN documents p ON p.document_id = u.document_id
WHERE p.document_id <> d.document_id AND p.entity <> d.entity AND p.fiscal_year = d.fiscal_year
  AND p.kind LIKE 'department%' AND (p.kind LIKE '%final_accounts') = (d.kind LIKE '%final_accounts')
)"}};
  return views;
}

}  // namespace yusuan::feed
