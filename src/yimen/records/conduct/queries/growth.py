"""Training, honours and weights: lists, and what the indicators read of them."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Count, F, Q, Sum

from yimen.records.conduct.models import Honour, MatterWeight, Training, TrainingSeat
from yimen.records.conduct.queries.scope import Columns, Wanted, matching, seen
from yimen.records.people import queries as people
from yimen.records.people.queries import A_PAGE, OfficerFilter, Slice, slice_of
from yimen.records.people.queries.sight import seen_by
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place, may
from yimen.rules.conduct.training import (
    PLAIN,
    Coverage,
    HonourKind,
    Seat,
    TrainingKind,
    has_passed,
)
from yimen.rules.refusals import NotFound

_TRAININGS: Final = Columns(text=("title", "teacher"), on="held_on")
_HONOURS: Final = Columns(text=("officer__name", "title"), on="given_on")


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingRow:
    """A training with what became of those who sat it."""

    training_id: int
    hall: str
    hall_id: int
    kind: TrainingKind
    title: str
    held_on: date
    hours: int
    teacher: str
    pass_mark: int | None
    evidence: str
    there: int
    examined: int
    passed: int


@dataclass(frozen=True, slots=True)
class SeatRow:
    """Somebody of a training."""

    officer: str
    seat: Seat
    passed: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSeat:
    """A training of one's own."""

    title: str
    held_on: date
    hours: int
    marks: int | None
    passed: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HonourRow:
    """An honour or a help, with its evidence and whether it counts yet."""

    honour_id: int
    kind: HonourKind
    officer: str
    unit: str
    given_on: date
    title: str
    given_by: str
    evidence: str
    points: int
    state: str
    recorded_by: str
    confirmed_by: str
    may_confirm: bool
    version: int


@dataclass(frozen=True, slots=True)
class WeightRow:
    """How hard a matter is from a day on."""

    matter_code: str
    weight: float
    valid_from: date
    source: str


def trainings(
    wanted: Wanted, *, actor: Actor, page: int = 1, size: int = A_PAGE
) -> Slice[TrainingRow]:
    """The trainings of the halls the actor oversees."""
    rows = _trainings(actor).filter(matching(wanted, _TRAININGS))
    ordered = rows.order_by("-held_on", "-pk")
    return slice_of(ordered, page, _training, size=size)


def training_page(training_id: int, actor: Actor) -> tuple[TrainingRow, list[SeatRow]]:
    """One training, and everybody of it."""
    row = _trainings(actor).filter(pk=training_id).first()
    if row is None:
        raise NotFound(training=training_id)
    seats = TrainingSeat.objects.filter(training_id=training_id)
    listed = seats.select_related("officer").order_by("officer__initials", "pk")
    return _training(row), [_seat(one, row.pass_mark) for one in listed]


def own_trainings(officer_id: int) -> tuple[OwnSeat, ...]:
    """What an officer has sat, newest first."""
    rows = TrainingSeat.objects.filter(officer_id=officer_id, was_there=True)
    return tuple(
        OwnSeat(
            title=one.training.title,
            held_on=one.training.held_on,
            hours=one.training.hours,
            marks=one.marks,
            passed=has_passed(one.marks, one.training.pass_mark),
        )
        for one in rows.select_related("training").order_by("-training__held_on")
    )


def coverage(first_on: date, last_on: date, actor: Actor) -> Coverage:
    """培训覆盖率 and 业务考试合格率 of whom the actor oversees."""
    staff = people.officers(
        OfficerFilter(), actor=actor, size=people.WHOLE, step=Step.SEE_CONDUCT
    ).rows
    ids = [one.officer_id for one in staff]
    seats = TrainingSeat.objects.filter(
        officer_id__in=ids, was_there=True, training__held_on__range=(first_on, last_on)
    )
    examined = Q(marks__isnull=False, training__pass_mark__isnull=False)
    said = seats.aggregate(
        trained=Count("officer_id", distinct=True),
        examined=Count("pk", filter=examined),
        passed=Count("pk", filter=examined & Q(marks__gte=F("training__pass_mark"))),
    )
    return Coverage(on_post=len(ids), **said)


