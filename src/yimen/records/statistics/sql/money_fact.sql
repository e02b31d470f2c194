-- What projects ask for and were agreed, on the day they were registered, and what was
-- paid on benefits, on the day it was paid; as facts, in cents.
SELECT
    asked.period, asked.since, asked.until,
    amount.number, amount.what, amount.cents, amount.at,
    coalesce(organ.code, '') AS organ, coalesce(matter.code, '') AS matter,
    coalesce(matter_version.matter_type, '') AS matter_type,
    node.code AS node, node.path, region.code AS region
FROM unnest(
    %(periods)s::text[], %(sinces)s::timestamptz[], %(untils)s::timestamptz[]
) AS asked (period, since, until)
CROSS JOIN LATERAL (
    SELECT
        cases.number, 'benefit' AS what, paid.amount_cents AS cents,
        paid.paid_on::timestamp AT TIME ZONE 'Asia/Shanghai' AS at,
        cases.organ_id, cases.hall_id, cases.holder_id, cases.matter_version_id
    FROM benefit_payment AS paid
    JOIN cases ON cases.id = paid.case_id
    WHERE paid.voided_at IS NULL  -- whole days around the period, for the index
    AND paid.paid_on >= (asked.since AT TIME ZONE 'Asia/Shanghai')::date
    AND paid.paid_on <= (asked.until AT TIME ZONE 'Asia/Shanghai')::date
    UNION ALL
    SELECT
        project.number, told.what, told.yuan * 100, project.registered_at,
        NULL, project.node_id, project.claimed_by_id, NULL
    FROM key_project AS project
    CROSS JOIN LATERAL (
        VALUES ('asked', project.asked_yuan), ('agreed', project.agreed_yuan)
    ) AS told (what, yuan)
) AS amount
JOIN node ON node.id = amount.hall_id
JOIN region ON region.id = node.region_id
LEFT JOIN organ ON organ.id = amount.organ_id
LEFT JOIN matter_version ON matter_version.id = amount.matter_version_id
LEFT JOIN matter ON matter.id = matter_version.matter_id
WHERE amount.at >= asked.since AND amount.at < asked.until AND {seen}
