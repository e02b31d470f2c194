-- Who was on post where anything was taught, who was there, who passed; honours.
SELECT 'staff', organ.code, officer.id, officer.window_id, node.path, 1::numeric,
    taught.day, 'officer', officer.id::text, officer.name
FROM officer
JOIN node ON node.id = officer.hall_id
LEFT JOIN organ ON organ.id = officer.organ_id
CROSS JOIN LATERAL (
    SELECT min(training.held_on) AS day
    FROM staff_training AS training
    WHERE training.held_on BETWEEN %(first_on)s AND %(last_on)s
        AND (training.node_id = node.id OR EXISTS (
            SELECT FROM staff_training_seat AS seat
            WHERE seat.training_id = training.id AND seat.officer_id = officer.id
        ))
) AS taught
WHERE officer.is_active AND taught.day IS NOT NULL
UNION ALL
SELECT 'staff_trained', organ.code, officer.id, officer.window_id, node.path, 1,
    sat.day, 'officer', officer.id::text, officer.name
FROM officer
JOIN node ON node.id = officer.hall_id
LEFT JOIN organ ON organ.id = officer.organ_id
CROSS JOIN LATERAL (
    SELECT min(training.held_on) AS day
    FROM staff_training_seat AS seat
    JOIN staff_training AS training ON training.id = seat.training_id
    WHERE seat.officer_id = officer.id AND seat.was_there
        AND training.held_on BETWEEN %(first_on)s AND %(last_on)s
) AS sat
WHERE officer.is_active AND sat.day IS NOT NULL
UNION ALL
SELECT told.quantity, organ.code, officer.id, officer.window_id, node.path, 1,
    training.held_on, 'training', training.id || ':' || officer.id,
    training.title || ' ' || officer.name
FROM staff_training_seat AS seat
JOIN staff_training AS training ON training.id = seat.training_id
JOIN officer ON officer.id = seat.officer_id
JOIN node ON node.id = officer.hall_id
LEFT JOIN organ ON organ.id = officer.organ_id
CROSS JOIN LATERAL (
    SELECT 'examined' AS quantity
    UNION ALL
    SELECT 'passed' WHERE seat.marks >= training.pass_mark
) AS told
WHERE seat.marks IS NOT NULL AND training.pass_mark IS NOT NULL
    AND training.held_on BETWEEN %(first_on)s AND %(last_on)s
UNION ALL
SELECT 'help_points', organ.code, honour.officer_id, officer.window_id, node.path,
    honour.points, honour.given_on, 'staff_honour', honour.id::text, honour.title
FROM staff_honour AS honour
JOIN officer ON officer.id = honour.officer_id
LEFT JOIN organ ON organ.id = honour.organ_id
LEFT JOIN node ON node.id = honour.hall_id
WHERE honour.state = 'confirmed'
    AND honour.given_on BETWEEN %(first_on)s AND %(last_on)s
