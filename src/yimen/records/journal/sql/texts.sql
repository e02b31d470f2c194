-- The texts beside many lines.
INSERT INTO journal_text (entry_id, slot, sealed, salt)
SELECT entry.id, text.slot, text.sealed, text.salt
FROM unnest(
    %(kinds)s::text[], %(subjects)s::text[], %(sequences)s::integer[],
    %(slots)s::text[], %(sealed)s::bytea[], %(salts)s::bytea[]
) AS text (kind, subject, sequence, slot, sealed, salt)
JOIN journal_entry AS entry
ON entry.subject_kind = text.kind
AND entry.subject_id = text.subject
AND entry.sequence = text.sequence
