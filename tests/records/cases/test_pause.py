"""The clock stops with a written notice, and comes back to where it was."""

from datetime import date, timedelta

import pytest

from makers.cases import RECEIVED_AT, Counter, facts_of, row_of
from yimen.records.cases import models, queries
from yimen.records.cases.actions.pause import pause
from yimen.records.cases.actions.resume import resume
from yimen.rules.cases.applications import ReasonMissing
from yimen.rules.cases.decisions import Stop
from yimen.rules.cases.lifecycle import NoSuchStep, State
from yimen.rules.catalogue import procedures
from yimen.rules.documents.frame import DocumentKind
from yimen.rules.legal_clock.pauses import (
    PauseWithoutBasis,
    PauseWithoutLength,
    Procedure,
)
from yimen.rules.refusals import Overtaken

MONDAY = RECEIVED_AT + timedelta(days=3)
THURSDAY = RECEIVED_AT + timedelta(days=6)
EIGHT = sorted(procedures.EIGHT)
HEARING = Stop(procedure=Procedure.HEARING, asked_days=5, reason="利害关系人要求听证")


def stopped(counter: Counter, stop: Stop = HEARING, number: str = "") -> str:
    case = number or counter.accepted()
    pause(number=case, stop=stop, by=counter.cast.li_qiang, at=MONDAY)
    return case


@pytest.mark.parametrize("procedure", EIGHT)
def test_the_eight_of_article_45_stop_the_clock(
    counter: Counter, procedure: Procedure
) -> None:
    number = stopped(counter, Stop(procedure=procedure, asked_days=5, reason="依法"))

    row = row_of(number)
    assert row.state == State.PAUSED
    assert row.due_on == date(2026, 10, 15)  # five working days after 9 October
    assert row.paused_through_on == date(2026, 9, 29)
    assert row.printed_due_on == date(2026, 10, 9)


def test_the_notice_says_which_and_how_long(counter: Counter) -> None:
    number = stopped(counter)

    paper = models.Document.objects.get(case__number=number, kind="pause_notice")
    page = queries.document_page(paper.number, counter.cast.li_qiang)
    said = str(page.sheet.sections)
    assert page.sheet.kind is DocumentKind.PAUSE_NOTICE
    assert all(part in said for part in ("听证", "5个工作日", "利害关系人", "四十五条"))


def test_resuming_gives_back_the_days_and_the_state(counter: Counter) -> None:
    number = stopped(counter, number=counter.examined())
    moved = resume(
        number=number, outcome="听证会已开", by=counter.cast.li_qiang, at=THURSDAY
    )

    row = row_of(number)
    assert moved.state is State.EXAMINED
    assert row.due_on == date(2026, 10, 13)  # three days were not counted
    assert row.paused_through_on is None
    assert facts_of(number).open_stop is None


def test_more_than_was_asked_is_not_given_back(counter: Counter) -> None:
    number = stopped(counter)
    resume(
        number=number,
        outcome="检测完成",
        by=counter.cast.li_qiang,
        at=RECEIVED_AT.replace(month=10, day=9),
    )

    assert row_of(number).due_on == date(2026, 10, 15)


def test_two_pauses_one_after_the_other(counter: Counter) -> None:
    number = stopped(counter)
    resume(number=number, outcome="已开", by=counter.cast.li_qiang, at=THURSDAY)
    pause(number=number, stop=HEARING, by=counter.cast.li_qiang, at=THURSDAY)

    assert row_of(number).due_on == date(2026, 10, 20)
    assert models.CasePause.objects.filter(case__number=number).count() == 2


def test_a_site_survey_needs_another_law(counter: Counter) -> None:
    survey = Stop(procedure=Procedure.SITE_SURVEY, asked_days=5, reason="看现场")

    with pytest.raises(PauseWithoutBasis):
        stopped(counter, survey)


@pytest.mark.parametrize("days", [-1])
def test_a_pause_needs_a_length(counter: Counter, days: int) -> None:
    endless = Stop(procedure=Procedure.HEARING, asked_days=days, reason="听证")

    with pytest.raises(PauseWithoutLength):
        stopped(counter, endless)


def test_a_pause_needs_a_reason_and_its_end_an_outcome(counter: Counter) -> None:
    silent = Stop(procedure=Procedure.HEARING, asked_days=3, reason="")

    with pytest.raises(ReasonMissing):
        stopped(counter, silent)
    number = stopped(counter)
    with pytest.raises(ReasonMissing):
        resume(number=number, outcome=" ", by=counter.cast.li_qiang, at=THURSDAY)


def test_a_paused_case_is_not_paused_again_nor_a_running_one_resumed(
    counter: Counter,
) -> None:
    number = stopped(counter)

    with pytest.raises(NoSuchStep):
        stopped(counter, number=number)
    with pytest.raises(NoSuchStep):
        resume(
            number=counter.accepted(),
            outcome="好了",
            by=counter.cast.li_qiang,
            at=THURSDAY,
        )


def test_a_lost_race_leaves_no_pause(counter: Counter) -> None:
    number = counter.accepted()

    with pytest.raises(Overtaken):
        pause(
            number=number, stop=HEARING, version=9, by=counter.cast.li_qiang, at=MONDAY
        )

    assert not models.CasePause.objects.exists()
