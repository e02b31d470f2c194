-- What was demanded, what of it was paid here or online, and what was charged rightly.
SELECT told.quantity, organ.code, {officer}, cases.window_id, node.path, told.amount,
    (bill.raised_at AT TIME ZONE 'Asia/Shanghai')::date, 'bill', bill.number,
    '办件 ' || cases.number
FROM fee_bill AS bill
CROSS JOIN LATERAL (
    SELECT line.case_id, sum(line.net_cents) FILTER (WHERE line.is_live) AS cents
    FROM fee_bill_line AS line WHERE line.bill_id = bill.id GROUP BY line.case_id
) AS charged
{case_of} charged.case_id
CROSS JOIN LATERAL (
    SELECT 'due_cents' AS quantity, charged.cents AS amount WHERE charged.cents > 0
    UNION ALL
    SELECT 'paid_here_cents', charged.cents WHERE charged.cents > 0 AND EXISTS (
        SELECT FROM fee_payment AS paid
        WHERE paid.bill_id = bill.id AND paid.state = 'paid'
            AND (paid.is_on_site OR paid.means = 'online')
    )
    UNION ALL
    SELECT 'charged', 1 WHERE bill.state <> 'open'
    UNION ALL
    SELECT 'charged_rightly', 1 WHERE bill.state <> 'open' AND NOT EXISTS (
        SELECT FROM fee_refund AS refund
        WHERE refund.bill_id = bill.id AND refund.ground = 'wrong_charge'
            AND refund.state IN ('sent', 'done')
    )
) AS told
WHERE bill.raised_at >= %(since)s AND bill.raised_at < %(until)s
    AND bill.state <> 'void'
