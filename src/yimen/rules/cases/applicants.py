"""Who asks: a person, a legal person or another organisation, by which document.

行政许可法 29: 公民、法人或者其他组织从事特定活动，依法需要取得行政许可的，应当向行政
机关提出申请. 申请人可以委托代理人提出行政许可申请. One person is one record, found by
the number of the document; what is registered serves every later case, and no more is
asked than is needed (个人信息保护法 6). A number that its standard does not allow is
not taken, but real bodies exist whose code fails the check digit, so that one may be
confirmed by whoever has the licence in hand. A number already registered under
another name is not overwritten by a slip of the pen: it, too, takes a confirmation.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from yimen.rules.refusals import Refused


class ApplicantKind(StrEnum):
    """许可法 29: 公民、法人或者其他组织."""

    PERSON = "person"
    LEGAL_PERSON = "legal_person"
    OTHER_ORGANISATION = "other_organisation"


class IdKind(StrEnum):
    """Identity documents by the codes of GA/T 2000.156."""

    USCC = "001"
    OTHER_BODY = "099"
    RESIDENT_ID = "111"
    HOUSEHOLD_REGISTER = "113"
    PASSPORT = "414"
    TAIWAN_PERMIT = "511"
    EXIT_PERMIT = "513"
    HOME_RETURN_PERMIT = "516"
    PERMANENT_RESIDENCE = "554"
    OTHER_PERSON = "999"


OF_BODIES: Final = frozenset({IdKind.USCC, IdKind.OTHER_BODY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """An applicant as the documents say."""

    kind: ApplicantKind
    name: str
    id_kind: IdKind
    id_number: str
    phone: str = ""
    address: str = ""
    legal_representative: str = ""
    mail: str = ""


class NotANumber(Refused):
    """The number is not one that its standard allows."""


class NumberUnconfirmed(Refused):
    """The credit code fails its check digit; real ones do, so confirm it."""


class NamedOtherwise(Refused):
    """This number is registered under another name; confirm the change."""


class WrongDocument(Refused):
    """A person shows a person's document, a body a body's."""


class NamelessApplicant(Refused):
    """An applicant has a name."""


class NotATelephone(Refused):
    """The telephone number can't be dialled."""


class NotAMailAddress(Refused):
    """Nothing could be sent to this mail address."""


class UnmaskingUnexplained(Refused):
    """To see what is masked takes a reason."""


SHORTEST_REASON: Final = 4


def check_identity(identity: Identity) -> None:
    """Raise unless the applicant has a name and a document of the right kind."""
    if not identity.name.strip():
        raise NamelessApplicant
    is_body = identity.kind is not ApplicantKind.PERSON
    if is_body != (identity.id_kind in OF_BODIES):
        raise WrongDocument(kind=identity.kind, id_kind=identity.id_kind)


def check_reason(reason: str) -> str:
    """The reason for unmasking, trimmed; raises when it says nothing."""
    said = reason.strip()
    if len(said) < SHORTEST_REASON:
        raise UnmaskingUnexplained
    return said
