-- A place of a slot and of its line's day is free again.
WITH slot AS (
    UPDATE queue_slot SET taken = taken - 1 WHERE id = %(slot)s
    RETURNING line_id, day
)
UPDATE queue_line_day SET booked = booked - 1
FROM slot
WHERE queue_line_day.line_id = slot.line_id AND queue_line_day.day = slot.day
