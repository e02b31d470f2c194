-- The matters of the catalogue with the versions in force, as facts. A limit that is
-- not in working days has no length in working days.
SELECT
    asked.period, asked.since, asked.until,
    matter.code || ' ' || version.number AS number,
    version.valid_from::timestamp AT TIME ZONE 'Asia/Shanghai' AS from_at,
    version.valid_to::timestamp AT TIME ZONE 'Asia/Shanghai' AS to_at,
    CASE version.promised_unit WHEN 'wd' THEN version.promised_number END
        AS promised_days,
    CASE version.statutory_unit WHEN 'wd' THEN version.statutory_number END
        AS statutory_days,
    organ.code AS organ, matter.code AS matter, version.matter_type,
    version.case_kind AS kind
FROM unnest(
    %(periods)s::text[], %(sinces)s::timestamptz[], %(untils)s::timestamptz[]
) AS asked (period, since, until)
CROSS JOIN matter_version AS version
JOIN matter ON matter.id = version.matter_id
JOIN organ ON organ.id = version.organ_id
WHERE version.state <> 'draft' AND version.valid_from IS NOT NULL
