-- The first of the cases that would move, by their new day.
SELECT
    moving.number, version.name, organ.short_name, applicant.name, officer.name,
    moving.state,
    coalesce(
        CASE WHEN moving.state = 'received' THEN was_notice_on END,
        CASE WHEN moving.state IN ('granted', 'refused') THEN was_delivery_on END,
        was_on
    ) AS was_on,
    coalesce(
        CASE WHEN moving.state = 'received' THEN notice_on END,
        CASE WHEN moving.state IN ('granted', 'refused') THEN delivery_on END,
        new_on
    ) AS due_on,
    moving.was_statutory_on, moving.statutory_on, moving.printed_due_on
FROM moving
JOIN cases ON cases.id = moving.id
JOIN matter_version AS version ON version.id = cases.matter_version_id
JOIN organ ON organ.id = cases.organ_id
JOIN applicant ON applicant.id = cases.applicant_id
LEFT JOIN officer ON officer.id = cases.holder_id
ORDER BY due_on, moving.number
LIMIT %(most)s
