-- Cases that had to be corrected, and those told everything once and in time.
SELECT told.quantity, organ.code, {officer}, cases.window_id, node.path, 1,
    (notice.given_at AT TIME ZONE 'Asia/Shanghai')::date, 'case', cases.number,
    version.name
FROM case_notice AS notice
{case_of} notice.case_id
JOIN matter_version AS version ON version.id = cases.matter_version_id
CROSS JOIN LATERAL (
    SELECT 'corrected' AS quantity
    UNION ALL
    SELECT 'corrected_once'
    WHERE cases.notice_due_on IS NULL
        OR (notice.given_at AT TIME ZONE 'Asia/Shanghai')::date <= cases.notice_due_on
) AS told
WHERE notice.given_at >= %(since)s AND notice.given_at < %(until)s
