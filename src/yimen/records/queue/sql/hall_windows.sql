-- Every window of a hall: who stands there, which lines it serves, whom it has.
SELECT
    service_window.id,
    service_window.number,
    service_window.name,
    service_window.kind,
    service_window.is_open,
    rest.started_at AS break_since,
    rest.back_at,
    visitor.letter AS visitor_letter,
    visitor.number AS visitor_number,
    visitor.state AS visitor_state,
    visitor.called_at,
    coalesce(staff.names, '{}') AS officers,
    coalesce(served.lines, '{}') AS lines,
    coalesce(served.names, '{}') AS line_names,
    coalesce(today.calls, 0) AS calls
FROM service_window
LEFT JOIN queue_window_break AS rest
    ON rest.window_id = service_window.id AND rest.ended_at IS NULL
LEFT JOIN ticket AS visitor
    ON visitor.window_id = service_window.id AND visitor.state IN ('called', 'serving')
LEFT JOIN LATERAL (
    SELECT array_agg(officer.name ORDER BY officer.id) AS names
    FROM officer
    WHERE officer.window_id = service_window.id AND officer.is_active
) AS staff ON true
LEFT JOIN LATERAL (
    SELECT
        array_agg(queue_line.id ORDER BY queue_line.letter) AS lines,
        array_agg(queue_line.name ORDER BY queue_line.letter) AS names
    FROM queue_window_line
    JOIN queue_line ON queue_line.id = queue_window_line.line_id
    WHERE queue_window_line.window_id = service_window.id
) AS served ON true
LEFT JOIN (
    SELECT window_id, count(*) AS calls
    FROM ticket
    WHERE node_id = %(node)s AND day = %(day)s AND called_at IS NOT NULL
    GROUP BY window_id
) AS today ON today.window_id = service_window.id
WHERE service_window.node_id = %(node)s
ORDER BY service_window.number
