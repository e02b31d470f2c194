-- What each officer closed on these days, second by second.
SELECT
    decided_by_id AS officer_id,
    (decided_at AT TIME ZONE 'Asia/Shanghai')::date AS day,
    min(organ_id) AS organ_id,
    min(hall_id) AS hall_id,
    array_agg(extract(epoch FROM decided_at)::bigint ORDER BY decided_at) AS seconds,
    array_agg(number ORDER BY decided_at) AS numbers
FROM cases
WHERE decided_at >= %(since)s AND decided_at < %(until)s AND decided_by_id IS NOT NULL
GROUP BY 1, 2
HAVING count(*) > 1
ORDER BY 1, 2
