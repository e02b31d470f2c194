-- The open cases of one applicant for one matter, of those that the actor may see.
SELECT cases.number, version.name, cases.state, cases.received_at
FROM cases
JOIN matter_version AS version ON version.id = cases.matter_version_id
JOIN matter_version AS asked ON asked.id = %(version)s
WHERE cases.applicant_id = %(applicant)s AND version.matter_id = asked.matter_id
    AND {open} AND ({ways})
ORDER BY cases.received_at DESC
LIMIT 20
