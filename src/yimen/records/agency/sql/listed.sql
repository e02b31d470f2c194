-- Errands of a list, newest or most pressing first, with what a line of it shows.
SELECT
    errand.number, errand.state, errand.outcome, errand.channel, errand.scope,
    errand.taken_at, errand.handed_up_at, errand.agency_received_at,
    errand.hand_up_due_on, errand.hand_up_latest_on,
    version.name AS matter, client.name AS client, client.kind AS client_kind,
    station.name AS station, target.name AS target, agent.name AS agent,
    region.code AS region_code,
    outreach.name AS outreach,
    cases.number AS case_number, cases.state AS case_state, cases.due_on AS case_due_on,
    offer.taker_id AS offer_taker_id, giver.name AS offer_giver,
    taker.name AS offer_taker,
    count(*) OVER () AS total
FROM errand
JOIN matter_version AS version ON version.id = errand.matter_version_id
JOIN applicant AS client ON client.id = errand.client_id
JOIN node AS station ON station.id = errand.station_id
JOIN region ON region.id = station.region_id
JOIN node AS target ON target.id = errand.target_id
JOIN officer AS agent ON agent.id = errand.agent_id
LEFT JOIN outreach ON outreach.id = errand.outreach_id
LEFT JOIN cases ON cases.id = errand.case_id
LEFT JOIN hand_over AS offer
    ON offer.errand_id = errand.id AND offer.settled_at IS NULL
LEFT JOIN node AS giver ON giver.id = offer.giver_id
LEFT JOIN node AS taker ON taker.id = offer.taker_id
WHERE ({seen}) AND ({wanted})
ORDER BY {order}
LIMIT %(size)s OFFSET %(start)s
