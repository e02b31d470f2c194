-- The next numbers of each series: `last` is the last one given now. The rows stay
-- locked until the act ends, so the numbers have no gaps: an act that is undone gives
-- its numbers back.
INSERT INTO number_series (series, last)
SELECT series, count(*) FROM unnest(%(series)s::text[]) AS series
GROUP BY series ORDER BY series
ON CONFLICT (series) DO UPDATE SET last = number_series.last + EXCLUDED.last
RETURNING series, last
