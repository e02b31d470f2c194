-- Whom this window calls next where somebody may be called out of turn, locked, and
-- which lines see somebody passed by it: the choice of rules/queue/queueing.py over rows.
-- Runs behind the hall's lock that pick.sql took, so no count moves meanwhile.
--
-- A row that another window holds is being called there, so it is skipped and nobody
-- counts as passed for its sake. That is seen without looking at locks: nobody who
-- joined after somebody who is due comes before them, the others come by rank; so
-- whoever stands earlier in that order is held by another window. A ceiling is the
-- count that a line must be under; move.sql compares it once more when it writes.
--
-- On a bad day hundreds are due at once. Only the first of them matter: whoever joined
-- no later than the last one looked at has their place among these alone.
WITH seat AS MATERIALIZED (
    SELECT
        service_window.id,
        service_window.node_id,
        coalesce(queue_settings.patience, %(patience)s) AS patience
    FROM service_window
    LEFT JOIN queue_settings ON queue_settings.node_id = service_window.node_id
    WHERE service_window.id = %(window)s
), pool AS MATERIALIZED (
    SELECT served.line_id, coalesce(counter.passes, 0) AS passes
    FROM queue_window_line AS served
    LEFT JOIN queue_line_day AS counter
        ON counter.line_id = served.line_id AND counter.day = %(day)s
    WHERE served.window_id = %(window)s
), first AS MATERIALIZED (
    SELECT pool.line_id, pool.passes, oldest.passes_before
    FROM pool, LATERAL (
        SELECT passes_before
        FROM ticket
        WHERE line_id = pool.line_id AND day = %(day)s
        AND state = 'waiting' AND wanted_window_id IS NULL
        ORDER BY joined_at, id
        LIMIT 1
    ) AS oldest
), wanted AS MATERIALIZED (
    SELECT id, joined_at
    FROM ticket
    WHERE wanted_window_id = %(window)s AND state = 'waiting' AND day = %(day)s
), due AS MATERIALIZED (
    SELECT id, joined_at FROM wanted
    UNION ALL
    SELECT waiting.id, waiting.joined_at
    FROM seat, first, LATERAL (
        SELECT ticket.id, ticket.joined_at
        FROM ticket
        WHERE ticket.line_id = first.line_id AND ticket.day = %(day)s
        AND ticket.state = 'waiting' AND ticket.wanted_window_id IS NULL
        AND first.passes - ticket.passes_before >= seat.patience
        ORDER BY ticket.joined_at, ticket.id
        LIMIT %(dues)s
    ) AS waiting
    WHERE first.passes - first.passes_before >= seat.patience
    ORDER BY joined_at, id
    LIMIT %(dues)s
), bound AS MATERIALIZED (
    SELECT joined_at, id
    FROM due
    ORDER BY joined_at DESC, id DESC
    LIMIT CASE WHEN (SELECT count(*) FROM due) >= %(dues)s THEN 1 ELSE 0 END
), until AS MATERIALIZED (
    SELECT
        coalesce((SELECT joined_at FROM bound), 'infinity') AS joined_at,
        coalesce((SELECT id FROM bound), 0) AS id
), in_order AS MATERIALIZED (
    SELECT
        waiting.id,
        count(*) FILTER (WHERE waiting.is_due) OVER (
            ORDER BY waiting.joined_at, waiting.id
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS due_before
    FROM (
        SELECT
            early.id, early.joined_at, early.id IN (SELECT id FROM due) AS is_due
        FROM until, (
            SELECT id, joined_at FROM wanted
            UNION ALL
            SELECT here.id, here.joined_at
            FROM until, pool, LATERAL (
                SELECT ticket.id, ticket.joined_at
                FROM ticket
                WHERE ticket.line_id = pool.line_id AND ticket.day = %(day)s
                AND ticket.state = 'waiting' AND ticket.wanted_window_id IS NULL
                AND ticket.joined_at <= until.joined_at
                OFFSET 0  -- each line along its own index, whatever is believed
            ) AS here
        ) AS early
        WHERE EXISTS (SELECT FROM due)
        AND (early.joined_at, early.id) <= (until.joined_at, until.id)
    ) AS waiting
), with_due AS MATERIALIZED (
    SELECT ticket.*
    FROM ticket
    JOIN in_order ON in_order.id = ticket.id
    WHERE ticket.state = 'waiting'
    ORDER BY in_order.due_before, ticket.rank_at, ticket.id
    LIMIT 1
    FOR UPDATE OF ticket SKIP LOCKED
), by_rank AS MATERIALIZED (
    SELECT ticket.*
    FROM ticket
    WHERE NOT EXISTS (SELECT FROM due)
    AND ticket.node_id = (SELECT node_id FROM seat) AND ticket.day = %(day)s
    AND ticket.state = 'waiting' AND ticket.wanted_window_id IS NULL
    AND ticket.line_id = ANY (ARRAY(SELECT line_id FROM pool))
    ORDER BY ticket.rank_at, ticket.id
    LIMIT 1
    FOR UPDATE SKIP LOCKED
), picked AS (
    SELECT * FROM with_due
    UNION ALL
    SELECT * FROM by_rank
), passed AS (
    SELECT first.line_id, first.passes_before + seat.patience AS ceiling
    FROM seat, first, picked
    WHERE EXISTS (
        SELECT
        FROM ticket
        WHERE ticket.line_id = first.line_id AND ticket.day = %(day)s
        AND ticket.state = 'waiting' AND ticket.wanted_window_id IS NULL
        AND (ticket.joined_at, ticket.id) < (picked.joined_at, picked.id)
        AND (ticket.rank_at, ticket.id) > (picked.rank_at, picked.id)
        AND NOT EXISTS (
            SELECT FROM due
            WHERE (due.joined_at, due.id) < (picked.joined_at, picked.id)
            AND (due.joined_at, due.id) >= (ticket.joined_at, ticket.id)
        )
        OFFSET 0
    )
)
SELECT
    ARRAY(SELECT line_id FROM passed ORDER BY line_id) AS passed_lines,
    ARRAY(SELECT ceiling FROM passed ORDER BY line_id) AS ceilings,
    journal_now() AS recorded_at,
    node.path,
    picked.id,
    picked.token,
    picked.node_id,
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
FROM picked
JOIN node ON node.id = picked.node_id
