-- What is taken of a line's slots in some days.
SELECT
    queue_line_day.day,
    queue_line_day.booked,
    queue_slot.starts_at,
    coalesce(queue_slot.taken, 0) AS taken
FROM queue_line_day
LEFT JOIN queue_slot
    ON queue_slot.line_id = queue_line_day.line_id AND queue_slot.day = queue_line_day.day
WHERE queue_line_day.line_id = %(line)s
AND queue_line_day.day BETWEEN %(first)s AND %(last)s
