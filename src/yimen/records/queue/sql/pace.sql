-- How each line of a hall moves: who waits, which windows are at work, how long the
-- recent services took. A window is at work when it is open, not on a break, and has a
-- visitor or called somebody within the hour; while none of a line's windows is, all
-- that are open and not on a break stand for them.
WITH seat AS MATERIALIZED (
    SELECT
        service_window.id,
        service_window.number,
        EXISTS (
            SELECT FROM ticket
            WHERE ticket.window_id = service_window.id
            AND ticket.state IN ('called', 'serving')
        ) AS is_busy,
        EXISTS (
            SELECT FROM ticket
            WHERE ticket.node_id = %(node)s AND ticket.day = %(day)s
            AND ticket.called_at > %(at)s - INTERVAL '1 hour'
            AND ticket.window_id = service_window.id
        ) AS has_called
    FROM service_window
    WHERE service_window.node_id = %(node)s AND service_window.is_open
    AND NOT EXISTS (
        SELECT FROM queue_window_break
        WHERE queue_window_break.window_id = service_window.id
        AND queue_window_break.ended_at IS NULL
    )
), waiting AS MATERIALIZED (
    SELECT line_id, count(*) AS people
    FROM ticket
    WHERE node_id = %(node)s AND day = %(day)s AND state = 'waiting'
    GROUP BY line_id
), called AS MATERIALIZED (
    SELECT line_id, count(*) AS calls
    FROM ticket
    WHERE node_id = %(node)s AND day = %(day)s AND called_at IS NOT NULL
    GROUP BY line_id
)
SELECT
    queue_line.id,
    queue_line.letter,
    queue_line.name,
    queue_line.phrase,
    queue_line.picture,
    queue_line.is_open,
    queue_line.reopens_at,
    queue_line.slot_quota,
    queue_line.day_quota,
    EXISTS (
        SELECT FROM queue_window_line WHERE queue_window_line.line_id = queue_line.id
    ) AS is_served,
    coalesce(waiting.people, 0) AS waiting,
    coalesce(called.calls, 0) AS calls,
    coalesce(counter.passes, 0) AS passes,
    coalesce(windows.at_work, '{}') AS at_work,
    coalesce(windows.open, '{}') AS open,
    coalesce(windows.idle, '{}') AS idle,
    coalesce(windows.numbers, '{}') AS numbers,
    coalesce(recent.minutes, '{}') AS minutes
FROM queue_line
LEFT JOIN waiting ON waiting.line_id = queue_line.id
LEFT JOIN called ON called.line_id = queue_line.id
LEFT JOIN queue_line_day AS counter
    ON counter.line_id = queue_line.id AND counter.day = %(day)s
LEFT JOIN LATERAL (
    SELECT
        array_agg(seat.id) FILTER (WHERE seat.is_busy OR seat.has_called) AS at_work,
        array_agg(seat.id) AS open,
        array_agg(seat.id) FILTER (WHERE NOT seat.is_busy) AS idle,
        array_agg(seat.number ORDER BY seat.number) AS numbers
    FROM queue_window_line AS served
    JOIN seat ON seat.id = served.window_id
    WHERE served.line_id = queue_line.id
) AS windows ON true
LEFT JOIN LATERAL (
    SELECT array_agg(visit.minutes) AS minutes
    FROM (
        SELECT extract(epoch FROM sum(ended_at - started_at)) / 60 AS minutes
        FROM (
            SELECT ticket_id, started_at, ended_at
            FROM ticket_interval
            WHERE line_id = queue_line.id AND state IN ('called', 'serving')
            AND ended_at IS NOT NULL
            AND ended_at > %(at)s - INTERVAL '14 days' AND ended_at <= %(at)s
            ORDER BY ended_at DESC
            LIMIT 80
        ) AS last
        GROUP BY ticket_id
    ) AS visit
) AS recent ON true
WHERE queue_line.node_id = %(node)s
ORDER BY queue_line.order, queue_line.letter
