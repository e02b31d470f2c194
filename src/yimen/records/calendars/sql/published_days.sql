-- The days that notices declare, for the regions asked for: of each day the row that
-- was loaded last. What ships with the product lies below whatever a hall has loaded.
SELECT DISTINCT ON (version.region, declared.day)
    version.region, declared.day, declared.kind, declared.name, declared.notice
FROM calendar_version AS version
JOIN calendar_day AS declared ON declared.calendar_version_id = version.id
WHERE version.region = ANY(%(regions)s)
ORDER BY version.region, declared.day, version.is_bundled, version.id DESC
