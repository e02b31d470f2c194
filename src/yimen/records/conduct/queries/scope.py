"""What every list of conduct shares: whom it shows, and what it is filtered by."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from yimen.records.people.queries.sight import seen_by
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which rows to list; both days are in, nothing filters nothing."""

    text: str = ""
    kind: str = ""
    state: str = ""
    first_on: date | None = None
    last_on: date | None = None
    officer_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """By which columns a table is filtered; the text lies in any of them."""

    text: tuple[str, ...]
    on: str
    kind: str = "kind"
    officer: str = "officer_id"


def seen(
    actor: Actor,
    *,
    hall: str = "hall",
    organ: str | None = "organ",
    own: str = "officer",
) -> Q:
    """What the actor oversees, and what concerns them."""
    sight = sight_of(actor, Step.SEE_CONDUCT)
    if sight.everything:
        return Q()  # an empty condition vanishes beside another
    mine = Q(**{f"{own}_id__in": actor.officer_ids})
    return seen_by(sight, organ=organ, hall=hall) | mine


def matching(wanted: Wanted, columns: Columns) -> Q:
    """The filter as a condition."""
    found = Q()
    if wanted.text:
        texts = (Q(**{f"{one}__icontains": wanted.text}) for one in columns.text)
        any_of = Q(pk__in=())
        for one in texts:
            any_of |= one
        found &= any_of
    pairs = {
        columns.kind: wanted.kind or None,
        "state": wanted.state or None,
        f"{columns.on}__gte": wanted.first_on,
        f"{columns.on}__lte": wanted.last_on,
        columns.officer: wanted.officer_id,
    }
    return found & Q(**{name: one for name, one in pairs.items() if one is not None})
