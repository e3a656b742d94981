-- 基本支出里工资福利、商品服务各多少？ What of the basic expenditure goes to wages, goods and services?
SELECT entity, fiscal_year, code, name, amount_yuan, page FROM expenditure_by_economic_class
WHERE level = 'class' AND column_key = 'total' ORDER BY entity, fiscal_year, code;
