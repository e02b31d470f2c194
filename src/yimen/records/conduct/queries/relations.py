"""Letters to home units, social supervisors, promises, and who is stationed where."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db import connection
from django.db.models import Count, Max, Q

from yimen.ports.vault import vault
from yimen.records.conduct.models import (
    Replacement,
    ServicePromise,
    SocialNote,
    SocialSupervisor,
)
from yimen.records.conduct.queries.scope import Columns, Wanted, matching
from yimen.records.people.queries import A_PAGE, Slice, condition_of, slice_of
from yimen.records.people.queries.sight import seen_by
from yimen.rules import masking
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place, may
from yimen.rules.conduct.breaches import COUNTED
from yimen.rules.conduct.replacement import ReplacementState, year_ends_on
from yimen.rules.network import EntryClass, StationMode
from yimen.rules.refusals import NotFound

_STATIONED: Final = """
SELECT node.name, organ.name, organ.entry_class, stationing.mode,
    CASE WHEN organ.approval_office_in_hall THEN organ.approval_office ELSE '' END,
    stationing.valid_from
FROM stationing
JOIN node ON node.id = stationing.node_id
JOIN organ ON organ.id = stationing.organ_id
WHERE stationing.valid_to IS NULL AND {seen}
ORDER BY node.path, organ.code
"""
_LETTERS: Final = Columns(
    text=("officer__name", "number", "organ__name"), on="asked_at__date", kind="state"
)
_NOTES: Final = Columns(
    text=("said", "supervisor__name"), on="noted_on", officer="replied_by_id"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplacementRow:
    """A letter, as its page and its paper show it."""

    replacement_id: int
    number: str
    officer: str
    hall: str
    organ: str
    posted_on: date | None
    year_ends_on: date | None
    is_early: bool
    reason: str
    successor: str
    asked_at: datetime
    asked_by: str
    state: ReplacementState
    answer: str
    answered_at: datetime | None
    answered_by: str
    may_answer: bool
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SocialRow:
    """A social supervisor, the telephone masked."""

    supervisor_id: int
    hall: str
    name: str
    unit: str
    phone: str
    valid_from: date
    valid_to: date | None
    notes: int
    open_notes: int
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SocialNoteRow:
    """What was noted, and the reply."""

    note_id: int
    supervisor: str
    hall: str
    kind: str
    noted_on: date
    said: str
    state: str
    reply: str
    replied_by: str
    may_reply: bool
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ServicePromiseRow:
    """A promise to the public, and how often it was broken."""

    promise_id: int
    hall: str
    said: str
    remedy: str
    since: date
    until: date | None
    broken: int
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicPromiseRow:
    """A live promise as everybody may read it: kept or broken, and nobody's name."""

    hall: str
    said: str
    remedy: str
    since: date
    broken: int
    last_broken_on: date | None


@dataclass(frozen=True, slots=True)
class StationedRow:
    """A unit in a hall: moved in, or represented."""

    hall: str
    organ: str
    entry: EntryClass
    mode: StationMode
    office: str  # the approval office, where it sits in the hall
    since: date


def replacements(
    wanted: Wanted, *, actor: Actor, page: int = 1, size: int = A_PAGE
) -> Slice[ReplacementRow]:
    """The letters of the halls the actor oversees, or to the actor's own unit."""
    rows = _letters(actor).filter(matching(wanted, _LETTERS))
    ordered = rows.order_by("-asked_at", "-pk")
    return slice_of(ordered, page, lambda row: _letter(row, actor), size=size)


def replacement_page(replacement_id: int, actor: Actor) -> ReplacementRow:
    """One letter."""
    row = _letters(actor).filter(pk=replacement_id).first()
    if row is None:
        raise NotFound(replacement=replacement_id)
    return _letter(row, actor)


def social_supervisors(actor: Actor) -> tuple[SocialRow, ...]:
    """Everybody from outside who watches a hall the actor oversees."""
    rows = SocialSupervisor.objects.filter(_halls(actor)).select_related("hall")
    counted = rows.annotate(
        many=Count("notes"), waiting=Count("notes", filter=Q(notes__state="open"))
    )
    return tuple(_social(row) for row in counted.order_by("valid_to", "pk"))


def social_notes(
    wanted: Wanted, *, actor: Actor, page: int = 1, size: int = A_PAGE
) -> Slice[SocialNoteRow]:
    """What was noted: what waits for a reply first."""
    rows = SocialNote.objects.filter(_halls(actor)).select_related(
        "supervisor", "hall", "replied_by"
    )
    found = rows.filter(matching(wanted, _NOTES)).order_by("state", "-noted_on", "-pk")
    return slice_of(found, page, lambda row: _note(row, actor), size=size)


