-- Complaints that were answered in the period and found to be right.
SELECT 'upheld_complaints', coalesce(accused.code, lead.organ, organ.code),
    {officer}, cases.window_id, place.path, 1,
    (told.answered_at AT TIME ZONE 'Asia/Shanghai')::date, 'order', told.number,
    told.topic
FROM people_order AS told
JOIN node AS place ON place.id = told.place_id
LEFT JOIN organ AS accused ON accused.id = told.accused_id
LEFT JOIN cases ON cases.number = told.case_number
LEFT JOIN organ ON organ.id = cases.organ_id
LEFT JOIN LATERAL (
    SELECT organ.code AS organ
    FROM order_unit JOIN organ ON organ.id = order_unit.organ_id
    WHERE order_unit.order_id = told.id AND order_unit.is_lead
        AND order_unit.ended_at IS NULL
) AS lead ON true
WHERE told.kind = 'complaint' AND told.outcome = 'solved' AND told.state <> 'merged'
    AND told.answered_at >= %(since)s AND told.answered_at < %(until)s
