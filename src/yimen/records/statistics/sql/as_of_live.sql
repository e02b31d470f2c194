-- Where every case of our own halls stood at an instant, by what was known at another.
-- Its row tells where it stands, what came since is taken back, and of the doubtful
-- ones their lines of before tell. Grouped, so that the planner knows a case has one.
-- Who is doubtful and has not been traced is seen here too, in the same pass.
WITH since AS NOT MATERIALIZED (
    SELECT
        number, min(first) AS first, min(found) AS found, min(next) AS next,
        min(received_at) AS received_at, min(state) AS state, min(due_at) AS due_at,
        min(due_on) AS due_on, min(notice_due_on) AS notice_due_on
    FROM (
        SELECT
            number, first, found, next, NULL::timestamptz AS received_at,
            NULL AS state, NULL::timestamptz AS due_at, NULL::date AS due_on,
            NULL::date AS notice_due_on
        FROM unnest(
            %(numbers)s::text[], %(firsts)s::int[], %(states)s::text[],
            %(nexts)s::bigint[]
        ) AS line (number, first, found, next)
        UNION ALL
        SELECT
            number, NULL, NULL, NULL, received_at, state, due_at, due_on, notice_due_on
        FROM unnest(
            %(traced)s::text[], %(received_ats)s::timestamptz[], %(stands)s::text[],
            %(due_ats)s::timestamptz[], %(due_ons)s::date[],
            %(notice_due_ons)s::date[]
        ) AS line (number, received_at, state, due_at, due_on, notice_due_on)
    ) AS taken
    GROUP BY number
), stood AS (
    SELECT
        number,
        coalesce(since.received_at, cases.received_at) AS received_at,
        coalesce(since.state, since.found, cases.state) AS state,
        CASE WHEN since.state IS NULL THEN cases.due_at ELSE since.due_at END AS due_at,
        CASE WHEN since.state IS NULL THEN cases.due_on ELSE since.due_on END AS due_on,
        CASE
            WHEN since.state IS NULL THEN cases.notice_due_on
            ELSE since.notice_due_on
        END AS notice_due_on,
        coalesce(since.state IS NULL AND next <= last_sequence, FALSE) AS is_doubtful
    FROM cases
    LEFT JOIN since USING (number)
    WHERE (cases.received_at <= %(at)s OR since.received_at IS NOT NULL)
    AND since.first IS DISTINCT FROM 1
), told AS (
    SELECT
        number, received_at, is_closed, is_doubtful, due_at, due_on,
        CASE WHEN due_at IS NULL THEN due_on < %(day)s ELSE due_at < %(at)s END
            AS is_late
    FROM (
        SELECT
            number, received_at, is_doubtful, state = ANY (%(ended)s) AS is_closed,
            CASE WHEN state NOT IN ('received', 'correcting') THEN due_at END AS due_at,
            CASE state
                WHEN 'received' THEN notice_due_on
                WHEN 'correcting' THEN NULL
                ELSE due_on
            END AS due_on
        FROM stood
    ) AS due
)
