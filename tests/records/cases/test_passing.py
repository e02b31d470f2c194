"""A case passes from hand to hand: to colleagues, organs, and back, with a trace."""

import json
from datetime import timedelta

import pytest

from makers.cases import RECEIVED_AT, Counter, an_opinion, row_of
from makers.persons import an_officer, the_actor
from makers.places import a_window
from makers.replay import differences
from yimen.ports.vault import vault
from yimen.records.cases import queries
from yimen.records.cases.actions.accept import accept
from yimen.records.cases.actions.assign import assign
from yimen.records.cases.actions.assign_all import assign_all
from yimen.records.cases.actions.examine import examine
from yimen.records.cases.actions.hand_back import hand_back
from yimen.records.cases.actions.move_window import move_window
from yimen.records.cases.actions.take import take
from yimen.records.cases.actions.transfer_case import transfer_case
from yimen.records.cases.models import CasePass
from yimen.records.journal import queries as journal
from yimen.records.journal.models import JournalEntry
from yimen.records.messages.models import Message
from yimen.records.network.models import Stationing
from yimen.records.people.queries import organ_name
from yimen.rules.authority.actors import Actor, Role
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import NotAllowed
from yimen.rules.cases.applications import ReasonMissing
from yimen.rules.cases.handing import (
    AcceptedStays,
    AlreadyTheirs,
    HallSettles,
    NotAColleague,
    OrganNotHere,
    Whither,
)
from yimen.rules.cases.lifecycle import NoSuchStep
from yimen.rules.messages import MessageKind, RecipientKind
from yimen.rules.refusals import NotFound, Overtaken

LATER = RECEIVED_AT + timedelta(hours=2)


@pytest.fixture
def xu_lin(counter: Counter) -> Actor:
    """Another examiner of the organ."""
    cast = counter.cast
    return the_actor(
        an_officer("徐琳", [Role.EXAMINER], organ=cast.organ, hall=cast.center)
    )


@pytest.fixture
def police(counter: Counter) -> Actor:
    """The chief representative of the other organ, in the same hall."""
    cast = counter.cast
    Stationing.objects.create(
        node=cast.center, organ=cast.other_organ, valid_from=RECEIVED_AT.date()
    )
    return the_actor(
        an_officer(
            "何平",
            [Role.CHIEF_REPRESENTATIVE],
            organ=cast.other_organ,
            hall=cast.center,
        )
    )


def the_id(actor: Actor) -> int:
    assert actor.officer_id is not None
    return actor.officer_id


def give(number: str, to: Actor, by: Actor, reason: str = "李强出差") -> None:
    assign(number=number, officer_id=the_id(to), reason=reason, by=by, at=LATER)


def pass_to(number: str, organ: int, by: Actor, basis: str = "") -> None:
    transfer_case(
        number=number, to=Whither(organ, basis), reason="选错部门", by=by, at=LATER
    )


def test_the_representative_gives_a_case_to_a_colleague(
    counter: Counter, xu_lin: Actor
) -> None:
    number = counter.accepted()
    take(number=number, by=counter.cast.li_qiang, at=LATER)
    due_on = row_of(number).due_on

    give(number, xu_lin, counter.cast.zhao_min)

    row = row_of(number)
    assert (row.holder_id, row.due_on, row.state) == (
        xu_lin.officer_id,
        due_on,
        "accepted",
    )
    kept = CasePass.objects.get()
    assert (kept.way, kept.from_officer_id, kept.to_officer_id) == (
        "colleague",
        counter.cast.li_qiang.officer_id,
        xu_lin.officer_id,
    )
    line = JournalEntry.objects.get(subject_id=number, step="assign")
    assert line.payload["given_to"] == xu_lin.officer_id
    assert "出差" not in str(line.payload)
    assert "李强出差" in journal.texts("case", number).values()
    assert not differences(number)


def test_a_holder_gives_away_their_own_and_no_others(
    counter: Counter, xu_lin: Actor
) -> None:
    number = counter.accepted()
    cast = counter.cast

    with pytest.raises(NotAllowed):
        give(number, xu_lin, cast.li_qiang)
    take(number=number, by=cast.li_qiang, at=LATER)
    give(number, xu_lin, cast.li_qiang)
    with pytest.raises(NotAllowed):
        give(number, cast.zhao_min, cast.li_qiang)
    with pytest.raises(AlreadyTheirs):
        give(number, xu_lin, cast.zhao_min)
    with pytest.raises(NotAColleague):
        give(number, cast.sun_li, cast.zhao_min)
    with pytest.raises(NotAColleague):
        give(number, cast.wang_fang, cast.zhao_min)
    with pytest.raises(ReasonMissing):
        give(number, cast.li_qiang, cast.zhao_min, " ")
    with pytest.raises(NotFound):
        give(number, xu_lin, cast.sun_li)


