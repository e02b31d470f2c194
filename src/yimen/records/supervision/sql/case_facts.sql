-- Everything that the rules of supervision may ask about these cases.
SELECT
    cases.id,
    cases.number,
    cases.state,
    cases.kind,
    cases.organ_id,
    cases.hall_id,
    coalesce(
        cases.holder_id, cases.decided_by_id, cases.accepted_by_id, cases.received_by_id
    ) AS officer_id,
    region.code AS region,
    cases.received_at,
    cases.accepted_at,
    cases.accepted_by_id,
    cases.examined_at,
    cases.decided_at,
    cases.decided_by_id,
    cases.closed_at,
    cases.result,
    cases.notice_due_on,
    cases.due_on,
    cases.due_at,
    cases.statutory_due_on,
    cases.statutory_due_at,
    cases.delivery_due_on,
    cases.promised_number,
    cases.promised_unit,
    cases.statutory_number,
    cases.statutory_unit,
    cases.paused_through_on,
    cases.owed_by_on,
    version.valid_from,
    version.valid_to,
    NOT version.needs_no_material AS materials_needed,
    told.*,
    stops.*,
    passes.*,
    papers.*,
    extension.rank AS extension_rank,
    version.case_kind = 'joint' AS is_joint,
    twins.*,
    fees.*,
    (SELECT count(*) FROM case_material WHERE case_id = cases.id) AS materials_listed,
    (
        SELECT count(*) FROM negative_reply
        WHERE case_id = cases.id AND standing = 'overturned'
    ) AS overturned,
    cases.decided_by_id IS NULL OR EXISTS (
        SELECT FROM authorization_letter AS letter
        WHERE letter.officer_id = cases.decided_by_id
        AND letter.organ_id = cases.organ_id
        AND (letter.matter_codes = '{}' OR matter.code = ANY (letter.matter_codes))
        AND (cases.decided_at AT TIME ZONE 'Asia/Shanghai')::date
            BETWEEN letter.valid_from AND letter.last_valid_on
        AND coalesce(
            (cases.decided_at AT TIME ZONE 'Asia/Shanghai')::date < letter.revoked_on,
            true
        )
    ) AS letter_was_live
