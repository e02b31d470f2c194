-- Whose lines of before have to be read again: the days in question were set since, or
-- something of before was written down after something of since.
SELECT number
FROM since
JOIN cases USING (number)
WHERE first > 1 AND (has_days OR first + lines <= last_sequence)
