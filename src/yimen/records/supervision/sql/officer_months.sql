-- The decisions of each officer in a month with the due day that ran then.
SELECT
    decided_by_id AS officer_id,
    min(organ_id) AS organ_id,
    min(hall_id) AS hall_id,
    array_agg((decided_at AT TIME ZONE 'Asia/Shanghai')::date ORDER BY id) AS decided,
    array_agg(due_on ORDER BY id) AS due
FROM cases
WHERE decided_at >= %(since)s AND decided_at < %(until)s
AND decided_by_id IS NOT NULL AND due_on IS NOT NULL AND kind <> 'instant'
GROUP BY 1
HAVING count(*) > 1
ORDER BY 1
