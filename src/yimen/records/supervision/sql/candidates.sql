-- The open cases whose time alone may raise a card that they do not have yet. One pass
-- over the cases says what the days put each in the wrong for; only those are held
-- against the cards that are there, and only whoever would still be new against the
-- lines of the last days. What was acted on is found by reading the journal on, not here.
WITH suspect AS MATERIALIZED (
    SELECT *
    FROM (
        SELECT
            cases.id, cases.number, cases.state,
            CASE
                WHEN cases.state NOT IN ('accepted', 'examined', 'paused') THEN 0
                WHEN cases.statutory_due_on < %(today)s
                    OR cases.due_on < %(red_before)s
                        AND (%(red_by_promise)s OR cases.statutory_due_on IS NULL)
                    THEN 3
                WHEN cases.due_on < %(today)s THEN 2
                WHEN cases.reminder_on <= %(today)s OR cases.due_on <= %(soon_on)s
                    THEN 1
                ELSE 0
            END AS over_time,
            cases.state IN ('accepted', 'examined')
                AND coalesce(cases.examined_at, cases.accepted_at) < share.before
                AS is_slow,
            cases.state IN ('accepted', 'examined')
                AND cases.accepted_at < %(idle_before)s AS is_idle,
            cases.state = 'paused' AND cases.paused_through_on < %(today)s
                AS is_drawn_out,
            cases.state IN ('granted', 'refused') AND cases.owed_by_on IS NULL
                AND cases.delivery_due_on < %(today)s AS is_undelivered,
            cases.state = 'received' AND cases.notice_due_on < %(today)s AS is_silent
        FROM cases
        LEFT JOIN unnest(%(limits)s::integer[], %(step_before)s::timestamptz[])
            AS share (limit_days, before) ON share.limit_days = cases.promised_number
        WHERE cases.state IN (
            'received', 'accepted', 'examined', 'paused', 'granted', 'refused'
        )
    ) AS told
    WHERE over_time > 0 OR is_slow OR is_idle OR is_drawn_out OR is_undelivered
        OR is_silent
)
SELECT suspect.id
FROM suspect
LEFT JOIN (
    SELECT
        split_part(subject_id, '/', 1) AS case_number,
        max(level) FILTER (WHERE rule = 'over_time') AS over_time,
        bool_or(rule = 'held') AS held,
        array_agg(subject_id) FILTER (WHERE rule = 'step_late') AS late_steps,
        array_agg(subject_id) FILTER (WHERE rule = 'drawn_out') AS drawn_out,
        bool_or(rule = 'delivery_late') AS delivery_late,
        bool_or(rule = 'not_accepted') AS not_accepted
    FROM card
    WHERE subject_kind IN ('case', 'step', 'procedure') AND state <> 'lifted'
    GROUP BY 1
) AS carded ON carded.case_number = suspect.number
WHERE suspect.over_time > coalesce(carded.over_time, 0)
OR suspect.is_slow
    AND suspect.number || '/' || suspect.state <> ALL (coalesce(carded.late_steps, '{}'))
OR suspect.is_drawn_out AND EXISTS (
    SELECT FROM case_pause AS pause
    WHERE pause.case_id = suspect.id AND pause.ended_on IS NULL
    AND suspect.number || '/P' || pause.id <> ALL (coalesce(carded.drawn_out, '{}'))
)
OR suspect.is_undelivered AND carded.delivery_late IS NOT TRUE
OR suspect.is_silent AND carded.not_accepted IS NOT TRUE
OR suspect.is_idle AND carded.held IS NOT TRUE AND NOT EXISTS (
    SELECT FROM journal_entry AS line
    WHERE line.subject_kind = 'case' AND line.subject_id = suspect.number
    AND line.recorded_at >= %(idle_before)s AND line.step = ANY (%(handling)s)
)
