-- The working days between acceptance and closing that were not counted.
WITH RECURSIVE told AS (
    SELECT
        pause.started_on AS after,
        least(
            pause.ended_on,
            CASE pause.asked_days WHEN 0 THEN pause.started_on ELSE bound.day END
        ) AS through
    FROM case_pause AS pause
    JOIN numbered_day AS started
        ON started.region = counted.calendar AND started.day = pause.started_on
    LEFT JOIN numbered_day AS bound
        ON bound.region = counted.calendar AND bound.is_worked
        AND bound.ordinal = started.ordinal + pause.asked_days
    WHERE pause.case_id = cases.id
    AND NOT (
        pause.procedure = ANY (%(by_another_law)s)
        AND pause.article IN ('', %(uncounted)s)
    )
), begun AS (
    SELECT
        after, through,
        after > coalesce(
            max(through) OVER (
                ORDER BY after, through ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
            ), '-infinity'
        ) AS begins
    FROM told
    WHERE through > after
), islands AS (
    SELECT
        after, through,
        count(*) FILTER (WHERE begins) OVER (ORDER BY after, through) AS island
    FROM begun
), spans AS (
    SELECT
        row_number() OVER (ORDER BY span.after) AS turn,
        span.after, first.ordinal AS since, first.is_worked, last.ordinal AS until
    FROM (
        SELECT min(after) AS after, max(through) AS through
        FROM islands GROUP BY island
    ) AS span
    JOIN numbered_day AS first
        ON first.region = counted.calendar AND first.day = span.after
    JOIN numbered_day AS last
        ON last.region = counted.calendar AND last.day = span.through
    WHERE span.through > local.accepted_on
), laid AS (
    SELECT
        0::bigint AS turn,
        accepted_day.ordinal + CASE
            WHEN coalesce(nullif(cases.promised_unit, ''), cases.statutory_unit) = 'wd'
                THEN coalesce(cases.promised_number, cases.statutory_number)
                    + cases.extension_days
            ELSE %(endless)s
        END AS ending,
        0 AS cut
    UNION ALL
    SELECT
        spans.turn,
        laid.ending + greatest(0, spans.until - stretch.since),
        laid.cut + greatest(
            0,
            least(spans.until, closed_day.ordinal)
                - greatest(stretch.since, accepted_day.ordinal)
        )
    FROM laid
    JOIN spans ON spans.turn = laid.turn + 1
    CROSS JOIN LATERAL (
        SELECT CASE
            WHEN laid.ending > accepted_day.ordinal THEN CASE
                WHEN spans.since < laid.ending
                    THEN greatest(spans.since, accepted_day.ordinal)
                WHEN spans.since = laid.ending AND spans.is_worked
                    THEN laid.ending - 1
            END
            WHEN spans.after < local.accepted_on THEN accepted_day.ordinal
            WHEN spans.after = local.accepted_on THEN laid.ending - 1
        END AS since
    ) AS stretch
    WHERE stretch.since IS NOT NULL
)
SELECT max(cut) FROM laid
