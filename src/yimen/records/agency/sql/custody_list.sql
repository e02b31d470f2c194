-- Every paper that lies in a hall or station now: whose, since when, bound for where.
SELECT
    item.id, item.name, item.kind, item.pieces,
    errand.number, errand.state, errand.outcome, errand.hand_up_due_on,
    link.happened_at AS since, link.taker_signed,
    holder.id = errand.target_id AS is_at_target,
    holder.id = errand.station_id AS is_at_station,
    holder.name AS holder, station.name AS station, target.name AS target,
    version.name AS matter, client.name AS client, client.kind AS client_kind,
    taker.name AS waits_for,
    count(*) OVER () AS total, coalesce(sum(item.pieces) OVER (), 0) AS pieces_total
FROM custody_item AS item
JOIN errand ON errand.id = item.errand_id
JOIN LATERAL (
    SELECT custody_link.taker, custody_link.taker_signed, custody_link.happened_at
    FROM custody_link
    WHERE custody_link.item_id = item.id
    ORDER BY custody_link.sequence DESC
    LIMIT 1
) AS link ON TRUE
JOIN node AS holder ON link.taker = 'node:' || holder.id
JOIN node AS station ON station.id = errand.station_id
JOIN node AS target ON target.id = errand.target_id
JOIN matter_version AS version ON version.id = errand.matter_version_id
JOIN applicant AS client ON client.id = errand.client_id
LEFT JOIN hand_over AS offer
    ON offer.errand_id = errand.id AND offer.settled_at IS NULL
    AND item.id = ANY(offer.items)
LEFT JOIN node AS taker ON taker.id = offer.taker_id
WHERE ({seen}) AND ({wanted})
ORDER BY link.happened_at, item.id
LIMIT %(size)s OFFSET %(start)s
