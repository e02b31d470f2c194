-- The acts of every case of a dataset, as the journal tells them, case after case: of a
-- case that was told anew, those told since. Who did it stands there by number only.
SELECT
    held.case, held.received_at, held.accepted_at, held.closed_at, held.due_at,
    held.result, held.places, entry.after, entry.payload ->> 'activity' AS activity,
    coalesce(hand.name, '') AS resource, coalesce(entry.payload ->> 'group', '') AS unit, entry.happened_at
FROM dataset_case AS held
JOIN dataset ON dataset.id = held.dataset_id
LEFT JOIN journal_entry AS entry
    ON entry.subject_kind = 'dataset_case'
    AND entry.subject_id = dataset.name || '/' || held.case
    AND entry.after = 'event'
    AND entry.sequence > coalesce((
        SELECT max(restated.sequence) FROM journal_entry AS restated
        WHERE restated.subject_kind = 'dataset_case'
        AND restated.subject_id = dataset.name || '/' || held.case
        AND restated.after = 'restated' AND restated.payload ? 'events'
    ), 0)
LEFT JOIN dataset_hand AS hand ON hand.id = (entry.payload ->> 'hand')::bigint
WHERE dataset.id = %(dataset)s
ORDER BY held.received_at, held.id, entry.happened_at, entry.sequence
