-- How many stood where.
SELECT
    count(*),
    count(*) FILTER (WHERE is_closed),
    count(*) FILTER (WHERE NOT is_closed AND is_late)
FROM told
