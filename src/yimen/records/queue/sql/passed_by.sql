-- The calls that left this ticket waiting: stays that began after its own, ended by a
-- call of a window that serves its line.
WITH mine AS (
    SELECT ticket_interval.*
    FROM ticket_interval
    JOIN ticket ON ticket.id = ticket_interval.ticket_id
    WHERE ticket.token = %(token)s AND ticket_interval.state = 'waiting'
    ORDER BY ticket_interval.id DESC
    LIMIT 1
)
SELECT
    true AS is_mine,
    ticket.letter,
    ticket.number,
    ticket.priority,
    mine.joined_as,
    mine.started_at,
    mine.ended_at,
    NULL::integer AS window_number
FROM mine
JOIN ticket ON ticket.id = mine.ticket_id
UNION ALL
SELECT
    false,
    ticket.letter,
    ticket.number,
    ticket.priority,
    stay.joined_as,
    stay.started_at,
    stay.ended_at,
    service_window.number
FROM mine
JOIN ticket_interval AS stay
    ON stay.node_id = mine.node_id AND stay.day = mine.day
    AND stay.state = 'waiting' AND stay.ended_by = 'call'
    AND stay.started_at > mine.started_at
    AND stay.ended_at < coalesce(mine.ended_at, 'infinity')
JOIN ticket ON ticket.id = stay.ticket_id
JOIN ticket_interval AS call
    ON call.ticket_id = stay.ticket_id AND call.state = 'called'
    AND call.started_at = stay.ended_at
JOIN service_window ON service_window.id = call.window_id
WHERE EXISTS (
    SELECT FROM queue_window_line AS served
    WHERE served.window_id = call.window_id AND served.line_id = mine.line_id
)
ORDER BY is_mine DESC, ended_at
