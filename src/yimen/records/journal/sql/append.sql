WITH entry AS (
    INSERT INTO journal_entry (
        subject_kind, subject_id, sequence, happened_at, recorded_at, actor, step,
        article, before, after, payload, previous_hash, hash, algorithm
    ) VALUES (
        %(entry_kind)s, %(entry_subject)s, %(entry_sequence)s,
        %(entry_happened_at)s, %(entry_recorded_at)s, %(entry_actor)s,
        %(entry_step)s, %(entry_article)s, %(entry_before)s, %(entry_after)s,
        %(entry_payload)s::jsonb, %(entry_previous_hash)s, %(entry_hash)s,
        %(entry_algorithm)s
    )
    RETURNING id
)
INSERT INTO journal_text (entry_id, slot, sealed, salt)
SELECT entry.id, text.slot, text.sealed, text.salt
FROM entry, unnest(
    %(text_slots)s::text[], %(text_sealed)s::bytea[], %(text_salts)s::bytea[]
) AS text (slot, sealed, salt)
