-- Move them: one statement for all, nothing for a case that somebody moved meanwhile.
-- Each moved case gets its line in the journal, chained as `rules.journal.chain` does it. Hashes
-- that the database cannot compute (SM3) come in as `given`, for the very lines that were
-- read; without them a case stays for the next look.
, sealed AS (
    SELECT said.*, sha256(convert_to(format(
        '["sha256","case",%%s,%%s,%%s,%%s,%%s,"%%s",%%s,"%%s","%%s","%%s","%%s"]',
        to_json(number), last_sequence + 1, %(happened_at_said)s::text,
        %(recorded_at_said)s::text, %(actor_said)s::text, step,
        CASE WHEN days_move THEN %(article_said)s::text ELSE '""' END, state, state,
        encode(sha256(convert_to(payload, 'UTF8')), 'hex'), encode(last_hash, 'hex')
    ), 'UTF8')) AS hash
    FROM said
    WHERE %(algorithm)s = 'sha256'
    UNION ALL
    SELECT said.*, given.hash
    FROM said
    JOIN unnest(
        %(given_ids)s::bigint[], %(given_sequences)s::integer[], %(given)s::bytea[]
    ) AS given (id, sequence, hash)
        ON given.id = said.id AND given.sequence = said.last_sequence
    WHERE %(algorithm)s <> 'sha256'
), moved AS (
    UPDATE cases
    SET notice_due_on = sealed.notice_on,
        due_on = sealed.new_on,
        due_at = sealed.new_at,
        statutory_due_on = sealed.statutory_on,
        statutory_due_at = sealed.statutory_at,
        delivery_due_on = sealed.delivery_on,
        due_is_provisional = sealed.is_provisional,
        reminder_on = sealed.soon_on,
        paused_through_on = sealed.through_on,
        last_sequence = sealed.last_sequence + 1,
        last_hash = sealed.hash
    FROM (SELECT * FROM sealed ORDER BY id) AS sealed  -- page after page
    WHERE cases.id = sealed.id AND cases.last_sequence = sealed.last_sequence
    RETURNING sealed.*
), entry AS (
    INSERT INTO journal_entry (
        subject_kind, subject_id, sequence, happened_at, recorded_at, actor, step,
        article, before, after, payload, previous_hash, hash, algorithm
    )
    SELECT
        'case', number, last_sequence + 1, %(happened_at)s, %(recorded_at)s, %(actor)s,
        step, article, state, state, payload::jsonb, last_hash, hash,
        %(algorithm)s
    FROM moved
)
