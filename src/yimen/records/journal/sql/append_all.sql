-- Many lines at once; their ids rise in the order given.
WITH entry AS (
    INSERT INTO journal_entry (
        subject_kind, subject_id, sequence, happened_at, recorded_at, actor, step,
        article, before, after, payload, previous_hash, hash, algorithm
    )
    SELECT
        kind, subject, sequence, happened_at, recorded_at, actor, step,
        article, before, after, payload::jsonb, previous_hash, hash, algorithm
    FROM unnest(
        %(entry_kind)s::text[], %(entry_subject)s::text[],
        %(entry_sequence)s::integer[], %(entry_happened_at)s::timestamptz[],
        %(entry_recorded_at)s::timestamptz[], %(entry_actor)s::text[],
        %(entry_step)s::text[], %(entry_article)s::text[], %(entry_before)s::text[],
        %(entry_after)s::text[], %(entry_payload)s::text[],
        %(entry_previous_hash)s::bytea[], %(entry_hash)s::bytea[],
        %(entry_algorithm)s::text[]
    ) WITH ORDINALITY AS line (
        kind, subject, sequence, happened_at, recorded_at, actor, step, article,
        before, after, payload, previous_hash, hash, algorithm, place
    )
    ORDER BY place
    RETURNING id, hash
)
INSERT INTO journal_text (entry_id, slot, sealed, salt)
SELECT entry.id, text.slot, text.sealed, text.salt
FROM unnest(
    %(text_entries)s::bytea[], %(text_slots)s::text[], %(text_sealed)s::bytea[],
    %(text_salts)s::bytea[]
) AS text (entry_hash, slot, sealed, salt)
JOIN entry ON entry.hash = text.entry_hash
