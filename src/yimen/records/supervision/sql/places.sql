-- A place and its children, each with all that lies below it.
WITH shown AS (
    SELECT node.*, parent.path = %(path)s AS is_child
    FROM node LEFT JOIN node AS parent ON parent.id = node.parent_id
    WHERE (node.path = %(path)s OR parent.path = %(path)s) AND node.valid_to IS NULL
    AND {seen}
), busy AS (
    SELECT hall_id, count(*) AS open, count(*) FILTER (WHERE act_by_on < %(today)s) AS overdue
    FROM cases WHERE state = ANY (%(open)s) GROUP BY hall_id
), lit AS (
    SELECT
        hall_id,
        count(*) FILTER (WHERE level = 1) AS reminders,
        count(*) FILTER (WHERE level = 2) AS yellow,
        count(*) FILTER (WHERE level = 3) AS red
    FROM card WHERE state = ANY (%(live)s) GROUP BY hall_id
)
SELECT
    shown.code,
    shown.name,
    shown.tier,
    CASE WHEN shown.is_child THEN 1 ELSE 0 END AS depth,
    EXISTS (SELECT FROM node WHERE parent_id = shown.id) AS has_more,
    shown.supervised_since IS NOT NULL AND shown.supervised_since <= %(today)s
        AS is_watched,
    coalesce(sum(busy.open), 0)::integer AS open,
    coalesce(sum(busy.overdue), 0)::integer AS overdue,
    coalesce(sum(lit.reminders), 0)::integer AS reminders,
    coalesce(sum(lit.yellow), 0)::integer AS yellow,
    coalesce(sum(lit.red), 0)::integer AS red
FROM shown
JOIN node AS below ON starts_with(below.path, shown.path)
LEFT JOIN busy ON busy.hall_id = below.id
LEFT JOIN lit ON lit.hall_id = below.id
GROUP BY shown.id, shown.code, shown.name, shown.tier, shown.is_child,
    shown.supervised_since, shown.path
ORDER BY depth, red DESC, yellow DESC, reminders DESC, open DESC, shown.path
