-- The last lines of many subjects.
SELECT wanted.kind, wanted.subject, last.sequence, last.hash
FROM unnest(%(kinds)s::text[], %(subjects)s::text[]) AS wanted (kind, subject)
CROSS JOIN LATERAL (
    SELECT sequence, hash
    FROM journal_entry
    WHERE subject_kind = wanted.kind AND subject_id = wanted.subject
    ORDER BY sequence DESC
    LIMIT 1
) AS last
