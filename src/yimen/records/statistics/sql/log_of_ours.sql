-- The acts of our own cases received in a period, as the journal tells them: the step
-- is the activity, the officer stands by number only.
SELECT
    cases.number, cases.received_at, cases.accepted_at,
    coalesce(cases.decided_at, cases.closed_at) AS closed_at,
    coalesce(cases.due_at,
        (cases.due_on + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'
            - interval '1 microsecond') AS due_at,
    cases.result,
    jsonb_build_object(
        'organ', organ.name, 'matter', matter_version.name, 'channel', cases.channel,
        'node', node.name
    ) AS places,
    'event' AS after, entry.step AS activity, entry.actor AS resource,
    organ.name AS unit, entry.happened_at
FROM cases
JOIN organ ON organ.id = cases.organ_id
JOIN matter_version ON matter_version.id = cases.matter_version_id
JOIN node ON node.id = cases.hall_id
JOIN journal_entry AS entry
    ON entry.subject_kind = 'case' AND entry.subject_id = cases.number
WHERE cases.received_at >= %(since)s AND cases.received_at < %(until)s
AND starts_with(node.path, %(path)s) AND {seen}
ORDER BY cases.received_at, cases.id, entry.happened_at, entry.sequence
