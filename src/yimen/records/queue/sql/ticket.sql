-- What a step on one ticket needs to know, by its id or by the visitor's token.
SELECT
    ticket.node_id,
    node.path,
    service_window.number AS window_number,
    journal_now() AS recorded_at,
    ticket.id,
    ticket.token,
    ticket.line_id,
    ticket.day,
    ticket.letter,
    ticket.number,
    ticket.state,
    ticket.priority,
    ticket.joined_as,
    ticket.joined_at,
    ticket.rank_at,
    ticket.passes_before,
    ticket.called_at,
    ticket.missed_at,
    ticket.returns,
    ticket.version,
    ticket.last_sequence,
    ticket.last_hash,
    ticket.window_id,
    ticket.officer_id
FROM ticket
JOIN node ON node.id = ticket.node_id
LEFT JOIN service_window ON service_window.id = ticket.window_id
WHERE ticket.id = %(ticket)s::bigint OR ticket.token = %(token)s::text
