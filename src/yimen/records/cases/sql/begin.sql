-- A new case, as its first lines say it is.
WITH moved AS (
    INSERT INTO cases (
        number, submit_key, version, kind, channel, matter_version_id, organ_id,
        hall_id, window_id, ticket_id, received_at, received_by_id,
        state, applicant_id, handling_agent_id, agent_power, delivery_way,
        accepted_at, accepted_by_id, examined_at, examined_by_id,
        decided_at, decided_by_id, delivered_at, closed_at, result,
        statutory_number, statutory_unit, promised_number, promised_unit,
        extension_days, notice_due_on, due_on, due_at,
        statutory_due_on, statutory_due_at, delivery_due_on, due_is_provisional,
        reminder_on, paused_through_on,
        printed_due_on, printed_statutory_on, holder_id, owed_by_on,
        parent_id, followed, station_id, station_taken_at, forwarded_from_id,
        deliverable_on,
        delivery_address_sealed, query_code_hash, query_code_sealed,
        last_sequence, last_hash
    )
    SELECT
        %(number)s, submit_key, 1, kind, channel, matter_version_id, organ_id,
        hall_id, window_id, ticket_id, received_at, received_by_id,
        state, applicant_id, handling_agent_id, agent_power, delivery_way,
        accepted_at, accepted_by_id, examined_at, examined_by_id,
        decided_at, decided_by_id, delivered_at, closed_at, coalesce(result, ''),
        statutory_number, coalesce(statutory_unit, ''),
        promised_number, coalesce(promised_unit, ''),
        0, notice_due_on, due_on, due_at,
        statutory_due_on, statutory_due_at, delivery_due_on,
        coalesce(due_is_provisional, FALSE),
        reminder_on, paused_through_on,
        printed_due_on, printed_statutory_on, holder_id, owed_by_on,
        parent_id, coalesce(followed, FALSE),
        station_id, station_taken_at, forwarded_from_id,
        deliverable_on,
        %(delivery_address_sealed)s, %(query_code_hash)s, %(query_code_sealed)s,
        %(last_sequence)s, %(last_hash)s
    FROM jsonb_populate_record(NULL::cases, %(changes)s::jsonb)
    RETURNING id, number, version
)
