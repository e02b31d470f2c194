"""Joint cases as a hall makes them: a restaurant with five approvals, by the acts."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any, Final

from makers.cases import PERMIT, RECEIVED_AT, REFUSAL, Counter, an_opinion
from makers.catalogue import a_matter, a_version
from makers.persons import a_letter, an_officer, an_organ, the_actor
from yimen.records.approvals import models
from yimen.records.approvals.actions.answer import answer
from yimen.records.approvals.actions.publish_graph import publish_graph
from yimen.records.approvals.actions.save_graph import save_graph
from yimen.records.cases.actions.examine import examine
from yimen.records.cases.actions.grant import grant
from yimen.records.cases.actions.refuse import refuse
from yimen.records.people.models import Officer
from yimen.rules.authority.actors import Actor, Role
from yimen.rules.cases.decisions import Opinion
from yimen.rules.catalogue.intake import Necessity, Paper
from yimen.rules.catalogue.matters import CaseKind, Material, MatterType
from yimen.rules.joint.graphs import Approval, ApprovalKind, Edge, FormField, Graph
from yimen.rules.joint.members import Answer
from yimen.rules.legal_clock.limits import Limit

LAW: Final = "食品安全法第三十五条"
POOL: Final = (
    Material(code="P1", name="身份证件", originals=1),
    Material(code="P2", name="经营场所证明", copies=1),
    Material(code="P3", name="布局图", originals=1),
)
AT_ONCE: Final[Mapping[str, Any]] = {}
LATER: Final[Mapping[str, Any]] = {
    "necessity": Necessity.DEFERRABLE,
    "grace_days": 8,
}
"""A paper that may follow within eight working days (容缺后补)."""
HANDED_IN: Final = (
    Paper("P1", originals=1),
    Paper("P2", copies=1),
    Paper("P3", originals=1),
)


@dataclass(frozen=True)
class Unit:
    """A department with two hands: one looks, one decides."""

    code: str
    organ_id: int
    examiner: Actor
    chief: Actor


def a_unit(counter: Counter, short: str, name: str) -> Unit:
    organ = an_organ(short, name)
    hall = counter.cast.center
    examiner = an_officer(f"{short}审", [Role.EXAMINER], organ=organ, hall=hall)
    chief = an_officer(
        f"{short}批", [Role.CHIEF_REPRESENTATIVE], organ=organ, hall=hall
    )
    a_letter(chief, organ)
    return Unit(organ.code, organ.pk, the_actor(examiner), the_actor(chief))


@dataclass
class Restaurant:
    """开餐饮店: two permits in series, a permit and two opinions beside them."""

    counter: Counter
    fire: Unit
    health: Unit
    town: Unit
    water: Unit
    matter_code: str
    version_id: int
    graph: Graph
    _kept: dict[str, Any] = field(default_factory=dict)

    @cached_property
    def lead(self) -> Actor:
        """赵敏, chief representative of the lead unit."""
        return self.counter.cast.zhao_min

    def accepted(self, at: datetime = RECEIVED_AT, **changes: Any) -> str:
        """The number of a joint case that 王芳 accepted."""
        from yimen.rules.cases.applications import Accept

        return self.counter.taken_in(
            Accept(),
            at=at,
            matter_version_id=self.version_id,
            papers=HANDED_IN,
            **changes,
        ).number


def a_restaurant(counter: Counter, place: Mapping[str, Any] = AT_ONCE) -> Restaurant:
    """The bundle with its graph, published; its lead is the cast's organ.

    `place`: what the guides say of the one paper that may be let follow.
    """
    fire = a_unit(counter, "消防", "青溪区消防救援局")
    health = a_unit(counter, "卫健", "青溪区卫生健康局")
    town = a_unit(counter, "城管", "青溪区城市管理局")
    water = a_unit(counter, "水务", "青溪区水务局")
    lead = counter.cast.organ
    license_ = _part("营业执照设立", lead.pk, 3, place)
    food = _part("食品经营许可", lead.pk, 10, place)
    fire_check = _part("公众聚集场所消防检查", fire.organ_id, 5, place)
    whole = a_matter(
        name="开餐饮店一件事",
        organ_id=lead.pk,
        case_kind=CaseKind.JOINT,
        matter_type=MatterType.PUBLIC_SERVICE,
        materials=(POOL[0], replace(POOL[1], **place), POOL[2]),
        statutory_limit=Limit(45),
        promised_limit=Limit(20),
        extension_days=15,
    )
    version = a_version(whole)
    graph = Graph(
        (
            _permit("license", license_, lead.code, 3),
            _permit("food", food, lead.code, 10),
            _permit("fire", fire_check, fire.code, 5),
            _opinion("sign", "门头招牌意见", town.code, 5),
            _opinion("grease", "油烟与排水意见", water.code, 4),
            _opinion("health", "健康提示意见", health.code, 3, optional=True),
        ),
        (Edge("license", "food", LAW),),
        form=(
            FormField("shop", "店名"),
            FormField("area", "面积"),
            FormField("note", "备注", required=False),
            FormField("trade", "业态", required=False, choices=("餐馆", "小吃店")),
        ),
    )
    manager = counter.cast.zheng_jie
    save_graph(matter_code=whole.code, graph=graph, by=manager, at=RECEIVED_AT)
    publish_graph(matter_code=whole.code, by=manager, at=RECEIVED_AT)
    return Restaurant(counter, fire, health, town, water, whole.code, version, graph)


def _part(name: str, organ_id: int, days: int, place: Mapping[str, Any]) -> Any:
    part = a_matter(
        name=name,
        organ_id=organ_id,
        materials=(
            Material(code="M1", name="身份证件", originals=1),
            Material(code="M2", name="场所证明", copies=1, **place),
        ),
        statutory_limit=Limit(20),
        promised_limit=Limit(days),
    )
    a_version(part)
    return part


def _permit(key: str, matter: Any, organ_code: str, days: int) -> Approval:
    return Approval(
        key=key,
        name=matter.name,
        kind=ApprovalKind.PERMIT,
        organ_code=organ_code,
        matter_code=matter.code,
        limit_days=days,
        materials=(("M1", "P1"), ("M2", "P2")),
        fields=(("店名", "shop"),),
    )


def _opinion(
    key: str, name: str, organ_code: str, days: int, **changes: Any
) -> Approval:
    plain: dict[str, Any] = {
        "key": key,
        "name": name,
        "kind": ApprovalKind.OPINION,
        "organ_code": organ_code,
        "limit_days": days,
    }
    return Approval(**(plain | changes))


def member(number: str, key: str) -> models.Member:
    """The row of a member as it is now."""
    return models.Member.objects.select_related("child", "run").get(
        run__number=number, key=key
    )


def states(number: str) -> dict[str, str]:
    """Where every member stands."""
    rows = models.Member.objects.filter(run__number=number)
    return dict(rows.values_list("key", "state"))


def opinion_on_all() -> Opinion:
    """The lead's opinion after opening the whole pool."""
    return Opinion(
        text="各部门均已办结。",
        proposes_grant=True,
        opened=frozenset({"P1", "P2", "P3"}),
    )


def decide(number: str, key: str, at: datetime, *, granted: bool = True) -> str:
    """The two hands of a member's organ decide its case; answers its number."""
    child = member(number, key).child
    assert child is not None
    examiner, chief = hands_of(child.organ_id)
    examine(number=child.number, opinion=an_opinion(), by=examiner, at=at)
    later = at + timedelta(minutes=5)
    if granted:
        grant(number=child.number, permit=PERMIT, by=chief, at=later)
    else:
        refuse(number=child.number, refusal=REFUSAL, by=chief, at=later)
    return child.number


def hands_of(organ_id: int) -> tuple[Actor, Actor]:
    """Who examines and who decides for this organ."""
    officers = Officer.objects.filter(organ_id=organ_id)
    examiner = officers.filter(roles=[Role.EXAMINER]).earliest("pk")
    chief = officers.filter(roles=[Role.CHIEF_REPRESENTATIVE]).earliest("pk")
    return the_actor(examiner), the_actor(chief)


def agree(number: str, key: str, at: datetime, said: Answer = Answer.AGREE) -> None:
    """The unit that is asked answers."""
    row = member(number, key)
    examiner, _ = hands_of(row.organ_id)
    answer(number=number, key=key, answer=said, reason="已核", by=examiner, at=at)
