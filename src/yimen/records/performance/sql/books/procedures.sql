-- Special procedures that began, and those with basis, written notice and no overrun.
SELECT told.quantity, organ.code, {officer}, cases.window_id, node.path, 1,
    pause.started_on, 'case', cases.number, pause.procedure
FROM case_pause AS pause
{case_of} pause.case_id
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
