-- What the call display shows: who is at which window, the latest calls first.
SELECT
    ticket.id,
    ticket.letter,
    ticket.number,
    ticket.state,
    ticket.called_at,
    service_window.number AS window_number,
    service_window.name AS window_name
FROM ticket
JOIN service_window ON service_window.id = ticket.window_id
WHERE ticket.node_id = %(node)s AND ticket.day = %(day)s
AND ticket.state IN ('called', 'serving')
ORDER BY (ticket.state = 'called') DESC, ticket.called_at DESC, ticket.id DESC
LIMIT %(limit)s
