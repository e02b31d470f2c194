-- The rows of a closed card stay what they were, like the card.
CREATE TRIGGER appraisal_score_rows_stay BEFORE UPDATE OR DELETE ON appraisal_score_rows
FOR EACH ROW EXECUTE FUNCTION appraisal_stays();
