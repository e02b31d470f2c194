-- How many stood where, and those still open as one list of JSON, instants as the
-- session's zone writes them. Whoever reads a case writes it, as many workers as there
-- are; how the ends of days are written is worked out once each, not once a case.
SELECT
    count(*),
    count(*) FILTER (WHERE said IS NULL),
    count(*) FILTER (WHERE is_overdue),
    concat('[', string_agg(said, ', '), ']')
FROM (
    SELECT
        NOT is_closed AND is_late AS is_overdue,
        CASE WHEN NOT is_closed THEN concat(
            '{"case": ', to_json(number), ', "received": ', to_json(received_at),
            CASE WHEN due_at IS NULL THEN ends.said END,
            CASE WHEN due_at IS NOT NULL OR ends.said IS NULL THEN concat(
                ', "due": ', coalesce(to_json(coalesce(
                    due_at, (due_on + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'
                        - interval '1 microsecond'
                ))::text, 'null'),
                ', "overdue": ', to_json(coalesce(is_late, FALSE)), '}'
            ) END
        ) END AS said
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
    ) AS ends ON ends.day = told.due_on
    ORDER BY received_at, number COLLATE "C"
) AS one
