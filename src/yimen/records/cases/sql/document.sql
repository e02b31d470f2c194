-- Papers with what they say, which lies sealed beside the entries they came from.
SELECT
    document.number, document.kind, document.issued_at, document.printed,
    document.voided_at, document.void_reason,
    coalesce(earlier.number, '') AS replaces,
    coalesce(later.number, '') AS replaced_by,
    cases.number AS case_number, cases.state, cases.organ_id, cases.hall_id,
    node.path AS hall_path, cases.holder_id,
    entry.algorithm, entry.payload -> 'texts' ->> document.kind AS digest,
    text.sealed, text.salt
FROM case_document AS document
JOIN cases ON cases.id = document.case_id
JOIN node ON node.id = cases.hall_id
JOIN journal_entry AS entry
    ON entry.subject_kind = 'case'
    AND entry.subject_id = cases.number
    AND entry.sequence = document.entry_sequence
JOIN journal_text AS text
    ON text.entry_id = entry.id AND text.slot = document.kind
LEFT JOIN case_document AS earlier ON earlier.id = document.replaces_id
LEFT JOIN case_document AS later ON later.replaces_id = document.id
WHERE {which}
ORDER BY document.issued_at, document.id
