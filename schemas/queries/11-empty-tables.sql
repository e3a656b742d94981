-- 哪些表是空的，文件说明了吗？ Which tables are empty, and does the document say so?
SELECT entity, fiscal_year, title, status, note, file, first_page FROM empty_tables
ORDER BY entity, fiscal_year, first_page;
