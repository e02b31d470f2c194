-- A new ticket with its first interval and the journal's line.
WITH ticket_row AS (
    INSERT INTO ticket (
        id, node_id, line_id, numbered_line_id, day, letter, number, token, once,
        state, priority, channel, issued_at, joined_as, joined_at, rank_at,
        case_number, passes_before, returns, told_low, told_high, version, last_sequence, last_hash
    )
    VALUES (
        %(ticket)s, %(node)s, %(line)s, %(line)s, %(day)s, %(letter)s, %(number)s,
        %(token)s, %(once)s, 'waiting', %(priority)s, %(channel)s, %(at)s, 'new',
        %(joined_at)s, %(rank_at)s, %(case)s, %(passes_before)s, 0, %(told_low)s,
        %(told_high)s, 1, %(entry_sequence)s, %(entry_hash)s
    )
    RETURNING id
), begun AS (
    INSERT INTO ticket_interval (
        ticket_id, node_id, line_id, day, state, joined_as, started_at, ended_by
    )
    SELECT id, %(node)s, %(line)s, %(day)s, 'waiting', 'new', %(joined_at)s, ''
    FROM ticket_row
)
INSERT INTO journal_entry (
    subject_kind, subject_id, sequence, happened_at, recorded_at, actor, step,
    article, before, after, payload, previous_hash, hash, algorithm
)
SELECT
    %(entry_kind)s, %(entry_subject)s, %(entry_sequence)s, %(entry_happened_at)s,
    %(entry_recorded_at)s, %(entry_actor)s, %(entry_step)s, %(entry_article)s,
    %(entry_before)s, %(entry_after)s, %(entry_payload)s::jsonb,
    %(entry_previous_hash)s, %(entry_hash)s, %(entry_algorithm)s
FROM ticket_row
