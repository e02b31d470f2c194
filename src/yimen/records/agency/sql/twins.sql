-- What one applicant has open for one matter, here or anywhere: errands that are no
-- case yet, and cases.
SELECT TRUE AS is_errand, errand.number, errand.taken_at AS since,
    station.name AS place, ({seen}) AS is_seen
FROM errand
JOIN matter_version AS version ON version.id = errand.matter_version_id
JOIN matter ON matter.id = version.matter_id
JOIN node AS station ON station.id = errand.station_id
JOIN node AS target ON target.id = errand.target_id
WHERE errand.client_id = %(client)s AND matter.code = %(matter)s
    AND errand.case_id IS NULL AND errand.state IN ('taken', 'handed_up')
    AND errand.number <> %(without)s
UNION ALL
SELECT FALSE, cases.number, cases.received_at, hall.name, FALSE
FROM cases
JOIN matter_version AS version ON version.id = cases.matter_version_id
JOIN matter ON matter.id = version.matter_id
JOIN node AS hall ON hall.id = cases.hall_id
LEFT JOIN errand ON errand.case_id = cases.id
WHERE cases.applicant_id = %(client)s AND matter.code = %(matter)s
    AND {open} AND errand.number IS DISTINCT FROM %(without)s
ORDER BY since DESC
LIMIT 20
