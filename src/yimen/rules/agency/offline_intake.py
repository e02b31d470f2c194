"""What a device took in without a line, and when the house believes it.

The device writes the intake as a text, signs exactly that text with its key (Ed25519)
and keeps both until a line is there. The house checks the signature over the same
signs, so nothing is lost in re-writing, and takes each intake once: the same text
again changes nothing, another text under the same number is no repeat but a clash.

What cannot be taken is not lost either. A revoked key, a number that was not leased, a
matter that is no longer in force: the text is kept as it came with the reason, and
somebody with authority takes it in or puts it aside with a reason of their own.

Two clocks are kept: the device's word for when it happened, and the server's for when
it was written down. The papers count as received by the organ at neither: that clock
starts in the organ's hall (`errands.py`).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from yimen.rules.agency.entrustment import Entrustment, Power
from yimen.rules.agency.errands import Channel, Scope
from yimen.rules.cases.applicants import ApplicantKind, Identity, IdKind
from yimen.rules.catalogue.intake import Paper, PaperState
from yimen.rules.refusals import Refused

VERSION: Final = 1
OLDEST: Final = timedelta(days=60)
MOST_AT_ONCE: Final = 50
MOST_SIGNS: Final = 20_000
_MOST_SHEETS: Final = 99
_MOST_ID: Final = 2**62


class Kept(StrEnum):
    """Why an intake was put aside instead of taken."""

    KEY_UNKNOWN = "key_unknown"
    KEY_REVOKED = "key_revoked"
    KEY_UNCONFIRMED = "key_unconfirmed"
    OTHER_STATION = "other_station"
    BAD_SIGNATURE = "bad_signature"
    UNREADABLE = "unreadable"
    NOT_ITS_NUMBER = "not_its_number"
    CLASH = "clash"
    TOO_OLD = "too_old"
    REFUSED = "refused"  # by a rule of the house, which is named beside


class IntakeUnreadable(Refused):
    """The text is not an intake as devices write it."""


class NotAKey(Refused):
    """These bytes are no public key of this station."""


class DeviceNameless(Refused):
    """A device has a name by which people tell it apart."""


class DeviceSettled(Refused):
    """This device is confirmed or revoked already."""


class DeviceNotLive(Refused):
    """This device is not confirmed, or revoked."""


class IntakeSettled(Refused):
    """Somebody has decided about this intake."""


class NotReleasable(Refused):
    """What can't be read can't be taken in."""


class BatchTooLarge(Refused):
    """A device hands over a limited number of intakes at once."""


@dataclass(frozen=True, slots=True)
class SignedText:
    """An intake as it came: the text and the signature over it."""

    text: str
    signature: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """One errand as the agent wrote it down."""

    submit_key: str
    number: str  # "": the house gives one
    query_code: str  # "": the house makes one
    matter_version_id: int
    identity: Identity
    entrustment: Entrustment
    papers: tuple[Paper, ...]
    happened_at: datetime
    channel: Channel = Channel.STATION
    outreach_id: int | None = None
    target_id: int | None = None  # None: the nearest hall that has the organ
    scope: Scope = Scope.LOCAL
    signature: str = ""  # the client's name as signed
    note: str = ""
    twin_reason: str = ""  # why this is another thing than what is open already


def read(text: str) -> Intake:
    """The intake that a device wrote; raises `IntakeUnreadable`."""
    if len(text) > MOST_SIGNS:
        raise IntakeUnreadable(part="length")
    try:
        said = json.loads(text)
        if said["v"] != VERSION:
            raise IntakeUnreadable(part="v")
        return _intake(said)
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise IntakeUnreadable(part=str(error)[:80]) from error


def _intake(said: Mapping[str, Any]) -> Intake:
    happened_at = datetime.fromisoformat(said["happened_at"])
    if happened_at.tzinfo is None:
        raise IntakeUnreadable(part="happened_at")
    return Intake(
        submit_key=_text(said, "submit_key", 64),
        number=_text(said, "number", 20),
        query_code=_text(said, "query_code", 12),
        matter_version_id=int(said["matter"]),
        identity=_identity(said["client"]),
        entrustment=_entrustment(said["entrustment"]),
        papers=tuple(_paper(one) for one in said["papers"]),
        happened_at=happened_at,
        channel=Channel(said.get("channel", "station")),
        outreach_id=_id(said, "outreach"),
        target_id=_id(said, "target"),
        scope=Scope(said.get("scope", "")),
        signature=_text(said, "signature", 60),
        note=_text(said, "note", 300),
        twin_reason=_text(said, "twin_reason", 120),
    )


def _text(said: Mapping[str, Any], name: str, most: int) -> str:
    value = said.get(name, "")
    if not isinstance(value, str):
        raise IntakeUnreadable(part=name)
    return value.strip()[:most]


def _id(said: Mapping[str, Any], name: str) -> int | None:
    value = said.get(name)
    if value is None or (isinstance(value, int) and 0 < value <= _MOST_ID):
        return value
    raise IntakeUnreadable(part=name)


def _identity(said: Mapping[str, Any]) -> Identity:
    id_kind = IdKind(said["id_kind"])
    return Identity(
        kind=ApplicantKind(said.get("kind", "person")),
        name=_text(said, "name", 120),
        id_kind=id_kind,
        id_number="".join(_text(said, "id_number", 40).split()).upper(),
        phone=_text(said, "phone", 20),
    )


def _entrustment(said: Mapping[str, Any]) -> Entrustment:
    return Entrustment(
        powers=frozenset(Power(one) for one in said["powers"]),
        signed_on=date.fromisoformat(said["signed_on"]),
        last_valid_on=date.fromisoformat(said["last_valid_on"]),
        is_signed=said["is_signed"] is True,
    )


def _paper(said: Mapping[str, Any]) -> Paper:
    return Paper(
        code=_text(said, "code", 40),
        state=PaperState(said["state"]),
        originals=_count(said.get("originals", 0)),
        copies=_count(said.get("copies", 0)),
    )


def _count(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise IntakeUnreadable(part="count")
    return max(0, min(value, _MOST_SHEETS))


def is_too_old(happened_at: datetime, now: datetime) -> bool:
    """Whether nobody may vouch any more for when this happened."""
    return now - happened_at > OLDEST
