LATERAL (
    WITH RECURSIVE above AS (
        SELECT region.id, region.parent_id, 0 AS far
        UNION ALL
        SELECT parent.id, parent.parent_id, above.far + 1
        FROM above JOIN region AS parent ON parent.id = above.parent_id
    )
    SELECT local_practice.*
    FROM above JOIN local_practice ON local_practice.region_id = above.id
    ORDER BY above.far
    LIMIT 1
)