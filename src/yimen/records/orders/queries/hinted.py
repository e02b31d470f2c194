"""What a new order is probably about, from what was decided in this district."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db import connection

from yimen.ports.vault import vault
from yimen.records.orders.queries.seen import visible
from yimen.rules.authority.actors import Actor
from yimen.rules.voice.category_hints import Decided, Hint, Trial, hints, tried
from yimen.rules.voice.orders import ANSWERED
from yimen.rules.voice.similar_text import sketch

_MOST: Final = 2000
"""So many of the newest decided orders are asked: what was long ago fades."""

_SHOWN: Final = 3
_NEWEST: Final = """
WITH newest AS MATERIALIZED (
    SELECT o.id, o.registered_at, o.number, o.category, o.sketch,
        encode(o.person_digest, 'hex') AS person
    FROM people_order o
    JOIN order_category c ON c.path = o.category AND c.is_open
    WHERE o.state = ANY(%(states)s) AND o.sketch <> '{}'
    ORDER BY o.registered_at DESC, o.id DESC LIMIT %(most)s
)
SELECT number, category, person,
    CASE WHEN %(asked)s::bigint[] IS NULL THEN sketch
        ELSE ARRAY(SELECT unnest(sketch) INTERSECT SELECT unnest(%(asked)s::bigint[]))
    END,
    cardinality(sketch), (SELECT count(*) FROM newest)
FROM newest WHERE %(asked)s::bigint[] IS NULL OR sketch && %(asked)s::bigint[]
ORDER BY registered_at DESC, id DESC
"""


@dataclass(frozen=True, slots=True)
class HintRow:
    """A category, and the decided orders like this one that speak for it.

    Of those that the actor may see, a few with their topics; of the others the count.
    """

    category: str
    orders: int
    is_sure: bool
    shown: tuple[tuple[str, str], ...]  # number, topic


def sketch_of(text: str) -> tuple[int, ...]:
    """What is kept of a text to compare it by."""
    return sketch(text, vault().digest("sketches of orders"))


def category_hints(text: str, *, actor: Actor) -> tuple[HintRow, ...]:
    """What a text is probably about, the likeliest first; often nothing."""
    return hints_for(sketch_of(text), actor)


def hints_for(asked: Sequence[int], actor: Actor) -> tuple[HintRow, ...]:
    """The same for a text that is known by its sketch."""
    if not asked:
        return ()
    rows = _fetched(list(asked))
    known = rows[0][-1] if rows else 0
    found = hints(frozenset(asked), _decided(rows), known)
    topics = _topics(found, actor)
    return tuple(_row(hint, topics) for hint in found)


def hint_trial() -> Trial:
    """How often the hints would have been right; of the district, nobody's order."""
    rows = _fetched(None)
    return tried(tuple(_decided(reversed(rows))))


def _fetched(asked: list[int] | None) -> list[tuple[Any, ...]]:
    """The newest that share a run with this, or all.

    Django would bind the digests as 32 bits.
    """
    states = [one.value for one in ANSWERED]
    with connection.cursor() as cursor:
        cursor.execute(_NEWEST, {"states": states, "most": _MOST, "asked": asked})
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def _decided(rows: Iterable[tuple[Any, ...]]) -> Iterable[Decided]:
    for number, category, person, runs, length, _ in rows:
        yield Decided(
            number=number,
            category=category,
            person=person,
            runs=frozenset(runs),
            length=length,
        )


def _topics(found: Sequence[Hint], actor: Actor) -> dict[str, str]:
    """The topics of those that the actor may read; a stranger reads none."""
    numbers = {number for hint in found for number in hint.alike}
    if not numbers or actor.officer_id is None:
        return {}
    rows = visible(actor).filter(number__in=numbers).prefetch_related(None)
    return dict(rows.order_by("number").values_list("number", "topic"))


def _row(hint: Hint, topics: dict[str, str]) -> HintRow:
    shown = [(number, topics[number]) for number in hint.alike if number in topics]
    return HintRow(hint.category, len(hint.alike), hint.is_sure, tuple(shown[:_SHOWN]))
