-- 同一科目（行政运行 2080101 等）各单位各多少？ One code (any that ends with 01, 行政运行) over all entities, units of a department not twice
SELECT f.code, f.name, COUNT(*) AS entities, SUM(f.amount_fen) / 100.0 AS yuan FROM expenditure_by_function f
WHERE f.level = 'item' AND f.column_key = 'total' AND f.name LIKE '%行政运行%'
  AND f.document_id IN (SELECT document_id FROM latest_documents)
  AND f.document_id NOT IN (SELECT document_id FROM unit_documents)
GROUP BY f.code, f.name ORDER BY yuan DESC, f.code;
