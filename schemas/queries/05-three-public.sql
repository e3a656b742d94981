-- 三公经费多少？ What do trips abroad, vehicles and receptions cost?
SELECT entity, fiscal_year, kind, total_yuan, overseas_trips_yuan, vehicles_yuan, official_receptions_yuan, source,
       file, page
FROM three_public_by_year ORDER BY total_yuan DESC, entity, fiscal_year;
