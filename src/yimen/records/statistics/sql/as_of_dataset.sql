-- Where every case of a dataset stood at an instant, by what was known at another. What
-- nothing was recorded of since is in its row as it was; what was not yet recorded was
-- not known; of the rest the last line known then that states the instants tells.
, stood AS (
    SELECT entry."case" AS number, received_at, closed_at, due_at
    FROM dataset_case AS entry
    JOIN dataset ON dataset.id = entry.dataset_id
    LEFT JOIN since ON since.subject_id = dataset.name || '/' || entry."case"
    WHERE dataset.name = %(name)s AND coalesce(since.first, 2) > 1
    AND dataset.name || '/' || entry."case" <> ALL (%(doubtful)s::text[])
    UNION ALL
    SELECT
        substr(subject_id, length(%(name)s) + 2),
        (payload ->> 'received')::timestamptz,
        (payload ->> 'closed')::timestamptz,
        (payload ->> 'due')::timestamptz
    FROM (
        SELECT DISTINCT ON (subject_id) subject_id, payload
        FROM journal_entry
        WHERE subject_kind = 'dataset_case'
        AND after IN ('received', 'restated') AND recorded_at <= %(known_at)s
        AND subject_id = ANY (%(doubtful)s::text[])
        ORDER BY subject_id, sequence DESC
    ) AS stated
), told AS (
    SELECT
        number, received_at, coalesce(closed_at <= %(at)s, FALSE) AS is_closed,
        due_at, NULL::date AS due_on, due_at < %(at)s AS is_late
    FROM stood
    WHERE received_at <= %(at)s
)
