"""Key projects are registered, claimed and closed; days out have a roster."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from makers.errands import TAKEN_AT, Village, errand_of
from yimen.records.agency import models, queries
from yimen.records.agency.actions.add_project_case import add_project_case
from yimen.records.agency.actions.cancel_outreach import cancel_outreach
from yimen.records.agency.actions.change_project import change_project
from yimen.records.agency.actions.claim_project import claim_project
from yimen.records.agency.actions.close_project import close_project
from yimen.records.agency.actions.register_project import register_project
from yimen.records.agency.queries import ProjectFilter
from yimen.records.journal import queries as journal
from yimen.rules.agency.errands import Channel
from yimen.rules.authority.table import NotAllowed
from yimen.rules.cases.applications import ReasonMissing
from yimen.rules.conduct.outreach import (
    BadOutreach,
    NotThere,
    OutreachOver,
    OutreachTaken,
)
from yimen.rules.joint.projects import (
    NEEDS,
    BadProject,
    CaseOfAnotherProject,
    ClaimedByAnother,
    ProjectClass,
    ProjectClosed,
    ProjectFacts,
    stages,
)
from yimen.rules.refusals import NotFound, Overtaken

FACTS = ProjectFacts(
    name="新能源电池产业园",
    project_class=ProjectClass.INDUSTRY,
    investor="华新能源有限公司",
    asked_yuan=500_000_000,
)


def registered(village: Village, **changes: object) -> str:
    return register_project(
        facts=replace(FACTS, **changes),  # type: ignore[arg-type]
        node_id=village.center_id,
        by=village.counter.cast.zheng_jie,
        at=TAKEN_AT,
    )


def test_a_project_is_registered_claimed_and_closed(village: Village) -> None:
    cast = village.counter.cast
    number = registered(village)
    case = village.counter.accepted()

    claim_project(number=number, by=cast.wang_fang, at=TAKEN_AT)
    claim_project(number=number, by=cast.wang_fang, at=TAKEN_AT)
    with pytest.raises(ClaimedByAnother):
        claim_project(number=number, by=cast.zheng_jie, at=TAKEN_AT)
    change_project(
        number=number,
        facts=replace(FACTS, agreed_yuan=420_000_000, is_accompanied=True),
        by=cast.zheng_jie,
        at=TAKEN_AT,
    )
    add_project_case(number=number, case=case, by=cast.wang_fang, at=TAKEN_AT)
    page = queries.project_page(number, cast.zheng_jie)
    close_project(number=number, reason="投产", by=cast.zheng_jie, at=TAKEN_AT)

    assert number == "XM2026-0001"
    assert page.row.claimed_by == "王芳"
    assert (page.row.asked_yuan, page.row.agreed_yuan) == (500_000_000, 420_000_000)
    assert [row.number for row in page.cases] == [case]
    with pytest.raises(ProjectClosed):
        add_project_case(number=number, case=case, by=cast.wang_fang, at=TAKEN_AT)
    assert [line.after for line in journal.entries("project", number)] == [
        "registered",
        "claimed",
        "changed",
        "case",
        "closed",
    ]
    assert queries.projects(ProjectFilter(state="closed"), cast.zheng_jie).total == 1
    assert queries.projects(ProjectFilter(text="电池"), cast.lin_tao).total == 1
    assert queries.projects(ProjectFilter(is_mine=True), cast.wang_fang).total == 1
    assert queries.projects(ProjectFilter(), cast.sun_li).total == 0


def test_what_is_wrong_with_a_project_is_refused(village: Village) -> None:
    cast = village.counter.cast

    for wrong in ({"name": " "}, {"investor": ""}, {"asked_yuan": -1}):
        with pytest.raises(BadProject):
            registered(village, **wrong)
    number, other = registered(village), registered(village, name="物流园")
    case = village.counter.accepted()
    add_project_case(number=number, case=case, by=cast.wang_fang, at=TAKEN_AT)
    with pytest.raises(CaseOfAnotherProject):
        add_project_case(number=other, case=case, by=cast.wang_fang, at=TAKEN_AT)
    with pytest.raises(NotFound):
        add_project_case(number=other, case="0", by=cast.wang_fang, at=TAKEN_AT)
    with pytest.raises(NotFound):
        claim_project(number=number, by=cast.sun_li, at=TAKEN_AT)
    with pytest.raises(ReasonMissing):
        close_project(number=number, reason="", by=cast.zheng_jie, at=TAKEN_AT)
    with pytest.raises(Overtaken):
        change_project(
            number=number, facts=FACTS, version=9, by=cast.zheng_jie, at=TAKEN_AT
        )


def test_every_class_has_its_notice_stage_by_stage() -> None:
    for one in ProjectClass:
        found = stages(one)
        assert sum(len(needs) for _, needs in found) == len(NEEDS[one])
        assert found[0][0] == "立项用地规划许可"
        assert found[-1][0] == "投产经营"


def test_a_fair_takes_errands_on_its_day_by_its_roster(village: Village) -> None:
    fair = village.fair()

    number = village.taken(channel=Channel.OUTREACH, outreach_id=fair)
    with pytest.raises(NotThere):
        village.taken(
            at=TAKEN_AT + timedelta(days=1), channel=Channel.OUTREACH, outreach_id=fair
        )
    with pytest.raises(NotFound):
        village.taken(channel=Channel.OUTREACH, outreach_id=10**9)
    stranger = village.fair(name="另一场", roster=frozenset({10**6}))
    with pytest.raises(NotThere):
        village.taken(channel=Channel.OUTREACH, outreach_id=stranger)

    assert errand_of(number).channel is Channel.OUTREACH
    (row, _) = queries.outreaches(village.counter.cast.zheng_jie).rows
    assert row.errands == 1
    assert row.roster == ("周小明",)
    assert queries.outreaches(village.agent).total == 1
    assert len(queries.public_outreaches(TAKEN_AT.date())) == 2


def test_a_day_out_is_planned_ahead_and_may_be_called_off(village: Village) -> None:
    manager = village.counter.cast.zheng_jie
    fair = village.fair()

    with pytest.raises(OutreachTaken):
        village.fair()
    with pytest.raises(BadOutreach):
        village.fair(name="x", roster=frozenset())
    with pytest.raises(OutreachOver):
        village.fair(name="y", held_on=date(2026, 9, 1))
    with pytest.raises(NotAllowed):
        cancel_outreach(outreach_id=fair, reason="雨", by=village.agent, at=TAKEN_AT)
    with pytest.raises(ReasonMissing):
        cancel_outreach(outreach_id=fair, reason="", by=manager, at=TAKEN_AT)
    cancel_outreach(outreach_id=fair, reason="大雨", by=manager, at=TAKEN_AT)
    with pytest.raises(OutreachOver):
        cancel_outreach(outreach_id=fair, reason="大雨", by=manager, at=TAKEN_AT)

    assert models.Outreach.objects.get().cancel_reason == "大雨"
    assert queries.public_outreaches(TAKEN_AT.date()) == ()
