-- The lines of one bill in order, with everything they are named by.
SELECT line.id, line.quantity, line.gross_cents, line.reduced_cents, line.net_cents,
    line.refunded_cents, line.document, line.is_live,
    cases.number AS case_number, matter_version.name AS matter,
    fee.code, fee.name, organ.name AS collector,
    standard.text AS standard, standard.basis, standard.unit, standard.method,
    reduction.name AS reduction, reduction.basis AS reduction_basis,
    reduction.percent
FROM fee_bill_line AS line
JOIN cases ON cases.id = line.case_id
JOIN matter_version ON matter_version.id = cases.matter_version_id
JOIN registered_fee AS fee ON fee.id = line.fee_id
JOIN organ ON organ.id = fee.organ_id
JOIN fee_standard AS standard ON standard.id = line.standard_id
LEFT JOIN fee_reduction AS reduction ON reduction.id = line.reduction_id
WHERE line.bill_id = %(bill)s
ORDER BY line."order"
