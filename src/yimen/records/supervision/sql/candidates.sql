-- The open cases whose time alone may raise a card that they do not have yet: one pass
-- over the cases, one over the lines of the last days. What was acted on is found by
-- reading the journal on, not here.
SELECT cases.id
FROM cases
LEFT JOIN unnest(%(limits)s::integer[], %(step_since)s::date[])
    AS share (limit_days, since_on) ON share.limit_days = cases.promised_number
LEFT JOIN LATERAL (
    SELECT
        coalesce(max(level) FILTER (WHERE rule = 'over_time'), 0) AS over_time,
        coalesce(bool_or(rule = 'held'), false) AS held,
        coalesce(bool_or(rule = 'step_late'), false) AS step_late,
        coalesce(bool_or(rule = 'drawn_out'), false) AS drawn_out,
        coalesce(bool_or(rule = 'delivery_late'), false) AS delivery_late,
        coalesce(bool_or(rule = 'not_accepted'), false) AS not_accepted
    FROM card
    WHERE card.subject_kind = 'case' AND card.subject_id = cases.number
    AND card.state <> 'lifted'
) AS carded ON
    -- asked only of rows that time could touch at all
    cases.act_by_on < %(today)s OR cases.reminder_on <= %(today)s
    OR cases.paused_through_on < %(today)s
    OR cases.state IN ('accepted', 'examined')
    AND (cases.examined_at IS NULL OR cases.examined_at < %(idle_before)s)
    AND cases.accepted_at < %(idle_before)s
    OR (coalesce(cases.examined_at, cases.accepted_at)
        AT TIME ZONE 'Asia/Shanghai')::date <= share.since_on
WHERE cases.state = ANY (%(open)s)
AND (
    cases.state IN ('accepted', 'examined', 'paused') AND (
        cases.statutory_due_on < %(today)s AND carded.over_time < 3
        OR cases.due_on < %(red_before)s AND %(red_by_promise)s
            AND carded.over_time < 3
        OR cases.due_on < %(today)s AND carded.over_time < 2
        OR cases.reminder_on <= %(today)s AND carded.over_time < 1
        OR cases.due_on <= %(soon_on)s AND carded.over_time < 1
    )
    OR cases.state IN ('accepted', 'examined') AND NOT carded.step_late
        AND (coalesce(cases.examined_at, cases.accepted_at)
            AT TIME ZONE 'Asia/Shanghai')::date <= share.since_on
    OR cases.state IN ('accepted', 'examined') AND NOT carded.held
        AND cases.accepted_at < %(idle_before)s
        AND cases.number NOT IN (
            SELECT subject_id FROM journal_entry
            WHERE subject_kind = 'case' AND recorded_at >= %(idle_before)s
            AND step = ANY (%(handling)s)
        )
    OR cases.state = 'paused' AND cases.paused_through_on < %(today)s
        AND NOT carded.drawn_out
    OR cases.state IN ('granted', 'refused') AND cases.owed_by_on IS NULL
        AND cases.delivery_due_on < %(today)s AND NOT carded.delivery_late
    OR cases.state = 'received' AND cases.notice_due_on < %(today)s
        AND NOT carded.not_accepted
)
