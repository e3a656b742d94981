-- 每个单位一年收入多少、支出多少？ What does each entity take in and spend in a year?
SELECT entity, fiscal_year, kind, side, name, amount_yuan, page FROM totals
WHERE table_id = 'revenue_expenditure_summary' AND amount_fen > 0
ORDER BY entity, fiscal_year, side, amount_yuan DESC;
