(SELECT cases.id, cases.act_by_on FROM cases WHERE {where} ORDER BY {order} LIMIT 101)
