-- What was published or closed is never changed: a closed month is never computed
-- again, and a correction is a row of its own.
CREATE FUNCTION appraisal_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a published scheme and a closed score stay what they were'
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER appraisal_scheme_stays BEFORE UPDATE OR DELETE ON appraisal_scheme
FOR EACH ROW EXECUTE FUNCTION appraisal_stays();

CREATE TRIGGER appraisal_score_stays BEFORE UPDATE OR DELETE ON appraisal_score
FOR EACH ROW EXECUTE FUNCTION appraisal_stays();
