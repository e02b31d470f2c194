-- The open cases whose time alone may raise a card that they do not have yet. One pass
-- over the cases tells by days alone what each may be in the wrong for; whatever has a
-- card of that level is left out; only of what is new then, and cannot be told by the
-- row, the lines of the case are read. What was acted on is found by reading the
-- journal on, not here. Nobody is left out whom a rule would find; a few may be looked
-- at for nothing.
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
            WHEN due_on < %(today)s OR due_at < %(at)s
                OR statutory_due_on < %(today)s OR statutory_due_at < %(at)s
                THEN 2
            WHEN paused_through_on >= %(today)s THEN 0
            WHEN due_on < coalesce(
                (%(short_before)s::date[])[coalesce(promised_number, statutory_number)],
                %(soon_before)s
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
        state = 'paused' AND paused_through_on < %(today)s AS is_drawn_out
    FROM cases
    WHERE CASE
        WHEN state IN ('accepted', 'examined') THEN
            due_on < coalesce(
                (%(short_before)s::date[])[coalesce(promised_number, statutory_number)],
                %(soon_before)s
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
), cause AS (
    SELECT id, number, 'over_time' AS rule, 'case' AS subject_kind,
        number AS subject_id, over_time AS level, TRUE AS is_sure
    FROM suspect
    WHERE over_time > 0
    UNION ALL
    SELECT id, number, 'held', 'case', number, 1, FALSE
    FROM suspect
    WHERE is_idle
    UNION ALL
    SELECT id, number, 'step_late', 'step', number || '/' || state, 1, is_slow
    FROM suspect
    WHERE may_be_slow
    UNION ALL
    SELECT
        suspect.id, number, 'drawn_out', 'procedure', number || '/P' || pause.id, 1, TRUE
    FROM suspect
    JOIN case_pause AS pause ON pause.case_id = suspect.id AND pause.ended_on IS NULL
    WHERE is_drawn_out
    UNION ALL
    SELECT id, number, 'delivery_late', 'case', number, 1, TRUE
    FROM suspect
    WHERE state IN ('granted', 'refused')
    UNION ALL
    SELECT id, number, 'not_accepted', 'case', number, 1, TRUE
    FROM suspect
    WHERE state = 'received'
), new AS MATERIALIZED (
    SELECT id, number, rule, is_sure
    FROM cause
    WHERE rule <> ALL (%(off)s::text[])
    AND NOT EXISTS (
        SELECT FROM card
        WHERE card.rule = cause.rule AND card.subject_kind = cause.subject_kind
        AND card.subject_id = cause.subject_id AND card.level >= cause.level
        AND card.state <> 'lifted'
    )
)
SELECT id
FROM new
WHERE is_sure
UNION
SELECT id
FROM new
WHERE rule = 'held' AND NOT EXISTS (
    SELECT FROM journal_entry AS line
    WHERE line.subject_kind = 'case' AND line.subject_id = new.number
    AND line.happened_at >= %(idle_before)s AND line.step = ANY (%(handling)s)
)
UNION
SELECT id
FROM new
WHERE rule = 'step_late' AND NOT is_sure AND EXISTS (
    SELECT FROM journal_entry AS line
    WHERE line.subject_kind = 'case' AND line.subject_id = new.number
    AND line.step = 'send_back'
)
ORDER BY id
