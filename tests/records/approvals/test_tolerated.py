"""A joint case that is accepted with a gap: promised once, and owed by every part."""

from datetime import date, timedelta

import pytest

from makers.cases import RECEIVED_AT, ZHANG_SAN, Counter, row_of
from makers.joint import HANDED_IN, LATER, Restaurant, a_restaurant, decide, member
from makers.joint_replay import told
from makers.pictures import a_pdf, a_png
from makers.replay import differences
from yimen.records.cases.actions.attach import attach
from yimen.records.cases.actions.deliver import deliver
from yimen.records.cases.actions.lapse_promise import lapse_promise
from yimen.records.cases.actions.send_owed import send_owed
from yimen.records.cases.actions.supply_owed import supply_owed
from yimen.records.cases.models import (
    BrokenPromise,
    Case,
    Document,
    OwedMaterial,
    Upload,
)
from yimen.records.cases.queries import lapsed_promises, promises_to_remind
from yimen.rules.cases.applications import Tolerate
from yimen.rules.catalogue.intake import Paper
from yimen.rules.catalogue.tolerance import Promise, StillOwed
from yimen.rules.documents.frame import DocumentKind

NEXT = RECEIVED_AT + timedelta(days=3)
LAST = date(2026, 9, 30)  # eight working days after 9-18
TOO_LATE = RECEIVED_AT + timedelta(days=14)
PLACE = Paper("P2", copies=1)


@pytest.fixture
def lenient(counter: Counter) -> Restaurant:
    return a_restaurant(counter, LATER)


def tolerated(lenient: Restaurant) -> str:
    """Accepted without the paper on the place, which every permit reads."""
    return lenient.counter.taken_in(
        Tolerate(Promise(conditions_met=True)),
        matter_version_id=lenient.version_id,
        papers=tuple(paper for paper in HANDED_IN if paper.code != "P2"),
    ).number


def part(number: str, key: str) -> Case:
    child = member(number, key).child
    assert child is not None
    return child


def test_every_part_is_accepted_and_owes_the_paper_by_the_same_day(
    lenient: Restaurant,
) -> None:
    number = tolerated(lenient)
    fire = part(number, "fire")

    assert {one.due_on for one in OwedMaterial.objects.all()} == {LAST}
    assert (fire.state, fire.owed_by_on) == ("accepted", LAST)
    assert fire.due_on is not None
    assert fire.due_on < LAST  # decided on before the day of the paper
    # the applicant promised once, on the whole's paper
    promises = Document.objects.filter(kind=DocumentKind.TOLERANCE_PROMISE)
    assert [paper.case.number for paper in promises] == [number]
    assert promises_to_remind(NEXT + timedelta(days=8)) == (number,)
    for one in (number, fire.number, part(number, "license").number):
        assert not differences(one)
    assert told(number)


def test_the_paper_comes_once_and_serves_every_part(lenient: Restaurant) -> None:
    number, clerk = tolerated(lenient), lenient.counter.cast.wang_fang
    decide(number, "fire", NEXT)
    fire, license_ = part(number, "fire"), part(number, "license")
    with pytest.raises(StillOwed):
        deliver(
            number=fire.number,
            recipient=ZHANG_SAN,
            by=lenient.counter.cast.chen_jing,
            at=NEXT,
        )
    supply_owed(number=number, papers=(PLACE,), by=clerk, at=NEXT)

    for one in (number, fire.number, license_.number):
        assert row_of(one).owed_by_on is None
        assert not differences(one)
    decide(number, "license", NEXT + timedelta(hours=1))
    food = part(number, "food")
    assert (food.state, food.owed_by_on) == ("accepted", None)  # it began later
    assert told(number)


def test_a_photograph_and_a_later_scan_reach_every_part(lenient: Restaurant) -> None:
    number, clerk = tolerated(lenient), lenient.counter.cast.wang_fang
    send_owed(
        number=number, material_code="P2", name="照片.png", content=a_png(), at=NEXT
    )
    attach(
        number=number,
        name="身份证.pdf",
        content=a_pdf(),
        material_code="P1",
        by=clerk,
        at=NEXT,
    )

    fire = part(number, "fire")
    files = Upload.objects.filter(case=fire).order_by("material_code")
    assert [(file.material_code, file.name) for file in files] == [
        ("M1", "身份证.pdf"),
        ("M2", "照片.png"),
    ]
    assert row_of(fire.number).owed_by_on is None


def test_a_missed_paper_breaks_one_promise_and_ends_what_was_not_handed_out(
    lenient: Restaurant,
) -> None:
    number = tolerated(lenient)
    decide(number, "fire", NEXT)
    for one in lapsed_promises(TOO_LATE):
        if row_of(one).owed_by_on is not None:
            lapse_promise(number=one, at=TOO_LATE)

    ended = {row_of(one.number).state for one in Case.objects.exclude(parent=None)}
    assert row_of(number).state == "withdrawn"
    assert ended == {"withdrawn"}
    assert [one.case.number for one in BrokenPromise.objects.all()] == [number]
    grant = Document.objects.get(kind=DocumentKind.GRANT)
    assert grant.voided_at == TOO_LATE
    assert told(number)
