-- Cases whose correction never came, where local law deemed them withdrawn already when
-- the notice was given.
SELECT cases.number, practice.deems_withdrawn_article AS article
FROM cases
JOIN node ON node.id = cases.hall_id
JOIN region ON region.id = node.region_id
JOIN case_notice AS notice ON notice.case_id = cases.id
JOIN {practice} AS practice ON practice.deems_withdrawn
    AND coalesce(notice.given_at >= practice.deems_withdrawn_since, TRUE)
WHERE cases.state = 'correcting' AND {which}
ORDER BY cases.id
LIMIT %(most)s
