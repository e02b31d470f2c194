"""Off the pile and into somebody's hands."""

import pytest

from makers.cases import RECEIVED_AT, Counter, row_of
from makers.persons import an_officer, the_actor
from yimen.records.cases.actions.take import take
from yimen.rules.authority.actors import Role
from yimen.rules.authority.table import NotAllowed
from yimen.rules.cases.decisions import HeldByAnother
from yimen.rules.cases.lifecycle import NoSuchStep
from yimen.rules.refusals import Overtaken


def test_a_case_is_taken_by_an_examiner(counter: Counter) -> None:
    number = counter.accepted()
    moved = take(number=number, by=counter.cast.li_qiang, at=RECEIVED_AT)

    assert row_of(number).holder_id == counter.cast.li_qiang.officer_id
    assert moved.state == "accepted"


def test_what_somebody_holds_only_the_representative_takes_over(
    counter: Counter,
) -> None:
    number = counter.accepted()
    take(number=number, by=counter.cast.li_qiang, at=RECEIVED_AT)
    other = the_actor(
        an_officer(
            "何平",
            [Role.EXAMINER],
            organ=counter.cast.organ,
            hall=counter.cast.center,
        )
    )

    with pytest.raises(HeldByAnother):
        take(number=number, by=other, at=RECEIVED_AT)
    take(number=number, by=counter.cast.zhao_min, at=RECEIVED_AT)

    assert row_of(number).holder_id == counter.cast.zhao_min.officer_id


def test_a_clerk_takes_nothing(counter: Counter) -> None:
    number = counter.accepted()

    with pytest.raises(NotAllowed):
        take(number=number, by=counter.cast.wang_fang, at=RECEIVED_AT)


def test_what_is_not_accepted_is_not_on_the_pile(counter: Counter) -> None:
    number = counter.received()

    with pytest.raises(NoSuchStep):
        take(number=number, by=counter.cast.li_qiang, at=RECEIVED_AT)


def test_whoever_read_an_older_page_is_told(counter: Counter) -> None:
    number = counter.accepted()
    take(number=number, version=1, by=counter.cast.li_qiang, at=RECEIVED_AT)

    with pytest.raises(Overtaken):
        take(number=number, version=1, by=counter.cast.zhao_min, at=RECEIVED_AT)
