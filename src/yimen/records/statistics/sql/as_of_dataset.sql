-- Where every case of a dataset stood at an instant, by what was known at another. What
-- nothing was recorded of since is in its row as it was; what was not yet recorded was
-- not known; of the rest the last line known then that states the instants tells.
WITH told AS (
    SELECT number, received_at, coalesce(closed_at <= %(at)s, false) AS is_closed, due_at
    FROM (
        SELECT
            entry."case" AS number,
            CASE WHEN since.stated IS NULL THEN entry.received_at
                ELSE (since.stated ->> 'received')::timestamptz END AS received_at,
            CASE WHEN since.stated IS NULL THEN entry.closed_at
                ELSE (since.stated ->> 'closed')::timestamptz END AS closed_at,
            CASE WHEN since.stated IS NULL THEN entry.due_at
                ELSE (since.stated ->> 'due')::timestamptz END AS due_at
        FROM dataset_case AS entry
        JOIN dataset ON dataset.id = entry.dataset_id
        LEFT JOIN (
            SELECT
                subject_id,
                min(sequence) AS first,
                CASE WHEN min(sequence) > 1 THEN (
                    SELECT earlier.payload
                    FROM journal_entry AS earlier
                    WHERE earlier.subject_kind = 'dataset_case'
                    AND earlier.subject_id = line.subject_id
                    AND earlier.after IN ('received', 'restated')
                    AND earlier.recorded_at <= %(known_at)s
                    ORDER BY earlier.sequence DESC LIMIT 1
                ) END AS stated
            FROM journal_entry AS line
            WHERE subject_kind = 'dataset_case' AND recorded_at > %(known_at)s
            GROUP BY subject_id
        ) AS since ON since.subject_id = %(name)s || '/' || entry."case"
        WHERE dataset.name = %(name)s AND coalesce(since.first, 2) > 1
    ) AS stood
    WHERE received_at <= %(at)s
)
