-- Each organ's matters in force, and how many of them are handled in a hall below here:
-- the matter says that it is (是否进驻政务大厅), and its organ is stationed there now.
SELECT
    organ.id AS organ_id,
    organ.name AS organ,
    count(*)::integer AS due,
    count(*) FILTER (
        WHERE coalesce((current.elements ->> 'in_hall')::boolean, TRUE)
        AND EXISTS (
            SELECT FROM stationing JOIN node ON node.id = stationing.node_id
            WHERE stationing.organ_id = organ.id AND stationing.valid_to IS NULL
            AND starts_with(node.path, %(path)s)
        )
    )::integer AS here
FROM matter
JOIN matter_version AS current ON current.id = matter.current_id
JOIN organ ON organ.id = matter.organ_id
WHERE matter.state = %(in_use)s AND matter.option_of = ''
GROUP BY organ.id, organ.name
ORDER BY organ.id
