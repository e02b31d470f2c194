-- Those that were overdue, the first that had come in first.
SELECT
    number, received_at, is_closed,
    coalesce(
        due_at,
        (due_on + 1)::timestamp AT TIME ZONE 'Asia/Shanghai' - interval '1 microsecond'
    ) AS due_at
FROM told
WHERE NOT is_closed AND is_late
ORDER BY received_at, number COLLATE "C"
LIMIT %(most)s
