-- What everybody finished, each case as hard as its matter was that day.
SELECT 'weighted_closed', organ.code, {officer}, cases.window_id, node.path,
    coalesce(weight.hundredths, 100) / 100.0,
    (ended.closed_at AT TIME ZONE 'Asia/Shanghai')::date, 'case', cases.number,
    version.name
FROM cases
JOIN organ ON organ.id = cases.organ_id
JOIN node ON node.id = cases.hall_id
JOIN matter_version AS version ON version.id = cases.matter_version_id
JOIN matter ON matter.id = version.matter_id
CROSS JOIN LATERAL (
    SELECT coalesce(cases.decided_at, cases.closed_at) AS closed_at
) AS ended
LEFT JOIN LATERAL (
    SELECT matter_weight.weight AS hundredths
    FROM matter_weight
    WHERE matter_weight.matter_code = matter.code
        AND matter_weight.valid_from
            <= (ended.closed_at AT TIME ZONE 'Asia/Shanghai')::date
    ORDER BY matter_weight.valid_from DESC
    LIMIT 1
) AS weight ON true
WHERE cases.accepted_at IS NOT NULL
    AND ended.closed_at >= %(since)s AND ended.closed_at < %(until)s
