"""One thing at once: one form at one window, one hand-over, and what the tick does."""

from datetime import date, datetime, timedelta

import pytest

from makers.cases import PERMIT, RECEIVED_AT, ZHANG_SAN, row_of
from makers.joint import (
    HANDED_IN,
    Restaurant,
    agree,
    decide,
    member,
    opinion_on_all,
    states,
)
from yimen.records.approvals import models, queries
from yimen.records.approvals.actions.hand_over import hand_over
from yimen.records.approvals.actions.sign_notice import sign_notice
from yimen.records.approvals.actions.take_in_joint import take_in_joint
from yimen.records.cases.actions.examine import examine
from yimen.records.cases.actions.grant import grant
from yimen.records.cases.actions.undo import undo
from yimen.records.messages.models import Message
from yimen.rules.cases.applications import Accept, OnlyReceive, Outcome
from yimen.rules.cases.undoing import StepStands
from yimen.rules.joint.bundles import FormIncomplete
from yimen.rules.joint.members import JointUnderWay
from yimen.rules.legal_clock.calendar import CHINA
from yimen.site.tick import let_silence_agree, remind_the_units

NEXT = RECEIVED_AT + timedelta(days=3)
FORM = {"shop": "老街面馆", "area": "80"}


def taken(
    restaurant: Restaurant, answers: dict[str, str], outcome: Outcome | None = None
) -> str:
    counter = restaurant.counter
    return take_in_joint(
        application=counter.application(
            matter_version_id=restaurant.version_id, papers=HANDED_IN
        ),
        outcome=outcome or Accept(),
        answers=answers,
        by=counter.cast.wang_fang,
        at=RECEIVED_AT,
    ).number


def test_one_submit_takes_in_the_form_too(restaurant: Restaurant) -> None:
    with pytest.raises(FormIncomplete):
        taken(restaurant, {"shop": "老街面馆"})
    assert not models.JointRun.objects.exists()

    number = taken(restaurant, FORM)
    page = queries.joint_page(number, restaurant.lead, NEXT)
    assert page.form == (
        ("店名", "老街面馆"),
        ("面积", "80"),
        ("备注", ""),
        ("业态", ""),
    )
    fire = next(row for row in page.members if row.key == "fire")
    assert fire.form == (("店名", "老街面馆"),)
    assert states(number)["fire"] == "open"


def test_what_is_only_received_may_bring_its_form_later(restaurant: Restaurant) -> None:
    number = taken(restaurant, {}, OnlyReceive())

    assert models.JointRun.objects.get(number=number).answers_sealed == b""


def test_everything_is_handed_over_at_once(restaurant: Restaurant) -> None:
    number = restaurant.accepted()
    cast, later = restaurant.counter.cast, NEXT + timedelta(hours=3)
    parts = [decide(number, key, NEXT) for key in ("license", "fire")]
    parts.append(decide(number, "food", NEXT + timedelta(hours=1)))
    agree(number, "sign", NEXT)
    agree(number, "grease", NEXT)
    examine(number=number, opinion=opinion_on_all(), by=cast.li_qiang, at=later)
    grant(number=number, permit=PERMIT, by=cast.zhao_min, at=later)
    hand_over(number=number, recipient=ZHANG_SAN, by=cast.chen_jing, at=later)

    assert {row_of(one).state for one in (number, *parts)} == {"delivered"}


def test_the_tick_reminds_once_a_day_and_takes_silence_for_consent(
    restaurant: Restaurant,
) -> None:
    number, late = restaurant.accepted(), RECEIVED_AT + timedelta(days=20)
    sign_notice(number=number, key="grease", by=restaurant.water.examiner, at=NEXT)

    assert remind_the_units(late) == "4 reminded"
    assert remind_the_units(late + timedelta(hours=1)) == "0 reminded"
    assert let_silence_agree(late) == "1 agreed"
    assert let_silence_agree(late) == "0 agreed"
    now = states(number)
    assert (now["grease"], now["sign"]) == ("agreed", "open")  # nobody had signed
    told = Message.objects.filter(kind="unit_reminded", recipient_kind="organ")
    assert told.count() == 4
    assert Message.objects.filter(kind="unit_asked").count() == 4


def test_a_unit_that_is_due_on_monday_hears_of_it_on_friday(
    restaurant: Restaurant,
) -> None:
    tuesday = datetime(2026, 10, 13, 10, 0, tzinfo=CHINA)
    friday, sunday = tuesday + timedelta(days=3), tuesday + timedelta(days=5)
    number = restaurant.accepted(at=tuesday)
    assert member(number, "grease").due_on == date(2026, 10, 19)

    assert remind_the_units(friday) == "2 reminded"  # with what is due that day
    assert member(number, "grease").reminders == 1
    assert remind_the_units(sunday) == "0 reminded"  # nobody is there to read it


def test_one_part_is_not_pulled_out_behind_the_leads_back(
    restaurant: Restaurant,
) -> None:
    number = restaurant.accepted()
    child = member(number, "fire").child
    assert child is not None
    clerk = restaurant.counter.cast.wang_fang

    with pytest.raises(JointUnderWay):
        undo(
            number=child.number,
            reason="点错了",
            has_paper_back=True,
            by=clerk,
            at=RECEIVED_AT,
        )
    with pytest.raises(StepStands):
        undo(number=number, reason="点错了", by=clerk, at=RECEIVED_AT)


def test_the_applicant_sees_one_line(restaurant: Restaurant) -> None:
    number = restaurant.accepted()
    decide(number, "license", NEXT, granted=False)
    line = queries.parts_line(number)

    assert line is not None
    assert (line.done, line.whole) == (2, 5)
    assert [(one.name, one.state) for one in line.permits] == [
        ("营业执照设立", "refused"),
        ("食品经营许可", "ended"),
        ("公众聚集场所消防检查", "open"),
    ]
    assert queries.parts_line("500199-none") is None
