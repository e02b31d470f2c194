"""A hearing on real rows: told, asked for, announced, held, and decided upon."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from makers.cases import PERMIT, RECEIVED_AT, REFUSAL, Counter, an_opinion, row_of
from makers.persons import an_officer, the_actor
from makers.replay import differences
from yimen.records.cases import models, queries
from yimen.records.cases.actions.examine import examine
from yimen.records.cases.actions.grant import grant
from yimen.records.cases.actions.hold_hearing import Heard, hold_hearing
from yimen.records.cases.actions.order_hearing import order_hearing
from yimen.records.cases.actions.pause import pause
from yimen.records.cases.actions.refuse import refuse
from yimen.records.cases.actions.request_hearing import ask_hearing, request_hearing
from yimen.records.cases.actions.schedule_hearing import Plan, schedule_hearing
from yimen.records.cases.actions.take import take
from yimen.records.cases.actions.tell_hearing import tell_hearing
from yimen.records.cases.actions.waive_hearing import waive_hearing
from yimen.records.journal import queries as journal
from yimen.rules.authority.actors import Actor, Role
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import NotAllowed
from yimen.rules.cases.decisions import Stop
from yimen.rules.cases.hearings import (
    Asker,
    HearingAskedTooLate,
    HearingExists,
    HearingNotTold,
    HearingOpen,
    HearingState,
    HostExamines,
    HostMayNotExamine,
    MinutesUnsigned,
    NoHearing,
    NotHeldYet,
)
from yimen.rules.cases.lifecycle import NoSuchStep, State
from yimen.rules.documents.frame import DocumentKind
from yimen.rules.legal_clock.pauses import Procedure

MONDAY = RECEIVED_AT + timedelta(days=3)
TUESDAY = RECEIVED_AT + timedelta(days=4)
HEARD_AT = datetime(2026, 10, 12, 9, 30, tzinfo=RECEIVED_AT.tzinfo)
AFTER = HEARD_AT + timedelta(hours=2)


def a_host(counter: Counter) -> Actor:
    return the_actor(
        an_officer(
            "周法", [Role.EXAMINER], organ=counter.cast.organ, hall=counter.cast.center
        )
    )


def a_plan(host: Actor, **changes: Any) -> Plan:
    plain: dict[str, Any] = {
        "begins_at": HEARD_AT,
        "place": "三楼会议室",
        "host_id": host.officer_id or 0,
        "clerk": "陈静",
    }
    return Plan(**plain | changes)


def heard(**changes: Any) -> Heard:
    plain: dict[str, Any] = {
        "ended_at": AFTER,
        "present": (("张三", "申请人"), ("李四", "利害关系人")),
        "statements": (("李四", "油烟影响居住"), ("张三", "已装净化设备")),
        "evidence": "检测报告一份",
        "finding": "建议附条件准予",
        "is_signed": True,
    }
    return Heard(**plain | changes)


def told(counter: Counter, number: str = "") -> str:
    number = number or counter.examined()
    why = "相邻住户的居住环境"
    tell_hearing(number=number, why=why, by=counter.cast.li_qiang, at=MONDAY)
    return number


def asked(counter: Counter, number: str = "") -> str:
    number = told(counter, number)
    request_hearing(
        number=number,
        asker=Asker.INTERESTED_PARTY,
        name="李四",
        by=counter.cast.wang_fang,
        at=TUESDAY,
    )
    return number


def scheduled(counter: Counter, host: Actor, number: str = "") -> str:
    number = asked(counter, number)
    plan = a_plan(host)
    schedule_hearing(number=number, plan=plan, by=counter.cast.li_qiang, at=TUESDAY)
    return number


def said(number: str, kind: DocumentKind, counter: Counter) -> str:
    paper = models.Document.objects.filter(case__number=number, kind=kind).get()
    page = queries.document_page(paper.number, counter.cast.li_qiang)
    return str(page.sheet.sections)


def test_from_the_right_to_the_decision_that_names_the_minutes(
    counter: Counter,
) -> None:
    host = a_host(counter)
    number = scheduled(counter, host)
    with pytest.raises(HearingOpen):
        grant(number=number, permit=PERMIT, by=counter.cast.zhao_min, at=AFTER)
    with pytest.raises(HearingOpen):
        refuse(number=number, refusal=REFUSAL, by=counter.cast.zhao_min, at=AFTER)

    moved = hold_hearing(
        number=number, heard=heard(), by=counter.cast.li_qiang, at=AFTER
    )
    grant(number=number, permit=PERMIT, by=counter.cast.zhao_min, at=AFTER)

    minutes = moved.issued[0].number
    row = models.Hearing.objects.get()
    assert (row.state, row.minutes_number) == (HearingState.HELD, minutes)
    assert "2026年9月29日" in said(number, DocumentKind.HEARING_RIGHT, counter)
    summons = said(number, DocumentKind.HEARING_NOTICE, counter)
    assert all(part in summons for part in ("三楼会议室", "周法", "回避"))
    assert "油烟影响居住" in said(number, DocumentKind.HEARING_MINUTES, counter)
    assert minutes in said(number, DocumentKind.GRANT, counter)
    line = journal.entries("case", number)[-1]
    assert line.payload["minutes"] == minutes
    assert not differences(number)
    assert "李四" not in str([one.payload for one in journal.entries("case", number)])


def test_a_right_nobody_used_bars_nothing_after_its_days(counter: Counter) -> None:
    number = told(counter)
    with pytest.raises(HearingOpen):
        grant(number=number, permit=PERMIT, by=counter.cast.zhao_min, at=TUESDAY)
    with pytest.raises(HearingAskedTooLate):
        ask_hearing(number=number, at=HEARD_AT)
    with pytest.raises(HearingExists):
        tell_hearing(number=number, why="又", by=counter.cast.li_qiang, at=HEARD_AT)

    grant(number=number, permit=PERMIT, by=counter.cast.zhao_min, at=HEARD_AT)

    assert "听证笔录" not in said(number, DocumentKind.GRANT, counter)


def test_the_applicant_asks_from_the_telephone_and_may_give_it_up(
    counter: Counter,
) -> None:
    number = told(counter)
    ask_hearing(number=number, at=TUESDAY)
    with pytest.raises(NoHearing):
        ask_hearing(number=number, at=TUESDAY)
    row = models.Hearing.objects.get()
    assert (row.asker, row.hold_by_on is None) == ("applicant", False)

    waive_hearing(
        number=number, reason="书面放弃", by=counter.cast.wang_fang, at=TUESDAY
    )

    grant(number=number, permit=PERMIT, by=counter.cast.zhao_min, at=TUESDAY)
    assert models.Hearing.objects.get().state == HearingState.WAIVED


def test_the_public_interest_is_announced_and_not_given_up(counter: Counter) -> None:
    host = a_host(counter)
    number = told(counter)
    with pytest.raises(NotAllowed):
        order_hearing(number=number, why="公益", by=counter.cast.li_qiang, at=HEARD_AT)
    order_hearing(number=number, why="公益", by=counter.cast.zhao_min, at=HEARD_AT)
    with pytest.raises(NoHearing):
        waive_hearing(
            number=number, reason="算了", by=counter.cast.li_qiang, at=HEARD_AT
        )
    plan = a_plan(host, begins_at=HEARD_AT + timedelta(days=30))
    moved = schedule_hearing(
        number=number, plan=plan, by=counter.cast.li_qiang, at=HEARD_AT
    )

    kinds = [paper.kind for paper in moved.issued]
    assert kinds == [DocumentKind.HEARING_NOTICE, DocumentKind.HEARING_PUBLIC]
    states = set(models.Hearing.objects.values_list("state", flat=True))
    assert states == {HearingState.LAPSED, HearingState.SCHEDULED}
    assert models.Hearing.objects.exclude(announced_at=None).count() == 1


def test_the_day_the_host_and_the_signatures_are_looked_at(counter: Counter) -> None:
    host = a_host(counter)
    number = asked(counter)
    examiner = counter.cast.li_qiang
    plan = a_plan(host, begins_at=TUESDAY + timedelta(days=2))
    with pytest.raises(HearingNotTold):
        schedule_hearing(number=number, plan=plan, by=examiner, at=TUESDAY)
    plan = a_plan(examiner)
    with pytest.raises(HostExamines):
        schedule_hearing(number=number, plan=plan, by=examiner, at=TUESDAY)
    schedule_hearing(number=number, plan=a_plan(host), by=examiner, at=TUESDAY)
    with pytest.raises(NotHeldYet):
        hold_hearing(number=number, heard=heard(), by=examiner, at=TUESDAY)
    with pytest.raises(MinutesUnsigned):
        hold_hearing(number=number, heard=heard(is_signed=False), by=examiner, at=AFTER)

    again = a_plan(host, place="二楼会议室")  # another room is told anew
    schedule_hearing(number=number, plan=again, by=examiner, at=TUESDAY)
    note = heard(is_signed=False, note="李四拒绝签名")
    hold_hearing(number=number, heard=note, by=examiner, at=AFTER)

    assert "李四拒绝签名" in said(number, DocumentKind.HEARING_MINUTES, counter)
    assert models.Hearing.objects.get().place == "二楼会议室"
    with pytest.raises(NoHearing):
        hold_hearing(number=number, heard=heard(), by=examiner, at=AFTER)


def test_who_hosts_a_hearing_does_not_examine_the_case_then(counter: Counter) -> None:
    host, examiner = a_host(counter), counter.cast.li_qiang
    number, opinion = scheduled(counter, host, number=counter.accepted()), an_opinion()
    for state in (HearingState.SCHEDULED, HearingState.HELD):
        assert models.Hearing.objects.get().state == state
        with pytest.raises(HostMayNotExamine):
            take(number=number, by=host, at=AFTER)
        with pytest.raises(HostMayNotExamine):
            examine(number=number, opinion=opinion, by=host, at=AFTER)
        offered = set(queries.case_page(number, host, AFTER).buttons)
        assert not offered & {Step.TAKE, Step.EXAMINE}
        if state is HearingState.SCHEDULED:
            hold_hearing(number=number, heard=heard(), by=examiner, at=AFTER)

    assert Step.EXAMINE in queries.case_page(number, examiner, AFTER).buttons
    examine(number=number, opinion=opinion, by=examiner, at=AFTER)


def test_a_hearing_goes_on_while_the_clock_is_stopped_for_it(counter: Counter) -> None:
    number = asked(counter)
    stop = Stop(procedure=Procedure.HEARING, asked_days=10, reason="利害关系人要求听证")
    moved = pause(number=number, stop=stop, by=counter.cast.li_qiang, at=TUESDAY)

    kept = models.CasePause.objects.get()
    assert kept.notice_number == moved.issued[0].number
    plan = a_plan(a_host(counter))
    schedule_hearing(number=number, plan=plan, by=counter.cast.li_qiang, at=TUESDAY)

    assert row_of(number).state == State.PAUSED
    with pytest.raises(NoSuchStep):
        tell_hearing(
            number=counter.received(), why="早", by=counter.cast.li_qiang, at=MONDAY
        )
