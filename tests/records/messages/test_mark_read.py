"""What a unit is told is noted by whoever of it reads it first."""

from makers.cast import Cast
from makers.messages import NOON, told
from yimen.records.messages import queries
from yimen.records.messages.actions.mark_read import mark_read
from yimen.rules.messages import Recipient


def test_one_reads_for_the_unit_and_is_named(cast: Cast) -> None:
    row = told(Recipient.organ(cast.organ.pk), cast.wang_fang)

    assert mark_read(by=cast.sun_li, at=NOON, message_ids=[row.pk]) == 0
    assert mark_read(by=cast.zhao_min, at=NOON, message_ids=[row.pk]) == 1
    assert mark_read(by=cast.li_qiang, at=NOON) == 0

    (seen,) = queries.inbox(cast.li_qiang).rows
    assert (seen.is_unread, seen.read_by) == (False, "赵敏")
    assert queries.unread(cast.li_qiang) == 0
