-- What the keys of a cut are called.
SELECT 'organ', code, name FROM organ WHERE %(cut)s = 'organ' AND code = ANY (%(keys)s)
UNION ALL
SELECT 'node', code, name FROM node WHERE %(cut)s = 'node' AND code = ANY (%(keys)s)
UNION ALL
SELECT 'region', code, min(name) FROM region
WHERE %(cut)s = 'region' AND code = ANY (%(keys)s)
GROUP BY code
UNION ALL
SELECT 'officer', id::text, name FROM officer
WHERE %(cut)s = 'officer' AND id::text = ANY (%(keys)s)
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
