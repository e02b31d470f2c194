"""Errands as a village makes them: 周小明 at 石桥村 is the agent, 何平 hands out."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from itertools import count
from typing import Any, Final

from makers.cases import WHOLE, Counter
from makers.persons import CHINA, ZHANG_SAN, an_officer, the_actor
from makers.places import SINCE, a_node
from yimen.records.agency.actions.hand_on import hand_on
from yimen.records.agency.actions.plan_outreach import plan_outreach
from yimen.records.agency.actions.take_errand import take_errand
from yimen.records.agency.actions.take_over import take_over
from yimen.records.agency.actions.take_up import take_up
from yimen.records.agency.facts import ErrandFacts, errand_facts
from yimen.records.network.models import Node, Stationing
from yimen.rules.agency.entrustment import GENERAL, Entrustment, Power
from yimen.rules.agency.offline_intake import Intake
from yimen.rules.authority.actors import Actor, Role
from yimen.rules.cases.applications import Accept
from yimen.rules.conduct.outreach import OutreachFacts, OutreachKind
from yimen.rules.network import NodeKind

TAKEN_AT: Final = datetime(2026, 9, 18, 9, 30, tzinfo=CHINA)  # a Friday
_keys = count(1)


@dataclass(frozen=True)
class Village:
    """石桥村 under 柳坪镇 under the district's centre, and who carries papers there."""

    counter: Counter
    station: Node
    agent: Actor
    town_clerk: Actor
    _kept: dict[str, Any] = field(default_factory=dict)

    @property
    def town_id(self) -> int:
        return self.counter.cast.town_hall.pk

    @property
    def center_id(self) -> int:
        return self.counter.cast.center.pk

    @cached_property
    def other_agent(self) -> Actor:
        """An agent of another village, who must see nothing."""
        other = a_node(
            "青山村便民服务站", NodeKind.SERVICE_STATION, self.station.parent
        )
        return the_actor(an_officer("吴小燕", [Role.AGENT], hall=other))

    @cached_property
    def elsewhere(self) -> Node:
        """Another district's centre, where the organ sits too."""
        hall = a_node("山南区政务服务中心", NodeKind.CENTER)
        Stationing.objects.create(
            node=hall, organ=self.counter.cast.organ, valid_from=SINCE
        )
        return hall

    def fair(self, **changes: Any) -> int:
        """A market day on which the agent sits at a table."""
        plain: dict[str, Any] = {
            "kind": OutreachKind.FAIR,
            "name": "石桥赶集日",
            "place": "石桥村集市",
            "held_on": TAKEN_AT.date(),
            "roster": frozenset({self.agent.officer_id}),
        }
        return plan_outreach(
            facts=OutreachFacts(**plain | changes),
            node_id=self.town_id,
            by=self.counter.cast.zheng_jie,
            at=TAKEN_AT,
        )

    def intake(self, **changes: Any) -> Intake:
        """张三 asks for a food licence and gives the agent all papers."""
        plain = Intake(
            submit_key=f"errand-form-{next(_keys)}",
            number="",
            query_code="",
            matter_version_id=self.counter.promised_id,
            identity=ZHANG_SAN,
            entrustment=entrusted(),
            papers=WHOLE,
            happened_at=TAKEN_AT,
            signature="张三",
            twin_reason="另一家店",  # said only where something is open
        )
        return replace(plain, **changes)

    def taken(self, at: datetime = TAKEN_AT, **changes: Any) -> str:
        """The number of an errand that lies at the station."""
        said = self.intake(**{"happened_at": at} | changes)
        return take_errand(intake=said, by=self.agent, at=at).number

    def handed_up(self, at: datetime = TAKEN_AT, **changes: Any) -> str:
        """One that lies in the centre, signed for there."""
        number = self.taken(at, **changes)
        hand_on(number=number, taker_id=self.center_id, by=self.agent, at=at)
        take_over(number=number, by=self.counter.cast.wang_fang, at=at)
        return number

    def taken_up(self, at: datetime = TAKEN_AT, **changes: Any) -> tuple[str, str]:
        """Errand and case: accepted in the centre."""
        number = self.handed_up(at, **changes)
        done = take_up(
            number=number,
            papers=WHOLE,
            outcome=Accept(),
            by=self.counter.cast.wang_fang,
            at=at,
        )
        return number, done.case_number


def a_village(counter: Counter) -> Village:
    """The centre has the organ, the town does not."""
    cast = counter.cast
    Stationing.objects.create(node=cast.center, organ=cast.organ, valid_from=SINCE)
    station = a_node("石桥村便民服务站", NodeKind.SERVICE_STATION, cast.town_hall)
    agent = an_officer("周小明", [Role.AGENT], hall=station, staff_no="D001")
    clerk = an_officer("何平", [Role.CLERK, Role.ISSUER], hall=cast.town_hall)
    return Village(counter, station, the_actor(agent), the_actor(clerk))


def entrusted(powers: Collection[Power] = GENERAL, **changes: Any) -> Entrustment:
    """A signed entrustment for three months."""
    plain = Entrustment(
        powers=frozenset(powers),
        signed_on=date(2026, 9, 18),
        last_valid_on=date(2026, 12, 18),
        is_signed=True,
    )
    return replace(plain, **changes)


def errand_of(number: str) -> ErrandFacts:
    """The errand as acts see it."""
    return errand_facts(number)
