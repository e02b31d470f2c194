"""A joint case goes on by what its parts do: in series, in parallel, to the join."""

from datetime import date, timedelta

import pytest

from makers.cases import (
    PERMIT,
    RECEIVED_AT,
    REFUSAL,
    row_of,
)
from makers.joint import (
    HANDED_IN,
    Restaurant,
    agree,
    decide,
    member,
    opinion_on_all,
    states,
)
from makers.joint_replay import told
from makers.replay import differences
from yimen.records.approvals import models
from yimen.records.cases.actions.accept import accept
from yimen.records.cases.actions.attach import attach
from yimen.records.cases.actions.examine import examine
from yimen.records.cases.actions.extend import extend
from yimen.records.cases.actions.grant import grant
from yimen.records.cases.actions.pause import pause
from yimen.records.cases.actions.refuse import refuse
from yimen.records.cases.actions.resume import resume
from yimen.records.cases.actions.return_case import return_case
from yimen.records.cases.actions.withdraw import withdraw
from yimen.records.cases.models import Document, Upload
from yimen.records.journal import queries as journal
from yimen.rules.authority.actors import Role
from yimen.rules.cases.applications import OnlyReceive
from yimen.rules.cases.decisions import Stop
from yimen.rules.joint.members import JointClockRuns, MembersOpen
from yimen.rules.legal_clock.extensions import ExtensionWrongRank
from yimen.rules.legal_clock.pauses import Procedure

NEXT = RECEIVED_AT + timedelta(days=3)
STOP = Stop(procedure=Procedure.HEARING, asked_days=4, reason="听证")


def whole(restaurant: Restaurant) -> str:
    """Everything that is required is closed; nothing is decided yet."""
    number = restaurant.accepted()
    for key in ("license", "fire"):
        decide(number, key, NEXT)
    decide(number, "food", NEXT + timedelta(hours=1))
    agree(number, "sign", NEXT)
    agree(number, "grease", NEXT)
    return number


def lead_decides(restaurant: Restaurant, number: str, *, granted: bool = True) -> None:
    cast, at = restaurant.counter.cast, NEXT + timedelta(hours=4)
    examine(number=number, opinion=opinion_on_all(), by=cast.li_qiang, at=at)
    if granted:
        grant(number=number, permit=PERMIT, by=cast.zhao_min, at=at)
    else:
        refuse(number=number, refusal=REFUSAL, by=cast.zhao_min, at=at)


def test_acceptance_starts_all_that_no_law_holds(restaurant: Restaurant) -> None:
    number = restaurant.accepted()

    assert states(number) == {
        "license": "open",
        "food": "waiting",
        "fire": "open",
        "sign": "open",
        "grease": "open",
        "health": "waiting",  # optional: nobody has asked for it
    }
    child = member(number, "fire").child
    assert child is not None
    assert child.parent_id == row_of(number).pk
    assert child.number != number
    assert (child.state, child.followed) == ("accepted", True)
    assert child.accepted_by_id == restaurant.counter.cast.wang_fang.officer_id
    assert {m.material_code: m.state for m in child.materials.all()} == {
        "M1": "handed_in",
        "M2": "handed_in",
    }
    assert member(number, "grease").due_on == date(2026, 9, 23)
    papers = Document.objects.filter(case__number=number, kind="copy_order")
    notices = models.Member.objects.exclude(notice="").values_list("notice", flat=True)
    assert sorted(notices) == sorted(papers.values_list("number", flat=True))
    assert len(notices) == 4
    assert not differences(number)
    assert not differences(child.number)
    assert told(number)
    assert journal.check_subject("joint_case", number).ok


def test_a_received_joint_case_waits_for_its_acceptance(restaurant: Restaurant) -> None:
    number = restaurant.counter.taken_in(
        OnlyReceive(), matter_version_id=restaurant.version_id, papers=()
    ).number

    assert set(states(number).values()) == {"waiting"}
    assert models.JointRun.objects.get(number=number).state == "waiting"


def test_what_the_law_puts_before_is_waited_for(restaurant: Restaurant) -> None:
    number = restaurant.accepted()
    decide(number, "license", NEXT)

    food = member(number, "food")
    assert food.state == "open"
    assert food.child is not None
    assert food.child.accepted_by_id is None  # nobody came to a counter for it
    assert food.child.accepted_at == NEXT + timedelta(minutes=5)
    orders = Document.objects.filter(case__number=number, kind="copy_order")
    assert orders.count() == 5


def test_the_lead_decides_only_on_the_whole(restaurant: Restaurant) -> None:
    number = restaurant.accepted()
    with pytest.raises(MembersOpen) as refused:
        lead_decides(restaurant, number)

    assert "公众聚集场所消防检查" in str(refused.value.facts["open"])


