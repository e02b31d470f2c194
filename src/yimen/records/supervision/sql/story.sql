-- Everything that was written about a case and the ticket it came with.
SELECT subject_kind, step, happened_at, after FROM (
    SELECT subject_kind, step, happened_at, after, 1 AS place, sequence
    FROM journal_entry
    WHERE subject_kind = 'ticket'
    AND subject_id = (SELECT ticket_id::text FROM cases WHERE number = %(case)s)
    UNION ALL
    SELECT subject_kind, step, happened_at, after, 2, sequence
    FROM journal_entry WHERE subject_kind = 'case' AND subject_id = %(case)s
    UNION ALL
    SELECT subject_kind, step, happened_at, after, 3, sequence
    FROM journal_entry WHERE subject_kind = 'rating' AND subject_id IN (
        SELECT rating.id::text FROM rating JOIN cases ON cases.number = %(case)s
        WHERE rating.case_id = cases.id OR rating.ticket_id = cases.ticket_id
    )
) AS told
ORDER BY happened_at, place, sequence
