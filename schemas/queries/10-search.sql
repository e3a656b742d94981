-- 哪里写着“维修”？ Where does a word stand?
SELECT entity, fiscal_year, part, text, file, page FROM texts WHERE text LIKE '%维修%'
ORDER BY entity, fiscal_year, page, text LIMIT 50;
