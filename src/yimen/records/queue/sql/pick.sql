-- The window that calls, and whom it calls next if everybody in its lines ranks as they
-- joined: then the first row that no other window holds, locked, passes nobody.
--
-- Otherwise nobody is picked here. The statement ends by taking the hall's lock, and
-- pick_out_of_turn.sql, which looks afresh, chooses. 20565 is "PU" in ASCII for one
-- press of a window's key at a time; 20559 is "PO", for the hall's calls out of turn.
WITH seat AS MATERIALIZED (
    SELECT service_window.id, service_window.node_id, service_window.number, node.path
    FROM service_window
    JOIN node ON node.id = service_window.node_id
    WHERE service_window.id = %(window)s
), pressed AS MATERIALIZED (
    SELECT pg_try_advisory_xact_lock(20565, seat.id::integer) AS is_alone FROM seat
), pool AS MATERIALIZED (
    SELECT line_id FROM queue_window_line WHERE window_id = %(window)s
), disorder AS MATERIALIZED (
    SELECT EXISTS (
        SELECT FROM ticket
        WHERE ticket.line_id = ANY (ARRAY(SELECT line_id FROM pool))
        AND ticket.day = %(day)s AND ticket.state = 'waiting'
        AND ticket.rank_at <> ticket.joined_at
    ) OR EXISTS (
        SELECT FROM ticket
        WHERE ticket.wanted_window_id = %(window)s
        AND ticket.day = %(day)s AND ticket.state = 'waiting'
    ) AS is_there
), picked AS MATERIALIZED (
    SELECT ticket.*
    FROM ticket
    WHERE NOT (SELECT is_there FROM disorder) AND (SELECT is_alone FROM pressed)
    AND ticket.node_id = (SELECT node_id FROM seat) AND ticket.day = %(day)s
    AND ticket.state = 'waiting' AND ticket.wanted_window_id IS NULL
    AND ticket.line_id = ANY (ARRAY(SELECT line_id FROM pool))
    ORDER BY ticket.rank_at, ticket.id
    LIMIT 1
    FOR UPDATE SKIP LOCKED
)
SELECT
    seat.node_id,
    seat.path,
    seat.number AS seat_number,
    pressed.is_alone,
    disorder.is_there AS is_disordered,
    CASE
        WHEN disorder.is_there AND pressed.is_alone
        THEN pg_advisory_xact_lock(20559, seat.node_id::integer)
    END AS lock,
    visitor.letter AS busy_letter,
    visitor.number AS busy_number,
    CASE WHEN picked.id IS NOT NULL THEN journal_now() END AS recorded_at,
    picked.id,
    picked.token,
    picked.line_id,
    picked.day,
    picked.letter,
    picked.number,
    picked.state,
    picked.priority,
    picked.joined_as,
    picked.joined_at,
    picked.rank_at,
    picked.passes_before,
    picked.called_at,
    picked.missed_at,
    picked.returns,
    picked.version,
    picked.last_sequence,
    picked.last_hash
FROM seat
CROSS JOIN pressed
CROSS JOIN disorder
LEFT JOIN picked ON true
LEFT JOIN ticket AS visitor
    ON visitor.window_id = seat.id AND visitor.state IN ('called', 'serving')
