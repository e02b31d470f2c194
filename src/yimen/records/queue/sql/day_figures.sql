-- The figures of a hall's day, by line: tickets and how they ended, waits until the
-- first call, time at the windows, how often the range on the slip was right, and the
-- most often anybody was passed. Percentiles interpolate.
WITH visit AS (
    SELECT
        ticket.id,
        ticket.numbered_line_id AS line_id,
        ticket.state,
        ticket.priority,
        ticket.told_low,
        ticket.told_high,
        extract(epoch FROM wait.ended_at - wait.started_at) / 60 AS waited,
        wait.ended_by = 'call' AS was_called,
        service.minutes AS served
    FROM ticket
    JOIN LATERAL (
        SELECT started_at, ended_at, ended_by FROM ticket_interval
        WHERE ticket_interval.ticket_id = ticket.id
        ORDER BY ticket_interval.id
        LIMIT 1
    ) AS wait ON true
    LEFT JOIN LATERAL (
        SELECT extract(epoch FROM sum(ended_at - started_at)) / 60 AS minutes
        FROM ticket_interval
        WHERE ticket_interval.ticket_id = ticket.id
        AND state IN ('called', 'serving') AND ended_at IS NOT NULL
    ) AS service ON true
    WHERE ticket.node_id = %(node)s AND ticket.day = %(day)s
)
SELECT
    queue_line.id AS line_id,
    queue_line.letter,
    queue_line.name,
    count(visit.id) AS issued,
    count(*) FILTER (WHERE visit.was_called) AS called,
    count(*) FILTER (WHERE visit.state = 'finished') AS finished,
    count(*) FILTER (WHERE visit.state = 'missed') AS missed,
    count(*) FILTER (WHERE visit.state IN ('cancelled', 'lapsed')) AS gone,
    count(*) FILTER (WHERE visit.state = 'waiting') AS waiting,
    count(*) FILTER (WHERE visit.priority <> 'normal') AS favoured,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY visit.waited)
        FILTER (WHERE visit.was_called) AS wait_median,
    percentile_cont(0.9) WITHIN GROUP (ORDER BY visit.waited)
        FILTER (WHERE visit.was_called) AS wait_p90,
    max(visit.waited) FILTER (WHERE visit.was_called) AS wait_longest,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY visit.served)
        FILTER (WHERE visit.state = 'finished') AS service_median,
    count(*) FILTER (WHERE visit.was_called AND visit.told_low IS NOT NULL) AS told,
    count(*) FILTER (
        WHERE visit.was_called
        AND visit.waited BETWEEN visit.told_low AND visit.told_high
    ) AS told_right,
    coalesce(max(counter.passes), 0) AS passes
FROM queue_line
LEFT JOIN visit ON visit.line_id = queue_line.id
LEFT JOIN queue_line_day AS counter
    ON counter.line_id = queue_line.id AND counter.day = %(day)s
WHERE queue_line.node_id = %(node)s
GROUP BY queue_line.id
ORDER BY queue_line.order, queue_line.letter
