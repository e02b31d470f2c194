-- What each month and county holds now: how many cases, and a sum that changes with
-- every act on one of them, on its rating, on what stands for it, on where it and its
-- officers belong, and with the calendars; wherever it stands in the order.
SELECT
    coalesce(to_char(
        coalesce(cases.decided_at, cases.closed_at) AT TIME ZONE 'Asia/Shanghai',
        'YYYY-MM'
    ), 'open') AS month,
    left(region.code, 6) AS region,
    count(*) AS cases,
    sum(hashtextextended(
        concat_ws(
            ' ', cases.number, cases.last_sequence, rated.acts, organ.code, node.path,
            acceptor.hall_id, '-', examiner.hall_id, '-', decider.hall_id, '-',
            cases.parent_id, '-', cases.merged_into_id, '-', upper.id
        ),
        0
    ))::text || ' ' || {calendar_state} AS signature
FROM cases
JOIN organ ON organ.id = cases.organ_id
JOIN node ON node.id = cases.hall_id
JOIN region ON region.id = node.region_id
LEFT JOIN officer AS acceptor ON acceptor.id = cases.accepted_by_id
LEFT JOIN officer AS examiner ON examiner.id = cases.examined_by_id
LEFT JOIN officer AS decider ON decider.id = cases.decided_by_id
LEFT JOIN (
    SELECT forwarded_from_id, min(id) AS id
    FROM cases WHERE forwarded_from_id IS NOT NULL GROUP BY 1
) AS upper ON upper.forwarded_from_id = cases.id
CROSS JOIN LATERAL (
    SELECT coalesce(sum(given.id + given.last_sequence), 0) AS acts
    FROM (
        SELECT id, last_sequence FROM rating WHERE rating.case_id = cases.id
        UNION
        SELECT id, last_sequence FROM rating WHERE rating.ticket_id = cases.ticket_id
    ) AS given
) AS rated
GROUP BY 1, 2
ORDER BY 1, 2
