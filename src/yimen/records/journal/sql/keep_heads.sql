-- Most subjects have a row that is read and written with every act: a case, a ticket. It
-- keeps its chain's head, and the statement that writes the line puts it there. The other
-- subjects have their heads here, or nobody would miss the last line of an open day.
--
-- The application may read this table and nothing more: the function writes, as owner.
-- `day` needs no head, journal_day is one.
CREATE FUNCTION journal_keep_heads() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    by_itself CONSTANT text[] := ARRAY[
        'appointment', 'bill', 'case', 'day', 'errand', 'house_paper',
        'information_request', 'joint_case', 'order', 'rating', 'ticket'
    ];
BEGIN
    IF NOT EXISTS (SELECT FROM added WHERE subject_kind <> ALL (by_itself)) THEN
        RETURN NULL;
    END IF;
    INSERT INTO public.journal_head (subject_kind, subject_id, last_sequence, last_hash)
    SELECT DISTINCT ON (subject_kind, subject_id)
        subject_kind, subject_id, sequence, hash
    FROM added
    WHERE subject_kind <> ALL (by_itself)
    ORDER BY subject_kind, subject_id, sequence DESC
    ON CONFLICT (subject_kind, subject_id) DO UPDATE
    SET last_sequence = excluded.last_sequence, last_hash = excluded.last_hash;
    RETURN NULL;
END
$$;

INSERT INTO journal_head (subject_kind, subject_id, last_sequence, last_hash)
SELECT DISTINCT ON (subject_kind, subject_id) subject_kind, subject_id, sequence, hash
FROM journal_entry
WHERE subject_kind NOT IN (
    'appointment', 'bill', 'case', 'day', 'errand', 'house_paper',
    'information_request', 'joint_case', 'order', 'rating', 'ticket'
)
ORDER BY subject_kind, subject_id, sequence DESC;

CREATE TRIGGER journal_entry_heads AFTER INSERT ON journal_entry
REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION journal_keep_heads();

CREATE TRIGGER journal_head_refuse BEFORE DELETE OR TRUNCATE ON journal_head
FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse();

REVOKE ALL ON journal_head FROM yimen_app;
GRANT SELECT ON journal_head TO yimen_app;
