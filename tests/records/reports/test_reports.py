"""A report from real cases: drafted, remarked, signed, frozen, corrected, public."""

from datetime import date, datetime
from io import BytesIO

import pytest
from django.db import DatabaseError, transaction
from docx import Document

from makers.cases import Counter
from makers.persons import CHINA
from yimen.records.conduct.models import RollCall
from yimen.records.journal.models import JournalEntry
from yimen.records.messages import queries as messages
from yimen.records.reports import queries
from yimen.records.reports.actions.draft_report import (
    correct_report,
    draft_report,
    redraw_report,
)
from yimen.records.reports.actions.publish_report import publish_report
from yimen.records.reports.actions.remark_report import remark_report
from yimen.records.reports.actions.schedule_report import (
    draft_due_reports,
    schedule_report,
)
from yimen.records.reports.actions.sign_report import sign_report
from yimen.records.reports.models import Report, ReportFile, ReportSchedule
from yimen.rules.authority.actors import Actor, Role
from yimen.rules.authority.table import NotAllowed
from yimen.rules.messages import MessageKind, Subject
from yimen.rules.refusals import NotFound, Overtaken
from yimen.rules.reports.kinds import BadReportDay, ReportKind
from yimen.rules.reports.signing import (
    CorrectionReasonMissing,
    NotForThePublic,
    PublishedAlready,
    ReportNotSigned,
    ReportRuns,
    ReportSigned,
    ReportState,
    ReportThere,
    SignedByDrafter,
)
from yimen.rules.statistics.periods import month_of

SEPTEMBER = month_of(date(2026, 9, 18))
LATER = datetime(2026, 10, 8, 9, 0, tzinfo=CHINA)


def draft(counter: Counter, kind: ReportKind = ReportKind.MONTHLY) -> int:
    return draft_report(
        kind=kind,
        hall_id=counter.cast.center.pk,
        period=SEPTEMBER,
        by=counter.cast.zheng_jie,
        at=LATER,
    )


def director(counter: Counter) -> Actor:
    return counter.cast.anybody(Role.DUTY_DIRECTOR)


def sign(report_id: int, by: Actor) -> str:
    version = Report.objects.get(pk=report_id).version
    return sign_report(report_id=report_id, version=version, by=by, at=LATER)


def test_a_draft_says_what_the_cases_say(counter: Counter) -> None:
    counter.granted()
    counter.accepted()

    page = queries.report_page(draft(counter), counter.cast.zheng_jie)

    told = {
        number.name: number.said
        for sentence in page.paper.report.sections[0].sentences
        for number in sentence.numbers
        if not number.by
    }
    assert told["accepted"] == "2"
    assert told["closed"] == "1"
    assert told["closing_rate"] == "50.00%"
    assert told["on_time_rate"] == "100.00%"
    assert told["on_time_rate_open"] == "100.00%"
    assert page.row.title == "2026年9月政务服务工作月报"
    assert page.row.state is ReportState.DRAFTED
    names = [table.title for one in page.paper.report.sections for table in one.tables]
    assert names[:3] == ["主要数字", "各大厅", "各部门"]


def test_every_kind_is_drafted_and_made_into_files(counter: Counter) -> None:
    counter.granted()
    for kind in ReportKind:
        if kind in {ReportKind.QUARTERLY, ReportKind.YEARLY}:
            continue  # their period runs
        found = draft(counter, kind)
        content = queries.file_of(found, "xlsx", counter.cast.zheng_jie)
        assert content.startswith(b"PK")
    brief = Report.objects.get(kind="brief")
    assert queries.file_of(brief.pk, "pdf", counter.cast.zheng_jie)[:5] == b"%PDF-"
    with pytest.raises(NotFound):
        queries.file_of(brief.pk, "exe", counter.cast.zheng_jie)


