-- 基本支出和项目支出各占多少？ How much is for running the office, how much for projects?
SELECT entity, fiscal_year,
       MAX(CASE WHEN column_key = 'basic' THEN amount_fen END) / 100.0 AS basic_yuan,
       MAX(CASE WHEN column_key = 'project' THEN amount_fen END) / 100.0 AS project_yuan,
       MAX(CASE WHEN column_key = 'total' THEN amount_fen END) / 100.0 AS total_yuan
FROM facts WHERE table_id = 'expenditure_summary' AND level = 'total'
  AND document_id IN (SELECT document_id FROM latest_documents)
GROUP BY document_id, entity, fiscal_year ORDER BY entity, fiscal_year;
