-- The database's clock, which also keeps the day open until we commit, and the
-- subject's last line. A subject without lines stands at the genesis.
SELECT journal_now(), coalesce(last.sequence, 0), coalesce(last.hash, ''::bytea)
FROM (VALUES (1)) AS one
LEFT JOIN LATERAL (
    SELECT sequence, hash
    FROM journal_entry
    WHERE subject_kind = %(kind)s AND subject_id = %(subject)s
    ORDER BY sequence DESC
    LIMIT 1
) AS last ON true
