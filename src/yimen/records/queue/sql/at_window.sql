-- The window an officer stands at, its visitor, and whom it put aside today.
SELECT
    service_window.id AS window_id,
    service_window.number AS window_number,
    service_window.name AS window_name,
    service_window.kind AS window_kind,
    service_window.node_id,
    node.path,
    coalesce(nullif(node.short_name, ''), node.name) AS hall_name,
    rest.started_at AS break_since,
    rest.back_at,
    ARRAY(
        SELECT line_id FROM queue_window_line
        WHERE queue_window_line.window_id = service_window.id
    ) AS lines,
    (
        SELECT count(*) FROM ticket
        WHERE ticket.wanted_window_id = service_window.id
        AND ticket.day = %(day)s AND ticket.state = 'waiting'
    ) AS wanted,
    ticket.id,
    ticket.token,
    ticket.letter,
    ticket.number,
    ticket.state,
    ticket.priority,
    ticket.joined_as,
    ticket.line_id,
    queue_line.name AS line_name,
    ticket.called_at,
    ticket.missed_at,
    ticket.returns,
    current.started_at AS since,
    first.started_at AS came_at,
    first.ended_at AS first_called_at
FROM service_window
JOIN node ON node.id = service_window.node_id
LEFT JOIN queue_window_break AS rest
    ON rest.window_id = service_window.id AND rest.ended_at IS NULL
LEFT JOIN ticket
    ON ticket.window_id = service_window.id AND ticket.day = %(day)s
    AND ticket.state IN ('called', 'serving', 'parked', 'missed')
LEFT JOIN queue_line ON queue_line.id = ticket.line_id
LEFT JOIN ticket_interval AS current
    ON current.ticket_id = ticket.id AND current.ended_at IS NULL
LEFT JOIN LATERAL (
    SELECT started_at, ended_at FROM ticket_interval
    WHERE ticket_interval.ticket_id = ticket.id
    ORDER BY ticket_interval.id
    LIMIT 1
) AS first ON true
WHERE service_window.id = %(window)s
ORDER BY current.started_at
