-- The lights of the open cases, if they were reminded as the rules have answered.
SELECT {counted}
FROM (
    SELECT
        cases.state, cases.notice_due_on, cases.delivery_due_on, cases.due_on,
        cases.due_at, cases.statutory_due_on, cases.statutory_due_at,
        cases.owed_by_on, cases.paused_through_on,
        coalesce(answered.soon_on, cases.reminder_on) AS reminder_on
    FROM cases
    LEFT JOIN answered ON answered.id = cases.id
    WHERE {open}
) AS cases
