-- The matters in force on a day, and what is counted of each.
SELECT
    matter.code, organ.name AS organ, version.matter_type,
    version.exercise_level AS tier, version.case_kind = 'instant' AS is_instant,
    CASE version.statutory_unit WHEN 'wd' THEN version.statutory_number END
        AS statutory_days,
    CASE version.promised_unit WHEN 'wd' THEN version.promised_number END
        AS promised_days,
    (
        SELECT count(*) FROM procedure_step AS step
        WHERE step.matter_version_id = version.id AND NOT step.is_merged
    ) AS steps,
    version.visit_count AS visits,
    (
        SELECT count(*) FROM material
        WHERE material.matter_version_id = version.id
    ) AS materials
FROM matter_version AS version
JOIN matter ON matter.id = version.matter_id
JOIN organ ON organ.id = version.organ_id
WHERE version.state <> 'draft'
    AND version.valid_from <= %(on)s
    AND (version.valid_to IS NULL OR version.valid_to > %(on)s)
    AND (%(organ_id)s::bigint IS NULL OR version.organ_id = %(organ_id)s::bigint)
    -- what was suspended, frozen or cancelled by then has a version that says so
    AND NOT EXISTS (
        SELECT FROM matter_change AS change
        WHERE change.matter_id = matter.id
            AND change.happened_on <= %(on)s
            AND change.after IN ('suspended', 'frozen', 'cancelled')
            AND NOT EXISTS (
                SELECT FROM matter_change AS later
                WHERE later.matter_id = matter.id
                    AND later.happened_on <= %(on)s AND later.id > change.id
            )
    )