def test_a_whole_that_is_granted(restaurant: Restaurant) -> None:
    number = whole(restaurant)
    run = models.JointRun.objects.get(number=number)
    assert run.state == "joined"

    lead_decides(restaurant, number)
    run.refresh_from_db()
    assert (run.state, run.outcome) == ("closed", "granted")
    assert told(number)


def test_a_refusal_ends_its_successors_only(restaurant: Restaurant) -> None:
    number = restaurant.accepted()
    decide(number, "fire", NEXT)
    decide(number, "license", NEXT, granted=False)

    assert states(number) == {
        "license": "refused",
        "food": "ended",
        "fire": "granted",
        "sign": "open",
        "grease": "open",
        "health": "waiting",
    }
    agree(number, "sign", NEXT)
    agree(number, "grease", NEXT)
    lead_decides(restaurant, number)
    run = models.JointRun.objects.get(number=number)
    assert (run.state, run.outcome) == ("closed", "partly_refused")
    assert states(number)["fire"] == "granted"


def test_the_whole_taken_back_takes_its_open_parts_with_it(
    restaurant: Restaurant,
) -> None:
    number = restaurant.accepted()
    granted = decide(number, "fire", NEXT)
    cast = restaurant.counter.cast
    withdraw(number=number, reason="不开了", by=cast.wang_fang, at=NEXT)

    now = states(number)
    assert now["fire"] == "granted"
    assert now["license"] == now["sign"] == now["food"] == "cancelled"
    license_ = member(number, "license").child
    assert license_ is not None
    assert license_.state == "withdrawn"
    assert row_of(granted).state == "granted"
    assert models.JointRun.objects.get(number=number).state == "closed"


def test_a_part_sent_back_is_the_leads_to_move(restaurant: Restaurant) -> None:
    number = restaurant.accepted()
    child = member(number, "fire").child
    assert child is not None
    return_case(
        number=child.number, reason="图纸不全", by=restaurant.fire.examiner, at=NEXT
    )

    assert states(number)["fire"] == "returned"
    assert models.JointRun.objects.get(number=number).state == "running"


def test_the_clock_of_the_whole_stops_only_with_all_its_parts(
    restaurant: Restaurant,
) -> None:
    number = restaurant.accepted()
    before = row_of(number)
    assert before.statutory_number == 45
    with pytest.raises(JointClockRuns):
        pause(number=number, stop=STOP, by=restaurant.lead, at=NEXT)

    agree(number, "sign", NEXT)
    agree(number, "grease", NEXT)
    for key in ("license", "fire"):
        child = member(number, key).child
        assert child is not None
        hand = restaurant.fire.examiner if key == "fire" else restaurant.lead
        pause(number=child.number, stop=STOP, by=hand, at=NEXT)
        assert (row_of(number).due_on == before.due_on) == (key == "license")
    after = row_of(number)
    assert after.state == "accepted"
    assert after.due_on is not None
    assert before.due_on is not None
    assert after.due_on > before.due_on
    assert not differences(number)

    fire = member(number, "fire").child
    assert fire is not None
    resume(
        number=fire.number,
        outcome="已听证",
        by=restaurant.fire.examiner,
        at=NEXT + timedelta(days=1),
    )
    assert before.due_on <= row_of(number).due_on <= after.due_on
    assert member(number, "fire").due_on == row_of(fire.number).due_on


def test_the_whole_is_extended_by_the_government_head(restaurant: Restaurant) -> None:
    number = restaurant.accepted()
    cast = restaurant.counter.cast
    before = row_of(number).statutory_due_on
    with pytest.raises(ExtensionWrongRank):
        extend(number=number, days=15, reason="情况复杂", by=cast.wu_gang, at=NEXT)

    head = cast.anybody(Role.GOVERNMENT_HEAD)
    extend(number=number, days=15, reason="情况复杂", by=head, at=NEXT)
    after = row_of(number).statutory_due_on
    assert before is not None
    assert after is not None
    assert after > before
    assert row_of(number).extension_days == 15


def test_a_file_handed_in_once_lies_in_every_part(restaurant: Restaurant) -> None:
    cast = restaurant.counter.cast
    number = restaurant.counter.taken_in(
        OnlyReceive(), matter_version_id=restaurant.version_id, papers=()
    ).number
    attach(
        number=number,
        name="租约.png",
        content=b"\x89PNG\r\n\x1a\n" + bytes(64),
        material_code="P2",
        by=cast.wang_fang,
        at=RECEIVED_AT,
    )
    accept(number=number, papers=HANDED_IN, by=cast.wang_fang, at=NEXT)

    fire = member(number, "fire").child
    assert fire is not None
    assert Upload.objects.get(case=fire).material_code == "M2"
