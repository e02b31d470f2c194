-- The cards of each rule and colour in a period, and in as many days before it.
SELECT
    card.rule,
    card.level,
    count(*) FILTER (WHERE card.raised_at >= %(since)s)::integer AS now,
    count(*) FILTER (WHERE card.raised_at < %(since)s)::integer AS before
FROM card
LEFT JOIN node ON node.id = card.hall_id
WHERE card.raised_at >= %(before)s AND card.raised_at < %(until)s
AND card.state = ANY (%(stood)s) AND {seen}
GROUP BY 1, 2
ORDER BY 2 DESC, 3 DESC, 1
