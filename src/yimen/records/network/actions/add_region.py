"""Enter a region; one that succeeds another says so."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from yimen.ports.identifiers import region_level
from yimen.ports.spelling import initials
from yimen.records.journal.append import Line, append
from yimen.records.network.actions._swap import swap
from yimen.records.network.models import Node, Region
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.network import LOCAL_REGION, BadRegion, CodeTaken, check_region
from yimen.rules.refusals import NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionFacts:
    """What is registered of a region."""

    code: str
    name: str
    parent_code: str = ""
    predecessor_code: str = ""
    local_level: int | None = None  # set: the code is one of our own


@transaction.atomic
def add_region(*, facts: RegionFacts, by: Actor, at: datetime) -> int:
    """The new region's id. What it succeeds is closed and hands over what it held."""
    authority.require(by, Step.IMPORT_NETWORK)
    level = _level(facts)
    parent = _live(facts.parent_code)
    check_region(level, parent.level if parent else None)
    before = _live(facts.predecessor_code)
    today = local_date(at)
    if before is not None:
        swap(before, before.version, valid_to=today)
    row = Region(
        code=facts.code,
        name=facts.name.strip(),
        initials=initials(facts.name),
        level=level,
        parent=parent,
        predecessor=before,
        is_local=facts.local_level is not None,
        valid_from=today,
    )
    try:
        with transaction.atomic():
            Region.objects.bulk_create([row])
    except IntegrityError as error:
        raise CodeTaken(code=facts.code) from error
    if before is not None:
        Region.objects.filter(parent=before, valid_to=None).update(parent=row)
        Node.objects.filter(region=before, valid_to=None).update(region=row)
    _note(row, facts, by=by, at=at)
    return int(row.pk)


def _level(facts: RegionFacts) -> int:
    if not facts.name.strip():
        raise BadRegion(code=facts.code)
    if facts.local_level is not None:
        if not LOCAL_REGION.fullmatch(facts.code):
            raise BadRegion(code=facts.code)
        return facts.local_level
    level = region_level(facts.code)
    if level is None:
        raise BadRegion(code=facts.code)
    return level


def _live(code: str) -> Region | None:
    """The region of this code today; none was named, none is found."""
    if not code:
        return None
    row = Region.objects.filter(code=code, valid_to=None).first()
    if row is None:
        raise NotFound(region=code)
    return row


def _note(row: Region, facts: RegionFacts, *, by: Actor, at: datetime) -> None:
    append(
        Line(
            kind="region",
            subject=row.code,
            step=Step.EDIT_NETWORK,
            by=by,
            happened_at=at,
            after="valid",
            payload={
                "act": "add",
                "name": row.name,
                "parent": facts.parent_code,
                "predecessor": facts.predecessor_code,
            },
        )
    )
