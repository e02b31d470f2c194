"""Devices, the numbers they have, and what could not be taken."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Count, Q, QuerySet

from yimen.ports.vault import vault
from yimen.records.agency import models
from yimen.records.agency.facts import unused_numbers
from yimen.records.people.queries import A_PAGE, Slice, slice_of
from yimen.rules import masking
from yimen.rules.agency import offline_intake
from yimen.rules.agency.errand_numbers import written
from yimen.rules.agency.offline_intake import IntakeUnreadable, Kept
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.refusals import NotFound

ASKED, LIVE, REVOKED = "asked", "live", "revoked"
_GROUP: Final = 4


@dataclass(frozen=True, slots=True)
class DeviceRow:
    """A device in a list and on its page."""

    key_id: int
    name: str
    station: str
    fingerprint: str
    state: str  # asked live revoked
    asked_at: datetime
    asked_by: str
    confirmed_at: datetime | None
    revoked_at: datetime | None
    revoke_reason: str
    unused: int
    errands: int


@dataclass(frozen=True, slots=True)
class Kit:
    """What the page of a device needs before it goes without a line."""

    key_id: int
    name: str
    state: str
    station_id: int
    station: str
    numbers: tuple[str, ...]  # unused, as people see them


@dataclass(frozen=True, slots=True)
class KeptRow:
    """An intake that waits for somebody's decision, or has had it."""

    kept_id: int
    number: str
    station: str
    device: str
    reason: Kept
    detail: str
    came_at: datetime
    came_by: str
    settled_at: datetime | None
    settled_by: str
    settled_why: str
    errand_number: str


@dataclass(frozen=True, slots=True)
class KeptPage:
    """One such intake, with what can be read of it."""

    row: KeptRow
    matter_version_id: int | None
    client: str  # masked
    happened_at: datetime | None
    is_readable: bool


def fingerprint(public_key: bytes) -> str:
    """What two people compare over the telephone: the key's first signs in groups."""
    signs = public_key.hex()[:16].upper()
    return " ".join(signs[at : at + _GROUP] for at in range(0, len(signs), _GROUP))


def devices(
    actor: Actor, *, state: str = "", page: int = 1, size: int = A_PAGE
) -> Slice[DeviceRow]:
    """The devices of the stations that the actor may see, newest first."""
    rows = _visible(actor).filter(_in_state(state)).order_by("-pk")
    return slice_of(rows, page, _device, size=size)


def device_page(key_id: int, actor: Actor) -> DeviceRow:
    """One device; `NotFound` if it is not there for the actor."""
    row = _visible(actor).filter(pk=key_id).first()
    if row is None:
        raise NotFound(device=key_id)
    return _device(row)


def kit(public_key: bytes, actor: Actor) -> Kit | None:
    """The device with this key, for the agents of its own station."""
    rows = models.StationKey.objects.select_related("node")
    row = rows.filter(public_key=public_key, node_id=actor.hall_id or 0).first()
    if row is None:
        return None
    state = _state(row)
    numbers = unused_numbers(row.pk) if state == LIVE else ()
    return Kit(
        row.pk,
        row.name,
        state,
        row.node_id,
        row.node.name,
        tuple(written(number) for number in numbers),
    )


def kept_intakes(
    actor: Actor, *, is_settled: bool = False, page: int = 1, size: int = A_PAGE
) -> Slice[KeptRow]:
    """What waits for a decision, oldest first, or what has had one."""
    order = "-settled_at" if is_settled else "came_at"
    rows = _kept(actor).filter(settled_at__isnull=not is_settled).order_by(order, "pk")
    return slice_of(rows, page, _kept_row, size=size)


def kept_page(kept_id: int, actor: Actor) -> KeptPage:
    """One kept intake, its person masked."""
    row = _kept(actor).filter(pk=kept_id).first()
    if row is None:
        raise NotFound(intake=kept_id)
    try:
        said = offline_intake.read(vault().unseal(bytes(row.sealed)))
    except IntakeUnreadable:
        return KeptPage(_kept_row(row), None, "", None, is_readable=False)
    return KeptPage(
        _kept_row(row),
        said.matter_version_id,
        masking.name(said.identity.name),
        said.happened_at,
        is_readable=True,
    )


def _visible(actor: Actor) -> QuerySet[models.StationKey]:
    rows = models.StationKey.objects.select_related("node", "asked_by")
    rows = rows.annotate(errands=Count("errand"))
    sight = sight_of(actor, Step.SEE_DEVICES)
    if sight.everything:
        return rows
    if sight.hall_path is None:
        return rows.none()
    return rows.filter(node__path__startswith=sight.hall_path)


def _in_state(state: str) -> Q:
    return {
        ASKED: Q(confirmed_at=None, revoked_at=None),
        LIVE: Q(confirmed_at__isnull=False, revoked_at=None),
        REVOKED: Q(revoked_at__isnull=False),
    }.get(state, Q())


def _state(row: models.StationKey) -> str:
    if row.revoked_at is not None:
        return REVOKED
    return ASKED if row.confirmed_at is None else LIVE


def _device(row: models.StationKey) -> DeviceRow:
    return DeviceRow(
        row.pk,
        row.name,
        row.node.name,
        fingerprint(bytes(row.public_key)),
        _state(row),
        row.asked_at,
        row.asked_by.name,
        row.confirmed_at,
        row.revoked_at,
        row.revoke_reason,
        len(unused_numbers(row.pk)),
        getattr(row, "errands", 0),
    )


def _kept(actor: Actor) -> QuerySet[models.KeptIntake]:
    rows = models.KeptIntake.objects.select_related(
        "node", "key", "came_by", "settled_by", "errand"
    )
    sight = sight_of(actor, Step.REVIEW_INTAKE)
    if sight.everything:
        return rows
    if sight.hall_path is None:
        return rows.none()
    return rows.filter(node__path__startswith=sight.hall_path)


def _kept_row(row: models.KeptIntake) -> KeptRow:
    return KeptRow(
        row.pk,
        row.number,
        row.node.name if row.node else "",
        row.key.name if row.key else "",
        Kept(row.reason),
        row.detail,
        row.came_at,
        row.came_by.name,
        row.settled_at,
        row.settled_by.name if row.settled_by else "",
        row.settled_why,
        row.errand.number if row.errand else "",
    )
