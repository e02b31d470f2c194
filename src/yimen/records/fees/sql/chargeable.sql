-- Cases of charged matters that still run or wait to be handed over.
SELECT cases.id AS case_id, cases.number, cases.state, cases.matter_version_id,
    cases.applicant_id, cases.handling_agent_id AS agent_id, cases.ticket_id,
    cases.hall_id, version.name AS matter, applicant.name AS applicant,
    applicant.kind AS applicant_kind, cases.received_at,
    (
        SELECT array_agg(fee.code)
        FROM fee_bill_line AS line JOIN registered_fee AS fee ON fee.id = line.fee_id
        WHERE line.case_id = cases.id AND line.is_live
    ) AS billed
FROM cases
JOIN matter_version AS version ON version.id = cases.matter_version_id
JOIN applicant ON applicant.id = cases.applicant_id
JOIN node ON node.id = cases.hall_id
WHERE version.is_charged
    AND cases.state IN ('accepted', 'examined', 'paused', 'granted')
    AND {which}
ORDER BY cases.id
LIMIT 60
