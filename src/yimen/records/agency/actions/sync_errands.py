"""A device hands over what it took in without a line.

Each text is a transaction of its own: one that can't be taken keeps no other back.
Whatever came before, in whatever order and however often, answers as it did.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from yimen.ports.signatures import signatures
from yimen.records.agency import models
from yimen.records.agency.actions import _keeping
from yimen.records.agency.actions._write import officer_of, own_place
from yimen.records.agency.actions.take_errand import digest_of, take_errand
from yimen.rules.agency import errands, offline_intake
from yimen.rules.agency.errand_numbers import NotItsNumber
from yimen.rules.agency.errands import ErrandChanged, Where
from yimen.rules.agency.offline_intake import (
    MOST_AT_ONCE,
    BatchTooLarge,
    Intake,
    IntakeUnreadable,
    Kept,
    SignedText,
)
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.refusals import Refused


@dataclass(frozen=True, slots=True)
class Synced:
    """What became of one text: an errand, or kept for somebody to decide."""

    number: str
    is_taken: bool
    is_repeat: bool
    kept: str = ""  # why
    detail: str = ""
    twins: tuple[str, ...] = ()  # what else is open for the same matter


@dataclass(frozen=True, slots=True)
class Batch:
    """What a device hands over, and what its clock says now."""

    public_key: bytes
    device_at: datetime
    texts: tuple[SignedText, ...]


def sync_errands(*, batch: Batch, by: Actor, at: datetime) -> tuple[Synced, ...]:
    """One answer for each text, in their order."""
    authority.require(by, Step.SYNC_ERRANDS, own_place(by))
    if len(batch.texts) > MOST_AT_ONCE:
        raise BatchTooLarge(most=MOST_AT_ONCE)
    key = models.StationKey.objects.filter(public_key=batch.public_key).first()
    sync = _Sync(batch, key, by, at)
    return tuple(sync.take(signed) for signed in batch.texts)


@dataclass(frozen=True, slots=True)
class _Sync:
    batch: Batch
    key: models.StationKey | None
    by: Actor
    at: datetime

    @transaction.atomic
    def take(self, signed: SignedText) -> Synced:
        """The errand, the same errand again, or kept with the reason."""
        before = models.KeptIntake.objects.select_related("errand").filter(
            digest=_keeping.digest_of(signed.text)
        )
        if (kept := before.first()) is not None:
            return _answer(kept, is_repeat=True)
        try:
            intake = offline_intake.read(signed.text)
        except IntakeUnreadable as fault:
            return self._keep(signed, (Kept.UNREADABLE, str(fault)[:120]), "")
        if _was_taken(intake):
            return Synced(intake.number, is_taken=True, is_repeat=True)
        fault_found = self._fault(signed, intake)
        if fault_found is not None:
            return self._keep(signed, (fault_found, ""), intake.number)
        return self._taken(signed, intake)

    def _taken(self, signed: SignedText, intake: Intake) -> Synced:
        where = Where(
            station_id=self.by.hall_id or 0,
            agent_id=officer_of(self.by, Step.SYNC_ERRANDS),
            key_id=self.key.pk if self.key else None,
            skew_seconds=errands.skew_seconds(self.batch.device_at, self.at),
        )
        try:
            with transaction.atomic():
                done = take_errand(intake=intake, where=where, by=self.by, at=self.at)
        except NotItsNumber:
            return self._keep(signed, (Kept.NOT_ITS_NUMBER, ""), intake.number)
        except ErrandChanged:
            return self._keep(signed, (Kept.CLASH, ""), intake.number)
        except Refused as refusal:
            why = (Kept.REFUSED, type(refusal).__name__)
            return self._keep(signed, why, intake.number)
        return Synced(
            done.number, is_taken=True, is_repeat=done.is_repeat, twins=done.twins
        )

    def _fault(self, signed: SignedText, intake: Intake) -> Kept | None:
        """Why this text can't be believed, if it can't."""
        key = self.key
        if key is None:
            return Kept.KEY_UNKNOWN
        faults = (
            (key.revoked_at is not None, Kept.KEY_REVOKED),
            (key.confirmed_at is None, Kept.KEY_UNCONFIRMED),
            (key.node_id != self.by.hall_id, Kept.OTHER_STATION),
            (not intake.number, Kept.NOT_ITS_NUMBER),
            (
                offline_intake.is_too_old(intake.happened_at, self.at),
                Kept.TOO_OLD,
            ),
        )
        found = next((fault for is_so, fault in faults if is_so), None)
        if found is not None:
            return found
        public_key = bytes(key.public_key)
        is_theirs = signatures().holds(public_key, signed.signature, signed.text)
        return None if is_theirs else Kept.BAD_SIGNATURE

    def _keep(self, signed: SignedText, why: tuple[Kept, str], number: str) -> Synced:
        key_id = self.key.pk if self.key else None
        row = _keeping.keep(
            signed, why, number=number, key_id=key_id, by=self.by, at=self.at
        )
        return _answer(row, is_repeat=False)


def _was_taken(intake: Intake) -> bool:
    row = models.Errand.objects.filter(number=intake.number).first()
    return row is not None and bytes(row.said_digest) == digest_of(intake)


def _answer(row: models.KeptIntake, *, is_repeat: bool) -> Synced:
    if row.errand is not None:
        return Synced(row.errand.number, is_taken=True, is_repeat=is_repeat)
    return Synced(
        row.number,
        is_taken=False,
        is_repeat=is_repeat,
        kept=row.reason,
        detail=row.detail,
    )
