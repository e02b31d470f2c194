-- The windows of one hall, with what they took in and is not closed.
SELECT
    coalesce(service_window.number::text, '') AS number,
    coalesce(service_window.name, '') AS name,
    count(*)::integer AS open,
    count(*) FILTER (WHERE cases.act_by_on < %(today)s)::integer AS overdue,
    (array_agg(cases.number ORDER BY cases.act_by_on, cases.id))[1] AS oldest
FROM cases
JOIN node ON node.id = cases.hall_id
LEFT JOIN service_window ON service_window.id = cases.window_id
WHERE node.code = %(code)s AND cases.state = ANY (%(open)s) AND {seen}
GROUP BY service_window.id, service_window.number, service_window.name
ORDER BY overdue DESC, open DESC, 1
