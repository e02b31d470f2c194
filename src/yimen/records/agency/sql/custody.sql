-- What nobody may do to a chain of custody, said by the database itself.

-- The giver of a link is the taker of the link before: one holder at a time, and no
-- paper appears anywhere but where it was.
ALTER TABLE custody_link
    ADD COLUMN previous integer
    GENERATED ALWAYS AS (CASE WHEN sequence > 1 THEN sequence - 1 END) STORED;

ALTER TABLE custody_link
    ADD CONSTRAINT custody_link_follows
    FOREIGN KEY (item_id, previous, giver)
    REFERENCES custody_link (item_id, sequence, taker);

CREATE FUNCTION custody_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a link of custody is never changed'
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER custody_link_stays BEFORE UPDATE OR DELETE ON custody_link
FOR EACH ROW EXECUTE FUNCTION custody_never_changes();

CREATE TRIGGER custody_link_stays_whole BEFORE TRUNCATE ON custody_link
FOR EACH STATEMENT EXECUTE FUNCTION custody_never_changes();

-- Numbers can't collide: no two blocks share one, whoever leases at the same time.
ALTER TABLE number_block
    ADD CONSTRAINT number_blocks_apart
    EXCLUDE USING gist (int8range(first, last, '[]') WITH &&);
