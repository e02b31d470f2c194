-- What of a dataset was not yet recorded at an instant.
WITH since AS NOT MATERIALIZED (
    SELECT subject_id, min(sequence) AS first
    FROM journal_entry
    WHERE subject_kind = 'dataset_case' AND recorded_at > %(known_at)s
    AND starts_with(subject_id, %(name)s || '/')
    GROUP BY subject_id
)
