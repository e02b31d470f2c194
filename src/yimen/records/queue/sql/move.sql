-- One step of a ticket: the counts of the lines that see somebody passed, the ticket
-- itself, its intervals and the journal's line. Nothing is written unless the ticket
-- still is as it was read and no count has reached its ceiling.
WITH held AS MATERIALIZED (
    SELECT queue_line_day.id, passed.ceiling
    FROM queue_line_day
    JOIN unnest(%(passed_lines)s::bigint[], %(ceilings)s::integer[])
        AS passed (line_id, ceiling) ON passed.line_id = queue_line_day.line_id
    WHERE queue_line_day.day = %(day)s
    ORDER BY queue_line_day.line_id
    FOR UPDATE OF queue_line_day
), counted AS (
    UPDATE queue_line_day
    SET passes = queue_line_day.passes + 1
    FROM held
    WHERE queue_line_day.id = held.id AND queue_line_day.passes < held.ceiling
    RETURNING queue_line_day.id
), moved AS (
    UPDATE ticket
    SET
        state = %(state)s,
        line_id = %(line)s,
        window_id = %(window)s,
        officer_id = %(officer)s,
        wanted_window_id = %(wanted_window)s,
        joined_as = %(joined_as)s,
        joined_at = %(joined_at)s,
        rank_at = %(rank_at)s,
        passes_before = %(passes_before)s,
        called_at = %(called_at)s,
        missed_at = %(missed_at)s,
        returns = %(returns)s,
        version = version + 1,
        last_sequence = %(entry_sequence)s,
        last_hash = %(entry_hash)s
    WHERE id = %(ticket)s AND version = %(version)s
    AND (SELECT count(*) FROM counted) = cardinality(%(passed_lines)s::bigint[])
    RETURNING id, node_id
), ended AS (
    UPDATE ticket_interval
    SET ended_at = greatest(%(at)s, started_at), ended_by = %(entry_step)s
    FROM moved
    WHERE ticket_interval.ticket_id = moved.id AND ticket_interval.ended_at IS NULL
    AND %(is_new_interval)s
    RETURNING ticket_interval.ticket_id, ticket_interval.ended_at, moved.node_id
), begun AS (
    INSERT INTO ticket_interval (
        ticket_id, node_id, line_id, day, state, joined_as, started_at, ended_by,
        window_id, officer_id
    )
    SELECT
        ended.ticket_id, ended.node_id, %(line)s, %(day)s, %(state)s, %(joined_as)s,
        greatest(%(started_at)s, ended.ended_at), '', %(window)s, %(officer)s
    FROM ended
    WHERE NOT %(is_last)s
), entry AS (
    INSERT INTO journal_entry (
        subject_kind, subject_id, sequence, happened_at, recorded_at, actor, step,
        article, before, after, payload, previous_hash, hash, algorithm
    )
    SELECT
        %(entry_kind)s, %(entry_subject)s, %(entry_sequence)s,
        %(entry_happened_at)s, %(entry_recorded_at)s, %(entry_actor)s,
        %(entry_step)s, %(entry_article)s, %(entry_before)s, %(entry_after)s,
        %(entry_payload)s::jsonb, %(entry_previous_hash)s, %(entry_hash)s,
        %(entry_algorithm)s
    FROM moved
)
SELECT count(*) FROM moved
