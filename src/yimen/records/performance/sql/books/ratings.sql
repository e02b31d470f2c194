-- Bad ratings whose day of rectification has come; people who were called back.
SELECT told.quantity, organ.code, rating.officer_id, rating.window_id, node.path, 1,
    rectification.rectify_due_on AS day, 'rectification', rectification.id::text,
    rating.matter
FROM rectification
JOIN rating ON rating.id = rectification.rating_id AND rating.is_valid
LEFT JOIN organ ON organ.id = rating.organ_id
LEFT JOIN node ON node.id = rating.hall_id
CROSS JOIN LATERAL (
    SELECT 'bad_ratings' AS quantity
    UNION ALL
    SELECT 'bad_ratings_mended'
    WHERE (rectification.contacted_at AT TIME ZONE 'Asia/Shanghai')::date
            <= rectification.contact_due_on
        AND (rectification.rectified_at AT TIME ZONE 'Asia/Shanghai')::date
            <= rectification.rectify_due_on
) AS told
WHERE rectification.rectify_due_on BETWEEN %(first_on)s AND %(last_on)s
UNION ALL
SELECT told.quantity, organ.code, {officer}, cases.window_id, node.path, 1,
    (called.ended_at AT TIME ZONE 'Asia/Shanghai')::date, 'case', cases.number,
    version.name
FROM call_back AS called
{case_of} called.case_id
JOIN matter_version AS version ON version.id = cases.matter_version_id
CROSS JOIN LATERAL (
    SELECT 'called_back' AS quantity
    UNION ALL
    SELECT 'called_back_pleased'
    WHERE called.level IN ('very_satisfied', 'satisfied', 'basically_satisfied')
) AS told
WHERE called.outcome = 'reached' AND called.level <> ''
    AND called.ended_at >= %(since)s AND called.ended_at < %(until)s
