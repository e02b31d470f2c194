"""What the papers of one case are made out from, without any database."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final

from yimen.rules.cases.applications import AgentPower, DeliveryWay
from yimen.rules.cases.remedies import DecidingOrgan, OrganKind
from yimen.rules.catalogue.intake import Necessity, Paper, PaperState
from yimen.rules.catalogue.matters import Material
from yimen.rules.documents.paper_facts import Office, PaperFacts, Person
from yimen.rules.legal_clock.calendar import CHINA, Kind, PublishedDay, WorkCalendar
from yimen.rules.legal_clock.limits import Limit
from yimen.rules.legal_clock.terms import DecisionClock

RECEIVED_AT: Final = datetime(2026, 9, 21, 9, 5, tzinfo=CHINA)
HOLIDAYS: Final = [
    PublishedDay(date(2026, 9, 25), Kind.OFF, "中秋节", "国办发明电"),
    *(
        PublishedDay(date(2026, 10, day), Kind.OFF, "国庆节", "国办发明电")
        for day in range(1, 8)
    ),
    PublishedDay(date(2026, 10, 10), Kind.WORK, "国庆节", "国办发明电"),
]


def paper_facts(**changes: Any) -> PaperFacts:
    """张三's food licence, accepted on 21 September within 10 of 20 working days."""
    plain = PaperFacts(
        case_number="500199000720260921000011",
        query_code="K7HM-3XRA",
        matter_name="食品经营许可",
        matter_code="Y-0001",
        is_license=True,
        applicant=Person("张三", "111", "11010519491231002X"),
        agent=None,
        agent_power=AgentPower.SELF,
        organ=DecidingOrgan(
            name="青溪区市场监督管理局",
            kind=OrganKind.GOVERNMENT,
            government="青溪区人民政府",
            upper_organ="",
            court="青溪区人民法院",
        ),
        organ_short_name="市监",
        office=Office(
            hall_name="青溪区政务服务中心",
            region_name="青溪区",
            address="青溪大道1号",
            phone="023-45670001",
            supervision_phone="023-45670002",
            clerk="王芳",
        ),
        materials=(
            Material(code="A", name="申请书", originals=1),
            Material(code="B", name="健康证明", copies=2, issuer="区疾控中心"),
            Material(code="C", name="租赁合同", necessity=Necessity.OPTIONAL),
        ),
        papers=(
            Paper("A", originals=1),
            Paper("B", PaperState.CORRECTED, copies=2, remark="补签名"),
            Paper("C", PaperState.MISSING),
        ),
        received_at=RECEIVED_AT,
        delivery_way=DeliveryWay.COLLECT,
        delivery_address="",
        fee_words="不收费",
        accepted_at=RECEIVED_AT,
        clock=DecisionClock(date(2026, 9, 21), Limit(20), Limit(10)),
        calendar=WorkCalendar.of(HOLIDAYS),
    )
    return replace(plain, **changes)
