-- The names and places that the papers of a case print.
SELECT
    applicant.name, applicant.id_kind, applicant.id_sealed,
    agent.name AS agent_name, agent.id_kind AS agent_id_kind,
    agent.id_sealed AS agent_id_sealed,
    organ.name AS organ_name, organ.short_name AS organ_short_name,
    organ.kind AS organ_kind, organ.government, organ.upper_organ, organ.court,
    node.name AS hall_name, node.address, node.phone, node.supervision_phone,
    region.name AS region_name
FROM applicant
JOIN organ ON organ.id = %(organ)s
JOIN node ON node.id = %(hall)s
JOIN region ON region.id = node.region_id
LEFT JOIN applicant AS agent ON agent.id = %(agent)s
WHERE applicant.id = %(applicant)s
