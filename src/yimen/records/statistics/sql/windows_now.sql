-- The windows of a place, and what each is doing.
SELECT
    node.code, coalesce(nullif(node.short_name, ''), node.name) AS hall,
    service_window.number, service_window.name, service_window.is_open,
    rest.started_at IS NOT NULL AS is_on_break, rest.back_at,
    visitor.called_at IS NOT NULL AS has_visitor,
    coalesce(visitor.called_at, rest.started_at) AS since
FROM node
JOIN service_window ON service_window.node_id = node.id
LEFT JOIN queue_window_break AS rest
    ON rest.window_id = service_window.id AND rest.ended_at IS NULL
LEFT JOIN ticket AS visitor
    ON visitor.window_id = service_window.id AND visitor.state IN ('called', 'serving')
WHERE starts_with(node.path, %(path)s) AND node.valid_to IS NULL
AND (
    EXISTS (
        SELECT FROM queue_window_line WHERE window_id = service_window.id
    ) OR visitor.id IS NOT NULL
)
ORDER BY node.path, service_window.number
