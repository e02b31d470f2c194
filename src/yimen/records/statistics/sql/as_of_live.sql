-- Where every case of our own halls stood at an instant, by what was known at another.
-- Its row tells where it stands; what had not happened then, or was not known, is taken
-- back: the first such line says in which state it found the case. Only where the days
-- in question were set since, or something of before was written down after something
-- of since, the lines of before are read again: the last that set a day tells the day,
-- the greatest of what begins with the line's place; a day taken away says null.
WITH told AS (
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
    FROM (
        SELECT
            cases.number,
            cases.received_at,
            coalesce(since.traced[1], since.state, cases.state) AS state,
            CASE WHEN since.traced IS NULL THEN cases.due_at
                ELSE since.traced[2]::timestamptz END AS due_at,
            CASE WHEN since.traced IS NULL THEN cases.due_on
                ELSE since.traced[3]::date END AS due_on,
            CASE WHEN since.traced IS NULL THEN cases.notice_due_on
                ELSE since.traced[4]::date END AS notice_due_on
        FROM cases
        LEFT JOIN (
            SELECT
                subject_id,
                min(sequence) AS first,
                substr(min((place || before) COLLATE "C"), 11) AS state,
                CASE WHEN min(sequence) > 1 AND (
                    max(sequence) - min(sequence) >= count(*)
                    OR EXISTS (
                        SELECT FROM journal_entry AS next
                        WHERE next.subject_kind = 'case'
                        AND next.subject_id = line.subject_id
                        AND next.sequence = max(line.sequence) + 1
                    )
                    OR CASE substr(min((place || before) COLLATE "C"), 11)
                        WHEN 'received' THEN bool_or(days ? 'notice_due_on')
                        WHEN 'correcting' THEN FALSE
                        ELSE bool_or(days ?| ARRAY['due_on', 'due_at'])
                    END
                ) THEN (
                    SELECT ARRAY[
                        substr(max((place || after) COLLATE "C"), 11),
                        nullif(trim('"' FROM substr(
                            max((place || (days -> 'due_at')::text) COLLATE "C"), 11
                        )), 'null'),
                        nullif(trim('"' FROM substr(
                            max((place || (days -> 'due_on')::text) COLLATE "C"), 11
                        )), 'null'),
                        nullif(trim('"' FROM substr(
                            max((place || (days -> 'notice_due_on')::text) COLLATE "C"), 11
                        )), 'null')
                    ]
                    FROM (
                        SELECT
                            after, lpad(sequence::text, 10, '0') AS place,
                            payload -> 'set' AS days
                        FROM journal_entry
                        WHERE subject_kind = 'case' AND subject_id = line.subject_id
                        AND happened_at <= %(at)s AND recorded_at <= %(known_at)s
                    ) AS earlier
                ) END AS traced
            FROM (
                SELECT
                    subject_id, sequence, before,
                    lpad(sequence::text, 10, '0') AS place, payload -> 'set' AS days
                FROM journal_entry
                WHERE subject_kind = 'case'
                AND (happened_at > %(at)s OR recorded_at > %(known_at)s)
            ) AS line
            GROUP BY subject_id
        ) AS since ON since.subject_id = cases.number
        WHERE cases.received_at <= %(at)s AND coalesce(since.first, 2) > 1
    ) AS stood
)
