-- One place of a line's day and one of its slot; no row where the day or the slot is
-- full. The check constraints on both tables say the same once more.
WITH day AS (
    INSERT INTO queue_line_day AS counter (
        line_id, day, last_number, passes, booked, book_limit
    )
    VALUES (%(line)s, %(day)s, 0, 0, 1, %(day_quota)s)
    ON CONFLICT (line_id, day) DO UPDATE
    SET booked = counter.booked + 1, book_limit = excluded.book_limit
    WHERE counter.booked < excluded.book_limit
    RETURNING counter.id
), slot AS (
    INSERT INTO queue_slot AS place (line_id, day, starts_at, ends_at, quota, taken)
    SELECT
        %(line)s, %(day)s, %(starts_at)s, %(ends_at)s, %(slot_quota)s, 1
    FROM day
    ON CONFLICT (line_id, starts_at) DO UPDATE
    SET taken = place.taken + 1, quota = excluded.quota
    WHERE place.taken < excluded.quota
    RETURNING place.id
)
SELECT (SELECT id FROM day) AS day_id, (SELECT id FROM slot) AS slot_id
