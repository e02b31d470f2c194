-- What nobody may do to the journal, said by the database itself.
--
-- Names carry their schema, so that no temporary table can stand in for one of ours.
-- 19024 is "JP" in ASCII; the lock of a day is (19024, days since 2000-01-01). Whoever
-- writes holds it shared until commit, whoever closes the day holds it alone: a day
-- closes when every transaction that wrote in it has ended.

CREATE FUNCTION journal_day_of(at timestamptz) RETURNS date
LANGUAGE sql STABLE PARALLEL SAFE
RETURN (at AT TIME ZONE 'Asia/Shanghai')::date;

CREATE FUNCTION journal_start_of(day date) RETURNS timestamptz
LANGUAGE sql STABLE PARALLEL SAFE
RETURN day::timestamp AT TIME ZONE 'Asia/Shanghai';

-- How long an instant read from the clock may wait to be written, where the act holds
-- no transaction between the two; and so how long after midnight a day may close.
CREATE FUNCTION journal_grace() RETURNS interval
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN INTERVAL '1 minute';

CREATE FUNCTION journal_lock_of(day date) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN day - DATE '2000-01-01';

CREATE FUNCTION journal_keep_open(day date) RETURNS void
LANGUAGE sql
RETURN pg_advisory_xact_lock_shared(19024, public.journal_lock_of(day));

CREATE FUNCTION journal_wait_for_writers(day date) RETURNS void
LANGUAGE sql
RETURN pg_advisory_xact_lock(19024, public.journal_lock_of(day));

-- The database's clock. Until this transaction ends the day stays open, so what is
-- recorded at this instant can be written however long the rest of the act takes.
CREATE FUNCTION journal_now() RETURNS timestamptz LANGUAGE plpgsql AS $$
DECLARE
    instant timestamptz;
BEGIN
    LOOP
        instant := clock_timestamp();
        PERFORM public.journal_keep_open(public.journal_day_of(instant));
        -- midnight may have passed while we waited
        EXIT WHEN public.journal_day_of(clock_timestamp())
            = public.journal_day_of(instant);
    END LOOP;
    RETURN instant;
END
$$;

-- Called once per statement: a bulk insert is checked as a set.
CREATE FUNCTION journal_guard_entries() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    earliest timestamptz;
    latest timestamptz;
    broken boolean;
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'the journal is written at READ COMMITTED'
            USING ERRCODE = 'feature_not_supported',
            HINT = 'An older snapshot cannot see that a day was closed.';
    END IF;
    SELECT min(recorded_at), max(recorded_at) INTO earliest, latest FROM added;
    IF earliest IS NULL THEN  -- somebody lost a race and wrote nothing
        RETURN NULL;
    END IF;
    IF earliest < transaction_timestamp() - public.journal_grace()
    OR latest > clock_timestamp() THEN
        RAISE EXCEPTION 'recorded_at is not now' USING
            ERRCODE = 'serialization_failure', HINT = 'Read journal_now() again.';
    END IF;
    -- days close in order: who holds the earliest open holds the later ones too
    PERFORM public.journal_keep_open(public.journal_day_of(earliest));
    -- a fresh look, after the lock was given
    IF EXISTS (
        SELECT FROM public.journal_day WHERE day >= public.journal_day_of(earliest)
    ) THEN
        RAISE EXCEPTION 'the day of recorded_at is closed' USING
            ERRCODE = 'serialization_failure', HINT = 'Read journal_now() again.';
    END IF;
    SELECT bool_or(NOT EXISTS (
        SELECT FROM public.journal_entry AS previous
        WHERE previous.subject_kind = added.subject_kind
        AND previous.subject_id = added.subject_id
        AND previous.sequence = added.sequence - 1
        AND previous.hash = added.previous_hash
    )) INTO broken
    FROM added WHERE sequence <> 1 OR previous_hash <> ''::bytea;
    IF broken THEN
        RAISE EXCEPTION 'the entry does not follow its subject''s last one'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER journal_entry_guard AFTER INSERT ON journal_entry
REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION journal_guard_entries();

