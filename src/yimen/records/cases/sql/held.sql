-- How many cases in hand each officer of an organ holds.
SELECT holder_id, count(*)
FROM cases
WHERE organ_id = %(organ)s AND holder_id IS NOT NULL
    AND {open} AND {deciding}
GROUP BY holder_id
