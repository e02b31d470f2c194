"""Whom to reach how, when it may ring, and what makes two messages one."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.rules.legal_clock.calendar import CHINA
from yimen.rules.messages import (
    EARLIEST,
    FACTS,
    LATEST,
    PAUSES,
    Channel,
    Contact,
    Fault,
    MessageKind,
    MessageMisworded,
    Recipient,
    Subject,
    channel_of,
    check_facts,
    next_try,
    notice_key,
    when_to_send,
)

ZHANG_SAN = Recipient.applicant(7)
CASE = Subject("case", "500199000120260918000017")
NOON = datetime(2026, 9, 18, 12, tzinfo=CHINA)


def test_every_kind_says_which_facts_it_needs() -> None:
    assert set(FACTS) == set(MessageKind)


def test_a_message_is_told_with_exactly_its_facts() -> None:
    whole = {"matter": "食品经营许可", "case": "1", "missing": "健康证明"}
    check_facts(MessageKind.CORRECTION_ASKED, whole)

    for wrong in ({}, {"matter": "食品经营许可"}, whole | {"phone": "1"}):
        with pytest.raises(MessageMisworded):
            check_facts(MessageKind.CORRECTION_ASKED, wrong)


def test_how_somebody_is_reached() -> None:
    mobile, landline = Contact("13812342211"), Contact("023-42821234")
    mail = Contact("023-42821234", "zhang@example.cn")

    assert channel_of(ZHANG_SAN, mobile) == (Channel.SMS, None)
    assert channel_of(ZHANG_SAN, mail) == (Channel.MAIL, None)
    assert channel_of(ZHANG_SAN, landline) == (Channel.SMS, Fault.NOT_A_MOBILE)
    assert channel_of(ZHANG_SAN, Contact()) == (Channel.SMS, Fault.NO_CONTACT)
    for inside in (Recipient.officer(1), Recipient.organ(1), Recipient.node(1)):
        assert channel_of(inside, Contact()) == (Channel.INBOX, None)


def test_what_makes_two_messages_the_same_notice() -> None:
    def key(**changes: object) -> str:
        plain = {
            "whom": ZHANG_SAN,
            "kind": MessageKind.DUE_MOVED,
            "subject": CASE,
            "facts": {"due": "10月22日", "case": "1"},
        }
        return notice_key(**(plain | changes))  # type: ignore[arg-type]

    same = {"case": "1", "due": "10月22日"}
    assert key() == key(facts=same)
    others = [
        key(whom=Recipient.officer(7)),
        key(whom=Recipient.applicant(8)),
        key(kind=MessageKind.CASE_ACCEPTED),
        key(subject=Subject("ticket", CASE.subject_id)),
        key(facts={"due": "10月23日", "case": "1"}),
        key(once="2026-10-22"),
    ]
    assert len({key(), *others}) == len(others) + 1
    assert key(once="a") == key(once="a", facts={"due": "", "case": ""})


def test_it_is_tried_with_growing_pauses_and_then_given_up() -> None:
    waits = [next_try(attempt, NOON) for attempt in range(1, len(PAUSES) + 2)]

    assert waits[:-1] == [NOON + pause for pause in PAUSES]
    assert waits[-1] is None
    assert list(PAUSES) == sorted(PAUSES)


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)))  # noqa: DTZ001
def test_a_telephone_never_rings_at_night(naive: datetime) -> None:
    at = naive.replace(tzinfo=CHINA)

    sent = when_to_send(Channel.SMS, at)

    assert at <= sent < at + timedelta(hours=11, seconds=1)
    assert EARLIEST <= sent.astimezone(CHINA).time() < LATEST
    assert when_to_send(Channel.SMS, sent) == sent
    assert when_to_send(Channel.MAIL, at) == at
