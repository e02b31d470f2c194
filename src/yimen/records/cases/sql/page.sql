-- What the page of one case shows beside the facts that acts look at.
SELECT
    cases.state, cases.channel, cases.received_by_id, cases.decided_by_id,
    cases.delivered_at, cases.closed_at, cases.promised_number,
    cases.notice_due_on, cases.due_on, cases.due_at,
    cases.statutory_due_on, cases.statutory_due_at, cases.delivery_due_on,
    cases.reminder_on, cases.paused_through_on, cases.due_is_provisional,
    cases.printed_due_on, cases.owed_by_on, kept.number AS merged_into,
    practice.deems_withdrawn_article AS withdrawn_by_law,
    EXISTS (
        SELECT
        FROM cases AS older
        JOIN matter_version AS asked ON asked.id = older.matter_version_id
        WHERE older.applicant_id = cases.applicant_id
        AND older.organ_id = cases.organ_id AND older.hall_id = cases.hall_id
        AND asked.matter_id = own.matter_id AND older.state IN (
            'received', 'correcting', 'accepted', 'examined', 'paused'
        )
        AND (older.received_at, older.number) < (cases.received_at, cases.number)
    ) AS has_older_twin,
    organ.name AS organ_name, organ.phone AS organ_phone,
    node.name AS hall_name, node.supervision_phone,
    ticket.letter AS ticket_letter, ticket.number AS ticket_number,
    ticket.issued_at AS ticket_at, seat.number AS window_number,
    (
        SELECT sum(stay.ended_at - stay.started_at)
        FROM ticket_interval AS stay
        WHERE stay.ticket_id = ticket.id AND stay.state = 'waiting'
    ) AS waited,
    (
        SELECT jsonb_agg(to_jsonb(owed) ORDER BY owed.due_on, owed.id)
        FROM owed_material AS owed
        WHERE owed.case_id = cases.id
    ) AS owed,
    (
        SELECT to_jsonb(promise)
        FROM case_commitment AS promise
        WHERE promise.case_id = cases.id
    ) AS commitment,
    (
        SELECT jsonb_agg(
            to_jsonb(hearing) || jsonb_build_object('host', officer.name)
            ORDER BY hearing.id
        )
        FROM case_hearing AS hearing
        LEFT JOIN officer ON officer.id = hearing.host_id
        WHERE hearing.case_id = cases.id
    ) AS hearings,
    (
        SELECT jsonb_agg(to_jsonb(review) ORDER BY review.id)
        FROM case_expert_review AS review
        WHERE review.case_id = cases.id
    ) AS reviews,
    (
        SELECT jsonb_agg(
            to_jsonb(site) || jsonb_build_object('names', (
                SELECT jsonb_agg(officer.name ORDER BY officer.id)
                FROM officer
                WHERE officer.id = ANY(site.officers)
            ))
            ORDER BY site.id
        )
        FROM case_site_check AS site
        WHERE site.case_id = cases.id
    ) AS checks
FROM cases
JOIN matter_version AS own ON own.id = cases.matter_version_id
JOIN organ ON organ.id = cases.organ_id
JOIN node ON node.id = cases.hall_id
JOIN region ON region.id = node.region_id
LEFT JOIN case_notice AS notice ON notice.case_id = cases.id
LEFT JOIN {practice} AS practice ON practice.deems_withdrawn
    AND coalesce(notice.given_at >= practice.deems_withdrawn_since, TRUE)
LEFT JOIN cases AS kept ON kept.id = cases.merged_into_id
LEFT JOIN ticket ON ticket.id = cases.ticket_id
LEFT JOIN service_window AS seat ON seat.id = cases.window_id
WHERE cases.id = %(case)s
