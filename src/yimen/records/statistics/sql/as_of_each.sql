-- Each of them.
SELECT
    number, received_at, is_closed,
    coalesce(
        due_at,
        (due_on + 1)::timestamp AT TIME ZONE 'Asia/Shanghai' - interval '1 microsecond'
    ) AS due_at
FROM told
ORDER BY received_at, number COLLATE "C"