def test_everything_of_who_leaves_goes_over_at_once(
    counter: Counter, xu_lin: Actor
) -> None:
    cast = counter.cast
    numbers = [counter.accepted() for _ in range(3)]
    for number in numbers:
        take(number=number, by=cast.li_qiang, at=LATER)
    done = assign_all(
        from_officer_id=the_id(cast.li_qiang),
        to_officer_id=the_id(xu_lin),
        reason="调离",
        by=cast.zhao_min,
        at=LATER,
    )

    assert sorted(done.given) == sorted(numbers)
    assert {row_of(number).holder_id for number in numbers} == {xu_lin.officer_id}
    again = assign_all(
        from_officer_id=the_id(xu_lin),
        to_officer_id=the_id(cast.wang_fang),
        reason="调离",
        by=cast.zhao_min,
        at=LATER,
    )
    assert again.given == ()
    assert {type(refusal) for _, refusal in again.kept} == {NotAColleague}


def test_before_acceptance_the_hall_passes_it_on(
    counter: Counter, police: Actor
) -> None:
    number = counter.received()
    before = row_of(number)

    pass_to(number, counter.cast.other_organ.pk, counter.cast.wang_fang)

    row = row_of(number)
    assert row.organ_id == counter.cast.other_organ.pk
    assert (row.received_at, row.notice_due_on) == (
        before.received_at,
        before.notice_due_on,
    )
    page = queries.case_page(number, police, LATER)
    assert Step.HAND_BACK in page.buttons
    assert page.history[-1].text == "选错部门"
    assert not differences(number)


def test_it_comes_back_once_and_then_the_hall_settles(
    counter: Counter, police: Actor
) -> None:
    number = counter.received()
    cast = counter.cast
    pass_to(number, cast.other_organ.pk, cast.wang_fang)
    hand_back(number=number, reason="不归公安管", by=police, at=LATER)

    assert row_of(number).organ_id == cast.organ.pk
    with pytest.raises(HallSettles):
        pass_to(number, cast.other_organ.pk, cast.wang_fang)
    pass_to(number, cast.other_organ.pk, cast.zheng_jie)
    ways = list(CasePass.objects.order_by("pk").values_list("way", "is_settled"))
    assert ways == [("organ", False), ("back", False), ("organ", True)]
    assert Step.HAND_BACK not in queries.case_page(number, police, LATER).buttons
    passes = [line.payload.get("passes") for line in journal.entries("case", number)]
    assert passes == [None, 1, 2, 3]
    told = Message.objects.filter(kind=MessageKind.CASE_TRANSFERRED).order_by("pk")
    applicant = (RecipientKind.APPLICANT, row_of(number).applicant_id)
    assert {(one.recipient_kind, one.recipient_id) for one in told} == {applicant}
    theirs, ours = counter.cast.other_organ.pk, counter.cast.organ.pk
    names = [
        json.loads(vault().unseal(bytes(one.facts_sealed)))["organ"] for one in told
    ]  # each pass is told, there and back
    assert names == [organ_name(pk) for pk in (theirs, ours, theirs)]


def test_an_accepted_case_stays_unless_the_power_has_passed(
    counter: Counter, police: Actor
) -> None:
    number = counter.accepted()
    cast = counter.cast

    with pytest.raises(AcceptedStays):
        pass_to(number, cast.other_organ.pk, cast.wang_fang)
    with pytest.raises(AcceptedStays):
        pass_to(number, cast.other_organ.pk, cast.zhao_min, "云政发〔2026〕3号")
    assert Step.TRANSFER_CASE not in (
        queries.case_page(number, cast.wang_fang, LATER).buttons
    )
    due_on = row_of(number).due_on
    pass_to(number, cast.other_organ.pk, cast.wu_gang, "云政发〔2026〕3号")
    row = row_of(number)
    assert (row.organ_id, row.due_on) == (cast.other_organ.pk, due_on)
    assert CasePass.objects.get().basis == "云政发〔2026〕3号"
    assert queries.case_page(number, police, LATER).state == "accepted"


def test_an_organ_that_is_not_here_gets_nothing(counter: Counter) -> None:
    number = counter.received()
    with pytest.raises(OrganNotHere):
        pass_to(number, counter.cast.other_organ.pk, counter.cast.wang_fang)


def test_what_was_examined_is_passed_to_nobody(counter: Counter, police: Actor) -> None:
    number = counter.accepted()
    examine(number=number, opinion=an_opinion(), by=counter.cast.li_qiang, at=LATER)

    with pytest.raises(NoSuchStep):
        pass_to(number, the_id(police), counter.cast.wu_gang, "依据")


def test_the_right_window_is_written_down(counter: Counter) -> None:
    number = counter.received()
    right = a_window(counter.cast.center, 2)
    elsewhere = a_window(counter.cast.town_hall, 1)

    def to(window: int, version: int | None = None) -> None:
        move_window(
            number=number,
            window_id=window,
            reason="坐错窗口",
            version=version,
            by=counter.cast.wang_fang,
            at=LATER,
        )

    with pytest.raises(NotFound):
        to(elsewhere.pk)
    with pytest.raises(Overtaken):
        to(right.pk, 9)
    to(right.pk)
    assert row_of(number).window_id == right.pk
    assert not differences(number)
    accept(number=number, by=counter.cast.wang_fang, at=LATER)
