-- One more question about this case, and one more from this address: how many now.
-- The address comes first for everybody, so two questions never wait for each other.
INSERT INTO case_asked AS count (about, began_at, asked)
VALUES (%(address)s, %(at)s, 1), (%(case)s, %(at)s, 1)
ON CONFLICT (about) DO UPDATE SET
    asked = CASE WHEN count.began_at <= %(expired)s THEN 1 ELSE count.asked + 1 END,
    began_at = CASE
        WHEN count.began_at <= %(expired)s THEN excluded.began_at
        ELSE count.began_at
    END
RETURNING about, asked
