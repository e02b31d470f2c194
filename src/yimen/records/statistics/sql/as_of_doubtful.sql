-- Whose lines of before have to be read again: the days in question were set since, or
-- something of before was written down after something of since.
SELECT array_agg(number)::text AS doubtful
FROM cases
JOIN (
    SELECT number, min(next) AS next
    FROM unnest(%(numbers)s::text[], %(nexts)s::bigint[]) AS line (number, next)
    GROUP BY number
) AS since USING (number)
WHERE next <= last_sequence
