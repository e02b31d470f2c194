-- What other books than that of cases answer of a period, for each organ, officer and
-- hall; summed up by whoever asks.
SELECT 'breaches' AS quantity, organ.code AS organ, breach.officer_id::text AS officer,
    node.path, count(*)::numeric AS amount
FROM staff_breach AS breach
LEFT JOIN organ ON organ.id = breach.organ_id
LEFT JOIN node ON node.id = breach.hall_id
WHERE breach.happened_on BETWEEN %(first_on)s AND %(last_on)s
    AND breach.state IN ('confirmed', 'appealed', 'upheld')
GROUP BY 2, 3, 4
UNION ALL
SELECT told.quantity, organ.code, coalesce(bill.raised_by_id::text, ''), node.path,
    sum(told.cents)
FROM fee_bill AS bill
JOIN fee_bill_line AS line ON line.bill_id = bill.id AND line.is_live
JOIN cases ON cases.id = line.case_id
JOIN organ ON organ.id = cases.organ_id
JOIN node ON node.id = bill.hall_id
CROSS JOIN LATERAL (
    SELECT 'due_cents' AS quantity, line.net_cents AS cents
    UNION ALL
    SELECT 'paid_here_cents', line.net_cents WHERE bill.paid_cents > 0
) AS told
WHERE bill.raised_at >= %(since)s AND bill.raised_at < %(until)s
GROUP BY 1, 2, 3, 4
UNION ALL
SELECT told.quantity, organ.code, coalesce(cases.holder_id::text, ''), node.path,
    count(*)
FROM case_notice AS notice
JOIN cases ON cases.id = notice.case_id
JOIN organ ON organ.id = cases.organ_id
JOIN node ON node.id = cases.hall_id
CROSS JOIN LATERAL (
    SELECT 'corrected' AS quantity
    UNION ALL
    SELECT 'corrected_once'
    WHERE cases.notice_due_on IS NULL
        OR (notice.given_at AT TIME ZONE 'Asia/Shanghai')::date <= cases.notice_due_on
) AS told
WHERE notice.given_at >= %(since)s AND notice.given_at < %(until)s
GROUP BY 1, 2, 3, 4
UNION ALL
SELECT told.quantity, organ.code, coalesce(cases.holder_id::text, ''), node.path,
    count(*)
FROM case_pause AS pause
JOIN cases ON cases.id = pause.case_id
JOIN organ ON organ.id = cases.organ_id
JOIN node ON node.id = cases.hall_id
LEFT JOIN numbered_day AS began
    ON began.region = 'CN' AND began.day = pause.started_on
LEFT JOIN numbered_day AS ended ON ended.region = 'CN'
    AND ended.day = coalesce(pause.ended_on, %(last_on)s)
CROSS JOIN LATERAL (
    SELECT 'special_procedures' AS quantity
    UNION ALL
    SELECT 'special_in_order'
    WHERE pause.article <> '' AND pause.notice_number <> ''
        AND ended.ordinal - began.ordinal <= pause.asked_days
) AS told
WHERE pause.started_at >= %(since)s AND pause.started_at < %(until)s
GROUP BY 1, 2, 3, 4
UNION ALL
SELECT told.quantity, organ.code, coalesce(rating.officer_id::text, ''), node.path,
    count(*)
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
GROUP BY 1, 2, 3, 4
