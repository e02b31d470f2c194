-- How many stood where, and those still open as the middle of a list of JSON, instants as
-- the session's zone writes them. Whoever reads a case writes it, as many workers as
-- there are, piece beside piece: concat() would cost as much as all the rest. How the
-- ends of days are written is worked out once each, not once a case. The order comes
-- first in the row, where it is found at once, and leaves out who is closed.
SELECT
    count(*),
    count(*) FILTER (WHERE said IS NULL),
    count(*) FILTER (WHERE is_overdue),
    string_agg(said, ', ')
FROM (
    SELECT
        CASE WHEN NOT is_closed THEN received_at END AS received_at,
        CASE WHEN NOT is_closed THEN number COLLATE "C" END AS number,
        NOT is_closed AND is_late AS is_overdue,
        CASE WHEN NOT is_closed THEN
            '{"case": ' || to_json(number)::text
            || ', "received": ' || to_json(received_at)::text
            || coalesce(
                ends.said,
                ', "due": ' || coalesce(to_json(coalesce(
                    due_at, (due_on + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'
                        - interval '1 microsecond'
                ))::text, 'null')
                || ', "overdue": ' || to_json(coalesce(is_late, FALSE))::text || '}'
            )
        END AS said
    FROM told
    LEFT JOIN (
        SELECT
            day,
            concat(
                ', "due": ', to_json(
                    (day + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'
                    - interval '1 microsecond'
                ), ', "overdue": ', to_json(day < %(day)s), '}'
            ) AS said
        FROM unnest(%(days)s::date[]) AS day
        GROUP BY day
    ) AS ends ON ends.day = told.due_on AND told.due_at IS NULL
    ORDER BY 1, 2
) AS one
