"""Points on top, asked for and decided, with the files that prove them."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from django.db.models import Q, QuerySet

from yimen.ports.storage import storage
from yimen.records.people.queries import A_PAGE, Slice, slice_of
from yimen.records.performance.models import Bonus, BonusFile
from yimen.records.performance.queries.lists import ListFilter, below, matching
from yimen.records.performance.queries.own import own_keys
from yimen.records.performance.queries.scores import ScoreRow
from yimen.rules.authority.actors import Actor
from yimen.rules.performance.bonuses import BonusState
from yimen.rules.performance.indicators import Scored
from yimen.rules.refusals import NotFound

_PICTURES: Final = frozenset({"image/jpeg", "image/png"})


@dataclass(frozen=True, slots=True)
class BonusFileRow:
    """A file that proves a bonus."""

    bonus_id: int
    file_id: int
    name: str
    is_picture: bool


@dataclass(frozen=True, slots=True)
class BonusFileContent:
    """Such a file to be shown."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class BonusRow:
    """Points on top, asked for."""

    bonus_id: int
    what: Scored
    label: str
    first_on: date
    last_on: date
    points: Decimal
    reason: str
    evidence: str
    state: BonusState
    asked_by: str
    asked_at: datetime
    decided_by: str
    comment: str
    version: int
    files: tuple[BonusFileRow, ...] = ()


def bonuses(
    wanted: ListFilter, actor: Actor, *, page: int = 1, size: int = A_PAGE
) -> Slice[BonusRow]:
    """The bonuses of whom the actor oversees, the newest first."""
    found = _rows().filter(below(actor)).filter(matching(wanted))
    return slice_of(found.order_by("-asked_at", "-pk"), page, _bonus, size=size)


def bonus_page(bonus_id: int, actor: Actor) -> BonusRow:
    """One bonus; raises `NotFound`."""
    row = _rows().filter(below(actor), pk=bonus_id).first()
    if row is None:
        raise NotFound(bonus=bonus_id)
    return _bonus(row)


def bonuses_of(row: ScoreRow) -> tuple[BonusRow, ...]:
    """What was granted on top of a card that the actor was shown (三公开)."""
    granted = _rows().filter(
        what=row.what,
        key=row.key,
        first_on=row.first_on,
        last_on=row.last_on,
        state=BonusState.APPROVED,
    )
    return tuple(map(_bonus, granted.order_by("pk")))


def bonus_file(file_id: int, actor: Actor) -> BonusFileContent:
    """The file, for who oversees and, once granted, for who gains by it."""
    own = Q(pk__in=())
    for what, key in own_keys(actor).items():
        own |= Q(what=what, key=key, state=BonusState.APPROVED)
    seen = Bonus.objects.filter(below(actor) | own).values("pk")
    file = BonusFile.objects.filter(pk=file_id, bonus__in=seen).first()
    if file is None:
        raise NotFound(file=file_id)
    content = storage().fetch(file.digest)
    return BonusFileContent(file.name, file.media_type, content)


def _file(bonus_id: int, row: BonusFile) -> BonusFileRow:
    return BonusFileRow(bonus_id, row.pk, row.name, row.media_type in _PICTURES)


def _rows() -> QuerySet[Bonus]:
    rows = Bonus.objects.select_related("asked_by", "decided_by")
    return rows.prefetch_related("files")


def _bonus(row: Bonus) -> BonusRow:
    return BonusRow(
        bonus_id=row.pk,
        what=Scored(row.what),
        label=row.label,
        first_on=row.first_on,
        last_on=row.last_on,
        points=row.points,
        reason=row.reason,
        evidence=row.evidence,
        state=BonusState(row.state),
        asked_by=row.asked_by.name,
        asked_at=row.asked_at,
        decided_by=row.decided_by.name if row.decided_by else "",
        comment=row.comment,
        version=row.version,
        files=tuple(_file(row.pk, one) for one in row.files.all()),
    )
