"""Who answers for an order or a request now: its unit, its hall."""

from yimen.records.orders.facts import current_units
from yimen.records.orders.queries.requests import visible_requests
from yimen.records.orders.queries.seen import visible
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.table import Place
from yimen.rules.refusals import NotFound


def order_place(number: str, actor: Actor) -> Place:
    """The unit in the lead, else the desk over the order's place; or `NotFound`."""
    row = visible(actor).select_related("place").filter(number=number).first()
    if row is None:
        raise NotFound(order=number)
    lead = next(iter(current_units(row)), None)
    hall = lead.hall if lead and lead.hall else row.place
    return Place(lead.organ_id if lead else None, hall.pk, hall.path)


def request_place(number: str, actor: Actor) -> Place:
    """The organ that was asked; or `NotFound`."""
    row = visible_requests(actor).filter(number=number).first()
    if row is None:
        raise NotFound(request=number)
    return Place(row.organ_id, actor.hall_id, actor.hall_path)
