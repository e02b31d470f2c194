(SELECT count(*) FROM (SELECT FROM cases WHERE {where} LIMIT 1000) AS counted) AS {name}
