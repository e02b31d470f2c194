-- A ladder that was in force stays what it was: another one is a row of its own.
CREATE FUNCTION light_ladder_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a ladder that was in force stays what it was'
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER light_ladder_stays BEFORE UPDATE OR DELETE ON light_ladder
FOR EACH ROW EXECUTE FUNCTION light_ladder_stays();
