"""Orders and requests as supervised objects: when what was due, and what was done."""

from collections.abc import Collection, Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Final

from django.db.models import Q, QuerySet

from yimen.records.calendars import queries as calendars
from yimen.records.journal import queries as journal
from yimen.records.network import queries as network
from yimen.records.orders import facts
from yimen.records.orders.models import InformationRequest, Order
from yimen.records.orders.queries.seen import visible
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.calendar import NATION, WorkCalendar, local_date
from yimen.rules.supervision.clocks import clock_facts
from yimen.rules.supervision.watching import Fact, ObjectKind, Watched
from yimen.rules.voice.information_requests import OPEN as OPEN_REQUESTS
from yimen.rules.voice.information_requests import clock_of as request_clock
from yimen.rules.voice.order_clock import clock_of, contact_due
from yimen.rules.voice.order_kinds import OrderKind
from yimen.rules.voice.orders import OPEN, TO_ACCEPT, TO_ANSWER, OrderState

_OPEN: Final = [one.value for one in OPEN]
_AT_ONCE: Final = 500
_LATELY: Final = timedelta(days=2)
_RETURNS: Final = frozenset({Step.AGREE_RETURN, Step.GIVE_ORDER_BACK})
_ACTS: Final = frozenset(
    {
        Step.ACCEPT_ORDER,
        Step.ASSIGN_ORDER,
        Step.REPORT_PART,
        Step.CONTACT_PERSON,
        Step.EXTEND_ORDER,
        Step.AGREE_RETURN,
        Step.DENY_RETURN,
        Step.GIVE_ORDER_BACK,
        Step.ANSWER_ORDER,
        Step.REOPEN_ORDER,
    }
)
"""What somebody did about an order; hurrying and looking are none."""


def standing_orders(at: datetime) -> Iterator[Watched]:
    """The open orders, and those answered since two days ago."""
    lately = Q(state__in=_OPEN) | Q(answered_at__gte=at - _LATELY)
    return _orders(visible(SYSTEM).filter(lately), at)


def these_orders(numbers: Collection[str], at: datetime) -> Iterator[Watched]:
    """What the rules may see of these orders, open or long answered."""
    return _orders(visible(SYSTEM).filter(number__in=list(numbers)), at)


def _orders(rows: QuerySet[Order], at: datetime) -> Iterator[Watched]:
    waiting = rows.order_by("pk").iterator(chunk_size=_AT_ONCE)
    while pack := list(islice(waiting, _AT_ONCE)):
        acts = journal.acts_of("order", [row.number for row in pack], _ACTS)
        for row in pack:
            yield _order(row, acts.get(row.number, []), at)


def _order(row: Order, acts: list[tuple[str, datetime]], at: datetime) -> Watched:
    lead = next(iter(facts.current_units(row)), None)
    calendar = facts.calendar_of(row)
    last = max((happened_at for _, happened_at in acts), default=row.registered_at)
    return Watched(
        kind=ObjectKind.ORDER,
        number=row.number,
        organ_id=lead.organ_id if lead else None,
        hall_id=lead.hall_id if lead and lead.hall_id else row.place_id,
        officer_id=None,
        due_on=row.due_on,
        came_on=local_date(row.registered_at),
        facts={
            "order_kind": row.kind,
            "order_state": row.state,
            "registered_at": row.registered_at.isoformat(),
            "answered_at": row.answered_at.isoformat() if row.answered_at else None,
            "outcome": row.outcome or None,
            "reopened": row.reopened,
            "hurried": row.hurried,
            "order_last_act_at": last.isoformat(),
            "order_returns": sum(step in _RETURNS for step, _ in acts),
            **_clocks(row, at, calendar),
            **_owed(row, last, at, calendar),
        },
    )


def _clocks(row: Order, at: datetime, calendar: WorkCalendar) -> dict[str, Fact]:
    """The clock that runs, to be taken up or to be answered."""
    times, state = facts.times_of(row), OrderState(row.state)
    clock = clock_of(times)
    told = clock_facts(clock if state in TO_ANSWER else None, at, calendar)
    waits = state in TO_ACCEPT and row.due_on is not None
    return {
        **told,
        "answer_runs": state in TO_ANSWER and clock is not None,
        "take_up_by_on": row.due_on.isoformat() if row.due_on and waits else None,
        "take_up_days_late": _days(row.due_on, at, calendar, counts=waits),
    }


def _owed(
    row: Order, last: datetime, at: datetime, calendar: WorkCalendar
) -> dict[str, Fact]:
    """How long something is owed already, where it is."""
    is_open = OrderState(row.state) in OPEN
    works = OrderState(row.state) in TO_ANSWER
    kind = OrderKind(row.kind)
    call = contact_due(kind, local_date(row.registered_at), calendar)
    uncalled = call is not None and row.contacted_at is None and is_open
    hurry = row.hurry_due_on
    return {
        "order_days_idle": _days(local_date(last), at, calendar, counts=works),
        "contact_by_on": call.on.isoformat() if call else None,
        "contact_days_late": _days(
            call.on if call else None, at, calendar, counts=uncalled
        ),
        "hurry_by_on": hurry.isoformat() if hurry else None,
        "hurry_days_late": _days(hurry, at, calendar, counts=works),
    }


def _days(
    since: date | None, at: datetime, calendar: WorkCalendar, *, counts: bool
) -> int:
    """How many working days have passed since this day, where they count."""
    if since is None or not counts:
        return 0
    return max(calendar.working_days_between(since, local_date(at)), 0)


def standing_requests(at: datetime) -> Iterator[Watched]:
    """The open requests, and those answered since two days ago."""
    states = [one.value for one in OPEN_REQUESTS]
    lately = Q(state__in=states) | Q(answered_at__gte=at - _LATELY)
    return _requests(lately, at)


def these_requests(numbers: Collection[str], at: datetime) -> Iterator[Watched]:
    """What the rules may see of these requests, open or long answered."""
    return _requests(Q(number__in=list(numbers)), at)


def _requests(wanted: Q, at: datetime) -> Iterator[Watched]:
    calendar = calendars.current_calendar(NATION)
    rows = InformationRequest.objects.filter(wanted)
    top = min(network.all_nodes(), key=lambda node: len(node.path), default=None)
    for row in rows.prefetch_related("consultations").order_by("pk"):
        clock = request_clock(facts.request_times(row))
        yield Watched(
            kind=ObjectKind.REQUEST,
            number=row.number,
            organ_id=row.organ_id,
            hall_id=top.node_id if top else None,
            due_on=row.due_on,
            came_on=local_date(row.came_at),
            facts={
                "request_state": row.state,
                "request_runs": clock is not None,
                **clock_facts(clock, at, calendar),
            },
        )
