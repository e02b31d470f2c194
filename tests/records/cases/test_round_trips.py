"""How many statements an act costs: two where nothing is printed (the lean path)."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from makers.cases import PERMIT, RECEIVED_AT, ZHANG_SAN, Counter, an_opinion
from makers.cast import Cast
from yimen.records.cases.actions.accept import accept
from yimen.records.cases.actions.deliver import deliver
from yimen.records.cases.actions.examine import examine
from yimen.records.cases.actions.grant import grant
from yimen.records.cases.actions.send_back import send_back
from yimen.records.cases.actions.take import take
from yimen.rules.cases.applications import Accept

LATER = RECEIVED_AT + timedelta(hours=4)
EDGES = ("SAVEPOINT", "RELEASE")


def taken(number: str, cast: Cast) -> object:
    return take(number=number, by=cast.li_qiang, at=LATER)


def examined(number: str, cast: Cast) -> object:
    opinion = an_opinion()
    return examine(number=number, opinion=opinion, by=cast.li_qiang, at=LATER)


def sent_back(number: str, cast: Cast) -> object:
    return send_back(number=number, reason="再看", by=cast.zhao_min, at=LATER)


def accepted(number: str, cast: Cast) -> object:
    return accept(number=number, by=cast.wang_fang, at=LATER)


def granted(number: str, cast: Cast) -> object:
    return grant(number=number, permit=PERMIT, by=cast.zhao_min, at=LATER)


def delivered(number: str, cast: Cast) -> object:
    return deliver(number=number, recipient=ZHANG_SAN, by=cast.chen_jing, at=LATER)


def cost(act: Callable[[], object]) -> int:
    """The statements of one act, the transaction's own edges left out."""
    with CaptureQueriesContext(connection) as seen:
        act()
    return sum(not query["sql"].startswith(EDGES) for query in seen)


@pytest.mark.parametrize(
    ("stage", "act"),
    [("accepted", taken), ("accepted", examined), ("examined", sent_back)],
)
def test_an_act_without_papers_looks_once_and_writes_once(
    counter: Counter, stage: str, act: Callable[[str, Cast], object]
) -> None:
    number = getattr(counter, stage)()

    assert cost(lambda: act(number, counter.cast)) == 2


@pytest.mark.parametrize(
    ("stage", "act", "statements"),
    [("received", accepted, 4), ("examined", granted, 5), ("granted", delivered, 8)],
)
def test_an_act_with_papers_also_reads_names_and_takes_numbers(
    counter: Counter,
    stage: str,
    act: Callable[[str, Cast], object],
    statements: int,
) -> None:
    number = getattr(counter, stage)()
    assert counter.cast.chen_jing

    assert cost(lambda: act(number, counter.cast)) == statements


def test_a_whole_submit_costs_seven(counter: Counter) -> None:
    counter.accepted()  # the guide is known by then

    assert cost(lambda: counter.taken_in(Accept())) == 7
