-- The last cases of one applicant, of those that the actor may see.
SELECT cases.number, matter_version.name, cases.state, cases.received_at
FROM cases
JOIN matter_version ON matter_version.id = cases.matter_version_id
WHERE cases.applicant_id = %(applicant)s AND ({ways})
ORDER BY cases.received_at DESC
LIMIT 20
