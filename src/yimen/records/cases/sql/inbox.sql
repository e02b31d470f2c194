-- The lines of a worklist; the walk below finds their ids along an index.
SELECT
    cases.id, cases.number, cases.version, cases.state, cases.kind, cases.act_by_on,
    cases.received_at, cases.accepted_at, cases.statutory_number,
    cases.statutory_unit, cases.promised_number, cases.promised_unit,
    cases.extension_days, cases.notice_due_on,
    cases.due_on, cases.due_at, cases.statutory_due_on, cases.statutory_due_at,
    cases.delivery_due_on, cases.reminder_on, cases.paused_through_on,
    cases.due_is_provisional, cases.owed_by_on, cases.first_ground,
    matter_version.name AS matter_name, organ.name AS organ_name,
    applicant.kind AS applicant_kind, applicant.name AS applicant_name,
    coalesce(officer.name, '') AS holder_name, region.code AS region_code,
    CASE WHEN cases.state = 'correcting' THEN (
        SELECT notice.correct_by_on FROM case_notice AS notice
        WHERE notice.case_id = cases.id
    ) END AS correct_by_on,
    (
        SELECT jsonb_agg(to_jsonb(pause) ORDER BY pause.started_on, pause.id)
        FROM case_pause AS pause
        WHERE pause.case_id = cases.id
    ) AS pauses,
    CASE WHEN cases.promised_unit IN ('h', 'min')
        OR cases.statutory_unit IN ('h', 'min') THEN {legal_hours}
    END AS legal_hours,
    {calendar_state} AS calendar_state
FROM ({walk}) AS found
JOIN cases ON cases.id = found.id
JOIN matter_version ON matter_version.id = cases.matter_version_id
JOIN organ ON organ.id = cases.organ_id
JOIN applicant ON applicant.id = cases.applicant_id
JOIN node ON node.id = cases.hall_id
JOIN region ON region.id = node.region_id
LEFT JOIN officer ON officer.id = cases.holder_id
ORDER BY {order}
