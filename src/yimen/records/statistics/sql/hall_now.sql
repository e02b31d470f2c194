-- The halls of a place at this instant, and all of them together: who came today, who
-- waits, how long those waited who were called. A wait runs from the number to the
-- first call, as in the figures of a hall's day.
WITH here AS (
    SELECT id, code, coalesce(nullif(short_name, ''), name) AS name, path
    FROM node
    WHERE starts_with(path, %(path)s) AND valid_to IS NULL
), visit AS (
    SELECT
        here.code, here.name, here.path, ticket.state, ticket.joined_at,
        CASE WHEN wait.ended_by = 'call'
            THEN extract(epoch FROM wait.ended_at - wait.started_at) / 60
        END AS waited
    FROM here
    JOIN ticket ON ticket.node_id = here.id AND ticket.day = %(day)s
    LEFT JOIN LATERAL (
        SELECT started_at, ended_at, ended_by FROM ticket_interval
        WHERE ticket_interval.ticket_id = ticket.id
        ORDER BY ticket_interval.id
        LIMIT 1
    ) AS wait ON true
)
SELECT
    coalesce(code, '') AS code,
    coalesce(name, '') AS name,
    count(*) AS visitors,
    count(*) FILTER (WHERE state = 'waiting') AS waiting,
    extract(epoch FROM %(at)s - min(joined_at) FILTER (WHERE state = 'waiting')) / 60
        AS longest_wait,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY waited) AS wait_median,
    percentile_cont(0.9) WITHIN GROUP (ORDER BY waited) AS wait_p90,
    count(*) FILTER (WHERE state = 'finished') AS served,
    count(*) FILTER (WHERE state = 'missed') AS missed
FROM visit
GROUP BY GROUPING SETS ((code, name, path), ())
ORDER BY path NULLS FIRST
