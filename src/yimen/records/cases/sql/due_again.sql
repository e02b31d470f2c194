-- Which open cases fall due on another day by the calendar as it is now.
--
-- Plain clocks (days, months, no pause) are counted here by the numbers of the working
-- days, the same that `rules.calendar` counts by: n working days after a day is the day
-- whose number is n higher. Cases with pauses or limits in hours come in as `settled`,
-- answered by the rules themselves, so that nothing intricate is written twice.
WITH place AS (
    SELECT *
    FROM unnest(%(halls)s::bigint[], %(regions)s::text[], %(notice_days)s::integer[])
        AS place (hall_id, region, notice_days)
), unknown AS (
    SELECT region, range_agg(daterange(day, day, '[]')) AS days
    FROM numbered_day
    WHERE NOT is_published
    GROUP BY region
), settled AS (
    SELECT *
    FROM unnest(
        %(settled_ids)s::bigint[], %(settled_on)s::date[],
        %(settled_at)s::timestamptz[], %(settled_statutory_on)s::date[],
        %(settled_statutory_at)s::timestamptz[], %(settled_provisional)s::boolean[],
        %(settled_reminder_on)s::date[], %(settled_paused_through_on)s::date[]
    ) AS settled (
        id, due_on, due_at, statutory_on, statutory_at, is_provisional, reminder_on,
        paused_through_on
    )
), running AS (
    -- the clock that runs now leads; beside a decision's promise runs the statute
    SELECT
        cases.id, cases.number, cases.state, cases.last_sequence, cases.last_hash,
        cases.notice_due_on, cases.due_on, cases.due_at, cases.statutory_due_on,
        cases.statutory_due_at, cases.delivery_due_on, cases.due_is_provisional,
        cases.reminder_on, cases.paused_through_on,
        cases.printed_due_on, place.region, stage.*,
        (stage.started_at AT TIME ZONE 'Asia/Shanghai')::date AS started_on
    FROM cases
    JOIN place USING (hall_id)
    CROSS JOIN LATERAL (
        SELECT
            'notice' AS stage, cases.received_at AS started_at,
            place.notice_days AS number_1, 'wd' AS unit_1,
            NULL::integer AS number_2, '' AS unit_2, 0 AS added
        WHERE cases.state = 'received'
        UNION ALL
        SELECT
            'decision', cases.accepted_at,
            coalesce(cases.promised_number, cases.statutory_number),
            CASE WHEN cases.promised_number IS NULL THEN cases.statutory_unit
                ELSE cases.promised_unit END,
            cases.statutory_number, cases.statutory_unit, cases.extension_days
        WHERE cases.state IN ('accepted', 'examined', 'paused')
        UNION ALL
        SELECT 'delivery', cases.decided_at, %(delivery_days)s, 'wd', NULL, '', 0
        WHERE cases.state IN ('granted', 'refused')
    ) AS stage
    WHERE cases.state IN (
        'received', 'accepted', 'examined', 'paused', 'granted', 'refused'
    )
    AND stage.number_1 IS NOT NULL
    AND NOT EXISTS (SELECT FROM settled WHERE settled.id = cases.id)
), raw AS (
    SELECT
        running.*,
        CASE unit_1
            WHEN 'cd' THEN started_on + number_1 + added
            WHEN 'mo'
            THEN (started_on + make_interval(months => number_1))::date + added
        END AS raw_1,
        CASE unit_2
            WHEN 'cd' THEN started_on + number_2 + added
            WHEN 'mo'
            THEN (started_on + make_interval(months => number_2))::date + added
        END AS raw_2
    FROM running
), short AS (
    -- how much is little: a day or two, or a fifth of a long limit
    SELECT
        raw.*,
        CASE
            WHEN length >= %(long_from)s
            THEN greatest(%(little)s, length * %(share)s / 100)
            ELSE %(little)s
        END AS little
    FROM raw
    CROSS JOIN LATERAL (
        SELECT CASE unit_1 WHEN 'wd' THEN number_1 + added ELSE raw_1 - started_on END
            AS length
    ) AS whole
), counted AS (
    -- a last day off becomes the next working day (民法典 203); nought is on the spot
    SELECT
        short.*,
        CASE
            WHEN raw_1 = started_on OR (unit_1 = 'wd' AND number_1 + added = 0)
            THEN started_on ELSE last_1.day
        END AS on_1,
        CASE
            WHEN raw_2 = started_on OR (unit_2 = 'wd' AND number_2 + added = 0)
            THEN started_on ELSE last_2.day
        END AS on_2,
        CASE
            WHEN unit_1 <> 'wd' THEN greatest(raw_1 - little, started_on)
            WHEN number_1 + added = 0 THEN started_on
            ELSE greatest(soon.day, started_on)
        END AS soon_on
    FROM short
    JOIN numbered_day AS start
        ON start.region = short.region AND start.day = started_on
    LEFT JOIN numbered_day AS roll_1
        ON roll_1.region = short.region AND roll_1.day = raw_1
    LEFT JOIN numbered_day AS last_1
        ON last_1.region = short.region AND last_1.is_worked
        AND last_1.ordinal = CASE unit_1
            WHEN 'wd' THEN start.ordinal + number_1 + added
            ELSE roll_1.ordinal + (NOT roll_1.is_worked)::integer
        END
    LEFT JOIN numbered_day AS soon
        ON soon.region = short.region AND soon.is_worked
        AND unit_1 = 'wd' AND soon.ordinal = last_1.ordinal - little
    LEFT JOIN numbered_day AS roll_2
        ON roll_2.region = short.region AND roll_2.day = raw_2
    LEFT JOIN numbered_day AS last_2
        ON last_2.region = short.region AND last_2.is_worked
        AND last_2.ordinal = CASE unit_2
            WHEN 'wd' THEN start.ordinal + number_2 + added
            ELSE roll_2.ordinal + (NOT roll_2.is_worked)::integer
        END
), answered AS (
    SELECT
        counted.id, counted.number, counted.state, counted.last_sequence,
        counted.last_hash, counted.printed_due_on,
        counted.notice_due_on AS was_notice_on, counted.due_on AS was_on,
        counted.due_at AS was_at, counted.statutory_due_on AS was_statutory_on,
        counted.statutory_due_at AS was_statutory_at,
        counted.delivery_due_on AS was_delivery_on,
        counted.due_is_provisional AS was_provisional,
        counted.reminder_on AS was_soon_on,
        counted.paused_through_on AS was_through_on,
        CASE WHEN stage = 'notice' THEN on_1 ELSE counted.notice_due_on END
            AS notice_on,
        CASE WHEN stage = 'decision' THEN on_1 ELSE counted.due_on END AS new_on,
        counted.due_at AS new_at,
        CASE WHEN stage = 'decision' THEN on_2 ELSE counted.statutory_due_on END
            AS statutory_on,
        counted.statutory_due_at AS statutory_at,
        CASE WHEN stage = 'delivery' THEN on_1 ELSE counted.delivery_due_on END
            AS delivery_on,
        CASE
            WHEN stage = 'delivery' THEN counted.due_is_provisional
            ELSE coalesce(
                daterange(started_on, greatest(on_1, on_2), '[]') && unknown.days, false
            )
        END AS is_provisional,
        counted.soon_on,
        counted.paused_through_on AS through_on
    FROM counted
    LEFT JOIN unknown USING (region)
    UNION ALL
    SELECT
        cases.id, cases.number, cases.state, cases.last_sequence, cases.last_hash,
        cases.printed_due_on, cases.notice_due_on, cases.due_on, cases.due_at,
        cases.statutory_due_on, cases.statutory_due_at, cases.delivery_due_on,
        cases.due_is_provisional, cases.reminder_on, cases.paused_through_on,
        cases.notice_due_on, settled.due_on, settled.due_at,
        settled.statutory_on, settled.statutory_at, cases.delivery_due_on,
        settled.is_provisional, settled.reminder_on, settled.paused_through_on
    FROM settled
    JOIN cases ON cases.id = settled.id
    WHERE cases.state IN ('accepted', 'examined', 'paused')
), moving AS (
    SELECT answered.*
    FROM answered
    WHERE (
        notice_on, new_on, new_at, statutory_on, statutory_at, delivery_on,
        is_provisional, soon_on, through_on
    ) IS DISTINCT FROM (
        was_notice_on, was_on, was_at, was_statutory_on, was_statutory_at,
        was_delivery_on, was_provisional, was_soon_on, was_through_on
    )
)
