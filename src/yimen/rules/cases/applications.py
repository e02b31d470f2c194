"""What is asked for at the counter, and the answers a counter may give.

行政许可法 art. 29: 「申请人可以委托代理人提出行政许可申请。」 So an application names
the applicant and, if somebody else came, the person and in what right. art. 32 fixes
the answers: accept, tell once what is missing, say that it is not needed or not ours
(「应当即时作出不予受理的决定，并告知申请人向有关行政机关申请」), or only take the
papers, whereupon five working days run. art. 34 adds the decision on the spot.

Not decided here: whether the papers suffice (`intake.py`).
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from yimen.rules.cases.decisions import Permit, Recipient
from yimen.rules.catalogue.intake import Paper
from yimen.rules.catalogue.tolerance import Promise
from yimen.rules.refusals import Refused

PROACTIVE: Final = "proactive"
"""The organ offers by its own records; the applicant only confirms (免申即享)."""


class Ground(StrEnum):
    """Why an application is not accepted (32(1), 32(2))."""

    NOT_NEEDED = "not_needed"
    NOT_OURS = "not_ours"
    OTHER = "other"


class RightOrganUnnamed(Refused):
    """Whoever says "not ours" names the organ to turn to."""


class MatterNotInForce(Refused):
    """This version of the guide is not what is published now."""


class NotProactive(Refused):
    """This matter is asked for; nobody is given it without an application."""


class SubmitKeyReused(Refused):
    """This form was already submitted for something else."""


class ReasonMissing(Refused):
    """This act is written down with a reason, and none was given."""


@dataclass(frozen=True, slots=True)
class RightOrgan:
    """The organ to turn to instead, with its place and telephone."""

    name: str
    place: str = ""
    phone: str = ""


class AgentPower(StrEnum):
    """In what right somebody comes for the applicant."""

    SELF = ""
    REPRESENTATIVE = "representative"  # 法定代表人
    ENTRUSTED = "entrusted"  # 受托人


class DeliveryWay(StrEnum):
    """How the applicant wants the result."""

    COLLECT = "collect"
    POST = "post"


@dataclass(frozen=True, slots=True)
class StationIntake:
    """Which station took the papers for the villager, and when: no legal receipt."""

    station_id: int
    taken_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """Who asks for what, with which papers, as the counter wrote it down."""

    submit_key: str  # made with the form: the same submit twice is one case
    matter_version_id: int
    applicant_id: int
    papers: tuple[Paper, ...] = ()
    handling_agent_id: int | None = None
    agent_power: AgentPower = AgentPower.SELF
    channel: str = "window"  # or PROACTIVE, or where a subject beside says so
    ticket_id: int | None = None
    delivery_way: DeliveryWay = DeliveryWay.COLLECT
    delivery_address: str = ""
    station: StationIntake | None = None
    forwarded_from_id: int | None = None  # the case that a lower organ has reviewed


@dataclass(frozen=True, slots=True)
class Accept:
    """Accept it; refused with `PapersMissing` if something is missing."""


@dataclass(frozen=True, slots=True)
class Tolerate:
    """Accept it with a gap, on a written promise (容缺受理)."""

    promise: Promise


@dataclass(frozen=True, slots=True)
class AskOnce:
    """Give the one notice; refused with `NothingMissing` if nothing is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reject:
    """Do not accept it: the ground, the reason and, if not ours, whose it is."""

    ground: Ground
    reason: str
    right_organ: RightOrgan | None = None

    def check(self) -> None:
        """Raise unless the reason is written and, if not ours, the organ named."""
        if not self.reason.strip():
            raise ReasonMissing(missing=["reason"])
        named = self.right_organ is not None and self.right_organ.name.strip()
        if self.ground is Ground.NOT_OURS and not named:
            raise RightOrganUnnamed


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantOnTheSpot:
    """Decide an instant matter at the counter, under a live letter."""

    permit: Permit
    recipient: Recipient | None = None  # handed over at once when given


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantOnCommitment:
    """Decide on a written promise of the conditions, under a live letter (告知承诺)."""

    permit: Permit
    is_chosen: bool  # told everything, and chosen freely
    recipient: Recipient | None = None


@dataclass(frozen=True, slots=True)
class OnlyReceive:
    """Take the papers against a receipt; the five days begin to run."""


Outcome = (
    Accept
    | Tolerate
    | AskOnce
    | Reject
    | GrantOnTheSpot
    | GrantOnCommitment
    | OnlyReceive
)
