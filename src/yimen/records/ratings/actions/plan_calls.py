"""Plan call-backs: drawn by a recorded seed, all bad ones, or chosen."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from yimen.records.cases import queries as cases
from yimen.records.cases.queries import RateableCase
from yimen.records.journal.append import Line, append
from yimen.records.network import queries as network
from yimen.records.ratings import models
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.cases.applications import ReasonMissing
from yimen.rules.refusals import NotFound
from yimen.rules.voice import sampling
from yimen.rules.voice.ratings import BAD
from yimen.rules.voice.sampling import Method, NothingToDraw


@dataclass(frozen=True, slots=True, kw_only=True)
class CallWish:
    """What kind of plan is wanted."""

    title: str
    method: Method
    hall_id: int
    first_on: date
    last_on: date
    size: int = 0
    chosen: Sequence[str] = ()


@transaction.atomic
def plan_calls(*, wish: CallWish, by: Actor, at: datetime) -> int:
    """The plan's id; the list it was drawn from is frozen with it."""
    hall = next((h for h in network.halls() if h.node_id == wish.hall_id), None)
    if hall is None:
        raise NotFound(hall=wish.hall_id)
    place = Place(hall_id=hall.node_id, hall_path=hall.path)
    authority.require(by, Step.PLAN_CALL_BACKS, place)
    if not wish.title.strip():
        raise ReasonMissing(missing=["title"])
    found = {one.number: one for one in _candidates(wish, hall.path)}
    seed = secrets.token_hex(8) if wish.method is Method.RANDOM else ""
    drawn = _drawn(wish, sorted(found), seed)
    row = models.CallPlan.objects.create(
        title=wish.title.strip(),
        method=wish.method,
        hall_id=wish.hall_id,
        first_on=wish.first_on,
        last_on=wish.last_on,
        size=len(drawn),
        seed=seed,
        candidates=sorted(found),
        list_digest=sampling.list_digest(found),
        made_at=at,
        made_by_id=by.officer_id,
    )
    models.CallBack.objects.bulk_create(
        models.CallBack(plan=row, case_id=found[number].case_id, place=place + 1)
        for place, number in enumerate(drawn)
    )
    append(_line(row, by, at))
    return int(row.pk)


def _candidates(wish: CallWish, path: str) -> tuple[RateableCase, ...]:
    if wish.method is Method.BAD_RATINGS:
        return cases.rateable_cases(_rated_badly(wish, path))
    ended = cases.ended_between(wish.first_on, wish.last_on, hall_path=path)
    if wish.method is Method.RANDOM:
        return ended
    wanted = set(wish.chosen)
    return tuple(one for one in ended if one.number in wanted)


def _rated_badly(wish: CallWish, path: str) -> set[int]:
    """All bad ratings under a name that were given on these days, ended or not."""
    bad = models.Rating.objects.filter(
        is_valid=True,
        is_named=True,
        level__in=[one.value for one in BAD],
        case__isnull=False,
        hall__path__startswith=path,
        rated_on__gte=wish.first_on,
        rated_on__lte=wish.last_on,
    )
    return set(bad.values_list("case_id", flat=True))


def _drawn(wish: CallWish, numbers: list[str], seed: str) -> tuple[str, ...]:
    if wish.method is Method.RANDOM:
        return sampling.draw(numbers, wish.size, seed)
    if not numbers:
        raise NothingToDraw
    return tuple(numbers)


def _line(row: models.CallPlan, by: Actor, at: datetime) -> Line:
    return Line(
        kind="call_plan",
        subject=str(row.pk),
        step=Step.PLAN_CALL_BACKS,
        by=by,
        happened_at=at,
        payload={
            "method": row.method,
            "from": str(row.first_on),
            "to": str(row.last_on),
            "size": row.size,
            "seed": row.seed,
            "candidates": len(row.candidates),
            "list": row.list_digest,
        },
    )
