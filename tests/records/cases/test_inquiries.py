"""Experts and checks on the spot on real rows, and which law stops this clock."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError

from makers.cases import MATERIALS, RECEIVED_AT, Counter, row_of
from makers.catalogue import a_matter, a_version
from makers.replay import differences
from yimen.records.cases import models, queries
from yimen.records.cases.actions.call_experts import call_experts
from yimen.records.cases.actions.check_site import check_site
from yimen.records.cases.actions.conclude_review import conclude_review
from yimen.records.cases.actions.pause import pause
from yimen.rules.authority.table import NotAllowed
from yimen.rules.cases.applications import ReasonMissing
from yimen.rules.cases.decisions import Stop
from yimen.rules.cases.inquiries import (
    Expert,
    ExpertRelated,
    NoReview,
    ReviewOpen,
    ReviewResult,
    SiteVisit,
    TooFewOfficers,
)
from yimen.rules.catalogue.elements import Elements
from yimen.rules.legal_clock.limits import Limit
from yimen.rules.legal_clock.pauses import PauseWithoutBasis, Procedure
from yimen.rules.refusals import NotFound

MONDAY = RECEIVED_AT + timedelta(days=3)
EXPERTS = (
    Expert(name="陈工", unit="市设计院", field="给排水"),
    Expert(name="林工", unit="理工大学"),
)


def a_visit(counter: Counter) -> SiteVisit:
    officers = (counter.cast.li_qiang.officer_id, counter.cast.zhao_min.officer_id)
    return SiteVisit(
        checked_on=MONDAY.date(),
        place="青溪大道88号",
        officer_ids=tuple(one or 0 for one in officers),
        present="张三",
        found="操作间与图纸一致",
        is_met=True,
        is_signed=True,
    )


def test_two_officers_write_a_record_and_one_does_not(counter: Counter) -> None:
    number, by = counter.accepted(), counter.cast.li_qiang
    visit = a_visit(counter)
    alone = replace(visit, officer_ids=visit.officer_ids[:1])
    ghost = replace(visit, officer_ids=(by.officer_id or 0, 999_999))
    with pytest.raises(TooFewOfficers):
        check_site(number=number, visit=alone, by=by, at=MONDAY)
    with pytest.raises(NotFound):
        check_site(number=number, visit=ghost, by=by, at=MONDAY)
    with pytest.raises(ReasonMissing):
        check_site(number=number, visit=replace(visit, found=""), by=by, at=MONDAY)
    with pytest.raises(NotAllowed):
        check_site(number=number, visit=visit, by=counter.cast.wang_fang, at=MONDAY)
    assert not models.SiteCheck.objects.exists()

    moved = check_site(number=number, visit=visit, by=by, at=MONDAY)

    sheet = queries.document_page(moved.issued[0].number, by).sheet
    row = models.SiteCheck.objects.get()
    assert row.officers == sorted(visit.officer_ids)
    assert row.record_number == sheet.number
    assert all(part in str(sheet.sections) for part in ("李强", "赵敏", "张三", "一致"))
    assert not differences(number)
    row.officers = row.officers[:1]
    with pytest.raises(IntegrityError):
        row.save(update_fields=["officers"])


def test_experts_are_called_and_conclude_once(counter: Counter) -> None:
    number, by = counter.accepted(), counter.cast.li_qiang
    with pytest.raises(NoReview):
        conclude_review(
            number=number, result=ReviewResult.PASSED, opinion="好", by=by, at=MONDAY
        )
    related = (*EXPERTS, Expert(name="张工", unit="某厂", relation="申请人的兄弟"))
    with pytest.raises(ExpertRelated):
        call_experts(number=number, topic="排水", experts=related, by=by, at=MONDAY)
    call_experts(number=number, topic="排水方案", experts=EXPERTS, by=by, at=MONDAY)
    with pytest.raises(ReviewOpen):
        call_experts(number=number, topic="又一次", experts=EXPERTS, by=by, at=MONDAY)

    moved = conclude_review(
        number=number,
        result=ReviewResult.CONDITIONAL,
        opinion="补充隔油池后可行",
        by=by,
        at=MONDAY,
    )

    said = str(queries.document_page(moved.issued[0].number, by).sheet.sections)
    wanted = ("陈工", "理工大学", "修改后通过", "隔油池", "没有利害关系")
    assert all(part in said for part in wanted)
    row = models.ExpertReview.objects.get()
    assert (row.result, row.concluded_at) == ("conditional", MONDAY)
    call_experts(number=number, topic="再议", experts=EXPERTS, by=by, at=MONDAY)
    assert not differences(number)


def test_another_laws_procedure_stops_the_clock_only_where_the_guide_names_it(
    counter: Counter,
) -> None:
    survey = Stop(procedure=Procedure.SITE_SURVEY, asked_days=3, reason="勘验")
    with pytest.raises(PauseWithoutBasis):
        pause(
            number=counter.accepted(), stop=survey, by=counter.cast.li_qiang, at=MONDAY
        )
    matter = a_matter(
        name="采矿许可",
        organ_id=counter.cast.organ.pk,
        materials=MATERIALS,
        statutory_limit=Limit(20),
        promised_limit=Limit(10),
        elements=Elements(uncounted_procedures=("现场勘验：矿产资源法第十二条",)),
    )
    number = counter.accepted(matter_version_id=a_version(matter))

    moved = pause(number=number, stop=survey, by=counter.cast.li_qiang, at=MONDAY)

    sheet = queries.document_page(moved.issued[0].number, counter.cast.li_qiang).sheet
    assert "矿产资源法第十二条" in str(sheet.sections)
    assert models.CasePause.objects.get().article == "矿产资源法第十二条"
    assert row_of(number).paused_through_on is not None
