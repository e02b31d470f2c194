"""Points on top: asked for with the evidence, decided by a second hand (8.4.1)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from django.db import transaction

from yimen.ports.storage import KeptFile, keep_file
from yimen.records.journal.append import Line, append
from yimen.records.performance.actions._telling import Act, tell_bonus
from yimen.records.performance.models import Bonus, BonusFile, Score
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import NotAllowed, Place
from yimen.rules.performance.bonuses import (
    BonusSettled,
    BonusState,
    check_bonus,
    check_second_hand,
)
from yimen.rules.performance.indicators import Scored
from yimen.rules.performance.versions import PeriodClosed
from yimen.rules.refusals import NotFound, Overtaken
from yimen.rules.statistics.definitions import rounded
from yimen.rules.statistics.periods import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class BonusAsked:
    """For whom, over which period, how much, and why."""

    what: Scored
    key: str
    label: str
    period: Period
    points: Fraction
    reason: str
    evidence: str
    files: tuple[tuple[str, bytes], ...] = ()  # by name


@transaction.atomic
def ask_bonus(*, asked: BonusAsked, by: Actor, at: datetime) -> int:
    """The bonus's id; it counts once a second hand has seen the evidence."""
    here = Place(hall_id=by.hall_id, hall_path=by.hall_path)
    authority.require(by, Step.ASK_BONUS, here)
    if by.officer_id is None:
        raise NotAllowed(step=Step.ASK_BONUS, actor=by.mark)
    check_bonus(asked.points, asked.reason, asked.evidence, len(asked.files))
    _check_open(asked.what, asked.key, asked.period)
    row = Bonus.objects.create(
        what=asked.what.value,
        key=asked.key,
        label=asked.label,
        path=by.hall_path,
        first_on=asked.period.first_on,
        last_on=asked.period.last_on,
        points=rounded(asked.points, 2),
        reason=asked.reason.strip(),
        evidence=asked.evidence.strip(),
        asked_at=at,
        asked_by_id=by.officer_id,
    )
    digests = _keep(row, asked.files)
    _note(row, Step.ASK_BONUS, "", by, at, files=digests)
    return int(row.pk)


@transaction.atomic
def decide_bonus(
    *,
    bonus_id: int,
    approves: bool,
    comment: str,
    version: int,
    by: Actor,
    at: datetime,
) -> None:
    """Approved or refused, by who neither asked nor gains."""
    row = Bonus.objects.filter(pk=bonus_id).first()
    if row is None:
        raise NotFound(bonus=bonus_id)
    authority.require(by, Step.DECIDE_BONUS, Place(hall_path=row.path))
    concerned = row.key if row.what == Scored.PERSON else ""
    check_second_hand(by.officer_ids, row.asked_by_id, concerned)
    if row.state != BonusState.ASKED:
        raise BonusSettled
    if approves:
        _check_open(Scored(row.what), row.key, Period(row.first_on, row.last_on))
    state = BonusState.APPROVED if approves else BonusState.REFUSED
    changed = Bonus.objects.filter(pk=row.pk, version=version).update(
        state=state,
        comment=comment.strip(),
        decided_at=at,
        decided_by_id=by.officer_id,
        version=version + 1,
    )
    if not changed:
        raise Overtaken(bonus=bonus_id)
    _note(row, Step.DECIDE_BONUS, state, by, at)
    tell_bonus(row, state, comment.strip(), Act(by, at))


def _keep(row: Bonus, files: Iterable[tuple[str, bytes]]) -> list[str]:
    """The digests of the files, each kept once."""
    kept: dict[str, KeptFile] = {}
    for file in files:
        one = keep_file(*file)
        kept.setdefault(one.digest, one)
    BonusFile.objects.bulk_create(
        BonusFile(
            bonus=row,
            name=one.name,
            media_type=one.media_type,
            size_bytes=one.size_bytes,
            digest=one.digest,
        )
        for one in kept.values()
    )
    return list(kept)


def _check_open(what: Scored, key: str, period: Period) -> None:
    closed = Score.objects.filter(
        what=what, key=key, first_on=period.first_on, last_on=period.last_on
    )
    if closed.exists():
        raise PeriodClosed(month=f"{period.first_on:%Y-%m}")


def _note(
    row: Bonus, step: Step, after: str, by: Actor, at: datetime, **told: object
) -> None:
    append(
        Line(
            kind="bonus",
            subject=str(row.pk),
            step=step,
            by=by,
            happened_at=at,
            before=row.state if after else "",
            after=after or row.state,
            payload={
                "of": f"{row.what}:{row.key}",
                "points": str(row.points),
                **told,
            },
            texts={} if after else {"reason": row.reason, "evidence": row.evidence},
        )
    )
