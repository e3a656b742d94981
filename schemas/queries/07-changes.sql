-- 与上年相比变化最大的是什么？ What changed most against the year before?
SELECT entity, column_key, code, name, prior_year, prior_yuan, fiscal_year, amount_yuan, change_yuan, change_percent
FROM year_over_year WHERE level IN ('total', 'class', 'item')
ORDER BY ABS(change_yuan) DESC, entity, code, column_key LIMIT 20;
