-- What other books than that of cases tell of each period, at and below a place.
SELECT
    asked.period, came.visitors, said.consultations, said.complaints, said.cannot_do,
    called.called_back, called.called_satisfied
FROM unnest(
    %(periods)s::text[], %(sinces)s::timestamptz[], %(untils)s::timestamptz[]
) AS asked (period, since, until)
CROSS JOIN LATERAL (
    SELECT count(*) AS visitors
    FROM ticket
    JOIN node ON node.id = ticket.node_id
    WHERE ticket.issued_at >= asked.since AND ticket.issued_at < asked.until
        AND starts_with(node.path, %(path)s)
) AS came
CROSS JOIN LATERAL (
    SELECT
        count(*) FILTER (WHERE people_order.kind = 'consultation') AS consultations,
        count(*) FILTER (WHERE people_order.kind = 'complaint') AS complaints,
        count(*) FILTER (WHERE people_order.kind = 'cannot_do') AS cannot_do
    FROM people_order
    JOIN node ON node.id = people_order.place_id
    WHERE people_order.registered_at >= asked.since
        AND people_order.registered_at < asked.until
        AND people_order.merged_into_id IS NULL
        AND starts_with(node.path, %(path)s)
) AS said
CROSS JOIN LATERAL (
    SELECT
        count(*) AS called_back,
        count(*) FILTER (
            WHERE call_back.level IN (
                'very_satisfied', 'satisfied', 'basically_satisfied'
            )
        ) AS called_satisfied
    FROM call_back
    JOIN call_plan ON call_plan.id = call_back.plan_id
    JOIN node ON node.id = call_plan.hall_id
    WHERE call_back.outcome = 'reached'
        AND call_back.ended_at >= asked.since AND call_back.ended_at < asked.until
        AND starts_with(node.path, %(path)s)
) AS called
