"""Accepted with a gap: the promise, its days, the last paper, and the missed one."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from makers.cases import (
    PERMIT,
    RECEIVED_AT,
    REFUSAL,
    WHOLE,
    ZHANG_SAN,
    Counter,
    facts_of,
    row_of,
)
from makers.replay import differences, stored
from yimen.records.cases import models, queries
from yimen.records.cases.actions._move import TakenIn
from yimen.records.cases.actions.deliver import deliver
from yimen.records.cases.actions.examine import examine
from yimen.records.cases.actions.follow_calendar import follow_calendar
from yimen.records.cases.actions.grant import grant
from yimen.records.cases.actions.lapse_promise import lapse_promise
from yimen.records.cases.actions.refuse import refuse
from yimen.records.cases.actions.remind_owed import remind_owed
from yimen.records.cases.actions.repair_promise import repair_promise
from yimen.records.cases.actions.send_owed import send_owed
from yimen.records.cases.actions.supply_owed import supply_owed
from yimen.records.cases.actions.tell_touched import tell_touched
from yimen.records.cases.actions.tolerate import tolerate
from yimen.records.cases.actions.undo import undo
from yimen.records.cases.actions.withdraw import withdraw
from yimen.records.journal import queries as journal
from yimen.records.messages.models import Message
from yimen.rules.authority.actors import SYSTEM, Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import NotAllowed
from yimen.rules.cases.applications import OnlyReceive, ReasonMissing, Tolerate
from yimen.rules.cases.decisions import Opinion
from yimen.rules.cases.lifecycle import State
from yimen.rules.cases.undoing import StepStands, UndoTooLate
from yimen.rules.cases.uploads import FileKindUnknown
from yimen.rules.catalogue.intake import Paper, PaperState
from yimen.rules.catalogue.tolerance import (
    ConditionsUnmet,
    MainPapersMissing,
    NotOwed,
    OwedState,
    Promise,
    PromiseBroken,
    PromiseLapsed,
    StillOwed,
    StillTimeToSupply,
    TooEarlyToRemind,
)
from yimen.rules.documents.frame import DocumentKind
from yimen.rules.legal_clock.silence import delivery_due
from yimen.rules.messages import MessageKind
from yimen.rules.refusals import NotFound, Overtaken

MONDAY = RECEIVED_AT + timedelta(days=3)
LAST_DAY = datetime(2026, 9, 24, 16, 0, tzinfo=RECEIVED_AT.tzinfo)  # the fifth day
TOO_LATE = LAST_DAY + timedelta(days=1)
MEANT = Tolerate(Promise(conditions_met=True))
ONE_SHORT = tuple(paper for paper in WHOLE if paper.code != "M5")
PLAN = Paper("M5", originals=1)
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 64


def tolerated(counter: Counter, **changes: Any) -> TakenIn:
    return counter.taken_in(MEANT, **{"papers": ONE_SHORT} | changes)


def granted(counter: Counter, number: str) -> None:
    opened = frozenset({"M1", "M2", "M3", "M4"})
    opinion = Opinion(text="符合条件", proposes_grant=True, opened=opened)
    examine(number=number, opinion=opinion, by=counter.cast.li_qiang, at=MONDAY)
    grant(number=number, permit=PERMIT, by=counter.cast.zhao_min, at=MONDAY)


def manager(counter: Counter) -> Actor:
    return counter.cast.zheng_jie


def test_accepted_at_once_with_promise_and_notice_in_two_copies(
    counter: Counter,
) -> None:
    taken = tolerated(counter)

    row = row_of(taken.number)
    owed = models.OwedMaterial.objects.get(case=row)
    kinds = [paper.kind for paper in taken.issued]
    assert (taken.state, row.due_on) == (State.ACCEPTED, date(2026, 10, 9))
    assert (owed.material_code, owed.due_on) == ("M5", date(2026, 9, 24))
    assert row.owed_by_on == date(2026, 9, 24)
    assert kinds == [
        DocumentKind.TOLERANCE_PROMISE,
        DocumentKind.TOLERANCE_NOTICE,
        DocumentKind.ACCEPTANCE_NOTICE,
    ]
    assert not differences(taken.number)
    for paper in taken.issued[:2]:
        sheet = queries.document_page(paper.number, counter.cast.wang_fang).sheet
        said = str(sheet.sections)
        wanted = ("布局图", "原件1份", "2026年9月24日", "视为撤回", "补齐之前，不交付")
        assert all(part in said for part in wanted)
        assert sheet.copies == 2
    notice = queries.document_page(taken.issued[2].number, counter.cast.wang_fang)
    assert "容缺受理" in str(notice.sheet.sections)
    assert "材料齐全、符合法定形式，依照行政许可法" not in str(notice.sheet.sections)


def test_what_is_received_or_being_corrected_may_be_tolerated_too(
    counter: Counter,
) -> None:
    promise = Promise(conditions_met=True, days={"M5": date(2026, 9, 23)})
    waiting = counter.received(papers=ONE_SHORT)
    tolerate(number=waiting, promise=promise, by=counter.cast.wang_fang, at=MONDAY)
    told = counter.correcting()
    tolerate(
        number=told,
        promise=Promise(conditions_met=True),
        papers=(Paper("M3", copies=2), Paper("M5", PaperState.MISSING)),
        by=counter.cast.wang_fang,
        at=MONDAY,
    )

    assert row_of(waiting).owed_by_on == date(2026, 9, 23)
    assert row_of(told).owed_by_on == date(2026, 9, 29)  # the 25th is a holiday
    assert row_of(told).state == State.ACCEPTED


def test_no_tolerance_for_main_papers_unmet_conditions_or_broken_promises(
    counter: Counter,
) -> None:
    with pytest.raises(MainPapersMissing):
        counter.taken_in(MEANT, papers=WHOLE[:1])
    with pytest.raises(ConditionsUnmet):
        counter.taken_in(Tolerate(Promise(conditions_met=False)), papers=ONE_SHORT)
    assert not models.Case.objects.exists()

    lapse_promise(number=tolerated(counter).number, at=TOO_LATE)
    with pytest.raises(PromiseBroken):
        tolerated(counter)


def test_the_last_paper_makes_it_a_case_like_any_other(counter: Counter) -> None:
    number = tolerated(counter).number
    granted(counter, number)
    with pytest.raises(StillOwed) as refused:
        deliver(
            number=number, recipient=ZHANG_SAN, by=counter.cast.chen_jing, at=MONDAY
        )
    assert refused.value.facts["names"] == "布局图"

    supply_owed(number=number, papers=(PLAN,), by=counter.cast.wang_fang, at=LAST_DAY)

    line = journal.entries("case", number)[-1]
    assert (line.step, line.payload["is_whole"]) == ("supply_owed", True)
    assert row_of(number).owed_by_on is None
    assert not differences(number)
    moved = deliver(
        number=number, recipient=ZHANG_SAN, by=counter.cast.chen_jing, at=LAST_DAY
    )
    assert moved.state is State.DELIVERED
    with pytest.raises(StillTimeToSupply):
        lapse_promise(number=tolerated(counter).number, at=LAST_DAY)


def test_the_ten_days_to_deliver_begin_when_it_may_be_handed_over(
    counter: Counter,
) -> None:
    number = tolerated(counter).number
    tell_touched(at=RECEIVED_AT)  # from here on
    granted(counter, number)

    row = row_of(number)
    assert (row.delivery_due_on, row.deliverable_on, row.reminder_on) == (None,) * 3
    page = queries.case_page(number, counter.cast.chen_jing, MONDAY)
    assert (page.clock.light, page.clock.delivery_due_on) == ("paused", None)
    follow_calendar(calendar="CN", by=SYSTEM, at=MONDAY)
    assert row_of(number).delivery_due_on is None
    tell_touched(at=MONDAY)
    ready = Message.objects.filter(kind=MessageKind.RESULT_READY)
    assert not ready.exists()  # nobody travels for what may not be handed over

    supply_owed(number=number, papers=(PLAN,), by=counter.cast.wang_fang, at=LAST_DAY)

    row = row_of(number)
    expected = delivery_due(LAST_DAY.date(), facts_of(number).calendar)
    assert (row.deliverable_on, row.delivery_due_on) == (LAST_DAY.date(), expected.on)
    follow_calendar(calendar="CN", by=SYSTEM, at=LAST_DAY)
    assert row_of(number).delivery_due_on == expected.on
    assert not differences(number)
    tell_touched(at=LAST_DAY)
    assert ready.count() == 1
    plain = counter.granted()
    assert row_of(plain).deliverable_on == RECEIVED_AT.date()


def test_a_slip_at_the_counter_is_taken_back_with_its_promise(counter: Counter) -> None:
    clerk = counter.cast.wang_fang
    number = counter.received(papers=ONE_SHORT)
    before = stored(number)
    promise = Promise(conditions_met=True)
    tolerate(number=number, promise=promise, by=clerk, at=RECEIVED_AT)
    assert Step.UNDO in queries.case_page(number, clerk, RECEIVED_AT).buttons

    undo(number=number, reason="选错了", by=clerk, at=RECEIVED_AT)

    assert stored(number) == before
    assert not models.OwedMaterial.objects.exists()
    assert not differences(number)
    live = models.Document.objects.filter(case__number=number, voided_at=None)
    assert {paper.kind for paper in live} == {"intake_receipt"}
    tolerate(number=number, promise=promise, by=clerk, at=RECEIVED_AT)
    supply_owed(number=number, papers=(PLAN,), by=clerk, at=RECEIVED_AT)
    with pytest.raises(StepStands):  # something followed
        undo(number=number, reason="选错了", by=clerk, at=RECEIVED_AT)
    at_once = tolerated(counter).number
    with pytest.raises(UndoTooLate):
        undo(number=at_once, reason="选错了", by=clerk, at=MONDAY)
    undo(number=at_once, reason="选错了", by=clerk, at=RECEIVED_AT)
    assert row_of(at_once).state == "received"
    assert not differences(at_once)


def test_a_picture_from_the_telephone_is_enough(counter: Counter) -> None:
    number = tolerated(counter).number
    with pytest.raises(FileKindUnknown):
        send_owed(
            number=number,
            material_code="M5",
            name="plan.exe",
            content=b"MZ" + b"\x00" * 90,
            at=MONDAY,
        )
    with pytest.raises(NotOwed):
        send_owed(
            number=number, material_code="M1", name="a.png", content=PNG, at=MONDAY
        )
    assert not models.Upload.objects.exists()

    send_owed(number=number, material_code="M5", name="plan", content=PNG, at=MONDAY)

    upload = models.Upload.objects.get()
    owed = models.OwedMaterial.objects.get()
    page = queries.case_page(number, counter.cast.wang_fang, MONDAY)
    assert (upload.material_code, upload.name) == ("M5", "plan.png")
    assert (owed.state, owed.way) == (OwedState.SUPPLIED, "phone")
    assert (page.owed[0].is_owed, page.owed[0].way) == (False, "phone")
    assert page.history[-1].actor == "申请人"
    assert row_of(number).owed_by_on is None


def test_a_missed_day_ends_it_as_withdrawn_and_goes_into_the_register(
    counter: Counter,
) -> None:
    number = tolerated(counter).number
    granted(counter, number)

    moved = lapse_promise(number=number, at=TOO_LATE)

    row = row_of(number)
    broken = models.BrokenPromise.objects.get()
    paper = queries.document_page(moved.issued[0].number, counter.cast.wang_fang)
    assert (row.state, row.result) == (State.WITHDRAWN, "withdrawn")
    assert row.owed_by_on is None
    assert models.OwedMaterial.objects.get().state == OwedState.MISSED
    assert (broken.applicant_id, broken.what) == (counter.applicant_id, "布局图")
    assert "布局图逾期未补齐" in str(paper.sheet.sections)
    grants = models.Document.objects.filter(kind="grant")
    assert all(one.voided_at == TOO_LATE for one in grants)
    assert not differences(number)


def test_too_late_is_too_late_and_in_time_is_in_time(counter: Counter) -> None:
    number = tolerated(counter).number
    clerk = counter.cast.wang_fang
    with pytest.raises(StillTimeToSupply):
        lapse_promise(number=number, at=LAST_DAY)
    with pytest.raises(PromiseLapsed):
        supply_owed(number=number, papers=(PLAN,), by=clerk, at=TOO_LATE)
    with pytest.raises(NotOwed):
        supply_owed(
            number=number,
            papers=(Paper("M5", PaperState.WRONG, remark="糊"),),
            by=clerk,
            at=LAST_DAY,
        )
    with pytest.raises(NotFound):
        supply_owed(number=number, papers=(PLAN,), by=counter.cast.sun_li, at=MONDAY)
    with pytest.raises(NotAllowed):
        supply_owed(number=number, papers=(PLAN,), by=counter.cast.li_qiang, at=MONDAY)

    assert row_of(number).owed_by_on == date(2026, 9, 24)


def test_a_refusal_or_a_withdrawal_releases_what_is_owed(counter: Counter) -> None:
    first, second = tolerated(counter).number, tolerated(counter).number
    opinion = Opinion(
        text="不符合", proposes_grant=False, opened=frozenset({"M1", "M2", "M3", "M4"})
    )
    examine(number=first, opinion=opinion, by=counter.cast.li_qiang, at=MONDAY)
    refuse(number=first, refusal=REFUSAL, by=counter.cast.zhao_min, at=MONDAY)
    withdraw(number=second, reason="不办了", by=counter.cast.wang_fang, at=MONDAY)

    states = set(models.OwedMaterial.objects.values_list("state", flat=True))
    assert states == {OwedState.RELEASED}
    deliver(number=first, recipient=ZHANG_SAN, by=counter.cast.chen_jing, at=MONDAY)
    assert not models.BrokenPromise.objects.exists()
    assert not differences(first)
    assert not differences(second)


def test_a_reminder_goes_out_once_and_not_too_early(counter: Counter) -> None:
    number = tolerated(counter).number
    with pytest.raises(TooEarlyToRemind):
        remind_owed(number=number, at=MONDAY)

    tuesday = MONDAY + timedelta(days=1)
    assert queries.promises_to_remind(tuesday) == (number,)
    remind_owed(number=number, at=tuesday)

    assert models.OwedMaterial.objects.get().reminded_at == tuesday
    assert queries.promises_to_remind(tuesday) == ()
    with pytest.raises(TooEarlyToRemind):
        remind_owed(number=number, at=tuesday)


def test_a_repaired_promise_is_forgiven_with_its_ground(counter: Counter) -> None:
    lapse_promise(number=tolerated(counter).number, at=TOO_LATE)
    broken = models.BrokenPromise.objects.get()
    with pytest.raises(ReasonMissing):
        repair_promise(
            promise_id=broken.pk, ground=" ", by=manager(counter), at=TOO_LATE
        )
    with pytest.raises(NotAllowed):
        repair_promise(
            promise_id=broken.pk, ground="补", by=counter.cast.wang_fang, at=TOO_LATE
        )

    repair_promise(
        promise_id=broken.pk,
        ground="已补齐并说明原因",
        by=manager(counter),
        at=TOO_LATE,
    )

    record = queries.promise_record(counter.applicant_id)
    assert (record.broken, record.repaired, record.is_trusted) == (0, 1, True)
    assert tolerated(counter).state is State.ACCEPTED
    with pytest.raises(Overtaken):
        repair_promise(
            promise_id=broken.pk, ground="又", by=manager(counter), at=TOO_LATE
        )
    assert journal.check_subject("promise", str(broken.pk)).ok


def test_the_register_shows_what_may_be_seen(counter: Counter) -> None:
    number = tolerated(counter).number
    lapse_promise(number=number, at=TOO_LATE)

    (row,) = queries.broken_promises(manager(counter), only_live=True)
    assert (row.case_number, row.what) == (number, "布局图")
    assert row.applicant != "张三"
    assert queries.broken_promises(counter.cast.sun_li) == ()


def test_the_counter_sees_beforehand_what_may_follow(counter: Counter) -> None:
    def seen(papers: tuple[Paper, ...]) -> queries.Prospect:
        return queries.prospect(
            counter.promised_id,
            papers,
            counter.cast.wang_fang,
            RECEIVED_AT,
            applicant_id=counter.applicant_id,
        )

    offered = seen(ONE_SHORT)
    assert offered.tolerable is not None
    assert offered.tolerable.first_due_on == date(2026, 9, 24)
    assert "tolerate" in offered.buttons
    assert seen(WHOLE[:1]).tolerable is None
    assert seen(WHOLE[:1]).intolerable is None
    lapse_promise(number=tolerated(counter).number, at=TOO_LATE)
    assert isinstance(seen(ONE_SHORT).intolerable, PromiseBroken)


def test_only_received_papers_offer_tolerance_as_a_button(counter: Counter) -> None:
    number = counter.taken_in(OnlyReceive(), papers=ONE_SHORT).number
    page = queries.case_page(number, counter.cast.wang_fang, RECEIVED_AT)
    assert "tolerate" in page.buttons

    whole = counter.taken_in(OnlyReceive(), papers=WHOLE).number
    page = queries.case_page(whole, counter.cast.wang_fang, RECEIVED_AT)
    assert "tolerate" not in page.buttons
