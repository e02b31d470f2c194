-- One act on one case. The row takes on what the lines say it takes on, if nobody was
-- faster; the lines and the papers are written FROM the row that moved, so a lost race
-- writes nothing at all.
WITH moved AS (
    UPDATE cases
    SET (
        state, matter_version_id, organ_id, kind, window_id, merged_into_id,
        applicant_id, handling_agent_id, agent_power, delivery_way,
        accepted_at, accepted_by_id, examined_at, examined_by_id,
        decided_at, decided_by_id, delivered_at, closed_at, result,
        statutory_number, statutory_unit, promised_number, promised_unit,
        extension_days, notice_due_on, due_on, due_at,
        statutory_due_on, statutory_due_at, delivery_due_on, due_is_provisional,
        reminder_on, paused_through_on,
        printed_due_on, printed_statutory_on, holder_id, owed_by_on, followed,
        first_ground, deliverable_on,
        version, last_sequence, last_hash
    ) = (
        SELECT
            state, matter_version_id, organ_id, kind, window_id, merged_into_id,
            applicant_id, handling_agent_id, agent_power, delivery_way,
            accepted_at, accepted_by_id, examined_at, examined_by_id,
            decided_at, decided_by_id, delivered_at, closed_at, result,
            statutory_number, statutory_unit, promised_number, promised_unit,
            extension_days, notice_due_on, due_on, due_at,
            statutory_due_on, statutory_due_at, delivery_due_on, due_is_provisional,
            reminder_on, paused_through_on,
            printed_due_on, printed_statutory_on, holder_id, owed_by_on, followed,
            first_ground, deliverable_on,
            cases.version + %(version_step)s, %(last_sequence)s, %(last_hash)s
        FROM jsonb_populate_record(cases, %(changes)s::jsonb)
    )
    WHERE id = %(id)s AND version = %(version)s AND last_sequence = %(sequence)s
    RETURNING id, number, version
)
