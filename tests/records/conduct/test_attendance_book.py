"""Attendance on record: files, roll calls, leave, and half days put right."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from makers.cast import Cast
from makers.persons import an_officer, the_actor
from yimen.records.conduct import queries
from yimen.records.conduct.actions.answer_correction_of_day import (
    answer_correction_of_day,
)
from yimen.records.conduct.actions.ask_correction_of_day import (
    Wish,
    ask_correction_of_day,
)
from yimen.records.conduct.actions.call_roll import call_roll
from yimen.records.conduct.actions.load_attendance import Loaded, load_attendance
from yimen.records.conduct.actions.set_attendance import set_attendance
from yimen.records.conduct.models import AttendanceFile, Registration
from yimen.records.conduct.queries import CorrectionFilter, Days, SheetRow
from yimen.records.journal.models import JournalEntry
from yimen.records.network.models import DutyShift, Leave, LeaveHalf
from yimen.records.people.models import Officer
from yimen.records.people.queries import OfficerFilter
from yimen.rules.authority.actors import SYSTEM, Actor, Role
from yimen.rules.authority.table import NotAllowed
from yimen.rules.conduct.attendance import (
    AskedAlready,
    CorrectionAnswered,
    Ground,
    Mark,
    NotDue,
    OwnCorrection,
    Policy,
    ReasonMissing,
    SameMark,
)
from yimen.rules.conduct.leave import Half
from yimen.rules.legal_clock.calendar import CHINA
from yimen.rules.refusals import NotFound, Overtaken

AM, PM = Half.MORNING, Half.AFTERNOON
MONDAY = date(2026, 9, 21)
SUNDAY = date(2026, 9, 27)
LATER = datetime(2026, 9, 30, 18, tzinfo=CHINA)
WEEK = Days(MONDAY, SUNDAY, LATER)


@pytest.fixture
def staff(cast: Cast) -> Cast:
    """The cast with their numbers, on a calendar that everybody knows."""
    people = (cast.wang_fang, cast.li_qiang, cast.zhao_min)
    for place, one in enumerate(people, 1):
        Officer.objects.filter(pk=one.officer_id).update(staff_no=f"YX{place}")
    return cast


def load(cast: Cast, *lines: str, by: Actor | None = None) -> Loaded:
    text = "\n".join(["工号,姓名,打卡时间", *lines])
    return load_attendance(
        node_id=cast.center.pk,
        name="九月.csv",
        content=text.encode(),
        by=by or cast.zheng_jie,
        at=LATER,
    )


def week_of(actor: Actor, days: Days = WEEK) -> SheetRow:
    row = queries.own_sheet(actor.officer_id or 0, days)
    assert row is not None
    return row


def marks(row: SheetRow, on: date = MONDAY) -> list[str]:
    return [
        f"{half} {one.mark} {one.ground}"
        for day in row.days
        if day.on == on
        for half, one in day.verdicts.items()
    ]


def test_a_file_is_read_and_a_second_time_changes_nothing(staff: Cast) -> None:
    lines = (
        "YX1,王芳,2026-09-21 09:12",
        "YX1,王芳,2026-09-21 17:31",
        "YX9,没有,2026-09-21 09:00",
        ",李强,2026-09-21 08:59",
        ",,",
        "YX3,赵敏,那天早上",
        "YX3,赵敏,2027-01-01 09:00",
    )

    loaded = load(staff, *lines)

    report = loaded.report
    assert (report.rows, report.created, report.rejected) == (6, 3, 3)
    assert [(one.row, one.kind) for one in report.warnings] == [
        (4, "本大厅没有这个工号"),
        (7, "时间认不出来：那天早上"),
        (8, "时间在将来"),
    ]
    page = queries.file_page(loaded.file_id or 0, staff.zheng_jie)
    assert (page.created, len(page.rejected)) == (3, 3)
    assert (page.first_on, page.last_on) == (MONDAY, MONDAY)
    again = load(staff, *lines)
    assert again.file_id is None
    assert (again.report.created, again.report.unchanged) == (0, 3)
    assert AttendanceFile.objects.count() == 1
    assert Registration.objects.count() == 3
    (line,) = JournalEntry.objects.filter(subject_kind="attendance_file")
    assert line.payload["created"] == 3
    assert "王芳" not in str(line.payload)


def test_the_week_of_an_officer(staff: Cast) -> None:
    load(staff, "YX1,,2026-09-21 09:12", "YX1,,2026-09-21 17:31")

    row = week_of(staff.wang_fang)

    assert marks(row) == ["am late device", "pm present device"]
    assert marks(row, date(2026, 9, 22)) == ["am unknown no_file", "pm unknown no_file"]
    assert marks(row, SUNDAY) == []
    assert (row.tally.due, row.tally.late, row.tally.unknown) == (8, 1, 6)
    assert row.tally.rate == 1
    assert marks(week_of(staff.li_qiang)) == [
        "am absent no_registration",
        "pm absent no_registration",
    ]
    before_noon = datetime(2026, 9, 21, 11, tzinfo=CHINA)
    assert marks(week_of(staff.wang_fang, Days(MONDAY, MONDAY, before_noon))) == []


def test_a_name_that_two_have_needs_a_number(staff: Cast) -> None:
    an_officer("王芳", [Role.CLERK], hall=staff.center)

    report = load(staff, ",王芳,2026-09-21 08:59").report

    assert [one.kind for one in report.warnings] == ["不止一个人，请写工号"]


def test_who_may_load_and_who_may_look(staff: Cast) -> None:
    with pytest.raises(NotAllowed):
        load(staff, by=staff.wang_fang)
    elsewhere = an_officer("马文", [Role.DUTY_DIRECTOR], hall=staff.other_center)
    director = the_actor(elsewhere)
    with pytest.raises(NotAllowed):
        load(staff, by=director)
    loaded = load(staff, "YX1,,2026-09-21 09:12")
    with pytest.raises(NotFound):
        queries.file_page(loaded.file_id or 0, director)
    with pytest.raises(NotFound):
        load_attendance(node_id=0, name="", content=b"", by=SYSTEM, at=LATER)
    everybody = OfficerFilter()
    assert queries.sheet(everybody, WEEK, actor=staff.wang_fang).page.total == 0
    (alone,) = queries.sheet(everybody, WEEK, actor=director).page.rows[1:]
    assert alone.officer.name in {"孙立", "马文"}
    of_organ = queries.sheet(everybody, WEEK, actor=staff.wu_gang).page.rows
    assert {row.officer.organ_id for row in of_organ} == {staff.organ.pk}
    whole = queries.sheet(everybody, WEEK, actor=staff.zheng_jie)
    assert whole.total.due == sum(row.tally.due for row in whole.page.rows)


def test_leave_with_a_hand_over_is_covered_and_a_shift_makes_a_day_off_due(
    staff: Cast,
) -> None:
    leave = Leave.objects.create(
        officer_id=staff.wang_fang.officer_id,
        substitute_id=staff.li_qiang.officer_id,
        hall=staff.center,
        kind="annual",
        first_on=MONDAY,
        last_on=MONDAY,
        state="approved",
        asked_at=LATER,
        handed_over_at=LATER,
    )
    LeaveHalf.objects.create(
        leave=leave,
        officer_id=staff.wang_fang.officer_id,
        substitute_id=staff.li_qiang.officer_id,
        on=MONDAY,
        half="am",
    )
    load(staff, "YX1,,2026-09-21 13:20", "YX1,,2026-09-21 17:31")
    assert marks(week_of(staff.wang_fang)) == [
        "am covered on_leave",
        "pm present device",
    ]
    Leave.objects.update(handed_over_at=None)
    assert marks(week_of(staff.wang_fang))[0] == "am leave on_leave"
    tuesday = date(2026, 9, 22)
    DutyShift.objects.create(
        node=staff.center, on=SUNDAY, officer_id=staff.wang_fang.officer_id
    )
    assert marks(week_of(staff.wang_fang), SUNDAY) == []  # the hall is closed
    assert len(marks(week_of(staff.wang_fang), tuesday)) == 2


def test_a_roll_call_stands_until_a_device_tells(staff: Cast) -> None:
    when = (MONDAY, AM)
    there = [staff.wang_fang.officer_id or 0]
    call: dict[str, Any] = {
        "node_id": staff.center.pk,
        "when": when,
        "by": staff.zheng_jie,
    }

    assert call_roll(there=there, at=LATER, **call) == 1

    assert marks(week_of(staff.wang_fang))[0] == "am present roll_call"
    assert marks(week_of(staff.li_qiang))[0] == "am absent roll_call"
    assert call_roll(there=[], at=LATER, **call) == 0
    assert marks(week_of(staff.wang_fang))[0] == "am absent roll_call"
    load(staff, "YX1,,2026-09-21 08:59")
    assert marks(week_of(staff.wang_fang))[0] == "am present device"
    with pytest.raises(NotDue):
        call_roll(there=[], at=LATER - timedelta(days=30), **call)
    with pytest.raises(NotAllowed):
        call_roll(there=[], at=LATER, **call | {"by": staff.lin_tao})


def test_a_half_day_is_put_right_by_two_hands(staff: Cast) -> None:
    load(staff, "YX1,,2026-09-21 09:12", "YX1,,2026-09-21 17:31")
    wish = Wish(staff.wang_fang.officer_id or 0, (MONDAY, AM), Mark.PRESENT, "断电")
    correction = ask_correction_of_day(wish=wish, by=staff.wang_fang, at=LATER)
    answer: dict[str, Any] = {
        "correction_id": correction,
        "confirms": True,
        "answer": "",
        "version": 1,
    }

    with pytest.raises(AskedAlready):
        ask_correction_of_day(wish=wish, by=staff.zheng_jie, at=LATER)
    with pytest.raises(NotAllowed):
        answer_correction_of_day(**answer, by=staff.wang_fang, at=LATER)
    answer_correction_of_day(**answer, by=staff.zheng_jie, at=LATER)

    assert marks(week_of(staff.wang_fang))[0] == "am present correction"
    monday = week_of(staff.wang_fang).days[0].verdicts[AM]
    assert monday.came is not None
    assert monday.late_minutes == 0
    with pytest.raises(CorrectionAnswered):
        answer_correction_of_day(**answer, by=staff.zheng_jie, at=LATER)
    lines = JournalEntry.objects.filter(subject_kind="attendance_correction")
    assert [line.after for line in lines.order_by("sequence")] == ["asked", "confirmed"]
    (row,) = queries.corrections(CorrectionFilter(), actor=staff.wang_fang).rows
    assert (row.answered_by, row.may_answer) == ("郑洁", False)
    assert not queries.corrections(CorrectionFilter(), actor=staff.li_qiang).rows


def test_what_may_not_be_put_right(staff: Cast) -> None:
    load(staff, "YX1,,2026-09-21 09:12", "YX1,,2026-09-21 17:31")
    mine = staff.wang_fang.officer_id or 0

    def ask(
        mark: Mark, reason: str = "断电", on: date = MONDAY, by: Actor | None = None
    ) -> int:
        wish = Wish(mine, (on, AM), mark, reason)
        return ask_correction_of_day(wish=wish, by=by or staff.wang_fang, at=LATER)

    with pytest.raises(SameMark):
        ask(Mark.LATE)
    with pytest.raises(ReasonMissing):
        ask(Mark.PRESENT, " ")
    with pytest.raises(NotDue):
        ask(Mark.PRESENT, on=SUNDAY)
    with pytest.raises(NotAllowed):
        ask(Mark.PRESENT, by=staff.li_qiang)
    nobodys = Wish(0, (MONDAY, AM), Mark.PRESENT, "断电")
    with pytest.raises(NotFound):
        ask_correction_of_day(wish=nobodys, by=staff.zheng_jie, at=LATER)
    asked = ask(Mark.PRESENT, by=staff.zheng_jie)
    about: dict[str, Any] = {"correction_id": asked, "answer": "", "at": LATER}
    with pytest.raises(OwnCorrection):
        answer_correction_of_day(confirms=True, version=1, by=staff.zheng_jie, **about)
    second = the_actor(an_officer("马文", [Role.DUTY_DIRECTOR], hall=staff.center))
    with pytest.raises(ReasonMissing):
        answer_correction_of_day(confirms=False, version=1, by=second, **about)
    with pytest.raises(Overtaken):
        answer_correction_of_day(confirms=True, version=7, by=second, **about)
    about["answer"] = "监控里没有"
    answer_correction_of_day(confirms=False, version=1, by=second, **about)
    assert marks(week_of(staff.wang_fang))[0] == "am late device"
    with pytest.raises(NotFound):
        answer_correction_of_day(
            confirms=True, version=1, by=second, **about | {"correction_id": 0}
        )


def test_the_minutes_of_a_hall_have_a_history(staff: Cast) -> None:
    load(staff, "YX1,,2026-09-21 09:12", "YX1,,2026-09-21 17:31")
    mild = Policy(grace_minutes=15, source="《大厅考勤办法》第五条")

    set_attendance(
        node_id=staff.center.pk,
        policy=mild,
        valid_from=date(2026, 9, 22),
        by=staff.zheng_jie,
        at=LATER,
    )
    assert marks(week_of(staff.wang_fang))[0] == "am late device"
    set_attendance(
        node_id=staff.center.pk,
        policy=mild,
        valid_from=MONDAY,
        by=staff.zheng_jie,
        at=LATER,
    )
    assert marks(week_of(staff.wang_fang))[0] == "am present device"

    told = queries.policy_history(staff.town_hall.path)
    assert [row.valid_from for row in told] == [date(2026, 9, 22), MONDAY]
    held = queries.policies([staff.town_hall.pk])
    assert held.on(staff.town_hall.pk, MONDAY) == mild
    with pytest.raises(NotAllowed):
        set_attendance(
            node_id=staff.center.pk,
            policy=mild,
            valid_from=MONDAY,
            by=staff.lin_tao,
            at=LATER,
        )


def test_a_month_of_many_takes_as_many_statements_as_of_one(staff: Cast) -> None:
    def statements() -> int:
        with CaptureQueriesContext(
            connection,
        ) as caught:
            queries.sheet(OfficerFilter(), WEEK, actor=staff.zheng_jie)
        return len(caught)

    statements()
    before = statements()
    for number in range(20):
        an_officer(f"某{number}", [Role.CLERK], hall=staff.center)

    assert statements() == before
    blind = queries.verdict_of(staff.wang_fang.officer_id or 0, MONDAY, PM, at=LATER)
    assert blind is not None
    assert blind.ground is Ground.NO_FILE
