-- Names and places for the papers of one bill.
SELECT applicant.name, applicant.id_kind, applicant.id_sealed,
    node.name AS hall_name, region.name AS region_name, node.address, node.phone,
    node.supervision_phone
FROM fee_bill AS bill
JOIN applicant ON applicant.id = bill.payer_id
JOIN node ON node.id = bill.hall_id
JOIN region ON region.id = node.region_id
WHERE bill.id = %(bill)s
