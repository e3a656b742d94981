-- 哪里自相矛盾，最严重的在前？ Where do documents contradict themselves, the gravest first?
SELECT entity, fiscal_year, severity, stake_yuan, message_zh, first_page, file FROM findings LIMIT 50;
