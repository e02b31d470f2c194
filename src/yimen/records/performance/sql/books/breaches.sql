-- Breaches that a second hand confirmed and nobody cancelled.
SELECT 'breaches' AS quantity, organ.code AS organ, breach.officer_id AS officer,
    officer.window_id AS seat, node.path, 1::numeric AS amount,
    breach.happened_on AS day, 'staff_breach' AS kind, breach.id::text AS subject,
    breach.what
FROM staff_breach AS breach
JOIN officer ON officer.id = breach.officer_id
LEFT JOIN organ ON organ.id = breach.organ_id
LEFT JOIN node ON node.id = breach.hall_id
WHERE breach.happened_on BETWEEN %(first_on)s AND %(last_on)s
    AND breach.state IN ('confirmed', 'appealed', 'upheld')
