-- The open cases whose time alone may raise a card that they do not have yet: one pass
-- over the cases, one over the lines of the last days. What was acted on is found by
-- reading the journal on, not here.
SELECT cases.id
FROM cases
LEFT JOIN unnest(%(limits)s::integer[], %(step_since)s::date[])
    AS share (limit_days, since_on) ON share.limit_days = cases.promised_number
LEFT JOIN (
    SELECT
        subject_id,
        max(level) FILTER (WHERE rule = 'over_time') AS over_time,
        bool_or(rule = 'held') AS held,
        bool_or(rule = 'step_late') AS step_late,
        bool_or(rule = 'drawn_out') AS drawn_out,
        bool_or(rule = 'delivery_late') AS delivery_late,
        bool_or(rule = 'not_accepted') AS not_accepted
    FROM card
    WHERE subject_kind = 'case' AND state <> 'lifted'
    GROUP BY subject_id
) AS carded ON carded.subject_id = cases.number
WHERE cases.state = ANY (%(open)s)
AND (
    cases.state IN ('accepted', 'examined', 'paused') AND (
        cases.statutory_due_on < %(today)s AND coalesce(carded.over_time, 0) < 3
        OR cases.due_on < %(red_before)s
            AND (%(red_by_promise)s OR cases.statutory_due_on IS NULL)
            AND coalesce(carded.over_time, 0) < 3
        OR cases.due_on < %(today)s AND coalesce(carded.over_time, 0) < 2
        OR cases.reminder_on <= %(today)s AND coalesce(carded.over_time, 0) < 1
        OR cases.due_on <= %(soon_on)s AND coalesce(carded.over_time, 0) < 1
    )
    OR cases.state IN ('accepted', 'examined') AND carded.step_late IS NOT TRUE
        AND (coalesce(cases.examined_at, cases.accepted_at)
            AT TIME ZONE 'Asia/Shanghai')::date <= share.since_on
    OR cases.state IN ('accepted', 'examined') AND carded.held IS NOT TRUE
        AND cases.accepted_at < %(idle_before)s
        AND cases.number NOT IN (
            SELECT subject_id FROM journal_entry
            WHERE subject_kind = 'case' AND recorded_at >= %(idle_before)s
            AND step = ANY (%(handling)s)
        )
    OR cases.state = 'paused' AND cases.paused_through_on < %(today)s
        AND carded.drawn_out IS NOT TRUE
    OR cases.state IN ('granted', 'refused') AND cases.owed_by_on IS NULL
        AND cases.delivery_due_on < %(today)s AND carded.delivery_late IS NOT TRUE
    OR cases.state = 'received' AND cases.notice_due_on < %(today)s
        AND carded.not_accepted IS NOT TRUE
)
