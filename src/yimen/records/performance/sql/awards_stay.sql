-- Published rules of awards stay what they were, like schemes.
CREATE TRIGGER award_rules_stay BEFORE UPDATE OR DELETE ON award_rules
FOR EACH ROW EXECUTE FUNCTION appraisal_stays();
