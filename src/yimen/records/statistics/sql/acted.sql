-- The cases that the files may tell wrongly: acted on or rated since the last run began
-- by lines that are not known, and those that stand for such a one or are stood for by it.
WITH acted AS MATERIALIZED (
    SELECT DISTINCT subject_kind, subject_id
    FROM journal_entry
    WHERE recorded_at >= %(behind_from)s AND subject_kind IN ('case', 'rating')
    AND NOT id = ANY (%(known)s::bigint[])
), touched AS MATERIALIZED (
    SELECT cases.id, cases.forwarded_from_id
    FROM acted
    JOIN cases ON cases.number = acted.subject_id
    WHERE acted.subject_kind = 'case'
), rated AS (
    SELECT rating.case_id, rating.ticket_id
    FROM acted
    JOIN rating ON rating.id = CASE acted.subject_kind  -- a case's is no number
        WHEN 'rating' THEN acted.subject_id::bigint
    END
)
SELECT id FROM touched
UNION
SELECT forwarded_from_id FROM touched WHERE forwarded_from_id IS NOT NULL
UNION
SELECT part.id FROM touched JOIN cases AS part ON part.parent_id = touched.id
UNION
SELECT case_id FROM rated WHERE case_id IS NOT NULL
UNION
SELECT cases.id FROM rated JOIN cases ON cases.ticket_id = rated.ticket_id
