-- A signed report stays as it is: it may be made public once, nothing else. Its files
-- and the templates that were in force stay too.
CREATE FUNCTION report_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    open text[] := ARRAY['published_at', 'published_by_id', 'version'];
BEGIN
    IF TG_TABLE_NAME = 'report' AND OLD.state = 'drafted' THEN
        RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    IF TG_TABLE_NAME = 'report' AND TG_OP = 'UPDATE' AND OLD.published_at IS NULL
        AND to_jsonb(NEW) - open = to_jsonb(OLD) - open
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a signed report stays as it is'
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER report_stays BEFORE UPDATE OR DELETE ON report
FOR EACH ROW EXECUTE FUNCTION report_stays();

CREATE TRIGGER report_file_stays BEFORE UPDATE OR DELETE ON report_file
FOR EACH ROW EXECUTE FUNCTION report_stays();

CREATE TRIGGER report_template_stays BEFORE UPDATE OR DELETE ON report_template
FOR EACH ROW EXECUTE FUNCTION report_stays();
