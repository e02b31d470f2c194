-- The matters in force on the last day: those that should be in a hall, those that are,
-- and those for which somebody there may decide by a live letter. An organ's matters
-- stand without a place, a place's without an organ, so that none counts twice.
SELECT told.quantity, told.organ, NULL::bigint, NULL::bigint, told.path, 1,
    %(last_on)s::date, 'matter', matter.code, version.name
FROM matter_version AS version
JOIN matter ON matter.id = version.matter_id
LEFT JOIN matter_findable AS findable ON findable.matter_id = matter.id
JOIN organ ON organ.id = version.organ_id
CROSS JOIN LATERAL (
    SELECT coalesce(array_agg(node.path), '{}') AS paths,
        coalesce(array_agg(node.id), '{}') AS places
    FROM stationing JOIN node ON node.id = stationing.node_id
    WHERE stationing.organ_id = organ.id AND stationing.valid_from <= %(last_on)s
        AND (stationing.valid_to IS NULL OR stationing.valid_to > %(last_on)s)
        AND NOT EXISTS (
            SELECT FROM matter_variant AS variant
            WHERE variant.matter_id = matter.id AND variant.node_id = node.id
                AND NOT variant.is_offered
        )
) AS here
CROSS JOIN LATERAL (
    SELECT coalesce(array_agg(officer.hall_id), '{}') AS places
    FROM authorization_letter AS letter
    JOIN officer ON officer.id = letter.officer_id
    WHERE letter.organ_id = organ.id
        AND letter.valid_from <= %(last_on)s AND letter.last_valid_on >= %(last_on)s
        AND (letter.revoked_on IS NULL OR letter.revoked_on > %(last_on)s)
        AND (letter.matter_codes = '{}' OR matter.code = ANY (letter.matter_codes))
) AS authorised
CROSS JOIN LATERAL (
    SELECT 'matters_due_here' AS quantity, organ.code AS organ, '' AS path
    WHERE NOT %(of_towns)s AND (organ.entry_class = 'full' OR here.paths <> '{}')
    UNION ALL
    SELECT 'matters_here', organ.code, ''
    WHERE NOT %(of_towns)s AND here.paths <> '{}'
    UNION ALL
    SELECT 'matters_authorised', organ.code, ''
    WHERE NOT %(of_towns)s AND here.places && authorised.places
    UNION ALL
    SELECT 'matters_due_here', '', node.path
    FROM stationing JOIN node ON node.id = stationing.node_id
    WHERE %(of_towns)s AND stationing.organ_id = organ.id
        AND stationing.valid_from <= %(last_on)s
        AND (stationing.valid_to IS NULL OR stationing.valid_to > %(last_on)s)
    UNION ALL
    SELECT 'matters_here', '', place
    FROM unnest(here.paths) AS place WHERE %(of_towns)s
    UNION ALL
    SELECT 'matters_authorised', '', node.path
    FROM node
    WHERE %(of_towns)s AND node.id = ANY (here.places)
        AND node.id = ANY (authorised.places)
) AS told
WHERE coalesce(findable.is_applied_for, true) AND version.state <> 'draft'
    AND version.valid_from <= %(last_on)s
    AND (version.valid_to IS NULL OR version.valid_to > %(last_on)s)