-- A day is closed once it is over, in order, with as many entries as it has.
CREATE FUNCTION journal_guard_days() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    last record;
BEGIN
    PERFORM public.journal_wait_for_writers(new.day);
    IF current_setting('transaction_isolation') <> 'read committed'
    OR public.journal_day_of(clock_timestamp() - public.journal_grace()) <= new.day THEN
        RAISE EXCEPTION 'the day % is not over', new.day
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    SELECT day, root INTO last FROM public.journal_day ORDER BY day DESC LIMIT 1;
    IF last.day IS NULL THEN
        PERFORM public.journal_wait_for_writers(new.day - 1);
    END IF;
    IF (last.day IS NULL AND EXISTS (
            SELECT FROM public.journal_entry
            WHERE recorded_at < public.journal_start_of(new.day)
        ))
    OR last.day + 1 <> new.day
    OR coalesce(last.root, ''::bytea) <> new.previous_root THEN
        RAISE EXCEPTION 'the day % does not follow the last closed one', new.day
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF new.count <> (
        SELECT count(*)
        FROM public.journal_entry
        WHERE recorded_at >= public.journal_start_of(new.day)
        AND recorded_at < public.journal_start_of(new.day + 1)
    ) THEN
        RAISE EXCEPTION 'the day % has another number of entries', new.day
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    new.closed_at := clock_timestamp();
    RETURN new;
END
$$;

CREATE TRIGGER journal_day_guard BEFORE INSERT ON journal_day
FOR EACH ROW EXECUTE FUNCTION journal_guard_days();

-- A text belongs to an entry that names its digest. It can be blanked, never altered,
-- and only once the journal says so.
CREATE FUNCTION journal_guard_texts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' AND EXISTS (
        SELECT FROM public.journal_entry
        WHERE id = new.entry_id AND payload -> 'texts' ? new.slot
    ) THEN
        RETURN new;
    END IF;
    IF TG_OP = 'UPDATE'
    AND (new.id, new.entry_id, new.slot, new.sealed, new.salt)
        = (old.id, old.entry_id, old.slot, ''::bytea, ''::bytea)
    AND EXISTS (
        SELECT FROM public.journal_entry AS entry
        JOIN public.journal_entry AS erasure USING (subject_kind, subject_id)
        WHERE entry.id = old.entry_id
        AND erasure.step = 'erase_text'
        AND (erasure.payload ->> 'sequence')::integer = entry.sequence
        AND erasure.payload ->> 'slot' = old.slot
    ) THEN
        RETURN new;
    END IF;
    RAISE EXCEPTION 'the journal does not say so' USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER journal_text_guard BEFORE INSERT OR UPDATE ON journal_text
FOR EACH ROW EXECUTE FUNCTION journal_guard_texts();

-- Erasing a text is writing that it is erased. The application has no other way: it
-- may not update the table, this function may, and it runs only for such an entry.
CREATE FUNCTION journal_erase_text() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    UPDATE public.journal_text AS text
    SET sealed = ''::bytea, salt = ''::bytea
    FROM public.journal_entry AS entry
    WHERE entry.id = text.entry_id
    AND entry.subject_kind = new.subject_kind
    AND entry.subject_id = new.subject_id
    AND entry.sequence = (new.payload ->> 'sequence')::integer
    AND text.slot = new.payload ->> 'slot';
    IF NOT FOUND THEN
        RAISE EXCEPTION 'there is no such text' USING ERRCODE = 'no_data_found';
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER journal_entry_erase AFTER INSERT ON journal_entry
FOR EACH ROW WHEN (new.step = 'erase_text') EXECUTE FUNCTION journal_erase_text();

CREATE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% of % is refused: the journal only grows', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER journal_entry_refuse BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_entry
FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse();

CREATE TRIGGER journal_day_refuse BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_day
FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse();

CREATE TRIGGER journal_text_refuse BEFORE DELETE OR TRUNCATE ON journal_text
FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse();

-- The role exists before the first migration (`yimen migrate` settles it).
REVOKE ALL ON journal_entry, journal_text, journal_day FROM yimen_app;
GRANT SELECT, INSERT ON journal_entry, journal_text, journal_day TO yimen_app;