def service_promises(actor: Actor) -> tuple[ServicePromiseRow, ...]:
    """What the halls the actor oversees have promised, the live ones first."""
    counted = Q(breaches__state__in=[one.value for one in COUNTED])
    rows = ServicePromise.objects.filter(_halls(actor)).select_related("hall")
    listed = rows.annotate(broken=Count("breaches", filter=counted))
    return tuple(
        ServicePromiseRow(
            promise_id=row.pk,
            hall=row.hall.name,
            said=row.said,
            remedy=row.remedy,
            since=row.since,
            until=row.until,
            broken=row.broken,
            version=row.version,
        )
        for row in listed.order_by("until", "since", "pk")
    )


def public_promises(today: date) -> tuple[PublicPromiseRow, ...]:
    """What every hall promises now; a breach counts once a second hand confirmed it."""
    counted = Q(breaches__state__in=[one.value for one in COUNTED])
    live = ServicePromise.objects.filter(
        Q(until=None) | Q(until__gt=today), since__lte=today
    )
    rows = live.select_related("hall").annotate(
        broken=Count("breaches", filter=counted),
        last_broken_on=Max("breaches__happened_on", filter=counted),
    )
    return tuple(
        PublicPromiseRow(
            hall=row.hall.name,
            said=row.said,
            remedy=row.remedy,
            since=row.since,
            broken=row.broken,
            last_broken_on=row.last_broken_on,
        )
        for row in rows.order_by("hall__path", "since", "pk")
    )


def stationed(actor: Actor) -> tuple[StationedRow, ...]:
    """Which unit is in which hall the actor oversees, in one statement."""
    condition, values = condition_of(
        sight_of(actor, Step.SEE_CONDUCT), organ="organ.id", hall="node.id"
    )
    with connection.cursor() as cursor:
        cursor.execute(_STATIONED.format(seen=condition), values)
        return tuple(
            StationedRow(hall, organ, EntryClass(entry), StationMode(mode), office, on)
            for hall, organ, entry, mode, office, on in cursor.fetchall()
        )


def _halls(actor: Actor) -> Q:
    return seen_by(sight_of(actor, Step.SEE_CONDUCT), organ=None)


def _letters(actor: Actor) -> Any:
    rows = Replacement.objects.select_related(
        "officer", "hall", "organ", "asked_by", "answered_by"
    )
    return rows.filter(seen_by(sight_of(actor, Step.SEE_CONDUCT)))


def _letter(row: Any, actor: Actor) -> ReplacementRow:
    state = ReplacementState(row.state)
    place = Place(organ_id=row.organ_id, hall_id=row.hall_id)
    return ReplacementRow(
        replacement_id=row.pk,
        number=row.number,
        officer=row.officer.name,
        hall=row.hall.name,
        organ=row.organ.name,
        posted_on=row.posted_on,
        year_ends_on=year_ends_on(row.posted_on) if row.posted_on else None,
        is_early=row.is_early,
        reason=row.reason,
        successor=row.successor,
        asked_at=row.asked_at,
        asked_by=row.asked_by.name,
        state=state,
        answer=row.answer,
        answered_at=row.answered_at,
        answered_by=row.answered_by.name if row.answered_by else "",
        may_answer=state is ReplacementState.ASKED
        and may(actor, Step.ANSWER_REPLACEMENT, place),
        version=row.version,
    )


def _social(row: Any) -> SocialRow:
    sealed = bytes(row.phone_sealed) if row.phone_sealed else b""
    return SocialRow(
        supervisor_id=row.pk,
        hall=row.hall.name,
        name=row.name,
        unit=row.unit,
        phone=masking.phone(vault().unseal(sealed)) if sealed else "",
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        notes=row.many,
        open_notes=row.waiting,
        version=row.version,
    )


def _note(row: Any, actor: Actor) -> SocialNoteRow:
    place = Place(hall_id=row.hall_id, hall_path=row.hall.path)
    return SocialNoteRow(
        note_id=row.pk,
        supervisor=row.supervisor.name,
        hall=row.hall.name,
        kind=row.kind,
        noted_on=row.noted_on,
        said=row.said,
        state=row.state,
        reply=row.reply,
        replied_by=row.replied_by.name if row.replied_by else "",
        may_reply=row.state == "open" and may(actor, Step.KEEP_SOCIAL, place),
        version=row.version,
    )
