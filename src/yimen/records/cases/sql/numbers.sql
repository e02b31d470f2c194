-- The next number of each series. The rows stay locked until the act ends, so the
-- numbers have no gaps: an act that is undone gives its number back.
INSERT INTO number_series (series, last)
SELECT series, 1 FROM unnest(%(series)s::text[]) AS series ORDER BY series
ON CONFLICT (series) DO UPDATE SET last = number_series.last + 1
RETURNING series, last
