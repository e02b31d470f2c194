-- Open cases whose decision clock is like no other: pauses, hours.
SELECT
    cases.id, cases.hall_id, cases.accepted_at, cases.statutory_number,
    cases.statutory_unit, cases.promised_number, cases.promised_unit,
    extension.days AS extended_days, extension.approved_on AS extended_on,
    extension.rank AS extended_by_rank, extension.article AS extended_article,
    pauses.pauses,
    CASE WHEN cases.promised_unit IN ('h', 'min')
        OR cases.statutory_unit IN ('h', 'min') THEN {legal_hours}
    END AS legal_hours
FROM cases
JOIN node ON node.id = cases.hall_id
LEFT JOIN case_extension AS extension ON extension.case_id = cases.id
LEFT JOIN LATERAL (
    SELECT jsonb_agg(to_jsonb(pause) ORDER BY pause.started_on, pause.id) AS pauses
    FROM case_pause AS pause
    WHERE pause.case_id = cases.id
) AS pauses ON true
WHERE cases.state IN ('accepted', 'examined', 'paused')
AND (
    cases.promised_unit IN ('h', 'min')
    OR cases.statutory_unit IN ('h', 'min')
    OR EXISTS (SELECT FROM case_pause WHERE case_pause.case_id = cases.id)
)
