-- A region with the practice that holds there and the region it comes from.
SELECT
    region.name, practice.notice_days, practice.notice_article,
    practice.deems_withdrawn, practice.deems_withdrawn_article,
    holder.name AS comes_from
FROM region
LEFT JOIN {practice} AS practice ON true
LEFT JOIN region AS holder ON holder.id = practice.region_id
WHERE region.code = %(region)s AND region.valid_to IS NULL