FROM cases
JOIN node ON node.id = cases.hall_id
JOIN region ON region.id = node.region_id
JOIN matter_version AS version ON version.id = cases.matter_version_id
JOIN matter ON matter.id = version.matter_id
LEFT JOIN case_extension AS extension ON extension.case_id = cases.id
CROSS JOIN LATERAL (
    SELECT
        count(*) FILTER (WHERE step = 'ask_correction' AND NOT undone) AS notices,
        count(*) FILTER (
            WHERE step = 'ask_correction' AND NOT undone
            AND happened_at > cases.accepted_at
        ) AS corrections_after_acceptance,
        min(happened_at) AS first_step_at,
        max(happened_at) FILTER (WHERE step = ANY (%(handling)s)) AS last_handling_at,
        count(*) FILTER (WHERE step = 'examine') AS examinations,
        count(*) FILTER (
            WHERE step = 'examine' AND coalesce(payload -> 'texts' ? 'opinion', false)
        ) AS opinions,
        array_agg(step) FILTER (
            WHERE step = ANY (%(reasoned)s) AND NOT payload ? 'texts'
        ) AS unreasoned_steps,
        max(happened_at) FILTER (WHERE step = 'deem_accepted') AS deemed_accepted_at,
        max(happened_at) FILTER (WHERE step = 'withdraw') AS withdrawn_at,
        count(*) FILTER (WHERE step = ANY (%(disputing)s)) AS disputes,
        jsonb_agg(
            jsonb_build_array(
                step, (happened_at AT TIME ZONE 'Asia/Shanghai')::date, due_before
            )
            ORDER BY sequence
        ) FILTER (WHERE step IN ('pause', 'extend')) AS asked_near_the_end,
        jsonb_agg(
            jsonb_build_array(
                after, (happened_at AT TIME ZONE 'Asia/Shanghai')::date
            )
            ORDER BY sequence
        ) FILTER (WHERE after <> before AND NOT undone) AS stays
    FROM (
        SELECT
            line.*,
            (line.sequence < max(line.sequence) FILTER (WHERE step = 'undo') OVER ())
                IS TRUE AS undone,
            CASE WHEN step IN ('pause', 'extend') THEN (
                SELECT earlier.payload -> 'set' ->> 'due_on'
                FROM journal_entry AS earlier
                WHERE earlier.subject_kind = 'case'
                AND earlier.subject_id = line.subject_id
                AND earlier.sequence < line.sequence
                AND earlier.payload -> 'set' ->> 'due_on' IS NOT NULL
                ORDER BY earlier.sequence DESC LIMIT 1
            ) END AS due_before
        FROM journal_entry AS line
        WHERE line.subject_kind = 'case' AND line.subject_id = cases.number
    ) AS entry
) AS told
CROSS JOIN LATERAL (
    SELECT
        jsonb_agg(
            jsonb_build_array(
                id, procedure, asked_days, notice_number <> '', started_on, ended_on
            )
            ORDER BY id
        ) AS procedures
    FROM case_pause WHERE case_id = cases.id
) AS stops
CROSS JOIN LATERAL (
    SELECT
        count(*) FILTER (
            WHERE way <> 'colleague' AND from_organ_id <> to_organ_id
        ) AS unit_passes,
        count(*) FILTER (WHERE way = 'organ' AND basis = '') AS passes_without_basis
    FROM case_pass WHERE case_id = cases.id
) AS passes
CROSS JOIN LATERAL (
    SELECT
        count(*) FILTER (WHERE kind = 'acceptance_notice') AS acceptance_papers,
        count(*) FILTER (
            WHERE kind = ANY (%(deciding)s) AND voided_at IS NULL
        ) AS decision_papers
    FROM case_document WHERE case_id = cases.id
) AS papers
CROSS JOIN LATERAL (
    SELECT
        array_agg(twin.number ORDER BY twin.id) FILTER (
            WHERE twin.hall_id <> cases.hall_id AND twin.accepted_at IS NOT NULL
            AND twin.received_at < cases.received_at
        ) AS elsewhere,
        array_agg(
            abs(extract(day FROM cases.received_at - twin.received_at))::integer
            ORDER BY twin.id
        ) FILTER (
            WHERE twin.hall_id <> cases.hall_id AND twin.accepted_at IS NOT NULL
            AND twin.received_at < cases.received_at
        ) AS elsewhere_days_apart,
        array_agg(twin.number ORDER BY twin.id) FILTER (
            WHERE twin.state = ANY (%(open)s) AND twin.received_at < cases.received_at
        ) AS open_twins,
        coalesce(bool_or(
            cases.result = 'withdrawn' AND twin.received_at >= cases.closed_at
            AND twin.received_at < cases.closed_at + interval '30 days'
        ), false) AS asked_again
    FROM cases AS twin
    JOIN matter_version AS twin_version ON twin_version.id = twin.matter_version_id
    WHERE twin.applicant_id = cases.applicant_id
    AND twin.id <> cases.id
    AND twin_version.matter_id = version.matter_id
    AND coalesce(twin.parent_id, 0) = coalesce(cases.parent_id, 0)
    AND twin.forwarded_from_id IS NULL AND cases.forwarded_from_id IS NULL
    AND twin.merged_into_id IS NULL AND cases.merged_into_id IS NULL
) AS twins
CROSS JOIN LATERAL (
    SELECT
        coalesce(sum(line.gross_cents), 0)::bigint AS fee_due_cents,
        coalesce(sum(line.net_cents), 0)::bigint AS fee_paid_cents,
        coalesce(bool_or(line.reduction_id IS NOT NULL), false) AS fee_is_reduced
    FROM fee_bill_line AS line
    JOIN fee_bill ON fee_bill.id = line.bill_id
    WHERE line.case_id = cases.id AND line.is_live AND fee_bill.paid_cents > 0
) AS fees
WHERE cases.id = ANY (%(ids)s)
ORDER BY cases.id
