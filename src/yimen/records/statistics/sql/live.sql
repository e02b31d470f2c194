-- What figures are made of, for the cases of our own halls received in a period. A case
-- is closed once it was decided or ended; a due day ends at midnight.
SELECT
    cases.number,
    cases.received_at,
    coalesce(cases.decided_at, cases.closed_at) AS closed_at,
    coalesce(
        cases.due_at,
        (cases.due_on + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'
            - interval '1 microsecond'
    ) AS due_at,
    organ.name AS organ,
    cases.channel,
    matter_version.name AS matter,
    node.name AS node,
    coalesce(service_window.number::text, '') AS seat,
    coalesce(officer.name, '') AS officer
FROM cases
JOIN organ ON organ.id = cases.organ_id
JOIN matter_version ON matter_version.id = cases.matter_version_id
JOIN node ON node.id = cases.hall_id
LEFT JOIN service_window ON service_window.id = cases.window_id
LEFT JOIN officer
    ON officer.id = coalesce(
        cases.decided_by_id, cases.holder_id, cases.accepted_by_id, cases.received_by_id
    )
WHERE cases.received_at >= %(since)s AND cases.received_at < %(until)s
