-- The open cases whose time alone may raise a card that they do not have yet. One pass
-- over the cases tells by days alone what each may be in the wrong for; whatever has a
-- card of that level is left out; only of what is new then, and cannot be told by the
-- row, the lines of the case are read. What was acted on is found by reading the
-- journal on, not here. Nobody is left out whom a rule would find; a few may be looked
-- at for nothing. The days are those of the calendar that comes first to each.
WITH suspect AS MATERIALIZED (
    SELECT
        id, number, state,
        CASE
            WHEN state NOT IN ('accepted', 'examined', 'paused') THEN 0
            WHEN %(red_by_statute)s::boolean
                AND (statutory_due_on < %(today)s OR statutory_due_at < %(at)s)
                OR (NOT %(red_by_statute)s::boolean OR statutory_due_on IS NULL)
                AND due_on < %(red_before)s
                THEN 3
            WHEN due_on < %(today)s OR due_at < %(at)s THEN 2
            WHEN paused_through_on >= %(today)s THEN 0
            WHEN due_on <= coalesce(
                (%(short_on)s::date[])[coalesce(promised_number, statutory_number)],
                %(soon_on)s
            ) THEN 1
            ELSE 0
        END AS over_time,
        state IN ('accepted', 'examined')
            AND coalesce(examined_at, accepted_at) < %(idle_before)s AS is_idle,
        state IN ('accepted', 'examined') AND accepted_at < (
            %(slow_before)s::timestamptz[]
        )[coalesce(promised_number, statutory_number)] AS may_be_slow,
        coalesce(examined_at, accepted_at) < (
            %(slow_before)s::timestamptz[]
        )[coalesce(promised_number, statutory_number)] AS is_slow,
        CASE WHEN state = 'paused' AND paused_through_on < %(today)s THEN (
            SELECT id FROM case_pause WHERE case_id = cases.id AND ended_on IS NULL
        ) END AS drawn_out,
        state IN ('granted', 'refused') AS is_undelivered,
        state = 'received' AS is_silent
    FROM cases
    WHERE CASE
        WHEN state IN ('accepted', 'examined') THEN
            due_on <= coalesce(
                (%(short_on)s::date[])[coalesce(promised_number, statutory_number)],
                %(soon_on)s
            )
            OR statutory_due_on <= %(today)s
            OR coalesce(examined_at, accepted_at) < %(idle_before)s
            -- who was examined twice has been long in that step before, too
            OR accepted_at < (
                %(slow_before)s::timestamptz[]
            )[coalesce(promised_number, statutory_number)]
            AND (
                last_sequence > 4
                OR coalesce(examined_at, accepted_at) < (
                    %(slow_before)s::timestamptz[]
                )[coalesce(promised_number, statutory_number)]
            )
        WHEN state = 'received' THEN notice_due_on < %(today)s
        WHEN state IN ('granted', 'refused') THEN
            delivery_due_on < %(today)s AND owed_by_on IS NULL
        WHEN state = 'paused' THEN
            due_on <= %(today)s OR statutory_due_on <= %(today)s
            OR coalesce(paused_through_on < %(today)s, TRUE)
        ELSE FALSE
    END
), new AS MATERIALIZED (
    SELECT suspect.id, suspect.number, cause.rule, cause.is_sure
    FROM suspect
    CROSS JOIN LATERAL (
        VALUES
            ('over_time', 'case', number, over_time, TRUE),
            ('held', 'case', number, is_idle::integer, FALSE),
            ('step_late', 'step', number || '/' || state, may_be_slow::integer, is_slow),
            (
                'drawn_out', 'procedure', number || '/P' || drawn_out,
                (drawn_out IS NOT NULL)::integer, TRUE
            ),
            ('delivery_late', 'case', number, is_undelivered::integer, TRUE),
            ('not_accepted', 'case', number, is_silent::integer, TRUE)
    ) AS cause (rule, subject_kind, subject_id, level, is_sure)
    WHERE cause.level > 0 AND cause.rule <> ALL (%(off)s::text[])
    AND NOT EXISTS (
        SELECT FROM card
        WHERE card.rule = cause.rule AND card.subject_kind = cause.subject_kind
        AND card.subject_id = cause.subject_id AND card.level >= cause.level
        AND card.state <> 'lifted'
    )
)
SELECT DISTINCT id
FROM new
WHERE is_sure
OR rule = 'held' AND NOT EXISTS (
    SELECT FROM journal_entry AS line
    WHERE line.subject_kind = 'case' AND line.subject_id = new.number
    AND line.happened_at >= %(idle_before)s AND line.step = ANY (%(handling)s)
)
OR rule = 'step_late' AND EXISTS (
    SELECT FROM journal_entry AS line
    WHERE line.subject_kind = 'case' AND line.subject_id = new.number
    AND line.step = 'send_back'
)
ORDER BY id
