COPY journal_entry (
    subject_kind, subject_id, sequence, happened_at, recorded_at, actor, step,
    article, before, after, payload, previous_hash, hash, algorithm
) FROM STDIN
