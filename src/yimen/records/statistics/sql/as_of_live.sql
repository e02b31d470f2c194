-- Where every case of our own halls stood at an instant, by what was known at another.
-- Its row tells where it stands, and what came since is taken back. Of the doubtful
-- ones the lines of before tell: the last that set a day tells the day, the greatest of
-- what begins with the line's place; a day taken away says null.
, traced AS (
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
), stood AS (
    SELECT
        number, received_at, coalesce(since.state, cases.state) AS state,
        due_at, due_on, notice_due_on
    FROM cases
    LEFT JOIN since USING (number)
    WHERE received_at <= %(at)s AND coalesce(since.first, 2) > 1
    AND number <> ALL (%(doubtful)s::text[])
    UNION ALL
    SELECT
        number, received_at, state,
        nullif(trim('"' FROM due_at), 'null')::timestamptz,
        nullif(trim('"' FROM due_on), 'null')::date,
        nullif(trim('"' FROM notice_due_on), 'null')::date
    FROM traced
), told AS (
    SELECT
        number, received_at, is_closed, due_at, due_on,
        CASE WHEN due_at IS NULL THEN due_on < %(day)s ELSE due_at < %(at)s END
            AS is_late
    FROM (
        SELECT
            number, received_at, state = ANY (%(ended)s) AS is_closed,
            CASE WHEN state NOT IN ('received', 'correcting') THEN due_at END AS due_at,
            CASE state
                WHEN 'received' THEN notice_due_on
                WHEN 'correcting' THEN NULL
                ELSE due_on
            END AS due_on
        FROM stood
    ) AS due
)
