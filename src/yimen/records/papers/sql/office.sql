-- Whose paper it is: the organ, or else the hall; without a hall the topmost one.
SELECT
    node.id AS hall_id, node.path AS hall_path, node.name AS hall_name,
    coalesce(nullif(node.phone, ''), organ.phone, '') AS phone,
    node.supervision_phone, region.name AS region_name,
    coalesce(organ.name, '') AS organ_name,
    coalesce(organ.short_name, '') AS organ_short_name
FROM node
JOIN region ON region.id = node.region_id
LEFT JOIN organ ON organ.id = %(organ)s
WHERE node.id = %(hall)s::bigint OR (%(hall)s::bigint IS NULL AND node.parent_id IS NULL)
ORDER BY node.id
LIMIT 1
