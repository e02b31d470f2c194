"""From rows of the network to what the rules speak of."""

from collections.abc import Mapping, Sequence
from datetime import date, time

from yimen.records.network.models import Node, Window
from yimen.rules.authority.table import Place
from yimen.rules.network import NodeFacts, WindowFacts, WindowKind
from yimen.rules.queue.opening import (
    DayException,
    OpeningHours,
    Session,
    Sessions,
    legal_hours,
)


def place_of(row: Node) -> Place:
    """A node as the place of an act."""
    return Place(hall_id=row.pk, hall_path=row.path)


def node_facts(row: Node) -> NodeFacts:
    """What is registered of a place."""
    return NodeFacts(
        name=row.name,
        short_name=row.short_name,
        address=row.address,
        phone=row.phone,
        supervision_phone=row.supervision_phone,
        area_square_meters=row.area_square_meters,
        supervised_since=row.supervised_since,
        primary_responsible=row.primary_responsible,
        primary_responsible_office=row.primary_responsible_office,
    )


def window_facts(row: Window) -> WindowFacts:
    """What is registered of a window."""
    return WindowFacts(
        number=row.number,
        name=row.name,
        kind=WindowKind(row.kind),
        organ_id=row.organ_id,
        is_open=row.is_open,
    )


Pairs = Sequence[Sequence[str]]


def sessions(pairs: Pairs) -> Sessions:
    """Sessions from their stored form: [["09:00", "12:00"], …]."""
    return tuple(
        Session(time.fromisoformat(opens), time.fromisoformat(closes))
        for opens, closes in pairs
    )


def stored(day: Sessions) -> list[list[str]]:
    """Sessions as they are stored."""
    return [[f"{one.opens:%H:%M}", f"{one.closes:%H:%M}"] for one in day]


def opening_hours(
    week: Mapping[str, Pairs],
    exceptions: Mapping[date, DayException],
    *,
    keeps_national_holidays: bool,
    make_up_day_as: int,
    legal: Pairs = (),
) -> OpeningHours:
    """The hours of a hall as the rules speak of them."""
    return OpeningHours(
        week={int(weekday): sessions(pairs) for weekday, pairs in week.items()},
        exceptions=exceptions,
        keeps_national_holidays=keeps_national_holidays,
        make_up_day_as=make_up_day_as,
        legal=legal_hours(sessions(legal)),
    )


def stored_week(hours: OpeningHours) -> dict[str, list[list[str]]]:
    """The week as its column keeps it: sessions by the number of the weekday."""
    return {str(weekday): stored(day) for weekday, day in hours.week.items()}
