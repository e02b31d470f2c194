"""The applicant hears of what happens while they are away, and only of that."""

from datetime import timedelta

import pytest

from makers.cases import GAPPY, RECEIVED_AT, ZHANG_SAN, Counter
from yimen.records.cases.actions.accept import accept
from yimen.records.cases.actions.ask_correction import ask_correction
from yimen.records.cases.actions.deem_accepted import deem_accepted
from yimen.records.cases.actions.deliver import deliver
from yimen.records.cases.actions.tell_touched import tell_touched
from yimen.records.messages.facts import facts_of
from yimen.records.messages.models import Message
from yimen.rules.messages import MessageKind

LATER = RECEIVED_AT + timedelta(days=2, hours=1)


@pytest.fixture
def followed(counter: Counter) -> Counter:
    """The journal is followed from now on."""
    tell_touched(at=RECEIVED_AT)
    return counter


def told() -> list[tuple[str, str]]:
    return list(Message.objects.order_by("pk").values_list("kind", "subject_id"))


def test_a_result_is_told_while_it_waits_to_be_collected(followed: Counter) -> None:
    waiting, taken = followed.granted(), followed.granted()
    deliver(number=taken, recipient=ZHANG_SAN, by=followed.cast.chen_jing, at=LATER)

    assert tell_touched(at=LATER) == 1
    assert tell_touched(at=LATER) == 0

    assert told() == [(MessageKind.RESULT_READY, waiting)]
    assert followed.cast.center.name in facts_of(Message.objects.get())["hall"]


def test_what_was_settled_at_the_counter_is_not_told_again(followed: Counter) -> None:
    followed.accepted()
    followed.correcting()

    assert tell_touched(at=LATER) == 0


def test_what_was_settled_later_is_told(followed: Counter) -> None:
    first, second = followed.received(), followed.received(papers=GAPPY)
    accept(number=first, by=followed.cast.wang_fang, at=LATER)
    ask_correction(number=second, by=followed.cast.wang_fang, at=LATER)

    assert tell_touched(at=LATER) == 2

    assert told() == [
        (MessageKind.CASE_ACCEPTED, first),
        (MessageKind.CORRECTION_ASKED, second),
    ]
    missing = facts_of(Message.objects.get(subject_id=second))["missing"]
    assert missing == "健康证明、布局图"


def test_silence_that_accepts_is_told(followed: Counter) -> None:
    number = followed.received()
    deem_accepted(number=number, at=RECEIVED_AT + timedelta(days=14))

    assert tell_touched(at=RECEIVED_AT + timedelta(days=14)) == 1
    assert told() == [(MessageKind.CASE_ACCEPTED, number)]
