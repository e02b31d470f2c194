-- Which cases of it were known then and are told otherwise since.
SELECT since.subject_id
FROM since
JOIN dataset ON dataset.name = %(name)s
JOIN dataset_case AS entry ON entry.dataset_id = dataset.id
    AND dataset.name || '/' || entry."case" = since.subject_id
WHERE first > 1
