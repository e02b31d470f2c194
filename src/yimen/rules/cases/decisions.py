"""What a decision says, and to whom its paper was handed.

行政许可法 art. 38: 「申请人的申请符合法定条件、标准的，行政机关应当依法作出准予行政许可
的书面决定。行政机关依法作出不予行政许可的书面决定的，应当说明理由，并告知申请人享有
依法申请行政复议或者提起行政诉讼的权利。」 art. 44 gives ten days to deliver it.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from yimen.rules.legal_clock.pauses import Procedure
from yimen.rules.refusals import Refused


class PermitSaysNothing(Refused):
    """A grant says what is granted."""


class NotExamined(Refused):
    """A promised matter is decided after an examiner has given an opinion."""


class MaterialsUnopened(Refused):
    """An opinion is given after every material has been opened."""


class HeldByAnother(Refused):
    """Another officer holds this case."""


class RecipientUnproved(Refused):
    """A result is handed over to somebody with a name and a document."""


class WitnessMissing(Refused):
    """What is left behind needs a witness."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Permit:
    """What is granted (许可法 38 to 40)."""

    content: str
    certificate_name: str = ""
    certificate_number: str = ""
    scope: str = ""
    valid_from: date | None = None
    last_valid_on: date | None = None
    conditions: str = ""
    duties: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a permit is refused (许可法 38): every part is required."""

    facts: str
    reason: str
    basis: str
    standard: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What the examiner thinks, and which materials were opened before."""

    text: str
    proposes_grant: bool
    opened: frozenset[str]  # material codes


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A special procedure and the time asked for it (许可法 45)."""

    procedure: Procedure
    asked_days: int
    reason: str


class Relation(StrEnum):
    """How the person who takes the result stands to the applicant."""

    SELF = "self"
    REPRESENTATIVE = "representative"
    ENTRUSTED = "entrusted"
    FAMILY = "family"  # 同住成年家属
    RECEIVER = "receiver"  # 单位收件人


class DeliveryMode(StrEnum):
    """The ways of delivery (送达方式)."""

    DIRECT = "direct"
    LEFT = "left"
    ENTRUSTED = "entrusted"
    POST = "post"
    PUBLIC_NOTICE = "public_notice"
    ELECTRONIC = "electronic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Who took the result, shown by which document."""

    name: str
    id_kind: str
    id_number: str
    relation: Relation = Relation.SELF
    mode: DeliveryMode = DeliveryMode.DIRECT
    place: str = ""
    witness: str = ""  # when left behind: who saw the refusal
