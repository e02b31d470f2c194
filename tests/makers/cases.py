"""Cases as a hall makes them: through the real acts, by the fixed cast."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from itertools import count
from typing import Any, Final

from makers.cast import Cast
from makers.catalogue import a_matter, a_version
from makers.persons import CHINA, a_letter
from yimen.records.cases import models
from yimen.records.cases.actions._move import TakenIn
from yimen.records.cases.actions.examine import examine
from yimen.records.cases.actions.grant import grant
from yimen.records.cases.actions.take_in import take_in
from yimen.records.cases.facts import CaseFacts, case_facts
from yimen.records.people.models import Officer
from yimen.rules.authority.actors import SYSTEM, Actor
from yimen.rules.cases.applications import (
    Accept,
    Application,
    AskOnce,
    OnlyReceive,
    Outcome,
)
from yimen.rules.cases.decisions import Opinion, Permit, Recipient, Refusal
from yimen.rules.catalogue.intake import Necessity, Paper, PaperState
from yimen.rules.catalogue.matters import CaseKind, Material, MatterType
from yimen.rules.legal_clock.limits import Limit

RECEIVED_AT: Final = datetime(2026, 9, 18, 9, 30, tzinfo=CHINA)  # a Friday
PERMIT: Final = Permit(
    content="食品经营",
    certificate_name="食品经营许可证",
    certificate_number="JY15001990000017",
    valid_from=date(2026, 10, 9),
    last_valid_on=date(2031, 10, 8),
)
REFUSAL: Final = Refusal(
    facts="经营场所与污染源距离不足25米",
    reason="不具备与经营品种相适应的场所",
    basis="食品安全法第三十三条",
    standard="食品经营许可审查通则第十条",
)
ZHANG_SAN: Final = Recipient(name="张三", id_kind="111", id_number="11010519491231002X")
MATERIALS: Final = (
    Material(code="M1", name="食品经营许可申请书", originals=1),
    Material(code="M2", name="营业执照", copies=1, is_shared=True),
    Material(code="M3", name="健康证明", copies=2, issuer="区疾控中心"),
    Material(code="M4", name="租赁合同", necessity=Necessity.OPTIONAL, copies=1),
    Material(
        code="M5",
        name="布局图",
        necessity=Necessity.DEFERRABLE,
        originals=1,
        grace_days=5,
    ),
)
WHOLE: Final = (
    Paper("M1", originals=1),
    Paper("M2", PaperState.SHARED),
    Paper("M3", copies=2),
    Paper("M5", originals=1),
)
GAPPY: Final = (
    Paper("M1", originals=1),
    Paper("M2", PaperState.SHARED),
    Paper("M3", PaperState.MISSING),
    Paper("M5", PaperState.WRONG, remark="没有标注操作间"),
)
_keys = count(1)


@dataclass(frozen=True)
class Counter:
    """The cast with two published matters, one promised and one instant."""

    cast: Cast
    promised_id: int
    instant_id: int
    _kept: dict[str, Any] = field(default_factory=dict)

    @cached_property
    def applicant_id(self) -> int:
        return self.cast.zhang_san

    def application(self, **changes: Any) -> Application:
        """张三 asks for a food licence with all papers."""
        plain = Application(
            submit_key=f"form-{next(_keys)}",
            matter_version_id=self.promised_id,
            applicant_id=self.applicant_id,
            papers=WHOLE,
        )
        return replace(plain, **changes)

    def taken_in(
        self, outcome: Outcome, at: datetime = RECEIVED_AT, **changes: Any
    ) -> TakenIn:
        """王芳 takes it in with this outcome."""
        return take_in(
            application=self.application(**changes),
            outcome=outcome,
            by=self.cast.wang_fang,
            at=at,
        )

    def received(self, **changes: Any) -> str:
        return self.taken_in(OnlyReceive(), **changes).number

    def correcting(self, **changes: Any) -> str:
        return self.taken_in(AskOnce(), **{"papers": GAPPY} | changes).number

    def accepted(self, **changes: Any) -> str:
        return self.taken_in(Accept(), **changes).number

    def examined(self, at: datetime = RECEIVED_AT, **changes: Any) -> str:
        number = self.accepted(at=at, **changes)
        examine(
            number=number,
            opinion=an_opinion(),
            by=self.cast.li_qiang,
            at=at + timedelta(hours=1),
        )
        return number

    def granted(self, at: datetime = RECEIVED_AT, **changes: Any) -> str:
        number = self.examined(at=at, **changes)
        grant(
            number=number,
            permit=PERMIT,
            by=self.cast.zhao_min,
            at=at + timedelta(hours=2),
        )
        return number


def a_counter(cast: Cast) -> Counter:
    """A food licence within 10 of 20 working days, and a card on the spot."""
    promised = a_matter(
        organ_id=cast.organ.pk,
        materials=MATERIALS,
        statutory_limit=Limit(20),
        promised_limit=Limit(10),
    )
    instant = a_matter(
        name="老年人优待证",
        organ_id=cast.organ.pk,
        matter_type=MatterType.PUBLIC_SERVICE,
        case_kind=CaseKind.INSTANT,
        statutory_limit=None,
        promised_limit=Limit(0),
        materials=(Material(code="M1", name="身份证", copies=1),),
    )
    return Counter(cast, a_version(promised), a_version(instant))


def an_opinion(*, proposes_grant: bool = True) -> Opinion:
    """An opinion after opening everything."""
    return Opinion(
        text="材料真实，符合条件。",
        proposes_grant=proposes_grant,
        opened=frozenset({"M1", "M2", "M3", "M4", "M5"}),
    )


def with_letter(actor: Actor, cast: Cast, **columns: Any) -> Actor:
    """The actor, who now holds a live letter of the organ."""
    assert actor.officer_id is not None
    a_letter(Officer.objects.get(pk=actor.officer_id), cast.organ, **columns)
    return actor


def row_of(number: str) -> models.Case:
    """The case's row as it is now."""
    return models.Case.objects.get(number=number)


def facts_of(number: str) -> CaseFacts:
    """The case as the system sees it."""
    return case_facts(number, SYSTEM)
