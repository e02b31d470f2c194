-- The lines of some, for whoever has to compute their hashes outside the database.
SELECT id, number, state, last_sequence, last_hash, payload, step, article
FROM said
LIMIT %(most)s
