-- The halls to which people may come with a matter, the upper ones first.
SELECT hall.id, hall.name, hall.phone, hall.code
FROM node AS hall
WHERE {offers}
ORDER BY hall.path
LIMIT 60
