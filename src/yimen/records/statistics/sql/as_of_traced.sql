-- Where the doubtful ones stood, by their lines of before: the last that set a day tells
-- the day, the greatest of what begins with the line's place; a day taken away says
-- null.
SELECT
    array_agg(number)::text AS traced,
    array_agg(received_at)::text AS received_ats,
    array_agg(state)::text AS stands,
    array_agg(nullif(trim('"' FROM due_at), 'null'))::text AS due_ats,
    array_agg(nullif(trim('"' FROM due_on), 'null'))::text AS due_ons,
    array_agg(nullif(trim('"' FROM notice_due_on), 'null'))::text AS notice_due_ons
FROM (
    SELECT
        subject_id AS number,
        min(happened_at) FILTER (WHERE step = 'receive') AS received_at,
        substr(max((place || after) COLLATE "C"), 11) AS state,
        substr(max((place || (days -> 'due_at')::text) COLLATE "C"), 11) AS due_at,
        substr(max((place || (days -> 'due_on')::text) COLLATE "C"), 11) AS due_on,
        substr(max((place || (days -> 'notice_due_on')::text) COLLATE "C"), 11)
            AS notice_due_on
    FROM (
        SELECT
            subject_id, happened_at, step, after,
            lpad(sequence::text, 10, '0') AS place, payload -> 'set' AS days
        FROM journal_entry
        WHERE subject_kind = 'case'
        AND happened_at <= %(at)s AND recorded_at <= %(known_at)s
        AND subject_id = ANY (%(doubtful)s::text[])
    ) AS line
    GROUP BY subject_id
) AS traced
