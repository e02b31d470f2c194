-- How many stood where, and those still open as one list of JSON, instants as the
-- session's zone writes them. Each is written where it is read, by as many workers as
-- there are; the whole only strings them together.
SELECT
    count(*),
    count(*) FILTER (WHERE said IS NULL),
    count(*) FILTER (WHERE is_overdue),
    concat('[', string_agg(said, ', '), ']')
FROM (
    SELECT
        NOT is_closed AND due_at < %(at)s AS is_overdue,
        CASE WHEN NOT is_closed THEN
            '{"case": ' || to_json(number)::text
            || ', "received": ' || to_json(received_at)::text
            || ', "due": ' || coalesce(to_json(due_at)::text, 'null')
            || CASE WHEN due_at < %(at)s
                THEN ', "overdue": true}' ELSE ', "overdue": false}' END
        END AS said
    FROM told
    ORDER BY received_at, number COLLATE "C"
) AS one