def test_the_circular_tells_the_attendance_of_the_month(counter: Counter) -> None:
    counter.granted()
    boss = counter.cast.wang_fang
    for half, is_there in (("am", True), ("pm", False)):
        RollCall.objects.create(
            officer_id=boss.officer_id,
            node=counter.cast.center,
            on=date(2026, 9, 21),
            half=half,
            is_there=is_there,
            called_at=LATER,
        )

    page = queries.report_page(
        draft(counter, ReportKind.CIRCULAR), counter.cast.zheng_jie
    )

    titles = {one.title: one for one in page.paper.report.sections}
    (table,) = titles["考勤情况"].tables
    total = {cell.name: cell.said for cell in table.rows[-1].cells}
    assert total["half_days_attended"] == "1"
    assert total["half_days_absent"] == "1"
    assert total["attendance_rate"] == "50.00%"
    assert int(total["half_days_due"]) - int(total["half_days_unknown"]) == 2


def test_a_period_that_runs_and_a_second_draft_are_refused(counter: Counter) -> None:
    draft(counter)
    with pytest.raises(ReportThere):
        draft(counter)
    with pytest.raises(ReportRuns):
        draft_report(
            kind=ReportKind.BRIEF,
            hall_id=counter.cast.center.pk,
            period=month_of(LATER.date()),
            by=counter.cast.zheng_jie,
            at=LATER,
        )
    with pytest.raises(NotAllowed):
        draft_report(
            kind=ReportKind.BRIEF,
            hall_id=counter.cast.other_center.pk,
            period=SEPTEMBER,
            by=counter.cast.zheng_jie,
            at=LATER,
        )
    with pytest.raises(NotFound):
        queries.report_page(0, counter.cast.zheng_jie)
    assert queries.reports(counter.cast.sun_li) == ()


def test_who_may_sign_hears_that_a_draft_waits(counter: Counter) -> None:
    counter.granted()
    other, supervisor = director(counter), counter.cast.lin_tao
    manager = counter.cast.zheng_jie

    found = draft(counter)

    (told,) = messages.inbox(other).rows
    assert told.kind is MessageKind.REPORT_TO_SIGN
    assert told.subject == Subject("report", str(found))
    assert told.facts["title"] == "2026年9月政务服务工作月报"
    assert messages.inbox(manager).rows == ()  # the drafter does not sign
    assert messages.inbox(supervisor).rows == ()
    town = draft_report(
        kind=ReportKind.BRIEF,
        hall_id=counter.cast.town_hall.pk,
        period=SEPTEMBER,
        by=manager,
        at=LATER,
    )
    assert messages.inbox(other).rows[0].subject == Subject("report", str(town))


def test_a_draft_follows_the_cases_until_another_hand_signs(counter: Counter) -> None:
    counter.granted()
    found = draft(counter)
    manager = counter.cast.zheng_jie
    counter.granted()
    redraw_report(report_id=found, version=1, by=manager, at=LATER)
    remark_report(
        report_id=found,
        remarks="加强督办。\n\n下月复查。",
        version=2,
        by=manager,
        at=LATER,
    )
    with pytest.raises(Overtaken):
        remark_report(report_id=found, remarks="x", version=2, by=manager, at=LATER)
    with pytest.raises(SignedByDrafter):
        sign(found, manager)
    with pytest.raises(NotAllowed):
        sign(found, counter.cast.wang_fang)

    digest = sign(found, director(counter))

    page = queries.report_page(found, manager)
    assert page.row.state is ReportState.SIGNED
    assert page.paper.digest == digest
    assert page.is_genuine
    assert page.paper.remarks == ("加强督办。", "下月复查。")
    assert page.paper.report.sections[0].sentences[0].numbers[2].said == "2"
    line = JournalEntry.objects.filter(subject_kind="report").latest("id")
    assert line.payload["digest"] == digest
    assert ReportFile.objects.count() == 3
    words = queries.file_of(found, "docx", manager)
    text = "\n".join(one.text for one in Document(BytesIO(words)).paragraphs)
    assert "加强督办。" in text
    assert queries.file_of(found, "docx", manager) == words


