-- The cases of our halls that were alive in each period asked about, as facts. Working
-- days are the calendar's numbers less the pauses, as the decision clock counts them:
-- bounded by the days asked for, merged where they meet, laid one behind the other on
-- the limit, none once it has run out (rules/legal_clock/scales.py says the same in Python).
SELECT
    asked.period, asked.since, asked.until,
    cases.number, cases.received_at, cases.accepted_at, ended.closed_at,
    coalesce(cases.due_at,
        (cases.due_on + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'
            - interval '1 microsecond') AS due_at,
    local.accepted_on, local.closed_on,
    to_char(local.accepted_on, 'YYYY-MM') AS accepted_month,
    to_char(local.closed_on, 'YYYY-MM') AS closed_month,
    CASE WHEN closed_day.ordinal IS NOT NULL AND accepted_day.ordinal IS NOT NULL
        THEN greatest(0, closed_day.ordinal - accepted_day.ordinal - stopped.days)
    END AS used_days,
    CASE
        WHEN cases.promised_unit = 'wd' THEN cases.promised_number
        WHEN due_day.ordinal IS NOT NULL AND accepted_day.ordinal IS NOT NULL
            THEN greatest(0, due_day.ordinal - accepted_day.ordinal - stopped.days)
    END AS promised_days,
    CASE
        WHEN cases.statutory_unit = 'wd' THEN cases.statutory_number
        WHEN statutory_day.ordinal IS NOT NULL AND accepted_day.ordinal IS NOT NULL
            THEN greatest(
                0, statutory_day.ordinal - accepted_day.ordinal - stopped.days
            )
    END AS statutory_days,
    floor(extract(epoch FROM cases.accepted_at - cases.received_at))::bigint
        AS waited_seconds,
    floor(extract(epoch FROM ended.closed_at - cases.received_at))::bigint
        AS taken_seconds,
    rated.code AS rating,
    NOT cases.followed AND cases.state <> 'forwarded'
        AND coalesce(acceptor.hall_id = cases.hall_id, true)
        AND coalesce(examiner.hall_id = cases.hall_id, true)
        AND coalesce(decider.hall_id = cases.hall_id, true) AS stayed_in_hall,
    organ.code AS organ,
    coalesce(cases.window_id::text, '') AS seat,
    coalesce(coalesce(
        cases.decided_by_id, cases.holder_id, cases.accepted_by_id, cases.received_by_id
    )::text, '') AS officer,
    matter.code AS matter, matter_version.matter_type, cases.kind, cases.channel,
    node.code AS node, node.path, region.code AS region,
    stand.path AS stand_path, stand.organ AS stand_organ
FROM unnest(
    %(periods)s::text[], %(sinces)s::timestamptz[], %(untils)s::timestamptz[]
) AS asked (period, since, until)
JOIN cases ON cases.received_at < asked.until AND (
    coalesce(cases.decided_at, cases.closed_at) IS NULL
    OR coalesce(cases.decided_at, cases.closed_at) >= asked.since
)
CROSS JOIN LATERAL (
    SELECT coalesce(cases.decided_at, cases.closed_at) AS closed_at
) AS ended
CROSS JOIN LATERAL (
    SELECT (cases.accepted_at AT TIME ZONE 'Asia/Shanghai')::date AS accepted_on,
        (ended.closed_at AT TIME ZONE 'Asia/Shanghai')::date AS closed_on
) AS local
LEFT JOIN LATERAL (  -- the case's own, else that of its visit; a case counts once
    SELECT array_position(
        ARRAY[
            'very_satisfied', 'satisfied', 'basically_satisfied', 'dissatisfied',
            'very_dissatisfied'
        ],
        given.level
    ) AS code
    FROM (
        SELECT rating.level, 1 AS turn FROM rating
        WHERE rating.is_valid AND rating.case_id = cases.id AND rating.ticket_id IS NULL
        UNION ALL
        SELECT rating.level, 2 FROM rating
        WHERE rating.is_valid AND rating.ticket_id = cases.ticket_id
    ) AS given
    ORDER BY given.turn
    LIMIT 1
) AS rated ON TRUE
JOIN organ ON organ.id = cases.organ_id
JOIN matter_version ON matter_version.id = cases.matter_version_id
JOIN matter ON matter.id = matter_version.matter_id
JOIN node ON node.id = cases.hall_id
JOIN region ON region.id = node.region_id
LEFT JOIN officer AS acceptor ON acceptor.id = cases.accepted_by_id
LEFT JOIN officer AS examiner ON examiner.id = cases.examined_by_id
LEFT JOIN officer AS decider ON decider.id = cases.decided_by_id
LEFT JOIN unnest(%(regions)s::text[], %(calendars)s::text[])
    AS overlaid (region, calendar) ON overlaid.region = region.code
CROSS JOIN LATERAL (SELECT coalesce(overlaid.calendar, 'CN') AS calendar) AS counted
LEFT JOIN numbered_day AS accepted_day
    ON accepted_day.region = counted.calendar AND accepted_day.day = local.accepted_on
LEFT JOIN numbered_day AS closed_day
    ON closed_day.region = counted.calendar AND closed_day.day = local.closed_on
LEFT JOIN numbered_day AS due_day
    ON due_day.region = counted.calendar AND due_day.day = cases.due_on
    AND cases.promised_unit NOT IN ('', 'wd')
LEFT JOIN numbered_day AS statutory_day
    ON statutory_day.region = counted.calendar
    AND statutory_day.day = cases.statutory_due_on
    AND cases.statutory_unit NOT IN ('', 'wd')
LEFT JOIN LATERAL (
    SELECT stand_node.path, stand_organ.code AS organ
    FROM cases AS standing
    JOIN node AS stand_node ON stand_node.id = standing.hall_id
    JOIN organ AS stand_organ ON stand_organ.id = standing.organ_id
    WHERE standing.id = coalesce(
        cases.parent_id, cases.merged_into_id,
        CASE WHEN cases.state = 'forwarded' THEN (
            SELECT min(upper.id) FROM cases AS upper
            WHERE upper.forwarded_from_id = cases.id
        ) END
    ) AND {stand_seen}
    LIMIT 1
) AS stand ON true
CROSS JOIN LATERAL (
    SELECT CASE WHEN EXISTS (
        SELECT FROM case_pause WHERE case_pause.case_id = cases.id
    ) THEN ({stopped}) ELSE 0 END AS days
) AS stopped
WHERE {seen}
