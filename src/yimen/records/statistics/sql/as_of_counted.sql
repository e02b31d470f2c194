-- How many stood where, when nobody is doubtful.
SELECT
    count(*),
    count(*) FILTER (WHERE is_closed),
    count(*) FILTER (WHERE NOT is_closed AND is_late),
    NULL AS doubtful
FROM told
