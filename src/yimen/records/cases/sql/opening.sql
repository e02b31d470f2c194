-- What a new case begins from: the place it is handed in at, the matter's state, the
-- local practice, the actor's letters, the persons, the case that this submit made
-- before (if it did), and the database's clock.
SELECT
    node.path AS hall_path, region.code AS region_code,
    matter.state AS matter_state, matter.current_id AS current_version_id,
    coalesce(practice.notice_days, 5) AS notice_days,
    (
        SELECT jsonb_agg(to_jsonb(letter))
        FROM authorization_letter AS letter
        WHERE letter.officer_id IN (%(officer)s, %(post)s) AND letter.organ_id = version.organ_id
    ) AS letters,
    (SELECT number FROM cases WHERE submit_key = %(submit_key)s) AS made_before,
    (SELECT name FROM node WHERE id = %(station)s) AS station,
    EXISTS (SELECT FROM applicant WHERE id = %(applicant)s) AS applicant_known,
    {legal_hours} AS legal_hours,
    {calendar_state} AS calendar_state, {ladder} AS ladder,
    journal_now() AS recorded_at
FROM node
JOIN region ON region.id = node.region_id
JOIN matter_version AS version ON version.id = %(matter_version)s
JOIN matter ON matter.id = version.matter_id
LEFT JOIN {practice} AS practice ON true
WHERE node.id = %(hall)s
