-- What the keys of a cut are called; where another one has the same name, with what
-- tells the two apart.
SELECT 'organ', organ.code, organ.name || CASE
    WHEN EXISTS (
        SELECT FROM organ AS other
        WHERE other.name = organ.name AND other.id <> organ.id
    )
    THEN '（' || coalesce(parent.name, nullif(organ.government, ''), organ.code) || '）'
    ELSE '' END
FROM organ LEFT JOIN organ AS parent ON parent.id = organ.parent_id
WHERE %(cut)s = 'organ' AND organ.code = ANY (%(keys)s)
UNION ALL
SELECT 'node', node.code, node.name || CASE
    WHEN EXISTS (
        SELECT FROM node AS other
        WHERE other.name = node.name AND other.id <> node.id
    )
    THEN '（' || coalesce(parent.name, node.code) || '）' ELSE '' END
FROM node LEFT JOIN node AS parent ON parent.id = node.parent_id
WHERE %(cut)s = 'node' AND node.code = ANY (%(keys)s)
UNION ALL
SELECT 'region', code, min(name) FROM region
WHERE %(cut)s = 'region' AND code = ANY (%(keys)s)
GROUP BY code
UNION ALL
SELECT 'officer', officer.id::text, officer.name || CASE
    WHEN EXISTS (
        SELECT FROM officer AS other
        WHERE other.name = officer.name AND other.id <> officer.id
    )
    THEN '（' || coalesce(organ.name, officer.username) || '）' ELSE '' END
FROM officer LEFT JOIN organ ON organ.id = officer.organ_id
WHERE %(cut)s = 'officer' AND officer.id::text = ANY (%(keys)s)
UNION ALL
SELECT 'window', seat.id::text, node.name || ' ' || seat.number || '号窗口'
FROM service_window AS seat JOIN node ON node.id = seat.node_id
WHERE %(cut)s = 'window' AND seat.id::text = ANY (%(keys)s)
UNION ALL
SELECT 'matter', matter.code, version.name
FROM matter
JOIN matter_version AS version
    ON version.id = coalesce(matter.current_id, matter.latest_id)
WHERE %(cut)s = 'matter' AND matter.code = ANY (%(keys)s)
