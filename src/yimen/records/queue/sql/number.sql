-- A new ticket's number and place in the line, its id, and what the journal needs.
WITH open_line AS (
    SELECT
        queue_line.id, queue_line.node_id, queue_line.letter, queue_line.name,
        queue_line.is_open, queue_line.reopens_at, node.path,
        queue_settings.patience, queue_settings.appointment_head_start,
        queue_settings.priority_head_start
    FROM queue_line
    JOIN node ON node.id = queue_line.node_id
    LEFT JOIN queue_settings ON queue_settings.node_id = queue_line.node_id
    WHERE queue_line.id = %(line)s
), counted AS (
    INSERT INTO queue_line_day AS counter (
        line_id, day, last_number, last_joined_at, passes, booked, book_limit
    )
    SELECT open_line.id, %(day)s, 1, %(at)s, 0, 0, 0
    FROM open_line
    ON CONFLICT (line_id, day) DO UPDATE
    SET
        last_number = counter.last_number + 1,
        last_joined_at = greatest(
            excluded.last_joined_at, counter.last_joined_at + INTERVAL '1 microsecond'
        )
    RETURNING last_number, last_joined_at, passes
)
SELECT
    open_line.node_id, open_line.path, open_line.letter, open_line.name,
    open_line.is_open, open_line.reopens_at, open_line.patience,
    open_line.appointment_head_start, open_line.priority_head_start,
    counted.last_number, counted.last_joined_at, counted.passes,
    nextval('ticket_id_seq'), journal_now()
FROM open_line, counted
