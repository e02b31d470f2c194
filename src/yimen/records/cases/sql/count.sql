(SELECT count(*) FROM (SELECT FROM cases WHERE {where} LIMIT 100) AS counted) AS {name}
