-- Cases that ended, and those of which every paper that an event asks for was given
-- out under a number, the decision sealed where the matter has it sealed by the system.
SELECT told.quantity, organ.code, {officer}, cases.window_id, node.path, 1,
    (ended.closed_at AT TIME ZONE 'Asia/Shanghai')::date, 'case', cases.number,
    version.name
FROM cases
JOIN organ ON organ.id = cases.organ_id
JOIN node ON node.id = cases.hall_id
JOIN matter_version AS version ON version.id = cases.matter_version_id
CROSS JOIN LATERAL (
    SELECT coalesce(cases.decided_at, cases.closed_at) AS closed_at
) AS ended
CROSS JOIN LATERAL (
    SELECT 'documented' AS quantity
    UNION ALL
    SELECT 'well_documented'
    WHERE NOT EXISTS (
        SELECT FROM (
            VALUES
            ('acceptance_notice',
                cases.kind <> 'instant' AND cases.accepted_at IS NOT NULL
                AND cases.parent_id IS NULL),
            ('grant', cases.kind <> 'instant' AND cases.result = 'granted'
                AND NOT cases.followed),
            ('refusal', cases.result = 'refused'),
            ('rejection', cases.result = 'rejected'),
            ('one_time_notice', EXISTS (
                SELECT FROM case_notice WHERE case_notice.case_id = cases.id)),
            ('extension_notice', EXISTS (
                SELECT FROM case_extension WHERE case_extension.case_id = cases.id))
        ) AS due (paper, is_due)
        WHERE due.is_due AND NOT EXISTS (
            SELECT FROM case_document AS paper
            WHERE paper.case_id = cases.id AND paper.kind = due.paper
                AND paper.number <> ''  -- a slip is taken back when it is used
        )
    ) AND NOT EXISTS (
        SELECT FROM case_document AS paper
        WHERE paper.case_id = cases.id AND paper.kind IN ('grant', 'refusal')
            AND (version.elements ->> 'seals_electronically')::boolean
            AND NOT EXISTS (
                SELECT FROM seal_use WHERE seal_use.document = paper.number
            )
    )
) AS told
WHERE ended.closed_at >= %(since)s AND ended.closed_at < %(until)s
    AND cases.state <> 'merged'
