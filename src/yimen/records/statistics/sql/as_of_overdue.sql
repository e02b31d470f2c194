-- Those that were overdue, the first that had come in first.
SELECT number, received_at, is_closed, due_at
FROM told
WHERE NOT is_closed AND due_at < %(at)s
ORDER BY received_at, number COLLATE "C"
LIMIT %(most)s
