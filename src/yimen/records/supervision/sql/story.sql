-- Everything that was written about a case and the ticket it came with.
SELECT subject_kind, step, happened_at, after FROM (
    SELECT subject_kind, step, happened_at, after, 1 AS place, sequence
    FROM journal_entry
    WHERE subject_kind = 'ticket'
    AND subject_id = (SELECT ticket_id::text FROM cases WHERE number = %s)
    UNION ALL
    SELECT subject_kind, step, happened_at, after, 2, sequence
    FROM journal_entry WHERE subject_kind = 'case' AND subject_id = %s
) AS told
ORDER BY happened_at, place, sequence
