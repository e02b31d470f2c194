-- Every open case with the clock that runs now: notice, decision or delivery. What its
-- due day follows from is its shape; many cases share few shapes. Cases with
-- pauses or limits in hours have a shape each: they are `settled` one by one.
WITH place AS (
    SELECT *
    FROM unnest(%(halls)s::bigint[], %(regions)s::text[], %(notice_days)s::integer[])
        AS place (hall_id, region, local_days)
), settled AS (
    SELECT *
    FROM unnest(
        %(settled_ids)s::bigint[], %(settled_on)s::date[],
        %(settled_at)s::timestamptz[], %(settled_statutory_on)s::date[],
        %(settled_statutory_at)s::timestamptz[], %(settled_provisional)s::boolean[],
        %(settled_reminder_on)s::date[], %(settled_paused_through_on)s::date[]
    ) AS settled (
        id, lead_on, lead_at, shape_statutory_on, shape_statutory_at,
        shape_provisional, shape_reminder_on, shape_through_on
    )
), running AS (
    SELECT
        cases.id, cases.number, cases.state, cases.last_sequence, cases.last_hash,
        cases.printed_due_on, cases.notice_due_on, cases.due_on, cases.due_at,
        cases.statutory_due_on, cases.statutory_due_at, cases.delivery_due_on,
        cases.due_is_provisional, cases.reminder_on, cases.paused_through_on,
        place.region, stage.stage,
        (
            CASE stage.stage
                WHEN 'notice' THEN cases.received_at
                WHEN 'decision' THEN cases.accepted_at
                ELSE coalesce(
                    cases.deliverable_on::timestamp AT TIME ZONE 'Asia/Shanghai',
                    cases.decided_at
                )
            END AT TIME ZONE 'Asia/Shanghai'
        )::date AS started_on,
        CASE stage.stage
            WHEN 'notice' THEN place.local_days
            WHEN 'decision' THEN coalesce(cases.promised_number, -1)
            ELSE -1
        END AS promised_number,
        CASE stage.stage WHEN 'decision' THEN cases.promised_unit ELSE '' END
            AS promised_unit,
        CASE stage.stage WHEN 'decision' THEN coalesce(cases.statutory_number, -1)
            ELSE -1 END AS statutory_number,
        CASE stage.stage WHEN 'decision' THEN cases.statutory_unit ELSE '' END
            AS statutory_unit,
        CASE stage.stage WHEN 'decision' THEN cases.extension_days ELSE 0 END AS added
    FROM cases
    JOIN place USING (hall_id)
    CROSS JOIN LATERAL (
        SELECT CASE
            WHEN cases.state = 'received' THEN 'notice'
            WHEN cases.state IN ('granted', 'refused') THEN 'delivery'
            ELSE 'decision'
        END AS stage
    ) AS stage
    WHERE cases.state IN (
        'received', 'accepted', 'examined', 'paused', 'granted', 'refused'
    )
    AND NOT (cases.state = 'granted' AND cases.owed_by_on IS NOT NULL)
    AND NOT EXISTS (SELECT FROM settled WHERE settled.id = cases.id)
)
