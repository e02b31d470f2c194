-- One errand with its places and people, who holds its papers, and the open hand-over.
SELECT
    errand.id AS errand_id, errand.number, errand.version, errand.state,
    errand.outcome, errand.channel, errand.scope,
    errand.station_id, station.name AS station, station.path AS station_path,
    station.parent_id AS station_parent_id, region.code AS region_code,
    errand.target_id, target.name AS target, target.path AS target_path,
    errand.places, errand.agent_id, agent.name AS agent,
    agent.staff_no AS agent_staff_no,
    errand.organ_id, organ.name AS organ, errand.matter_version_id, errand.client_id,
    errand.powers, errand.signed_on, errand.last_valid_on, errand.papers,
    errand.query_code_sealed, errand.taken_at, errand.recorded_at,
    errand.skew_seconds, device.name AS device,
    outreach.id AS outreach_id, outreach.kind AS outreach_kind,
    outreach.name AS outreach_name, outreach.place AS outreach_place,
    outreach.held_on AS outreach_on,
    errand.hand_up_due_on, errand.hand_up_latest_on,
    errand.handed_up_at, errand.agency_received_at, errand.closed_at,
    cases.number AS case_number,
    (
        SELECT jsonb_agg(to_jsonb(one) ORDER BY one.id)
        FROM (
            SELECT item.id, item.name, item.kind, item.pieces,
                link.taker, link.sequence
            FROM custody_item AS item
            JOIN LATERAL (
                SELECT custody_link.taker, custody_link.sequence
                FROM custody_link
                WHERE custody_link.item_id = item.id
                ORDER BY custody_link.sequence DESC
                LIMIT 1
            ) AS link ON TRUE
            WHERE item.errand_id = errand.id
        ) AS one
    ) AS held,
    offer.id AS offer_id, offer.giver_id AS offer_giver_id,
    giver.name AS offer_giver, offer.taker_id AS offer_taker_id,
    taker.name AS offer_taker, offer.items AS offer_items,
    offer.offered_at, offer.offered_by_id, offerer.name AS offered_by,
    offer.tracking AS offer_tracking,
    {calendar_state} AS calendar_state
FROM errand
JOIN node AS station ON station.id = errand.station_id
JOIN region ON region.id = station.region_id
JOIN node AS target ON target.id = errand.target_id
JOIN officer AS agent ON agent.id = errand.agent_id
JOIN organ ON organ.id = errand.organ_id
LEFT JOIN station_key AS device ON device.id = errand.key_id
LEFT JOIN outreach ON outreach.id = errand.outreach_id
LEFT JOIN cases ON cases.id = errand.case_id
LEFT JOIN hand_over AS offer
    ON offer.errand_id = errand.id AND offer.settled_at IS NULL
LEFT JOIN node AS giver ON giver.id = offer.giver_id
LEFT JOIN node AS taker ON taker.id = offer.taker_id
LEFT JOIN officer AS offerer ON offerer.id = offer.offered_by_id
WHERE errand.number = %(number)s
