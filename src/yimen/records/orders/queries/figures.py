"""The figures of orders: rates, hot topics, causes; each leads to its orders."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from yimen.records.cases.queries.ladders import lit_by
from yimen.records.network import queries as network
from yimen.records.orders.facts import calendar_of, times_of
from yimen.records.orders.models import Order
from yimen.records.orders.queries.seen import visible
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.calendar import local_date, start_of_day
from yimen.rules.legal_clock.lights import Light, LightSettings
from yimen.rules.voice.categories import at_level
from yimen.rules.voice.hot_topics import WINDOW, HotTopic, Mention, hot_topics
from yimen.rules.voice.order_clock import light_of, worst
from yimen.rules.voice.order_figures import (
    Counted,
    Feedback,
    OrderFigures,
    order_figures,
)
from yimen.rules.voice.order_kinds import OrderKind
from yimen.rules.voice.orders import OrderState
from yimen.rules.voice.root_causes import (
    ONE_WEEK,
    Cause,
    FailedVisit,
    RootCause,
    root_causes,
)

_STEP: Final = Step.SEE_ORDER_FIGURES


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """The figures of a period: all, and by kind and by branch of the tree."""

    whole: OrderFigures
    by_kind: tuple[tuple[OrderKind, OrderFigures], ...]
    by_branch: tuple[tuple[str, OrderFigures], ...]


def figures(
    first_on: date, last_on: date, *, actor: Actor, at: datetime
) -> FiguresPage:
    """The figures of the orders registered from the first to the last day."""
    nodes = {node.node_id for node in network.all_nodes() if node.valid_to is None}
    rows = list(_between(actor, first_on, last_on))
    ladder = lit_by().ladder
    counted = [(row, _counted(row, at, ladder)) for row in rows]
    kinds = [
        (kind, order_figures((one for row, one in counted if row.kind == kind), nodes))
        for kind in OrderKind
        if any(row.kind == kind for row in rows)
    ]
    branches = sorted({at_level(row.category, 1) for row in rows})
    return FiguresPage(
        order_figures((one for _, one in counted), nodes),
        tuple(kinds),
        tuple((branch, _of_branch(branch, counted, nodes)) for branch in branches),
    )


def _of_branch(
    branch: str, counted: Iterable[tuple[Order, Counted]], nodes: set[int]
) -> OrderFigures:
    mine = (one for row, one in counted if at_level(row.category, 1) == branch)
    return order_figures(mine, nodes)


def _between(actor: Actor, first_on: date, last_on: date) -> Any:
    after = start_of_day(last_on + timedelta(days=1))
    return visible(actor, _STEP).filter(
        registered_at__gte=start_of_day(first_on), registered_at__lt=after
    )


def _counted(row: Any, at: datetime, ladder: LightSettings) -> Counted:
    now = light_of(times_of(row), at, calendar_of(row), ladder) if row.due_on else None
    halls = [unit.hall_id for unit in row.units.all() if unit.hall_id]
    nodes = {row.registered_in_id, *halls} - {None}
    return Counted(
        state=OrderState(row.state),
        light=worst([now, Light(row.lit) if row.lit else None]),
        feedback=Feedback(row.feedback) if row.feedback else None,
        nodes=frozenset(nodes),
        reopened=row.reopened,
    )


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A hot topic with a few of its lines."""

    topic: HotTopic
    lines: tuple[str, ...]


def topics(*, actor: Actor, at: datetime) -> tuple[TopicRow, ...]:
    """What many come with at once."""
    today = local_date(at)
    rows = list(_between(actor, today - 2 * WINDOW, today))
    mentions = [
        Mention(row.category, _person(row), local_date(row.registered_at))
        for row in rows
    ]
    return tuple(
        TopicRow(one, tuple(row.topic for row in rows if row.category == one.topic)[:3])
        for one in hot_topics(mentions, today)
    )


def _person(row: Order) -> str:
    """The same person is one; who gave no telephone is somebody each time."""
    return bytes(row.person_digest).hex() or row.number


@dataclass(frozen=True, slots=True)
class CauseRow:
    """A root cause with the matter's name."""

    cause: RootCause
    matter: str


def causes(week: date, *, actor: Actor) -> tuple[CauseRow, ...]:
    """Why visits failed in the week from this Monday."""
    rows = list(
        _between(actor, week - ONE_WEEK, week + ONE_WEEK - timedelta(days=1)).filter(
            kind=OrderKind.CANNOT_DO.value
        )
    )
    visits = [
        FailedVisit(
            local_date(row.registered_at),
            row.matter.code if row.matter else "",
            Cause(row.cause or Cause.OTHER),
        )
        for row in rows
    ]
    names = {row.matter.code: _name(row) for row in rows if row.matter}
    return tuple(
        CauseRow(one, names.get(one.matter, "")) for one in root_causes(visits, week)
    )


def _name(row: Any) -> str:
    current = row.matter.current
    return str(current.name if current else row.matter.code)


def failed_visits(week: date, *, actor: Actor) -> int:
    """How many failed visits the week has."""
    last = week + ONE_WEEK - timedelta(days=1)
    kind = OrderKind.CANNOT_DO.value
    return int(_between(actor, week, last).filter(kind=kind).count())
