-- What an errand begins from: station, agent, organ, where it goes, and whether this
-- form or this number was used before; whether a hall that was chosen offers the
-- matter, and the day out that was named.
SELECT
    station.name AS station, station.phone AS station_phone,
    station.supervision_phone, region.code AS region_code, agent.name AS agent,
    organ.name AS organ, target.id AS target_id, target.name AS target,
    %(target)s::bigint IS NOT NULL AS is_chosen,
    starts_with(station.path, target.path) AS is_on_the_way,
    {offers} AS is_offered,
    outreach.id AS outreach_id, outreach.kind AS outreach_kind,
    outreach.name AS outreach_name, outreach.place AS outreach_place,
    outreach.held_on, outreach.roster,
    (
        SELECT matter.state FROM matter
        WHERE matter.code = %(matter)s AND matter.current_id IS NOT NULL
    ) AS matter_state,
    before.number AS made_before, before.said_digest,
    {calendar_state} AS calendar_state, journal_now() AS recorded_at
FROM node AS station
JOIN region ON region.id = station.region_id
JOIN officer AS agent ON agent.id = %(agent)s
JOIN organ ON organ.id = %(organ)s
JOIN node AS target ON target.id = coalesce(
    %(target)s,
    (
        SELECT hall.id
        FROM node AS hall
        JOIN stationing ON stationing.node_id = hall.id
            AND stationing.organ_id = organ.id AND stationing.valid_to IS NULL
        WHERE starts_with(station.path, hall.path) AND hall.valid_to IS NULL
        ORDER BY length(hall.path) DESC
        LIMIT 1
    ),
    split_part(station.path, '/', 2)::bigint
)
LEFT JOIN outreach
    ON outreach.id = %(outreach)s AND outreach.cancelled_at IS NULL
LEFT JOIN LATERAL (
    SELECT errand.number, errand.said_digest
    FROM errand
    WHERE errand.submit_key = %(submit_key)s OR errand.number = %(number)s
    LIMIT 1
) AS before ON TRUE
WHERE station.id = %(station)s AND station.valid_to IS NULL
