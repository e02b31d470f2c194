"""Officers: lists, one officer's page, and the cast of a demo."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Q, QuerySet

from yimen.records.people.models import Officer
from yimen.records.people.queries.paging import A_PAGE, Slice, slice_of
from yimen.records.people.queries.sight import seen_by
from yimen.rules.authority.actors import Actor, Role
from yimen.rules.authority.sight import EVERYTHING, Sight, sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place

CAST_PER_ROLE: Final = 3
_BEHIND_THE_HALLS: Final = 99
_DECIDERS: Final = (Role.CHIEF_REPRESENTATIVE, Role.CLERK)


@dataclass(frozen=True, slots=True)
class OfficerRow:
    """An officer in a list."""

    officer_id: int
    username: str
    name: str
    staff_no: str
    roles: tuple[Role, ...]
    organ_id: int | None
    organ: str
    hall_id: int | None
    hall: str
    hall_path: str
    window_id: int | None
    window: str
    phone: str
    is_active: bool
    must_change_password: bool
    version: int

    @property
    def place(self) -> Place:
        """Where acts on this officer happen."""
        return Place(
            organ_id=self.organ_id, hall_id=self.hall_id, hall_path=self.hall_path
        )


@dataclass(frozen=True, slots=True)
class OfficerFilter:
    """Which officers to list."""

    text: str = ""
    role: str = ""
    organ_id: int | None = None
    hall_path: str = ""
    is_active: bool | None = True
    officer_ids: frozenset[int] | None = None  # None: whoever else fits


@dataclass(frozen=True, slots=True)
class Colleague:
    """An officer by name and unit, as papers and choices show them."""

    officer_id: int
    name: str
    unit: str


@dataclass(frozen=True, slots=True)
class CastMember:
    """Somebody of the demo whom one click signs in."""

    username: str
    name: str
    place: str


def officers(
    wanted: OfficerFilter,
    *,
    actor: Actor,
    page: int = 1,
    size: int = A_PAGE,
    step: Step = Step.SEE_PEOPLE,
) -> Slice[OfficerRow]:
    """The officers the actor may see by this step, by hall and name."""
    rows = _visible(sight_of(actor, step)).filter(_matching(wanted))
    ordered = rows.order_by("hall__path", "initials", "pk")
    return slice_of(ordered, page, officer_row, size=size)


def colleague(officer_id: int) -> Colleague | None:
    """This officer, if there is one who still works here."""
    return next(iter(_colleagues(Q(pk=officer_id))), None)


def colleagues(actor: Actor) -> tuple[Colleague, ...]:
    """Who works in the actor's organ or hall, by name."""
    near = Q(organ_id=actor.organ_id) if actor.organ_id else Q(pk__in=())
    if actor.hall_id:
        near |= Q(hall_id=actor.hall_id)
    return _colleagues(near)


def _colleagues(wanted: Q) -> tuple[Colleague, ...]:
    rows = Officer.objects.filter(wanted, is_active=True).select_related(
        "organ", "hall"
    )
    return tuple(
        Colleague(row.pk, row.name, _unit(row))
        for row in rows.order_by("initials", "pk")
    )


def _unit(row: Officer) -> str:
    if row.organ:
        return row.organ.name
    return row.hall.name if row.hall else ""


def officer_page(officer_id: int, *, actor: Actor) -> OfficerRow | None:
    """One officer, or None when there is nobody for the actor to see."""
    visible = _visible(sight_of(actor, Step.SEE_PEOPLE))
    row = visible.filter(pk=officer_id).first()
    return officer_row(row) if row else None


def officers_of_hall(hall_id: int) -> tuple[OfficerRow, ...]:
    """Everybody who works in this hall itself."""
    rows = _visible(EVERYTHING).filter(hall_id=hall_id, is_active=True)
    return tuple(officer_row(row) for row in rows.order_by("initials", "pk"))


def officers_of_organ(organ_id: int) -> tuple[OfficerRow, ...]:
    """Everybody whose home unit this organ is."""
    rows = _visible(EVERYTHING).filter(organ_id=organ_id, is_active=True)
    return tuple(officer_row(row) for row in rows.order_by("initials", "pk"))


def possible_deciders() -> list[tuple[int, str]]:
    """Whoever could be given a letter: id and name with the unit, by unit."""
    rows = Officer.objects.filter(is_active=True, roles__overlap=list(_DECIDERS))
    listed = rows.order_by("organ__code", "initials").values_list(
        "pk", "name", "organ__short_name"
    )
    return [(pk, f"{name}（{unit}）" if unit else name) for pk, name, unit in listed]


def names_of(officer_ids: Iterable[int]) -> dict[int, str]:
    """Names by id, for pages that show who acted."""
    rows = Officer.objects.filter(pk__in=list(officer_ids))
    return dict(rows.values_list("pk", "name"))


def cast() -> dict[Role, tuple[CastMember, ...]]:
    """A few officers of every role: the centre's first, the fewest roles first."""
    rows = Officer.objects.filter(is_active=True).select_related("organ", "hall")
    found: dict[Role, list[CastMember]] = {role: [] for role in Role}
    for row in sorted(rows, key=_prominence):
        for role in row.roles:
            members = found[Role(role)]
            if len(members) < CAST_PER_ROLE:
                members.append(_member(row))
    return {role: tuple(members) for role, members in found.items() if members}


def _prominence(row: Any) -> tuple[int, int, int]:
    depth = row.hall.path.count("/") if row.hall else _BEHIND_THE_HALLS
    return depth, len(row.roles), row.pk


def _member(row: Any) -> CastMember:
    hall = row.hall.short_name or row.hall.name if row.hall else ""
    organ = row.organ.short_name if row.organ else ""
    return CastMember(row.username, row.name, " · ".join(filter(None, (hall, organ))))


def _visible(sight: Sight) -> QuerySet[Officer]:
    rows = Officer.objects.select_related("organ", "hall", "window")
    return rows.filter(seen_by(sight))


def _matching(wanted: OfficerFilter) -> Q:
    found = Q()
    if wanted.text:
        found &= (
            Q(name__icontains=wanted.text)
            | Q(initials__startswith=wanted.text.lower())
            | Q(username__istartswith=wanted.text)
            | Q(staff_no=wanted.text)
        )
    if wanted.role:
        found &= Q(roles__contains=[wanted.role])
    if wanted.organ_id is not None:
        found &= Q(organ_id=wanted.organ_id)
    if wanted.hall_path:
        found &= Q(hall__path__startswith=wanted.hall_path)
    if wanted.is_active is not None:
        found &= Q(is_active=wanted.is_active)
    if wanted.officer_ids is not None:
        found &= Q(pk__in=wanted.officer_ids)
    return found


def officer_row(row: Any) -> OfficerRow:
    """A row of the table as a value; its organ, hall and window are read with it."""
    return OfficerRow(
        officer_id=row.pk,
        username=row.username,
        name=row.name,
        staff_no=row.staff_no,
        roles=tuple(role for role in Role if role in row.roles),
        organ_id=row.organ_id,
        organ=row.organ.name if row.organ else "",
        hall_id=row.hall_id,
        hall=row.hall.name if row.hall else "",
        hall_path=row.hall.path if row.hall else "",
        window_id=row.window_id,
        window=f"{row.window.number}号 {row.window.name}" if row.window else "",
        phone=row.phone,
        is_active=row.is_active,
        must_change_password=row.must_change_password,
        version=row.version,
    )
