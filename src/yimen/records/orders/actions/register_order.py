"""Register what somebody says: at the portal, the kiosk, a window, by telephone."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from yimen.ports.vault import vault
from yimen.records.catalogue import queries as catalogue
from yimen.records.network import queries as network
from yimen.records.orders import facts, queries
from yimen.records.orders.actions._write import (
    Said,
    begin,
    code_hash,
    fresh_code,
    one_by_one,
)
from yimen.records.orders.models import Category, InformationRequest, Order
from yimen.records.orders.queries.hinted import sketch_of
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.catalogue.telephones import digits
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.network import NodeKind
from yimen.rules.refusals import NotFound
from yimen.rules.running_text import masked
from yimen.rules.voice.categories import check_leaf
from yimen.rules.voice.order_intake import Told, check_told
from yimen.rules.voice.order_kinds import KINDS, OrderKind
from yimen.rules.voice.order_numbers import number_in, order_series
from yimen.rules.voice.orders import OrderState


@dataclass(frozen=True, slots=True)
class Registered:
    """The number and the code to ask by; no code when it was registered before."""

    number: str
    query_code: str


@transaction.atomic
def register_order(*, told: Told, by: Actor, at: datetime) -> Registered:
    """The order; the same form sent twice is one order."""
    step = _step(told, by)
    authority.require(
        by, step, authority.Place(hall_id=by.hall_id, hall_path=by.hall_path)
    )
    check_told(told)
    one_by_one(f"order {told.submit_key}")
    again = Order.objects.filter(submit_key=told.submit_key).first()
    if again is not None:
        return Registered(again.number, "")
    code = fresh_code()
    row = _row(told, code, by, at)
    begin(row, _said(row, told, step, by, at))
    return Registered(row.number, code)


def _step(told: Told, by: Actor) -> Step:
    is_ours = by.officer_id is not None and told.kind is OrderKind.CANNOT_DO
    return Step.LOG_FAILED_VISIT if is_ours else Step.REGISTER_ORDER


def _row(told: Told, code: str, by: Actor, at: datetime) -> Order:
    if told.category:
        open_ones = Category.objects.filter(is_open=True)
        check_leaf(told.category, set(open_ones.values_list("path", flat=True)))
    number = next_number(at)
    place_id = told.place_id or by.hall_id or _top()
    words = facts.Words(told.text.strip(), told.name.strip(), told.phone.strip())
    return Order(
        number=number,
        submit_key=told.submit_key,
        kind=told.kind.value,
        source=told.source.value,
        state=OrderState.REGISTERED.value,
        category=told.category,
        place_id=place_id,
        registered_in_id=by.hall_id,
        registrar_id=by.officer_id,
        matter_id=_matter(told.matter_code),
        case_number=told.case_number,
        cause=told.cause.value if told.cause else "",
        accused_id=told.accused_id,
        topic=_topic(told),
        said_sealed=facts.sealed_words(words),
        person_digest=person_digest(words),
        sketch=list(sketch_of(told.text)),
        query_code_hash=code_hash(number, code),
        registered_at=at,
    )


def _topic(told: Told) -> str:
    offices = queries.office_telephones()
    known = {"names": [told.name.strip()], "numbers": [told.phone]}
    return masked(told.line, offices=offices, **known)


def person_digest(words: facts.Words) -> bytes:
    """What tells that two orders are the same person's: the telephone, keyed."""
    number = digits(words.phone)
    return vault().digest(f"order by {number}") if number else b""


def next_number(at: datetime) -> str:
    """The next number of the day."""
    series = order_series(local_date(at))
    one_by_one(f"order numbers {series}")
    return number_in(series, last_sequence(Order, series) + 1)


def last_sequence(table: type[Order | InformationRequest], series: str) -> int:
    """The last sequence given out in this series."""
    rows = table._default_manager.filter(number__startswith=series)  # noqa: SLF001
    last = rows.order_by("-number").values_list("number", flat=True).first()
    return int(last[len(series) : -1]) if last else 0


def _matter(code: str) -> int | None:
    return catalogue.matter_by_code(code).matter_id if code else None


def _top() -> int:
    """The centre: whoever says nothing of a place speaks to the whole district."""
    nodes = network.halls()
    centers = [one for one in nodes if one.kind is NodeKind.CENTER]
    first = min(centers or nodes, key=lambda one: one.node_id, default=None)
    if first is None:
        raise NotFound(place="")
    return first.node_id


def _said(row: Order, told: Told, step: Step, by: Actor, at: datetime) -> Said:
    columns = ("kind", "source", "category", "place_id", "matter_id", "cause", "topic")
    more = ("registered_in_id", "registrar_id", "accused_id", "case_number")
    return Said(
        step=step,
        by=by,
        at=at,
        article=KINDS[told.kind].accept_article,
        changes={name: getattr(row, name) for name in (*columns, *more)},
        texts={"text": told.text, "name": told.name, "phone": told.phone},
    )
