-- What had not happened at an instant, or was not known at another, of each case of our
-- own halls that has such lines: the first says in which state it found the case.
WITH since AS NOT MATERIALIZED (
    SELECT
        subject_id AS number,
        min(sequence) AS first,
        count(*) AS lines,
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
)
