-- What has a green channel, and behind it the rest; each is a walk along an index.
SELECT id, 0 AS turn, act_by_on FROM ({first}) AS first
UNION ALL
SELECT id, 1, act_by_on FROM ({rest}) AS in_turn
ORDER BY turn, act_by_on, id
LIMIT 101
