-- Matters in use whose name, initials, pinyin, alias, organ, theme, line or code meets
-- every term; the nearest kind of hit first, then what is asked for most.
--   "sp" → names whose initials begin with sp, then those that have sp further on
WITH term AS (
    SELECT unnest(%(terms)s::text[]) AS t, unnest(%(patterns)s::text[]) AS p
), asked AS (
    SELECT %(words)s::tsquery AS words
)
SELECT m.id, v.id, m.code, v.name, v.matter_type, v.case_kind, v.line,
       v.promised_number, v.promised_unit, o.id, o.name, o.short_name,
       coalesce(v.elements->>'option_name', '')
FROM matter m
JOIN matter_version v ON v.id = m.current_id
JOIN organ o ON o.id = m.organ_id
CROSS JOIN asked
CROSS JOIN LATERAL (
    SELECT sum(CASE
        WHEN m.code = term.t THEN 0
        WHEN v.initials = term.t OR v.folded_name = term.t THEN 1
        WHEN v.initials LIKE term.p || '%%' OR v.folded_name LIKE term.p || '%%' THEN 2
        WHEN v.haystack LIKE '%%|' || term.p || '%%' THEN 3
        WHEN v.folded_name LIKE '%%' || term.p || '%%' THEN 4
        WHEN v.initials LIKE '%%' || term.p || '%%' THEN 5
        WHEN o.initials LIKE term.p || '%%' THEN 6
        WHEN o.name LIKE '%%' || term.p || '%%' OR o.short_name LIKE term.p || '%%' THEN 7
        WHEN v.haystack LIKE '%%' || term.p || '%%' THEN 8
        ELSE 1000 END) AS distance
    FROM term
) near
WHERE m.state = 'in_use'
  AND v.matter_type <> ALL (%(hidden)s::text[])
  AND (near.distance < 1000 OR v.words @@ asked.words)
ORDER BY near.distance,
         CASE WHEN near.distance >= 1000 THEN -ts_rank(v.words, asked.words) END,
         m.uses DESC, char_length(v.name), m.code
LIMIT %(limit)s
