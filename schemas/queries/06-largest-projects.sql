-- 最大的项目是哪些？ Which projects cost most?
SELECT entity, fiscal_year, project, amount_yuan, source, file, page FROM largest_projects
ORDER BY amount_yuan DESC, project LIMIT 20;
