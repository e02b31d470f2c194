-- How many cases move, which way, and where a printed day is earlier or later.
, shifted AS (
    SELECT
        {moves}.*,
        coalesce(
            nullif(new_on - was_on, 0), nullif(statutory_on - was_statutory_on, 0),
            nullif(delivery_on - was_delivery_on, 0),
            nullif(notice_on - was_notice_on, 0), 0
        ) AS days
    FROM {moves}
)
SELECT
    count(*) AS cases,
    count(*) FILTER (WHERE days > 0) AS later,
    count(*) FILTER (WHERE days < 0) AS earlier,
    count(*) FILTER (WHERE was_provisional AND NOT is_provisional) AS made_certain,
    count(*) FILTER (WHERE days <> 0 AND new_on > printed_due_on) AS printed_earlier,
    count(*) FILTER (WHERE days <> 0 AND new_on < printed_due_on) AS printed_later,
    (SELECT count(*) FROM moving) AS to_move
FROM shifted