def honours(
    wanted: Wanted, *, actor: Actor, page: int = 1, size: int = A_PAGE
) -> Slice[HonourRow]:
    """The honours of whom the actor oversees, and one's own."""
    rows = Honour.objects.select_related(
        "officer", "hall", "organ", "recorded_by", "confirmed_by"
    )
    found = rows.filter(seen(actor)).filter(matching(wanted, _HONOURS))
    ordered = found.order_by("-given_on", "-pk")
    return slice_of(ordered, page, lambda row: _honour(row, actor), size=size)


def honour_points(wanted: Wanted, actor: Actor) -> int:
    """协作与荣誉 (8.4 no. 31): the points that a second hand confirmed."""
    rows = Honour.objects.filter(seen(actor), state="confirmed")
    found = rows.filter(matching(wanted, _HONOURS)).aggregate(points=Sum("points"))
    return found["points"] or 0


def weight_rows() -> tuple[WeightRow, ...]:
    """Every weight that was ever set, by matter, newest first."""
    rows = MatterWeight.objects.order_by("matter_code", "-valid_from")
    return tuple(
        WeightRow(row.matter_code, row.weight / PLAIN, row.valid_from, row.source)
        for row in rows
    )


def weights(on: date) -> dict[str, float]:
    """How hard each matter is on a day; whatever is not named is ordinary (1)."""
    rows = MatterWeight.objects.filter(valid_from__lte=on).order_by("valid_from")
    return {
        code: weight / PLAIN
        for code, weight in rows.values_list("matter_code", "weight")
    }


def _trainings(actor: Actor) -> Any:
    there = Q(seats__was_there=True)
    examined = there & Q(seats__marks__isnull=False)
    rows = Training.objects.select_related("node").annotate(
        there=Count("seats", filter=there),
        examined=Count("seats", filter=examined),
        passed=Count("seats", filter=examined & Q(seats__marks__gte=F("pass_mark"))),
    )
    sight = sight_of(actor, Step.SEE_CONDUCT)
    return rows.filter(seen_by(sight, organ=None, hall="node"))


def _training(row: Any) -> TrainingRow:
    return TrainingRow(
        training_id=row.pk,
        hall=row.node.name,
        hall_id=row.node_id,
        kind=TrainingKind(row.kind),
        title=row.title,
        held_on=row.held_on,
        hours=row.hours,
        teacher=row.teacher,
        pass_mark=row.pass_mark,
        evidence=row.evidence,
        there=row.there,
        examined=row.examined if row.pass_mark is not None else 0,
        passed=row.passed,
    )


def _seat(row: Any, pass_mark: int | None) -> SeatRow:
    seat = Seat(row.officer_id, row.was_there, row.marks)
    return SeatRow(row.officer.name, seat, has_passed(row.marks, pass_mark))


def _honour(row: Any, actor: Actor) -> HonourRow:
    path = row.hall.path if row.hall else ""
    place = Place(organ_id=row.organ_id, hall_id=row.hall_id, hall_path=path)
    is_concerned = {row.officer_id, row.recorded_by_id} & actor.officer_ids
    unit = row.organ or row.hall
    return HonourRow(
        honour_id=row.pk,
        kind=HonourKind(row.kind),
        officer=row.officer.name,
        unit=unit.name if unit else "",
        given_on=row.given_on,
        title=row.title,
        given_by=row.given_by,
        evidence=row.evidence,
        points=row.points,
        state=row.state,
        recorded_by=row.recorded_by.name,
        confirmed_by=row.confirmed_by.name if row.confirmed_by else "",
        may_confirm=row.state == "recorded"
        and not is_concerned
        and may(actor, Step.CONFIRM_HONOUR, place),
        version=row.version,
    )
