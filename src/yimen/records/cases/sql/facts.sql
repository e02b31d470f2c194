-- Everything an act on a case has to know, in one look: the case, where it lies, its
-- pauses, extension, notice and papers, the actor's letters, and the database's clock.
SELECT
    cases.id, cases.number, cases.version, cases.state, cases.kind,
    cases.matter_version_id, cases.organ_id, cases.hall_id, cases.window_id,
    cases.applicant_id, cases.handling_agent_id, cases.agent_power,
    cases.delivery_way, cases.delivery_address_sealed, cases.query_code_sealed,
    cases.received_at, cases.accepted_at, cases.accepted_by_id,
    cases.examined_at, cases.examined_by_id, cases.decided_at, cases.decided_by_id,
    cases.statutory_number, cases.statutory_unit,
    cases.promised_number, cases.promised_unit,
    cases.notice_due_on, cases.due_on, cases.statutory_due_on, cases.result,
    cases.owed_by_on,
    cases.holder_id, cases.parent_id, cases.followed, cases.first_ground,
    cases.station_id, cases.station_taken_at, cases.forwarded_from_id,
    (SELECT name FROM node WHERE id = cases.station_id) AS station,
    cases.last_sequence, cases.last_hash,
    ARRAY(
        SELECT hearing.host_id
        FROM case_hearing AS hearing
        WHERE hearing.case_id = cases.id
        AND hearing.host_id IS NOT NULL AND hearing.state IN ('scheduled', 'held')
    ) AS hosts,
    node.path AS hall_path, region.code AS region_code,
    extension.days AS extended_days, extension.approved_on AS extended_on,
    extension.rank AS extended_by_rank, extension.article AS extended_article,
    notice.told, notice.correct_by_on,
    (
        SELECT jsonb_agg(to_jsonb(pause) ORDER BY pause.started_on, pause.id)
        FROM case_pause AS pause
        WHERE pause.case_id = cases.id
    ) AS pauses,
    (
        SELECT jsonb_agg(to_jsonb(letter))
        FROM authorization_letter AS letter
        WHERE letter.officer_id IN (%(officer)s, %(post)s) AND letter.organ_id = cases.organ_id
    ) AS letters,
    (
        SELECT jsonb_agg(to_jsonb(material) ORDER BY material.id)
        FROM case_material AS material
        WHERE material.case_id = cases.id
    ) AS papers,
    CASE WHEN cases.state IN ('received', 'correcting')
        OR cases.promised_unit IN ('h', 'min') OR cases.statutory_unit IN ('h', 'min')
        THEN {legal_hours} END AS legal_hours,
    {calendar_state} AS calendar_state, {ladder} AS ladder,
    journal_now() AS recorded_at
FROM cases
JOIN node ON node.id = cases.hall_id
JOIN region ON region.id = node.region_id
LEFT JOIN case_extension AS extension ON extension.case_id = cases.id
LEFT JOIN case_notice AS notice ON notice.case_id = cases.id
WHERE cases.number = %(number)s
