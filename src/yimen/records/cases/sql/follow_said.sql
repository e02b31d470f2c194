-- What the journal says of each: the payload as `rules.journal.chain` writes it, keys in order
-- and no spaces. Where no day of the law moves, only the reminder does.
, said AS (
    SELECT
        moving.*,
        CASE WHEN days_move THEN 'move_due' ELSE 'move_reminder' END AS step,
        CASE WHEN days_move THEN %(article)s ELSE '' END AS article,
        format(
            '{%%s,"set":{"delivery_due_on":%%s,"due_at":%%s,'
            '"due_is_provisional":%%s,"due_on":%%s,"notice_due_on":%%s,'
            '"paused_through_on":%%s,"reminder_on":%%s,"state":"%%s",'
            '"statutory_due_at":%%s,"statutory_due_on":%%s},"was":{'
            '"delivery_due_on":%%s,"due_on":%%s,"notice_due_on":%%s,'
            '"statutory_due_on":%%s}}',
            %(because)s::text,
            coalesce(to_json(delivery_on)::text, 'null'),
            coalesce(
                to_json(to_char(new_at AT TIME ZONE 'UTC', %(instant)s))::text, 'null'
            ),
            is_provisional::text,
            coalesce(to_json(new_on)::text, 'null'),
            coalesce(to_json(notice_on)::text, 'null'),
            coalesce(to_json(through_on)::text, 'null'),
            coalesce(to_json(soon_on)::text, 'null'),
            state,
            coalesce(
                to_json(to_char(statutory_at AT TIME ZONE 'UTC', %(instant)s))::text,
                'null'
            ),
            coalesce(to_json(statutory_on)::text, 'null'),
            coalesce(to_json(was_delivery_on)::text, 'null'),
            coalesce(to_json(was_on)::text, 'null'),
            coalesce(to_json(was_notice_on)::text, 'null'),
            coalesce(to_json(was_statutory_on)::text, 'null')
        ) AS payload
    FROM moving
)
