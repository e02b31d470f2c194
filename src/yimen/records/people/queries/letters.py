"""Authorisation letters: as the rules read them, and as people do."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from yimen.records.people.facts import letter_of
from yimen.records.people.models import AuthorizationLetter
from yimen.records.people.queries.paging import A_PAGE, Slice, slice_of
from yimen.records.people.queries.sight import seen_by
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.separation import Letter
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step

LIVE, COMING, OVER, REVOKED = "live", "coming", "over", "revoked"
ENDING = "ending"
"""Not a state: live letters that end within thirty days."""
_SOON = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class LetterRow:
    """A letter in a list and on its page."""

    letter_id: int
    number: str
    organ: str
    organ_id: int
    officer: str
    officer_id: int
    matter_codes: tuple[str, ...]
    valid_from: date
    last_valid_on: date
    signed_by: str
    revoked_on: date | None
    state: str  # live coming over revoked
    version: int


@dataclass(frozen=True, slots=True)
class LetterFilter:
    """Which letters to list."""

    text: str = ""
    state: str = ""
    organ_id: int | None = None
    officer_id: int | None = None


def letters_of(officer_id: int) -> tuple[Letter, ...]:
    """All letters an officer was ever given, for `separation.check`."""
    rows = AuthorizationLetter.objects.filter(officer_id=officer_id)
    return tuple(letter_of(row) for row in rows)


def numbered_letters_of(officer_ids: list[int]) -> tuple[tuple[int, Letter], ...]:
    """All letters these officers were ever given, each with its id."""
    rows = AuthorizationLetter.objects.filter(officer_id__in=officer_ids)
    return tuple((row.pk, letter_of(row)) for row in rows.order_by("pk"))


def letters(
    wanted: LetterFilter,
    *,
    actor: Actor,
    on: date,
    page: int = 1,
    size: int = A_PAGE,
) -> Slice[LetterRow]:
    """The letters of officers the actor may see, newest first."""
    rows = _visible(actor).filter(_matching(wanted, on)).order_by("-pk")
    return slice_of(rows, page, lambda row: _row(row, on), size=size)


def letter_page(letter_id: int, *, actor: Actor, on: date) -> LetterRow | None:
    """One letter, or None when it is not there for the actor."""
    row = _visible(actor).filter(pk=letter_id).first()
    return _row(row, on) if row else None


def _visible(actor: Actor) -> QuerySet[AuthorizationLetter]:
    rows = AuthorizationLetter.objects.select_related("organ", "officer")
    sight = sight_of(actor, Step.SEE_LETTERS)
    return rows.filter(seen_by(sight, hall="officer__hall", holder="officer"))


def _matching(wanted: LetterFilter, on: date) -> Q:
    found = Q()
    if wanted.text:
        found &= (
            Q(number__icontains=wanted.text)
            | Q(officer__name__icontains=wanted.text)
            | Q(officer__initials__startswith=wanted.text.lower())
            | Q(organ__name__icontains=wanted.text)
        )
    if wanted.organ_id is not None:
        found &= Q(organ_id=wanted.organ_id)
    if wanted.officer_id is not None:
        found &= Q(officer_id=wanted.officer_id)
    return found & _in_state(wanted.state, on)


def _in_state(state: str, on: date) -> Q:
    revoked = Q(revoked_on__isnull=False, revoked_on__lte=on)
    states: dict[str, Q] = {
        REVOKED: revoked,
        OVER: ~revoked & Q(last_valid_on__lt=on),
        COMING: ~revoked & Q(valid_from__gt=on),
        LIVE: ~revoked & Q(valid_from__lte=on, last_valid_on__gte=on),
        ENDING: ~revoked & Q(valid_from__lte=on, last_valid_on__range=(on, on + _SOON)),
    }
    return states.get(state, Q())


def _state(row: AuthorizationLetter, on: date) -> str:
    if row.revoked_on is not None and row.revoked_on <= on:
        return REVOKED
    if row.last_valid_on < on:
        return OVER
    return COMING if row.valid_from > on else LIVE


def _row(row: Any, on: date) -> LetterRow:
    return LetterRow(
        letter_id=row.pk,
        number=row.number,
        organ=row.organ.name,
        organ_id=row.organ_id,
        officer=row.officer.name,
        officer_id=row.officer_id,
        matter_codes=tuple(row.matter_codes),
        valid_from=row.valid_from,
        last_valid_on=row.last_valid_on,
        signed_by=row.signed_by,
        revoked_on=row.revoked_on,
        state=_state(row, on),
        version=row.version,
    )
