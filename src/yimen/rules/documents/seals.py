"""Who may put the approval seal (审批专用章) under a paper, and what a seal proves.

行政许可法 32: acceptance and refusal are written,
「加盖本行政机关专用印章和注明日期」; 39 has certificates carry the organ's seal.
电子签名法 13-14 gives an electronic signature the force of a seal when its data are
the signer's alone and any later change shows.
A hall keeps the seal of each organ at its window (rulebook 4.10.5, 4.10.6): every use
is written down with the paper, and nobody uses it without a live authorisation letter
of that organ that covers the matter, their own or that of the seal's keeper, for whom
they decide.

Invariants: a seal that is not valid on the day, or was revoked by that day, seals
nothing; what it sealed before stays sealed. A file proves something only if it is
untouched, its certificate is ours, and the register knows that use.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from yimen.rules.authority.separation import Letter
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.refusals import Refused


class NoLiveSeal(Refused):
    """The organ has no seal that is valid today."""


class SealWithoutLetter(Refused):
    """A seal is used under a live authorisation letter only."""


class SealEndsEarly(Refused):
    """A seal is valid from one day to a later one, for at most ten years."""


class SealedAlready(Refused):
    """This paper bears the seal already."""


class SealLive(Refused):
    """The organ has a valid seal; it is revoked before another is made."""


class SealRevoked(Refused):
    """This seal was revoked already."""


MOST_YEARS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """An organ's approval seal and who keeps it."""

    seal_id: int
    organ_id: int
    name: str
    keeper_id: int
    valid_from: date
    last_valid_on: date  # still valid on that day
    revoked_at: datetime | None = None

    def is_live(self, at: datetime) -> bool:
        """Whether it may be used at this instant."""
        revoked = self.revoked_at is not None and self.revoked_at <= at
        return self.valid_from <= local_date(at) <= self.last_valid_on and not revoked


def check_period(valid_from: date, last_valid_on: date, today: date) -> None:
    """Raise unless a seal may be valid for these days."""
    years = last_valid_on.year - valid_from.year
    if last_valid_on < max(valid_from, today) or years > MOST_YEARS:
        raise SealEndsEarly(last=last_valid_on)


def letter_for(
    seal: Seal,
    letters: Iterable[tuple[int, Letter]],
    *,
    by: int | None,
    matter_code: str,
    at: datetime,
) -> int:
    """The id of the live letter under which the seal is used now.

    The officer's own counts before the keeper's; raises `SealWithoutLetter`.
    """
    holders = (by, seal.keeper_id)
    fitting = [
        (holders.index(letter.officer_id), letter_id)
        for letter_id, letter in letters
        if letter.officer_id in holders
        and letter.is_live(local_date(at))
        and letter.covers(seal.organ_id, matter_code)
    ]
    if not fitting:
        raise SealWithoutLetter(seal=seal.name, matter=matter_code)
    return min(fitting)[1]


def require_live(seal: Seal | None, at: datetime) -> Seal:
    """The seal, if it may be used at this instant."""
    if seal is None or not seal.is_live(at):
        raise NoLiveSeal(seal=seal.name if seal else "")
    return seal


class SealVerdict(StrEnum):
    """What a file with a seal proves."""

    VALID = "valid"
    TAMPERED = "tampered"  # changed after it was sealed
    AFTER_REVOCATION = "after_revocation"
    UNKNOWN = "unknown"  # no seal, or none of ours
    VOID = "void"  # the seal is good, the paper was voided since


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What was found out about a file and its use in the register."""

    has_seal: bool
    is_untouched: bool
    is_ours: bool  # the certificate was made by this installation
    is_in_register: bool
    sealed_at: datetime | None = None
    revoked_at: datetime | None = None
    is_void: bool = False


def judge(proof: Proof) -> SealVerdict:
    """What the file proves; the worst that is known counts."""
    if not (proof.has_seal and proof.is_ours):
        return SealVerdict.UNKNOWN
    if not proof.is_untouched:
        return SealVerdict.TAMPERED
    sealed, revoked = proof.sealed_at, proof.revoked_at
    if revoked is not None and (sealed is None or sealed >= revoked):
        return SealVerdict.AFTER_REVOCATION
    if not proof.is_in_register:
        return SealVerdict.UNKNOWN
    return SealVerdict.VOID if proof.is_void else SealVerdict.VALID
