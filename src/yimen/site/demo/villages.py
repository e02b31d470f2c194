"""Villages of the demo: errands at every stage, key projects, and days out."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import cycle
from typing import Any, Final

from yimen.records.agency import queries as agency
from yimen.records.agency.actions.add_project_case import add_project_case
from yimen.records.agency.actions.claim_project import claim_project
from yimen.records.agency.actions.hand_on import hand_on
from yimen.records.agency.actions.plan_outreach import plan_outreach
from yimen.records.agency.actions.register_project import register_project
from yimen.records.agency.actions.save_draft import save_draft
from yimen.records.agency.actions.take_errand import take_errand
from yimen.records.agency.actions.take_over import take_over
from yimen.records.agency.actions.take_up import take_up
from yimen.records.cases import queries as cases
from yimen.records.cases.queries import Filters
from yimen.rules.agency.entrustment import GENERAL, Entrustment
from yimen.rules.agency.errands import Channel, Scope
from yimen.rules.agency.offline_intake import Intake
from yimen.rules.authority.actors import SYSTEM, Actor, Role
from yimen.rules.cases.applications import Accept
from yimen.rules.conduct.outreach import OutreachFacts, OutreachKind
from yimen.rules.joint.projects import ProjectClass, ProjectFacts
from yimen.rules.legal_clock.calendar import local_date
from yimen.site.demo.halls import node
from yimen.site.demo.names import CENTER
from yimen.site.demo.places import agent_villages
from yimen.site.demo.world import Offer, World, of_person, whole

_TERM: Final = timedelta(days=120)
_A_LITTLE: Final = timedelta(minutes=30)
_STAGES: Final = ("lies", "offered", "arrived", "taken_up", "late")
_BACK: Final = {"lies": 1, "offered": 2, "arrived": 3, "taken_up": 6, "late": 6}
_NOBODY: Final = "华新能源有限公司"
_PROJECTS: Final = (
    ("云溪新能源电池产业园", ProjectClass.INDUSTRY, _NOBODY, 860_000_000),
    ("云溪冷链物流园", ProjectClass.LOGISTICS, "百川物流有限公司", 320_000_000),
    ("青溪康养小镇", ProjectClass.CULTURE, "和悦康养有限公司", 150_000_000),
)


def load(world: World, at: datetime) -> None:
    """The villages as they stand at this instant."""
    agents = [world.staff[f"agent{place:02d}"] for place in _numbers()]
    offers = _offers(world)
    for agent, stage in zip(agents, cycle(_STAGES), strict=False):
        _errand(world, agent, next(offers), stage)
    _elsewhere(world, agents[0])
    _draft(world, agents[0], next(offers), at)
    _projects(world, at)
    fair = _days_out(world, agents, at)
    met = {"channel": Channel.OUTREACH, "outreach_id": fair, "happened_at": at}
    _errand(world, agents[0], next(offers), "lies", **met)


def _numbers() -> range:
    return range(1, len(agent_villages()) + 1)


def _offers(world: World) -> Iterator[Offer]:
    """Matters for persons that somebody else may hand in, again and again."""
    return cycle(
        offer
        for offer in world.promised
        if offer.is_for_persons and "本人" not in offer.matter.elements.visit_reason
    )


def _elsewhere(world: World, agent: Actor) -> None:
    """One that another hall works on: taken here, carried there (异地代收代办)."""
    for offer in world.promised:
        halls = agency.halls_elsewhere(offer.matter, agent)
        if halls and offer.is_for_persons:
            about = {"target_id": halls[0].node_id, "scope": Scope.COLLECTED}
            _errand(world, agent, offer, "lies", **about)
            return


def _draft(world: World, agent: Actor, offer: Offer, at: datetime) -> None:
    """A form whose papers are not together yet."""
    save_draft(
        submit_key=f"demo-draft-{agent.officer_id}",
        matter_version_id=offer.matter.version_id,
        said={"name": [of_person(world.persons[0]).name], "powers": sorted(GENERAL)},
        by=agent,
        at=at - _A_LITTLE,
    )


def _errand(world: World, agent: Actor, offer: Offer, stage: str, **about: Any) -> None:
    taken_at = world.diary.slot(agent.name, world.diary.day(_BACK[stage]))
    person = of_person(world.random.choice(world.persons))
    on = local_date(about.get("happened_at", taken_at))
    intake = Intake(
        submit_key=f"demo-errand-{agent.officer_id}-{offer.matter.version_id}",
        number="",
        query_code="",
        matter_version_id=offer.matter.version_id,
        identity=person,
        entrustment=Entrustment(
            powers=GENERAL, signed_on=on, last_valid_on=on + _TERM, is_signed=True
        ),
        papers=whole(offer),
        happened_at=taken_at,
        signature=person.name,
        twin_reason="不是同一件事，另办一份",
    )
    intake = replace(intake, **about)
    taken_at = intake.happened_at
    number = take_errand(intake=intake, is_confirmed=True, by=agent, at=taken_at).number
    if stage not in {"lies", "late"}:
        _carry(world, number, agent, taken_at, stage)


def _carry(
    world: World, number: str, agent: Actor, taken_at: datetime, stage: str
) -> None:
    """Up to the hall that has the organ, as far as this stage goes."""
    errand = agency.errand_page(number, SYSTEM, taken_at).errand
    at = taken_at + _A_LITTLE
    hand_on(number=number, taker_id=errand.target_id, by=agent, at=at)
    clerk = _clerk_at(world, errand.target_id)
    if stage == "offered" or clerk is None:
        return
    take_over(number=number, by=clerk, at=at + _A_LITTLE)
    if stage == "taken_up":
        take_up(
            number=number,
            papers=errand.papers,
            outcome=Accept(),
            by=clerk,
            at=at + 2 * _A_LITTLE,
        )


def _clerk_at(world: World, hall_id: int) -> Actor | None:
    found = (
        actor
        for actor in world.staff.actors.values()
        if actor.hall_id == hall_id and actor.has(Role.CLERK)
    )
    return next(found, None)


def _projects(world: World, at: datetime) -> None:
    manager, companion = world.staff["zheng.jie"], world.staff["liu.yang"]
    builder, own = _busiest(world, at)
    for place, (name, kind, planned, asked) in enumerate(_PROJECTS):
        investor = planned if place else builder
        facts = ProjectFacts(
            name=name,
            project_class=kind,
            investor=investor,
            asked_yuan=asked,
            agreed_yuan=asked * 4 // 5 if place == 0 else 0,
            is_accompanied=place == 0,
        )
        number = register_project(facts=facts, node_id=node(CENTER), by=manager, at=at)
        if place == 0:
            claim_project(number=number, by=companion, at=at)
            for case in own:
                add_project_case(number=number, case=case, by=companion, at=at)


def _busiest(world: World, at: datetime) -> tuple[str, list[str]]:
    """The company with most open cases in the hall, and their numbers."""
    page = cases.inbox(world.staff["zheng.jie"], at, Filters())
    found: dict[str, list[str]] = {}
    for row in page.rows:
        if row.applicant.endswith("公司"):
            found.setdefault(row.applicant, []).append(row.number)
    return max(found.items(), key=lambda one: len(one[1]), default=(_NOBODY, []))


def _days_out(world: World, agents: list[Actor], at: datetime) -> int:
    """The session of today's fair, beside what is planned."""
    first = agents[0]
    kinds = (
        (OutreachKind.FAIR, "赶集日便民摊", 0),
        (OutreachKind.FAIR, "赶集日便民摊", 3),
        (OutreachKind.ROUND, "园区办公", 9),
    )
    planned = [
        plan_outreach(
            facts=OutreachFacts(
                kind=kind,
                name=name,
                place="集市东口" if kind is OutreachKind.FAIR else "工业园服务中心",
                held_on=local_date(at) + timedelta(days=ahead),
                hours="9:00—11:30",
                roster=frozenset({first.officer_id or 0}),
            ),
            node_id=node(CENTER),
            by=world.staff["zheng.jie"],
            at=at,
        )
        for kind, name, ahead in kinds
    ]
    return planned[0]
