-- 钱花在哪些方面（类）？ What is the money for, by class of the functional classification?
SELECT entity, fiscal_year, code, name, SUM(amount_fen) / 100.0 AS yuan FROM expenditure_by_function
WHERE level = 'class' AND column_key = 'total'
  AND document_id IN (SELECT document_id FROM latest_documents)
GROUP BY entity, fiscal_year, code, name ORDER BY entity, fiscal_year, yuan DESC;
