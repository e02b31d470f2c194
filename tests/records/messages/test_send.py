"""What is told leaves once, whatever happens on the way."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from makers.cast import Cast, the_cast
from makers.messages import NOON, Courier, told, unreachable
from makers.persons import ZHANG_SAN, an_applicant
from yimen.ports import messages as port
from yimen.records.journal.queries import entries
from yimen.records.messages.actions.resend import resend
from yimen.records.messages.actions.send import Sending, send
from yimen.records.messages.models import Message, TextLaidDown
from yimen.records.people.models import Applicant
from yimen.rules.authority.table import NotAllowed
from yimen.rules.messages import (
    LEASE,
    PAUSES,
    Channel,
    Fault,
    MessageState,
    NothingToResend,
    Recipient,
)
from yimen.screens.shared.wording.messages import say_message

if TYPE_CHECKING:
    from clusters import Clone


@pytest.fixture
def courier() -> Iterator[Courier]:
    """Carries the text messages of this test."""
    courier = Courier()
    port.use(Channel.SMS, courier)
    yield courier
    port._used.clear()


def test_a_message_leaves_in_its_own_words(cast: Cast, courier: Courier) -> None:
    row = told(Recipient.applicant(cast.zhang_san), cast.wang_fang)

    assert send(say=say_message, at=NOON) == Sending(sent=1)
    assert send(say=say_message, at=NOON) == Sending()

    (gone,) = courier.carried.values()
    assert gone.to == ZHANG_SAN.phone
    assert "食品经营许可" in gone.text
    row.refresh_from_db()
    assert (row.state, row.sent_at, row.attempts) == (MessageState.SENT, NOON, 1)


def test_a_carrier_that_is_down_is_tried_again_and_then_given_up(
    cast: Cast, courier: Courier
) -> None:
    row = told(Recipient.applicant(cast.zhang_san), cast.wang_fang)
    courier.faults = [unreachable() for _ in range(len(PAUSES) + 1)]

    at = NOON
    for _ in PAUSES:
        assert send(say=say_message, at=at) == Sending(later=1)
        row.refresh_from_db()
        assert row.next_try_at is not None
        at = row.next_try_at
    assert send(say=say_message, at=at) == Sending(failed=1)

    row.refresh_from_db()
    assert (row.state, row.fault) == (MessageState.FAILED, Fault.UNREACHABLE)
    assert courier.attempts == len(PAUSES) + 1
    assert not courier.carried


def test_a_failed_message_is_sent_again_by_hand(cast: Cast, courier: Courier) -> None:
    row = told(Recipient.applicant(cast.zhang_san), cast.wang_fang)
    fault = port.NotCarried(Fault.TURNED_DOWN, may_be_tried_again=False)
    courier.faults = [fault]
    send(say=say_message, at=NOON)

    with pytest.raises(NotAllowed):
        resend(message_id=row.pk, by=cast.wang_fang, at=NOON)
    resend(message_id=row.pk, by=cast.zheng_jie, at=NOON)
    with pytest.raises(NothingToResend):
        resend(message_id=row.pk, by=cast.zheng_jie, at=NOON)

    assert send(say=say_message, at=NOON) == Sending(sent=1)
    assert [line.step for line in entries("message", str(row.pk))] == ["resend_message"]


def test_nothing_is_sent_again_without_an_address(cast: Cast) -> None:
    row = told(Recipient.applicant(cast.zhang_san), cast.wang_fang)
    Applicant.objects.filter(pk=cast.zhang_san).update(phone_sealed=None)

    assert send(say=say_message, at=NOON) == Sending(failed=1)
    with pytest.raises(NothingToResend):
        resend(message_id=row.pk, by=cast.zheng_jie, at=NOON)


def test_a_text_laid_down_twice_lies_there_once(cast: Cast) -> None:
    """The sender fell after the gateway had taken it: the same key comes again."""
    row = told(Recipient.applicant(cast.zhang_san), cast.wang_fang)
    send(say=say_message, at=NOON)
    Message.objects.filter(pk=row.pk).update(
        state=MessageState.QUEUED, attempts=0, next_try_at=NOON + LEASE
    )

    assert send(say=say_message, at=NOON) == Sending()
    assert send(say=say_message, at=NOON + LEASE) == Sending(sent=1)

    assert TextLaidDown.objects.count() == 1


def test_many_senders_at_once_carry_every_message_once(own_database: "Clone") -> None:
    cast = the_cast()
    whom = Recipient.applicant(an_applicant(cast.wang_fang))
    for number in range(150):
        told(whom, cast.wang_fang, once=str(number))

    done = own_database.together(*[lambda: send(say=say_message, at=NOON)] * 4)

    assert sum(one.sent for one in done) == 150
    assert TextLaidDown.objects.count() == 150
    assert set(Message.objects.values_list("attempts", flat=True)) == {1}


def test_what_is_told_at_night_leaves_in_the_morning(
    cast: Cast, courier: Courier
) -> None:
    night = NOON + timedelta(hours=11)
    told(Recipient.applicant(cast.zhang_san), cast.wang_fang, night)

    assert send(say=say_message, at=night) == Sending()
    assert send(say=say_message, at=NOON + timedelta(hours=20)) == Sending(sent=1)
    assert len(courier.carried) == 1
