-- The halls that have open cases, with their region and its own limit for the notice.
SELECT node.id, region.code, coalesce(practice.notice_days, 5)
FROM node
JOIN region ON region.id = node.region_id
LEFT JOIN {practice} AS practice ON true
