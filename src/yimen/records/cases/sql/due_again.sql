-- Which of them fall due on another day by the calendar as it is now, as the rules have
-- answered for each shape.
, keyed AS (
    SELECT
        running.*,
        concat_ws(
            ' ', region, stage, to_char(started_on, 'YYYY-MM-DD'), promised_number,
            promised_unit, statutory_number, statutory_unit, added
        ) AS key
    FROM running
), shape AS (
    SELECT *
    FROM unnest(
        %(shape_keys)s::text[], %(shape_lead_on)s::date[],
        %(shape_statutory_on)s::date[], %(shape_provisional)s::boolean[],
        %(shape_reminder_on)s::date[]
    ) AS shape (
        key, lead_on, shape_statutory_on, shape_provisional, shape_reminder_on
    )
), answered AS (
    SELECT
        keyed.id, keyed.number, keyed.state, keyed.last_sequence,
        keyed.last_hash, keyed.printed_due_on,
        keyed.notice_due_on AS was_notice_on, keyed.due_on AS was_on,
        keyed.due_at AS was_at, keyed.statutory_due_on AS was_statutory_on,
        keyed.statutory_due_at AS was_statutory_at,
        keyed.delivery_due_on AS was_delivery_on,
        keyed.due_is_provisional AS was_provisional,
        keyed.reminder_on AS was_soon_on,
        keyed.paused_through_on AS was_through_on,
        CASE stage WHEN 'notice' THEN lead_on ELSE keyed.notice_due_on END
            AS notice_on,
        CASE stage WHEN 'decision' THEN lead_on ELSE keyed.due_on END AS new_on,
        keyed.due_at AS new_at,
        CASE stage WHEN 'decision' THEN shape_statutory_on
            ELSE keyed.statutory_due_on END AS statutory_on,
        keyed.statutory_due_at AS statutory_at,
        CASE stage WHEN 'delivery' THEN lead_on ELSE keyed.delivery_due_on END
            AS delivery_on,
        CASE stage WHEN 'delivery' THEN keyed.due_is_provisional
            ELSE shape_provisional END AS is_provisional,
        shape_reminder_on AS soon_on,
        keyed.paused_through_on AS through_on
    FROM keyed
    JOIN shape USING (key)
    UNION ALL
    SELECT
        cases.id, cases.number, cases.state, cases.last_sequence, cases.last_hash,
        cases.printed_due_on, cases.notice_due_on, cases.due_on, cases.due_at,
        cases.statutory_due_on, cases.statutory_due_at, cases.delivery_due_on,
        cases.due_is_provisional, cases.reminder_on, cases.paused_through_on,
        cases.notice_due_on, settled.lead_on, settled.lead_at,
        settled.shape_statutory_on, settled.shape_statutory_at, cases.delivery_due_on,
        settled.shape_provisional, settled.shape_reminder_on, settled.shape_through_on
    FROM settled
    JOIN cases ON cases.id = settled.id
    WHERE cases.state IN ('accepted', 'examined', 'paused')
), moving AS (
    SELECT compared.*
    FROM (
        SELECT
            answered.*,
            (
                notice_on, new_on, new_at, statutory_on, statutory_at, delivery_on,
                is_provisional, through_on
            ) IS DISTINCT FROM (
                was_notice_on, was_on, was_at, was_statutory_on, was_statutory_at,
                was_delivery_on, was_provisional, was_through_on
            ) AS days_move
        FROM answered
    ) AS compared
    WHERE days_move OR soon_on IS DISTINCT FROM was_soon_on
)
