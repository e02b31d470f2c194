-- The cases of our halls that were alive on a day, with what a board asks of them and
-- no more (`case_fact.sql` asks all); the index of what ended finds them, and those
-- that have no end.
SELECT
    %(since)s::timestamptz AS since, %(until)s::timestamptz AS until,
    node.path, stand.path AS stand_path, matter_version.matter_id::text AS matter,
    cases.kind, cases.received_at, cases.accepted_at, ended.closed_at,
    coalesce(cases.due_at,
        (cases.due_on + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'
            - interval '1 microsecond') AS due_at,
    (cases.accepted_at AT TIME ZONE 'Asia/Shanghai')::date AS accepted_on,
    (ended.closed_at AT TIME ZONE 'Asia/Shanghai')::date AS closed_on,
    CASE WHEN cases.state = ANY (%(open)s) THEN CASE {lights} END END AS light
FROM cases
CROSS JOIN LATERAL (
    SELECT coalesce(cases.decided_at, cases.closed_at) AS closed_at
) AS ended
JOIN node ON node.id = cases.hall_id
JOIN matter_version ON matter_version.id = cases.matter_version_id
LEFT JOIN LATERAL (
    SELECT stand_node.path
    FROM cases AS standing
    JOIN node AS stand_node ON stand_node.id = standing.hall_id
    WHERE standing.id = coalesce(
        cases.parent_id, cases.merged_into_id,
        CASE WHEN cases.state = 'forwarded' THEN (
            SELECT min(upper.id) FROM cases AS upper
            WHERE upper.forwarded_from_id = cases.id
        ) END
    )
    LIMIT 1  -- looked up for whoever has one; else all cases ever would be read
) AS stand ON cases.parent_id IS NOT NULL OR cases.merged_into_id IS NOT NULL
    OR cases.state = 'forwarded'
WHERE cases.received_at < %(until)s
AND (
    coalesce(cases.decided_at, cases.closed_at) IS NULL
    OR coalesce(cases.decided_at, cases.closed_at) >= %(since)s
)