def test_a_signed_report_stays_and_a_correction_names_it(counter: Counter) -> None:
    counter.granted()
    manager, other = counter.cast.zheng_jie, director(counter)
    found = draft(counter)
    with pytest.raises(ReportNotSigned):
        correct_report(report_id=found, reason="少算", by=manager, at=LATER)
    digest = sign(found, other)
    counter.granted()
    body = Report.objects.get(pk=found).body

    for act in (redraw_report, sign_report):
        with pytest.raises(ReportSigned):
            act(report_id=found, version=2, by=manager, at=LATER)
    for change in (
        lambda: Report.objects.filter(pk=found).update(remarks="改"),
        lambda: ReportFile.objects.all().delete(),
        lambda: ReportFile.objects.update(digest="x"),
    ):
        with pytest.raises(DatabaseError, match="stays"), transaction.atomic():
            change()
    with pytest.raises(CorrectionReasonMissing):
        correct_report(report_id=found, reason=" ", by=manager, at=LATER)
    again = correct_report(report_id=found, reason="少算一件", by=manager, at=LATER)
    sign(again, other)

    assert Report.objects.get(pk=found).body == body
    page = queries.report_page(again, manager)
    assert page.row.revision == 2
    assert digest[:16] in page.paper.correction
    assert "少算一件" in page.paper.correction
    assert page.paper.report.sections[0].sentences[0].numbers[2].said == "2"
    assert [one.revision for one in page.revisions] == [2, 1]
    assert not queries.report_page(found, manager).is_latest
    with pytest.raises(ReportNotSigned):
        correct_report(report_id=found, reason="再改", by=manager, at=LATER)


def test_only_the_signed_sheet_becomes_public(counter: Counter) -> None:
    counter.granted()
    manager, other = counter.cast.zheng_jie, director(counter)
    monthly, sheet = draft(counter), draft(counter, ReportKind.DISCLOSURE)
    for found, why in ((monthly, NotForThePublic), (sheet, ReportNotSigned)):
        with pytest.raises(why):
            publish_report(report_id=found, version=1, by=manager, at=LATER)
    sign(sheet, other)
    assert queries.published() == ()
    with pytest.raises(NotFound):
        queries.published_file(sheet, "pdf")

    publish_report(report_id=sheet, version=2, by=manager, at=LATER)

    (row,) = queries.published()
    assert row.title == "2026年9月政务服务办件公示"
    assert queries.published_file(sheet, "xlsx").startswith(b"PK")
    with pytest.raises(PublishedAlready):
        publish_report(report_id=sheet, version=3, by=manager, at=LATER)
    again = correct_report(report_id=sheet, reason="更正", by=manager, at=LATER)
    sign(again, other)
    publish_report(report_id=again, version=2, by=manager, at=LATER)
    assert [one.report_id for one in queries.published()] == [again]
    assert queries.published_page(sheet).newer_id == again


def test_the_tick_drafts_once_when_the_day_has_come(counter: Counter) -> None:
    counter.granted()
    manager = counter.cast.zheng_jie

    def schedule(day: int, *, is_on: bool = True) -> None:
        schedule_report(
            kind=ReportKind.MONTHLY,
            hall_id=counter.cast.center.pk,
            day=day,
            is_on=is_on,
            by=manager,
            at=LATER,
        )

    with pytest.raises(BadReportDay):
        schedule(31)
    schedule(9)
    assert draft_due_reports(at=LATER) == 0
    schedule(8, is_on=False)
    assert draft_due_reports(at=LATER) == 0
    schedule(8)
    assert ReportSchedule.objects.count() == 1
    assert draft_due_reports(at=LATER) == 1
    assert draft_due_reports(at=LATER) == 0

    (row,) = queries.reports(manager)
    assert row.drafted_by == ""
    assert row.first_on == SEPTEMBER.first_on
    (kept,) = queries.schedules(manager)
    assert (kept.day, kept.is_on) == (8, True)
    sign(row.report_id, manager)  # nobody drafted it: any entitled hand
