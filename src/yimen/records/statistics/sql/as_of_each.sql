-- Each of them.
SELECT number, received_at, is_closed, due_at
FROM told
ORDER BY received_at, number COLLATE "C"
