-- What each month and region holds now: how many cases, and a sum that changes with
-- every act on one of them and on its rating, wherever it stands in the order.
SELECT
    coalesce(to_char(
        coalesce(cases.decided_at, cases.closed_at) AT TIME ZONE 'Asia/Shanghai',
        'YYYY-MM'
    ), 'open') AS month,
    region.code AS region,
    count(*) AS cases,
    sum(hashtextextended(
        cases.number || ' ' || cases.last_sequence || ' ' || rated.acts, 0
    ))::text AS signature
FROM cases
JOIN node ON node.id = cases.hall_id
JOIN region ON region.id = node.region_id
CROSS JOIN LATERAL (
    SELECT coalesce(sum(rating.id + rating.last_sequence), 0) AS acts
    FROM rating
    WHERE rating.case_id = cases.id OR rating.ticket_id = cases.ticket_id
) AS rated
GROUP BY 1, 2
ORDER BY 1, 2
