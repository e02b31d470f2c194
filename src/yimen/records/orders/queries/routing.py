"""Where an order goes by itself, and who has handled what it reviews."""

from typing import Any

from yimen.records.orders.models import Category, Order, OrderUnit
from yimen.rules.voice.order_kinds import ASKED_FOR, OrderKind
from yimen.rules.voice.order_units import GRID_HALLS, Route, Unit, route


def route_of(row: Order) -> Route | None:
    """The category's unit, else the hall of the grid; a review waits for the desk."""
    if OrderKind(row.kind) not in ASKED_FOR:
        return None
    known = Category.objects.filter(path=row.category, is_open=True)
    organ_id = known.values_list("organ_id", flat=True).first()
    by_category = Unit(organ_id=organ_id) if organ_id else None
    return route(by_category, _grid_of(row), accused_of(row))


def _grid_of(row: Order) -> Unit | None:
    """The hall that watches over the place: its own, or the nearest one above."""
    place: Any = row.place
    while place is not None and place.kind not in GRID_HALLS:
        place = place.parent
    return Unit(hall_id=place.pk) if place is not None else None


def accused_of(row: Order) -> Unit | None:
    """The unit that the order accuses."""
    return Unit(organ_id=row.accused_id) if row.accused_id else None


def handled_before(row: Order) -> frozenset[Unit]:
    """Who has handled the petition, or the review, that this one reviews."""
    units: set[Unit] = set()
    earlier = row.review_of
    while earlier is not None:
        had = OrderUnit.objects.filter(order=earlier)
        ids = had.values_list("organ_id", "hall_id")
        units |= {Unit(organ_id=organ, hall_id=hall) for organ, hall in ids}
        earlier = earlier.review_of
    return frozenset(units)
