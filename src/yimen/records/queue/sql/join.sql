-- Joining a line: the next number if one is wanted, an instant later than everybody's
-- who joined before, and the line's count of out-of-turn calls. The row of the line's
-- day stays locked until commit, so whoever joins later remembers no lower count.
INSERT INTO queue_line_day AS counter (
    line_id, day, last_number, last_joined_at, passes, booked, book_limit
)
VALUES (%(line)s, %(day)s, %(numbers)s, %(at)s, 0, 0, 0)
ON CONFLICT (line_id, day) DO UPDATE
SET
    last_number = counter.last_number + excluded.last_number,
    last_joined_at = greatest(
        excluded.last_joined_at, counter.last_joined_at + INTERVAL '1 microsecond'
    )
RETURNING last_number, last_joined_at, passes
