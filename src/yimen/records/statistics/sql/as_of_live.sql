-- Where every case of our own halls stood at an instant, by what was known at another.
-- A case without a line since is in its row as it was; of those with one the journal
-- tells, in no order. The last line that set a day tells the day: the greatest of what
-- begins with the line's place; a day taken away says null.
WITH moved AS MATERIALIZED (
    SELECT DISTINCT subject_id AS number
    FROM journal_entry
    WHERE subject_kind = 'case'
    AND (happened_at > %(at)s OR recorded_at > %(known_at)s)
), traced AS (
    SELECT
        subject_id AS number,
        min(happened_at) FILTER (WHERE step = 'receive') AS received_at,
        substr(max((place || after) COLLATE "C"), 11) AS state,
        substr(max((place || due_at::text) COLLATE "C"), 11) AS due_at,
        substr(max((place || due_on::text) COLLATE "C"), 11) AS due_on,
        substr(max((place || notice_due_on::text) COLLATE "C"), 11) AS notice_due_on
    FROM (
        SELECT
            subject_id, happened_at, step, after,
            lpad(sequence::text, 10, '0') AS place,
            payload #> '{set,due_at}' AS due_at,
            payload #> '{set,due_on}' AS due_on,
            payload #> '{set,notice_due_on}' AS notice_due_on
        FROM journal_entry
        WHERE subject_kind = 'case'
        AND happened_at <= %(at)s AND recorded_at <= %(known_at)s
        AND subject_id IN (SELECT number FROM moved)
    ) AS line
    GROUP BY subject_id
), stood AS (
    SELECT number, received_at, state, due_at, due_on, notice_due_on
    FROM cases
    WHERE received_at <= %(at)s
    AND NOT EXISTS (SELECT FROM moved WHERE moved.number = cases.number)
    UNION ALL
    SELECT
        number, received_at, state,
        nullif(trim('"' FROM due_at), 'null')::timestamptz,
        nullif(trim('"' FROM due_on), 'null')::date,
        nullif(trim('"' FROM notice_due_on), 'null')::date
    FROM traced
    WHERE received_at IS NOT NULL
), told AS (
    SELECT
        number,
        received_at,
        state = ANY (%(ended)s) AS is_closed,
        CASE
            WHEN state = 'correcting' THEN NULL
            WHEN state <> 'received' AND due_at IS NOT NULL THEN due_at
            ELSE (
                CASE state WHEN 'received' THEN notice_due_on ELSE due_on END + 1
            )::timestamp AT TIME ZONE 'Asia/Shanghai' - interval '1 microsecond'
        END AS due_at
    FROM stood
)
