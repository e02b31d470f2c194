-- Under which of the places that are told apart each place lies; the one that is asked
-- about stands for itself alone.
SELECT below.code AS below, above.code AS above, above.path AS above_path
FROM node AS above
JOIN node AS below
    ON starts_with(below.path, above.path)
    AND (below.id = above.id OR above.path <> %(scope_path)s)
WHERE above.code = ANY (%(places)s)
