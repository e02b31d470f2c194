, entry AS (
    INSERT INTO journal_entry (
        subject_kind, subject_id, sequence, happened_at, recorded_at, actor, step,
        article, before, after, payload, previous_hash, hash, algorithm
    )
    SELECT
        'case', moved.number, line.sequence, line.happened_at, line.recorded_at,
        line.actor, line.step, line.article, line.before, line.after, line.payload,
        line.previous_hash, line.hash, line.algorithm
    FROM moved, jsonb_to_recordset(%(lines)s::jsonb) AS line (
        sequence integer, happened_at timestamptz, recorded_at timestamptz,
        actor text, step text, article text, before text, after text, payload jsonb,
        previous_hash bytea, hash bytea, algorithm text
    )
    ORDER BY line.sequence
    RETURNING id, sequence
), beside AS (
    INSERT INTO journal_text (entry_id, slot, sealed, salt)
    SELECT entry.id, said.slot, said.sealed, said.salt
    FROM entry
    JOIN jsonb_to_recordset(%(texts)s::jsonb) AS said (
        sequence integer, slot text, sealed bytea, salt bytea
    ) USING (sequence)
), paper AS (
    INSERT INTO case_document (
        case_id, kind, number, entry_sequence, issued_at, issued_by_id, printed,
        void_reason, replaces_id
    )
    SELECT
        moved.id, issued.kind, issued.number, issued.sequence, issued.issued_at,
        issued.issued_by, 0, '', issued.replaces
    FROM moved, jsonb_to_recordset(%(papers)s::jsonb) AS issued (
        kind text, number text, sequence integer, issued_at timestamptz,
        issued_by bigint, replaces bigint
    )
)
SELECT id, version FROM moved
