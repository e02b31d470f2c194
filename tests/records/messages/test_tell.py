"""A notice is one message, written with its act."""

import pytest
from django.db import transaction

from makers.cast import Cast
from makers.messages import CASE, NOON, READY, told
from makers.persons import ZHANG_SAN, an_applicant
from makers.places import a_node
from yimen.records.messages import queries
from yimen.records.messages.actions.tell import Notice, tell, tell_all
from yimen.records.messages.facts import facts_of
from yimen.records.messages.models import Message
from yimen.rules.messages import (
    Fault,
    MessageKind,
    MessageMisworded,
    MessageState,
    Recipient,
    RecipientKind,
)


def test_an_applicant_with_a_mobile_is_told_by_text(cast: Cast) -> None:
    whom = Recipient.applicant(cast.zhang_san)
    said = {"kind": MessageKind.RESULT_READY, "subject": CASE, "facts": READY}
    assert tell(whom=whom, by=cast.wang_fang, at=NOON, **said)  # type: ignore[arg-type]
    assert not tell(whom=whom, by=cast.wang_fang, at=NOON, **said)  # type: ignore[arg-type]

    row = Message.objects.get()
    assert (row.channel, row.state, row.next_try_at) == ("sms", "queued", NOON)
    assert facts_of(row) == READY
    assert row.hall_id == cast.wang_fang.hall_id
    assert "食品" not in str(bytes(row.facts_sealed))


def test_the_same_notice_is_told_once(cast: Cast) -> None:
    whom = Recipient.applicant(cast.zhang_san)

    for _ in range(3):
        told(whom, cast.wang_fang)
    told(whom, cast.wang_fang, once="another day")

    assert Message.objects.count() == 2


def test_what_the_act_takes_back_was_never_told(cast: Cast) -> None:
    with transaction.atomic():
        told(Recipient.applicant(cast.zhang_san), cast.wang_fang)
        transaction.set_rollback(True)

    assert not Message.objects.exists()


def test_a_message_without_an_address_waits_for_staff(cast: Cast) -> None:
    silent = an_applicant(
        cast.wang_fang,
        type(ZHANG_SAN)(
            kind=ZHANG_SAN.kind,
            name="李四",
            id_kind=ZHANG_SAN.id_kind,
            id_number="110101198001010037",
        ),
    )

    row = told(Recipient.applicant(silent), cast.wang_fang)

    assert (row.state, row.fault) == (MessageState.FAILED, Fault.NO_CONTACT)


def test_the_house_is_told_in_its_inbox(cast: Cast) -> None:
    assert cast.li_qiang.officer_id is not None
    for whom in (
        Recipient.officer(cast.li_qiang.officer_id),
        Recipient.organ(cast.organ.pk),
        Recipient.node(cast.center.pk),
    ):
        assert told(whom, cast.wang_fang).state == MessageState.SENT

    assert queries.unread(cast.li_qiang) == 3
    assert queries.unread(cast.zhao_min) == 2  # not what is for 李强 by name
    assert queries.unread(cast.sun_li) == 0
    rows = queries.inbox(cast.li_qiang).rows
    assert [row.recipient_kind for row in rows] == [
        RecipientKind.NODE,
        RecipientKind.ORGAN,
        RecipientKind.OFFICER,
    ]


def test_a_misworded_notice_is_refused(cast: Cast) -> None:
    with pytest.raises(MessageMisworded):
        told(Recipient.applicant(cast.zhang_san), cast.wang_fang, facts={"a": "b"})


def test_many_are_told_in_few_statements(
    cast: Cast, django_assert_max_num_queries: object
) -> None:
    notices = [
        Notice(
            whom=Recipient.applicant(cast.zhang_san),
            kind=MessageKind.RESULT_READY,
            subject=CASE,
            facts=READY,
            once=str(number),
        )
        for number in range(1000)
    ]

    with django_assert_max_num_queries(4):  # type: ignore[operator]
        assert tell_all(notices, by=cast.wang_fang, at=NOON) == 1000
    assert tell_all(notices, by=cast.wang_fang, at=NOON) == 0


def test_the_outbox_shows_ones_own_halls_and_masks_numbers(cast: Cast) -> None:
    whom = Recipient.applicant(cast.zhang_san)
    told(whom, cast.wang_fang)
    elsewhere = a_node("别处大厅")
    told(whom, cast.wang_fang, hall_id=elsewhere.pk, once="elsewhere")

    rows = queries.outbox(queries.OutboxFilter(), actor=cast.zheng_jie).rows

    assert [row.address for row in rows] == ["138****2211"]
    assert [row.recipient for row in rows] == ["张*"]
    assert queries.outbox_counts(cast.zheng_jie) == {"queued": 1}
