"""When a report is due, and who may put it out."""

from dataclasses import replace
from datetime import date

import pytest

from yimen.rules.reports.kinds import BadReportDay, ReportKind, check_day, due_period
from yimen.rules.reports.signing import (
    CorrectionReasonMissing,
    NotForThePublic,
    PublishedAlready,
    ReportNotSigned,
    ReportRuns,
    ReportSigned,
    ReportState,
    SignedByDrafter,
    Standing,
    check_correct,
    check_draft,
    check_over,
    check_publish,
    check_sign,
)
from yimen.rules.statistics.periods import month_of, quarter_of, year_of

DRAFT = Standing(
    kind=ReportKind.DISCLOSURE,
    state=ReportState.DRAFTED,
    drafted_by=1,
    remarked_by=2,
)
SIGNED = replace(DRAFT, state=ReportState.SIGNED)


def test_two_people_stand_behind_a_report() -> None:
    for officer in (1, 2, None):
        with pytest.raises(SignedByDrafter):
            check_sign(DRAFT, officer)
    check_sign(DRAFT, 3)
    with pytest.raises(ReportSigned):
        check_sign(SIGNED, 3)
    with pytest.raises(ReportSigned):
        check_draft(SIGNED)


def test_only_the_last_signed_one_is_corrected_and_with_a_reason() -> None:
    check_correct(SIGNED, "少算了一个镇")
    for standing in (DRAFT, replace(SIGNED, is_latest=False)):
        with pytest.raises(ReportNotSigned):
            check_correct(standing, "少算了一个镇")
    with pytest.raises(CorrectionReasonMissing):
        check_correct(SIGNED, " ")


def test_only_the_signed_sheet_for_the_public_is_published_once() -> None:
    check_publish(SIGNED)
    with pytest.raises(ReportNotSigned):
        check_publish(DRAFT)
    with pytest.raises(NotForThePublic):
        check_publish(replace(SIGNED, kind=ReportKind.CIRCULAR))
    with pytest.raises(PublishedAlready):
        check_publish(replace(SIGNED, is_published=True))


def test_a_period_is_over_on_the_day_after() -> None:
    october = month_of(date(2026, 10, 1))
    with pytest.raises(ReportRuns):
        check_over(october, date(2026, 10, 31))
    check_over(october, date(2026, 11, 1))


def test_a_report_is_due_on_its_day_after_the_period() -> None:
    october = month_of(date(2026, 10, 1))
    assert due_period(ReportKind.MONTHLY, 5, date(2026, 11, 4)) is None
    assert due_period(ReportKind.MONTHLY, 5, date(2026, 11, 5)) == october
    assert due_period(ReportKind.MONTHLY, 5, date(2026, 11, 30)) == october
    third = quarter_of(date(2026, 9, 1))
    assert due_period(ReportKind.QUARTERLY, 5, date(2026, 10, 4)) is None
    assert due_period(ReportKind.QUARTERLY, 5, date(2026, 12, 2)) == third
    last = year_of(date(2026, 1, 1))
    assert due_period(ReportKind.YEARLY, 5, date(2027, 1, 4)) is None
    assert due_period(ReportKind.YEARLY, 5, date(2027, 1, 5)) == last
    for day in (0, 29):
        with pytest.raises(BadReportDay):
            check_day(day)
    check_day(28)
