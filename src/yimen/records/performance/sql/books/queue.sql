-- Visitors who were called, how long they had waited, and what rounds found.
SELECT told.quantity, '', ticket.officer_id, ticket.window_id, node.path, told.amount,
    ticket.day, 'ticket', ticket.id::text, ticket.letter || ticket.number
FROM ticket
JOIN node ON node.id = ticket.node_id
CROSS JOIN LATERAL (
    SELECT floor(extract(epoch FROM ticket.called_at - ticket.issued_at)) AS seconds
) AS waited
CROSS JOIN LATERAL (
    SELECT 'visitors_called' AS quantity, 1::numeric AS amount
    UNION ALL
    SELECT 'visitor_wait_seconds', waited.seconds
    UNION ALL
    SELECT 'visitors_called_soon', 1 WHERE waited.seconds <= 900
) AS told
WHERE ticket.called_at >= %(since)s AND ticket.called_at < %(until)s
UNION ALL
SELECT told.quantity, organ.code, finding.officer_id, officer.window_id, node.path, 1,
    finding.due_on, 'patrol_finding', finding.id::text, finding.what
FROM patrol_finding AS finding
JOIN node ON node.id = finding.hall_id
LEFT JOIN organ ON organ.id = finding.organ_id
LEFT JOIN officer ON officer.id = finding.officer_id
CROSS JOIN LATERAL (
    SELECT 'patrol_findings' AS quantity
    UNION ALL
    SELECT 'patrol_findings_mended'
    WHERE (finding.rectified_at AT TIME ZONE 'Asia/Shanghai')::date <= finding.due_on
) AS told
WHERE finding.due_on BETWEEN %(first_on)s AND %(last_on)s
