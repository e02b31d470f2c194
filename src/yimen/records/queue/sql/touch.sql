-- One more touch at this terminal, and one more from this address: how many now.
-- The address comes first for everybody, so two touches never wait for each other.
INSERT INTO queue_touch_count AS count (about, began_at, touches)
VALUES (%(address)s, %(at)s, 1), (%(terminal)s, %(at)s, 1)
ON CONFLICT (about) DO UPDATE SET
    touches = CASE WHEN count.began_at <= %(expired)s THEN 1 ELSE count.touches + 1 END,
    began_at = CASE
        WHEN count.began_at <= %(expired)s THEN excluded.began_at
        ELSE count.began_at
    END
RETURNING about, touches
