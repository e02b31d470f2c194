-- How many stood where, and who is doubtful: these are not counted.
SELECT
    count(*) FILTER (WHERE NOT is_doubtful),
    count(*) FILTER (WHERE NOT is_doubtful AND is_closed),
    count(*) FILTER (WHERE NOT is_doubtful AND NOT is_closed AND is_late),
    array_agg(number) FILTER (WHERE is_doubtful)::text
FROM told
