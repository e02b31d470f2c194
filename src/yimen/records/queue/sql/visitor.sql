-- One ticket as its visitor sees it, with who will be called before it, by line.
SELECT
    ticket.id,
    ticket.node_id,
    ticket.line_id,
    queue_line.name AS line_name,
    ticket.letter,
    ticket.number,
    ticket.state,
    ticket.priority,
    ticket.joined_as,
    ticket.issued_at,
    ticket.joined_at,
    ticket.called_at,
    ticket.missed_at,
    ticket.returns,
    ticket.told_low,
    ticket.told_high,
    service_window.number AS window_number,
    coalesce(counter.passes, 0) - ticket.passes_before AS passes,
    coalesce(ahead.lines, '{}') AS ahead_lines,
    coalesce(ahead.people, '{}') AS ahead_people
FROM ticket
JOIN queue_line ON queue_line.id = ticket.line_id
LEFT JOIN service_window ON service_window.id = ticket.window_id
LEFT JOIN queue_line_day AS counter
    ON counter.line_id = ticket.line_id AND counter.day = ticket.day
LEFT JOIN LATERAL (
    SELECT array_agg(by_line.line_id) AS lines, array_agg(by_line.people) AS people
    FROM (
        SELECT other.line_id, count(*) AS people
        FROM ticket AS other
        WHERE ticket.state = 'waiting'
        AND other.node_id = ticket.node_id AND other.day = ticket.day
        AND other.state = 'waiting' AND other.wanted_window_id IS NULL
        AND (other.rank_at, other.id) < (ticket.rank_at, ticket.id)
        GROUP BY other.line_id
    ) AS by_line
) AS ahead ON true
WHERE ticket.token = %(token)s
