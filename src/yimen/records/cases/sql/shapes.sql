-- The shapes of the open cases, for the rules to answer.
SELECT DISTINCT
    region, stage, started_on, promised_number, promised_unit, statutory_number,
    statutory_unit, added
FROM running
