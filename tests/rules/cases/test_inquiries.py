"""Experts without a stake, two officers on the spot, and which law stops a clock."""

from dataclasses import replace
from datetime import date

import pytest

from yimen.rules.cases.inquiries import (
    CheckInFuture,
    CheckUnsigned,
    Expert,
    ExpertRelated,
    ExpertTwice,
    NoExperts,
    SiteVisit,
    TooFewOfficers,
    require_experts,
    require_visit,
)
from yimen.rules.catalogue.procedures import (
    EIGHT,
    bases,
    basis_of,
    may_stop,
    unknown,
    without_article,
)
from yimen.rules.legal_clock import articles
from yimen.rules.legal_clock.pauses import BY_ANOTHER_LAW, PauseWithoutBasis, Procedure

TODAY = date(2026, 9, 22)
VISIT = SiteVisit(
    checked_on=TODAY,
    place="青溪大道88号",
    officer_ids=(1, 2),
    present="张三",
    found="布局与图纸一致",
    is_met=True,
    is_signed=True,
)
LINES = ("公示：政府采购法第四十二条", "现场勘验: 测绘法第27条")


def test_a_check_is_made_by_two_who_are_two() -> None:
    require_visit(VISIT, TODAY)
    for officers in ((), (1,), (1, 1)):
        with pytest.raises(TooFewOfficers):
            require_visit(replace(VISIT, officer_ids=officers), TODAY)


def test_a_check_is_over_and_somebody_signed_or_saw() -> None:
    with pytest.raises(CheckInFuture):
        require_visit(VISIT, date(2026, 9, 21))
    with pytest.raises(CheckUnsigned):
        require_visit(replace(VISIT, is_signed=False), TODAY)
    require_visit(replace(VISIT, is_signed=False, witness="社区李主任"), TODAY)


def test_experts_have_names_and_no_stake() -> None:
    chen, lin = Expert(name="陈工", unit="设计院"), Expert(name="林工", unit="大学")
    require_experts((chen, lin))
    for wrong in ((), (Expert(name="陈工", unit=" "),)):
        with pytest.raises(NoExperts):
            require_experts(wrong)
    with pytest.raises(ExpertTwice):
        require_experts((chen, lin, chen))
    with pytest.raises(ExpertRelated) as refused:
        require_experts((chen, replace(lin, relation="申请人的兄弟")))
    assert refused.value.facts["names"] == "林工"


def test_the_eight_need_no_other_law_and_the_others_do() -> None:
    assert len(EIGHT) == 8
    for procedure in EIGHT:
        assert basis_of(procedure, ()) == articles.UNCOUNTED
    for procedure in {*BY_ANOTHER_LAW, Procedure.SPECIAL_PROCEDURE}:
        with pytest.raises(PauseWithoutBasis):
            basis_of(procedure, ())
    assert basis_of(Procedure.PUBLIC_NOTICE, LINES) == "政府采购法第四十二条"
    assert basis_of(Procedure.SITE_SURVEY, LINES) == "测绘法第27条"
    with pytest.raises(PauseWithoutBasis):
        basis_of(Procedure.DRAWING_REVIEW, LINES)


def test_a_guide_names_procedure_and_article_or_is_faulty() -> None:
    assert set(bases(LINES)) == {Procedure.PUBLIC_NOTICE, Procedure.SITE_SURVEY}
    assert unknown(LINES) == without_article(LINES) == ()
    wrong = ("公示", "听证：某法第一条", "公示：某法")
    assert unknown(wrong) == ("公示", "听证：某法第一条")
    assert without_article(wrong) == ("公示：某法",)
    assert bases(wrong) == {}
    assert set(may_stop(LINES)) == EIGHT | set(bases(LINES))
