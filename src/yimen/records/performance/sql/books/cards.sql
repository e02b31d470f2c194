-- Cards whose day of explanation has come, and what was upheld of dual acceptance.
SELECT told.quantity, organ.code, card.officer_id,
    coalesce(cases.window_id, officer.window_id), node.path, 1, told.day, 'card',
    card.id::text, card.rule || ' ' || card.subject_id
FROM card
LEFT JOIN organ ON organ.id = card.organ_id
LEFT JOIN node ON node.id = card.hall_id
LEFT JOIN officer ON officer.id = card.officer_id
LEFT JOIN cases ON card.subject_kind = 'case' AND cases.number = card.subject_id
CROSS JOIN LATERAL (
    SELECT 'cards' AS quantity, card.explain_by_on AS day
    WHERE card.explain_by_on BETWEEN %(first_on)s AND %(last_on)s
    UNION ALL
    SELECT 'cards_answered', card.explain_by_on
    WHERE card.explain_by_on BETWEEN %(first_on)s AND %(last_on)s
        AND (card.explained_at AT TIME ZONE 'Asia/Shanghai')::date <= card.explain_by_on
    UNION ALL
    SELECT 'dual_acceptances', (card.settled_at AT TIME ZONE 'Asia/Shanghai')::date
    WHERE card.rule IN ('dual_acceptance', 'outside_the_system')
        AND card.state IN ('upheld', 'rechecked')
        AND card.settled_at >= %(since)s AND card.settled_at < %(until)s
) AS told
WHERE card.state NOT IN ('cancelled', 'lifted', 'replaced')
