-- Halls off the station's own way up that offer the matter, with whom to ask there.
SELECT hall.id, hall.name, hall.phone
FROM node AS hall
JOIN node AS station ON station.id = %(station)s
WHERE NOT starts_with(station.path, hall.path) AND {offers}
ORDER BY hall.path
LIMIT 60
