-- Where every case of a dataset stood at an instant, by what was known at another: the
-- last line that states its instants.
WITH told AS (
    SELECT number, received_at, coalesce(closed_at <= %(at)s, false) AS is_closed, due_at
    FROM (
        SELECT DISTINCT ON (subject_id)
            substr(subject_id, length(%(name)s) + 2) AS number,
            (payload ->> 'received')::timestamptz AS received_at,
            (payload ->> 'closed')::timestamptz AS closed_at,
            (payload ->> 'due')::timestamptz AS due_at
        FROM journal_entry
        WHERE subject_kind = 'dataset_case'
        AND starts_with(subject_id, %(name)s || '/')
        AND after IN ('received', 'restated')
        AND recorded_at <= %(known_at)s
        ORDER BY subject_id, sequence DESC
    ) AS stated
    WHERE received_at <= %(at)s
)
