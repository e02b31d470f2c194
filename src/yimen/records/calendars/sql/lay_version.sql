-- One version with its days, in one statement.
WITH version AS (
    INSERT INTO calendar_version
        (region, label, source, digest, is_bundled, loaded_at, loaded_by)
    VALUES (
        %(region)s, %(label)s, %(source)s, %(digest)s, %(is_bundled)s, %(loaded_at)s,
        %(loaded_by)s
    )
    RETURNING id
), days AS (
    INSERT INTO calendar_day (calendar_version_id, day, kind, name, notice)
    SELECT version.id, declared.*
    FROM version, unnest(
        %(days)s::date[], %(kinds)s::text[], %(names)s::text[], %(notices)s::text[]
    ) AS declared (day, kind, name, notice)
)
SELECT id FROM version
