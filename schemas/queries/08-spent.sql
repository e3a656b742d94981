-- 预算花了多少？ How much of the budget was spent?
SELECT entity, fiscal_year, name, budget_yuan, accounts_yuan, percent, budget_page, accounts_page
FROM budget_against_accounts ORDER BY entity, fiscal_year, budget_yuan DESC, name LIMIT 50;
