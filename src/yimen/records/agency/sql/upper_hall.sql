-- Where the upper organ receives: the nearest hall above that has it, else any.
SELECT hall.id
FROM node AS hall
JOIN stationing ON stationing.node_id = hall.id AND stationing.valid_to IS NULL
JOIN node AS here ON here.id = %(hall)s
WHERE stationing.organ_id = %(organ)s AND hall.valid_to IS NULL
ORDER BY starts_with(here.path, hall.path) DESC, length(hall.path) DESC, hall.id
LIMIT 1
