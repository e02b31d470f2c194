"""Granted, by a third hand with a live letter."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from makers.cases import PERMIT, RECEIVED_AT, Counter, row_of, with_letter
from yimen.records.cases import queries
from yimen.records.cases.actions.grant import grant
from yimen.records.people.models import AuthorizationLetter
from yimen.rules.authority.actors import Role
from yimen.rules.authority.separation import (
    AcceptorMayNotDecide,
    ExaminerMayNotDecide,
    NoLiveLetter,
)
from yimen.rules.authority.table import NotAllowed
from yimen.rules.cases.decisions import NotExamined, PermitSaysNothing
from yimen.rules.cases.lifecycle import NoSuchStep, State
from yimen.rules.documents.frame import DocumentKind
from yimen.rules.refusals import Overtaken

LATER = RECEIVED_AT + timedelta(hours=3)


def test_a_grant_says_what_it_grants_and_starts_the_delivery_clock(
    counter: Counter,
) -> None:
    number = counter.examined()
    moved = grant(number=number, permit=PERMIT, by=counter.cast.zhao_min, at=LATER)

    row = row_of(number)
    page = queries.document_page(moved.issued[0].number, counter.cast.zhao_min)
    said = str(page.sheet.sections)
    assert (moved.state, row.result) == (State.GRANTED, "granted")
    assert page.sheet.kind is DocumentKind.GRANT
    assert all(
        part in said
        for part in (
            "JY15001990000017",
            "2031年10月8日",
            "第三十八条第一款",
            "第四十条",
        )
    )
    assert row.decided_at == row.closed_at == LATER
    assert row.delivery_due_on == row.act_by_on == date(2026, 10, 9)


def test_who_accepted_does_not_decide(counter: Counter) -> None:
    both = replace(
        counter.cast.zhao_min, roles=frozenset({Role.CHIEF_REPRESENTATIVE, Role.CLERK})
    )
    number = replace(counter, cast=replace(counter.cast, wang_fang=both)).examined()

    with pytest.raises(AcceptorMayNotDecide):
        grant(number=number, permit=PERMIT, by=both, at=LATER)


def test_who_examined_does_not_decide(counter: Counter) -> None:
    number = counter.examined()
    also = replace(
        counter.cast.li_qiang,
        roles=frozenset({Role.EXAMINER, Role.CHIEF_REPRESENTATIVE}),
    )
    with_letter(also, counter.cast)

    with pytest.raises(ExaminerMayNotDecide):
        grant(number=number, permit=PERMIT, by=also, at=LATER)


def test_without_a_live_letter_nobody_decides(counter: Counter) -> None:
    number = counter.examined()
    AuthorizationLetter.objects.update(revoked_on=date(2026, 9, 18))

    with pytest.raises(NoLiveLetter):
        grant(number=number, permit=PERMIT, by=counter.cast.zhao_min, at=LATER)


def test_the_head_of_the_organ_needs_no_letter(counter: Counter) -> None:
    number = counter.examined()
    moved = grant(number=number, permit=PERMIT, by=counter.cast.wu_gang, at=LATER)

    assert moved.state is State.GRANTED


def test_a_promised_matter_is_examined_first(counter: Counter) -> None:
    with pytest.raises(NotExamined):
        grant(
            number=counter.accepted(),
            permit=PERMIT,
            by=counter.cast.zhao_min,
            at=LATER,
        )


def test_an_empty_grant_is_none(counter: Counter) -> None:
    with pytest.raises(PermitSaysNothing):
        grant(
            number=counter.examined(),
            permit=replace(PERMIT, content=" "),
            by=counter.cast.zhao_min,
            at=LATER,
        )


def test_an_examiner_grants_nothing(counter: Counter) -> None:
    with pytest.raises(NotAllowed):
        grant(
            number=counter.examined(),
            permit=PERMIT,
            by=counter.cast.li_qiang,
            at=LATER,
        )


def test_what_is_decided_is_decided(counter: Counter) -> None:
    with pytest.raises(NoSuchStep):
        grant(
            number=counter.granted(),
            permit=PERMIT,
            by=counter.cast.zhao_min,
            at=LATER,
        )


def test_a_lost_race_gives_its_number_back(counter: Counter) -> None:
    number = counter.examined()

    with pytest.raises(Overtaken):
        grant(
            number=number, permit=PERMIT, version=1, by=counter.cast.zhao_min, at=LATER
        )
    moved = grant(number=number, permit=PERMIT, by=counter.cast.zhao_min, at=LATER)

    assert moved.issued[0].number.endswith("〔2026〕1号")


def test_papers_are_numbered_by_region_organ_kind_and_year(counter: Counter) -> None:
    numbers = [
        grant(
            number=counter.examined(),
            permit=PERMIT,
            by=counter.cast.zhao_min,
            at=LATER,
        )
        .issued[0]
        .number
        for _ in range(2)
    ]

    assert numbers == ["青溪市监准许〔2026〕1号", "青溪市监准许〔2026〕2号"]
