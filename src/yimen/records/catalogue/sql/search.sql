-- Matters in use whose name, initials, pinyin, alias, organ, theme, line or code meets
-- every term; the nearest kind of hit first, then what is asked for most.
--   "sp" → names whose initials begin with sp, then those that have sp further on
WITH term AS (
    SELECT unnest(%(terms)s::text[]) AS t, unnest(%(patterns)s::text[]) AS p
), asked AS (
    SELECT %(words)s::tsquery AS words
)
SELECT f.matter_id, f.matter_version_id, m.code, f.name, f.matter_type, f.case_kind,
       f.line, f.promised_number, f.promised_unit, o.id, o.name, o.short_name,
       f.option_name
FROM matter_findable f
JOIN matter m ON m.id = f.matter_id
JOIN organ o ON o.id = f.organ_id
CROSS JOIN asked
CROSS JOIN LATERAL (
    SELECT sum(CASE
        WHEN f.haystack NOT LIKE '%%' || p || '%%' THEN
            CASE WHEN o.initials LIKE '%%' || p || '%%' THEN 6
                 WHEN o.name LIKE '%%' || p || '%%' OR o.short_name LIKE p || '%%' THEN 7
                 ELSE 1000 END
        WHEN f.code = t THEN 0
        WHEN f.initials = t OR f.folded_name = t THEN 1
        WHEN f.initials LIKE p || '%%' OR f.folded_name LIKE p || '%%' THEN 2
        WHEN f.haystack LIKE '%%|' || p || '%%' THEN 3
        WHEN f.folded_name LIKE '%%' || p || '%%' THEN 4
        WHEN f.initials LIKE '%%' || p || '%%' THEN 5
        ELSE 8 END) AS distance
    FROM term
) near
WHERE f.is_in_use
  AND (f.is_applied_for OR NOT %(only_applied_for)s)
  AND (near.distance < 1000 OR f.words @@ asked.words)
ORDER BY near.distance,
         CASE WHEN near.distance >= 1000 THEN -ts_rank(f.words, asked.words) END,
         f.uses DESC, char_length(f.name), f.code
LIMIT %(limit)s
