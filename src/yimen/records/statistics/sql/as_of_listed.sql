-- How many stood where, and those still open as one list of JSON, instants as the
-- session's zone writes them.
SELECT
    count(*),
    count(*) FILTER (WHERE is_closed),
    count(*) FILTER (WHERE NOT is_closed AND due_at < %(at)s),
    concat('[', string_agg(
        concat(
            '{"case": ', to_json(number), ', "received": ', to_json(received_at),
            ', "due": ', coalesce(to_json(due_at)::text, 'null'),
            ', "overdue": ', CASE WHEN due_at < %(at)s THEN 'true' ELSE 'false' END, '}'
        ),
        ', '
    ) FILTER (WHERE NOT is_closed), ']')
FROM (SELECT * FROM told ORDER BY received_at, number COLLATE "C") AS told
