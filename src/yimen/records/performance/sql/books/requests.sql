-- Requests for information that were answered or fell due, and those answered within
-- twenty working days, or as many more as the head allowed (信息公开条例 33).
SELECT told.quantity, organ.code, NULL::bigint, NULL::bigint, '', 1,
    coalesce(
        (asked.answered_at AT TIME ZONE 'Asia/Shanghai')::date, asked.due_on
    ), 'information_request', asked.number, asked.topic
FROM information_request AS asked
JOIN organ ON organ.id = asked.organ_id
LEFT JOIN numbered_day AS began
    ON began.region = 'CN' AND began.day = asked.counted_from
LEFT JOIN numbered_day AS answered ON answered.region = 'CN'
    AND answered.day = (asked.answered_at AT TIME ZONE 'Asia/Shanghai')::date
LEFT JOIN LATERAL (
    SELECT coalesce(sum(
        till.ordinal - since.ordinal
    ), 0) AS days  -- a third party's time is not counted
    FROM information_consultation AS consulted
    JOIN numbered_day AS since
        ON since.region = 'CN' AND since.day = consulted.asked_on
    JOIN numbered_day AS till
        ON till.region = 'CN' AND till.day = consulted.answered_on
    WHERE consulted.request_id = asked.id
) AS stopped ON true
CROSS JOIN LATERAL (
    SELECT 'requests' AS quantity
    UNION ALL
    SELECT 'requests_answered'
    WHERE answered.ordinal - began.ordinal - stopped.days
        <= 20 + coalesce(asked.extension_days, 0)
) AS told
WHERE (asked.answered_at >= %(since)s AND asked.answered_at < %(until)s)
    OR asked.due_on BETWEEN %(first_on)s AND %(last_on)s
