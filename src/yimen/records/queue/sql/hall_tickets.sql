-- Every open ticket of a hall in the order of calling, with how often it was passed.
SELECT
    ticket.id,
    ticket.token,
    ticket.letter,
    ticket.number,
    ticket.state,
    ticket.priority,
    ticket.case_number,
    ticket.joined_as,
    ticket.channel,
    ticket.line_id,
    queue_line.name AS line_name,
    ticket.issued_at,
    ticket.joined_at,
    ticket.rank_at,
    ticket.missed_at,
    ticket.returns,
    service_window.number AS window_number,
    wanted.number AS wanted_number,
    current.started_at AS since,
    coalesce(counter.passes, 0) - ticket.passes_before AS passes
FROM ticket
JOIN queue_line ON queue_line.id = ticket.line_id
JOIN ticket_interval AS current
    ON current.ticket_id = ticket.id AND current.ended_at IS NULL
LEFT JOIN queue_line_day AS counter
    ON counter.line_id = ticket.line_id AND counter.day = ticket.day
LEFT JOIN service_window ON service_window.id = ticket.window_id
LEFT JOIN service_window AS wanted ON wanted.id = ticket.wanted_window_id
WHERE ticket.node_id = %(node)s AND ticket.day = %(day)s
AND ticket.state IN ('waiting', 'called', 'serving', 'parked', 'missed')
ORDER BY ticket.rank_at, ticket.id
