-- The rows of some cases as their lines had left them at an instant, by what was known
-- at another: what a line set stays until a later line sets it.
SELECT
    told.number, was.state, was.notice_due_on, was.due_on, was.due_at,
    was.statutory_due_on, was.statutory_due_at, was.delivery_due_on,
    was.promised_number, was.reminder_on, was.paused_through_on, was.owed_by_on
FROM (
    SELECT
        line.subject_id AS number,
        jsonb_object_agg(part.key, part.value ORDER BY line.sequence) AS said
    FROM journal_entry AS line
    CROSS JOIN LATERAL jsonb_each(line.payload -> 'set') AS part
    WHERE line.subject_kind = 'case'
    AND line.subject_id = ANY (%(numbers)s)
    AND line.happened_at <= %(at)s
    AND line.recorded_at <= %(known_at)s
    GROUP BY line.subject_id
) AS told
CROSS JOIN LATERAL jsonb_populate_record(NULL::cases, told.said) AS was
