-- The calendar of a region with its running number of working days: the same numbers
-- that `rules.legal_clock.calendar` counts by. Only rows that differ are written.
WITH counted AS (
    SELECT *
    FROM unnest(
        %(days)s::date[], %(ordinals)s::integer[], %(worked)s::boolean[],
        %(published)s::boolean[]
    ) AS counted (day, ordinal, is_worked, is_published)
)
INSERT INTO numbered_day (region, day, ordinal, is_worked, is_published)
SELECT %(region)s, day, ordinal, is_worked, is_published
FROM counted
ON CONFLICT (region, day) DO UPDATE
SET ordinal = excluded.ordinal,
    is_worked = excluded.is_worked,
    is_published = excluded.is_published
WHERE (numbered_day.ordinal, numbered_day.is_worked, numbered_day.is_published)
    IS DISTINCT FROM (excluded.ordinal, excluded.is_worked, excluded.is_published)
