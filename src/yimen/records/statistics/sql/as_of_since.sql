-- What had not happened at an instant, or was not known at another, of each case of our
-- own halls that has such lines: the first says in which state it found the case, and a
-- line beyond the next place makes it doubtful, any line where days in question were set
-- since. As arrays in text, so that the journal is read once for all who ask.
SELECT
    array_agg(number)::text AS numbers,
    array_agg(first)::text AS firsts,
    array_agg(CASE WHEN first > 1 AND has_days THEN 0 WHEN first > 1 THEN next END)::text
        AS nexts,
    array_agg(state)::text AS states
FROM (
    SELECT
        subject_id AS number,
        min(sequence) AS first,
        min(sequence) + count(*) AS next,
        substr(min((place || before) COLLATE "C"), 11) AS state,
        CASE substr(min((place || before) COLLATE "C"), 11)
            WHEN 'received' THEN bool_or(days ? 'notice_due_on')
            WHEN 'correcting' THEN FALSE
            ELSE bool_or(days ?| ARRAY['due_on', 'due_at'])
        END AS has_days
    FROM (
        SELECT
            subject_id, sequence, before,
            lpad(sequence::text, 10, '0') AS place, payload -> 'set' AS days
        FROM journal_entry
        WHERE subject_kind = 'case'
        AND (happened_at > %(at)s OR recorded_at > %(known_at)s)
    ) AS line
    GROUP BY subject_id
) AS since
