-- What each officer holds now, and the cards that are theirs.
WITH mine AS (
    SELECT
        cases.holder_id AS officer_id,
        count(*) AS held,
        count(*) FILTER (WHERE cases.act_by_on < %(today)s) AS overdue,
        count(*) FILTER (WHERE cases.state = 'paused') AS paused,
        min(cases.received_at) AS oldest_at
    FROM cases
    JOIN node ON node.id = cases.hall_id
    WHERE cases.holder_id IS NOT NULL AND cases.state = ANY (%(open)s)
    AND starts_with(node.path, %(path)s) AND {seen}
    GROUP BY cases.holder_id
), lit AS (
    SELECT card.officer_id, count(*) AS cards
    FROM card JOIN node ON node.id = card.hall_id
    WHERE card.state = ANY (%(live)s) AND starts_with(node.path, %(path)s) AND {seen}
    GROUP BY card.officer_id
)
SELECT
    officer.id AS officer_id,
    officer.name AS officer,
    coalesce(organ.name, '') AS organ,
    coalesce(mine.held, 0)::integer AS held,
    coalesce(mine.overdue, 0)::integer AS overdue,
    coalesce(mine.paused, 0)::integer AS paused,
    mine.oldest_at,
    coalesce(lit.cards, 0)::integer AS cards
FROM mine
FULL JOIN lit ON lit.officer_id = mine.officer_id
JOIN officer ON officer.id = coalesce(mine.officer_id, lit.officer_id)
LEFT JOIN organ ON organ.id = officer.organ_id
ORDER BY overdue DESC, cards DESC, held DESC, officer.id
LIMIT 100
