-- Where every case of our own halls stood at an instant, by what was known at another:
-- one pass over the journal. The last line that set a day tells the day.
WITH told AS (
    SELECT
        subject_id,
        min(happened_at) FILTER (WHERE step = 'receive') AS received_at,
        (array_agg(after ORDER BY sequence DESC))[1] AS state,
        (array_agg(payload -> 'set' ->> 'due_at' ORDER BY sequence DESC)
            FILTER (WHERE payload -> 'set' ? 'due_at'))[1] AS due_at,
        (array_agg(payload -> 'set' ->> 'due_on' ORDER BY sequence DESC)
            FILTER (WHERE payload -> 'set' ? 'due_on'))[1] AS due_on,
        (array_agg(payload -> 'set' ->> 'notice_due_on' ORDER BY sequence DESC)
            FILTER (WHERE payload -> 'set' ? 'notice_due_on'))[1] AS notice_due_on
    FROM journal_entry
    WHERE subject_kind = 'case'
    AND happened_at <= %(at)s AND recorded_at <= %(known_at)s
    GROUP BY subject_id
)
SELECT
    subject_id AS number,
    received_at,
    state = ANY (%(ended)s) AS is_closed,
    CASE
        WHEN state = 'correcting' THEN NULL
        WHEN state <> 'received' AND due_at IS NOT NULL THEN due_at::timestamptz
        ELSE (
            CASE state WHEN 'received' THEN notice_due_on ELSE due_on END::date + 1
        )::timestamp AT TIME ZONE 'Asia/Shanghai' - interval '1 microsecond'
    END AS due_at
FROM told
WHERE received_at IS NOT NULL
ORDER BY received_at, subject_id
