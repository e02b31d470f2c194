-- The cases that a calendar has moved, from the journal's lines: whom to tell.
SELECT
    cases.number, version.name, organ.short_name, applicant.name, officer.name,
    cases.state,
    coalesce(
        CASE WHEN entry.before = 'received'
            THEN payload #>> '{{was,notice_due_on}}' END,
        CASE WHEN entry.before IN ('granted', 'refused')
            THEN payload #>> '{{was,delivery_due_on}}' END,
        payload #>> '{{was,due_on}}'
    )::date AS was_on,
    coalesce(
        CASE WHEN entry.before = 'received'
            THEN payload #>> '{{set,notice_due_on}}' END,
        CASE WHEN entry.before IN ('granted', 'refused')
            THEN payload #>> '{{set,delivery_due_on}}' END,
        payload #>> '{{set,due_on}}'
    )::date AS due_on,
    (payload #>> '{{was,statutory_due_on}}')::date,
    (payload #>> '{{set,statutory_due_on}}')::date,
    cases.printed_due_on, entry.id
FROM journal_entry AS entry
JOIN cases ON cases.number = entry.subject_id
JOIN matter_version AS version ON version.id = cases.matter_version_id
JOIN organ ON organ.id = cases.organ_id
JOIN applicant ON applicant.id = cases.applicant_id
LEFT JOIN officer ON officer.id = cases.holder_id
WHERE entry.subject_kind = 'case'
AND entry.step = 'move_due'
AND entry.recorded_at >= %(since)s
AND entry.payload ->> 'calendar' = %(calendar)s
AND entry.id > %(after)s
AND {seen}
ORDER BY entry.id
LIMIT %(most)s
