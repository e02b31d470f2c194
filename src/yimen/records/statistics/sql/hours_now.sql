-- How many took a number in each hour of a day, in the halls of a place.
SELECT
    extract(hour FROM ticket.issued_at AT TIME ZONE 'Asia/Shanghai')::integer AS hour,
    count(*) FILTER (WHERE ticket.day = %(day)s) AS today,
    count(*) FILTER (WHERE ticket.day = %(week_ago)s) AS a_week_ago
FROM node
JOIN ticket ON ticket.node_id = node.id
WHERE starts_with(node.path, %(path)s) AND ticket.day IN (%(day)s, %(week_ago)s)
GROUP BY 1
ORDER BY 1
