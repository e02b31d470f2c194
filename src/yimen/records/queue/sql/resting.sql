-- What visitors should know: lines that are closed, windows on a break with a time.
SELECT queue_line.name AS what, queue_line.reopens_at AS back_at, true AS is_line
FROM queue_line
WHERE queue_line.node_id = %(node)s AND NOT queue_line.is_open
UNION ALL
SELECT service_window.number::text, queue_window_break.back_at, false
FROM queue_window_break
JOIN service_window ON service_window.id = queue_window_break.window_id
WHERE service_window.node_id = %(node)s AND queue_window_break.ended_at IS NULL
AND queue_window_break.back_at > %(at)s
ORDER BY is_line DESC, what
