-- The visits of one hall in a stretch of days: when each came, to which line, when it
-- was called, how long it took at windows, and at which one. The first interval is the
-- wait for the first call; whoever was favoured ranks earlier than they came.
SELECT
    ticket.day,
    ticket.numbered_line_id AS line,
    wait.started_at AS came_at,
    least(
        CASE WHEN ticket.joined_as = 'new' THEN ticket.rank_at END, wait.started_at
    ) AS rank_at,
    CASE WHEN wait.ended_by = 'call' THEN wait.ended_at END AS called_at,
    service.minutes, service.until, service.seat
FROM ticket
JOIN LATERAL (
    SELECT started_at, ended_at, ended_by FROM ticket_interval
    WHERE ticket_interval.ticket_id = ticket.id
    ORDER BY ticket_interval.id
    LIMIT 1
) AS wait ON true
LEFT JOIN LATERAL (
    SELECT
        extract(epoch FROM sum(ended_at - started_at))::float8 / 60 AS minutes,
        max(ended_at) AS until,
        (array_agg(service_window.number ORDER BY ticket_interval.id))[1] AS seat
    FROM ticket_interval
    LEFT JOIN service_window ON service_window.id = ticket_interval.window_id
    WHERE ticket_interval.ticket_id = ticket.id
    AND state IN ('called', 'serving') AND ended_at IS NOT NULL
) AS service ON true
WHERE ticket.node_id = %(node)s AND ticket.day BETWEEN %(first)s AND %(last)s
ORDER BY ticket.day, wait.started_at, ticket.id
