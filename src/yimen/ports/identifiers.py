"""What a number says of itself: length, signs, birth date, check digit.

The check digits are python-stdnum's. GB 11643 numbers are judged without its test of
the region: codes are abolished, and 81/82/83 stand on residence permits (港澳台居民
居住证), so an unknown region only warns. Registered bodies exist whose code fails the
check digit of GB 32100; typing such a code takes a confirmation (`may_be_confirmed`).
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Final

from stdnum import numdb
from stdnum.cn import ric, uscc
from stdnum.util import clean

from yimen.rules.cases.applicants import IdKind, NotANumber, NumberUnconfirmed


class Fault(StrEnum):
    """Why a number is not valid."""

    LENGTH = "length"
    SIGNS = "signs"
    BIRTH_DATE = "birth_date"
    BIRTH_IN_FUTURE = "birth_in_future"
    CHECK_DIGIT = "check_digit"


class Warn(StrEnum):
    """What is odd about a number that is valid all the same."""

    UNKNOWN_REGION = "unknown_region"
    WRITTEN_OTHERWISE = "written_otherwise"
    UNKNOWN_REGISTRAR = "unknown_registrar"
    CHECK_DIGIT = "check_digit"
    NO_AREA_CODE = "no_area_code"


class Sex(StrEnum):
    """Of a person, as the number has it."""

    FEMALE = "female"
    MALE = "male"


class BodyKind(StrEnum):
    """What sort of body the first two signs of a credit code name."""

    STATE_ORGAN = "state_organ"
    PUBLIC_INSTITUTION = "public_institution"
    SOCIAL_GROUP = "social_group"
    NEIGHBOURHOOD_COMMITTEE = "neighbourhood_committee"
    ENTERPRISE = "enterprise"
    SOLE_TRADER = "sole_trader"
    FARMERS_COOPERATIVE = "farmers_cooperative"
    RURAL_COLLECTIVE = "rural_collective"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was read in a number."""

    number: str  # as the standard writes it
    kind: IdKind
    fault: Fault | None = None
    warnings: tuple[Warn, ...] = ()
    born_on: date | None = None
    sex: Sex | None = None
    body: BodyKind | None = None

    @property
    def is_valid(self) -> bool:
        """Whether the number is one."""
        return self.fault is None

    @property
    def may_be_confirmed(self) -> bool:
        """Whether a body's real code may look like this (rulebook 6.4)."""
        return self.kind is IdKind.USCC and self.fault is Fault.CHECK_DIGIT


_BODIES: Final[Mapping[str, BodyKind]] = {
    "11": BodyKind.STATE_ORGAN,
    "12": BodyKind.PUBLIC_INSTITUTION,
    "51": BodyKind.SOCIAL_GROUP,
    "52": BodyKind.SOCIAL_GROUP,
    "53": BodyKind.SOCIAL_GROUP,
    "54": BodyKind.NEIGHBOURHOOD_COMMITTEE,
    "91": BodyKind.ENTERPRISE,
    "92": BodyKind.SOLE_TRADER,
    "93": BodyKind.FARMERS_COOPERATIVE,
    "N1": BodyKind.RURAL_COLLECTIVE,
    "N2": BodyKind.RURAL_COLLECTIVE,
}
_REGISTRARS: Final = frozenset("123456789ANY")
_RESIDENT: Final = re.compile(r"[0-9]{17}[0-9X]")
_OLD_RESIDENT: Final = re.compile(r"[0-9]{15}")
_CREDIT: Final = re.compile(r"[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}")
_NEW_PERMANENT: Final = re.compile(r"9[0-9]{16}[0-9X]")
_LENGTH: Final = 18
_PERMIT_REGIONS: Final = frozenset({"81", "82", "83"})
_PATTERNS: Final = {
    IdKind.PASSPORT: re.compile(r"[A-Z0-9]{5,17}"),
    IdKind.TAIWAN_PERMIT: re.compile(r"[0-9]{8}"),
    IdKind.EXIT_PERMIT: re.compile(r"[A-Z][0-9]{8}|[A-Z]{2}[0-9]{7}"),
    IdKind.HOME_RETURN_PERMIT: re.compile(r"[HM][0-9]{8}([0-9]{2})?"),
    IdKind.PERMANENT_RESIDENCE: re.compile(r"[A-Z]{3}[0-9]{12}"),
    IdKind.OTHER_BODY: re.compile(r"\S(.{0,38}\S)?"),
    IdKind.HOUSEHOLD_REGISTER: re.compile(r"\S(.{0,38}\S)?"),
    IdKind.OTHER_PERSON: re.compile(r"\S(.{0,38}\S)?"),
}


def _compact(number: str) -> str:
    """The number without blanks and hyphens, in capitals and plain signs."""
    return "".join(clean(number, " -").split()).upper()


def _as_written(number: str, compact: str) -> tuple[Warn, ...]:
    return () if number.strip() == compact else (Warn.WRITTEN_OTHERWISE,)


@lru_cache(maxsize=8192)
def is_known_region(code: str) -> bool:
    """Whether this six-digit code is or once was a region of the country."""
    if code[:2] in _PERMIT_REGIONS:
        return code[2:] == "0000"
    return bool(numdb.get("cn/loc").info(code)[-1][1].get("county"))


def region_name(code: str) -> str:
    """What people call a six-digit region today; empty when nobody knows."""
    named = str(numdb.get("cn/loc").info(code)[-1][1].get("county", ""))
    return named.rpartition(",")[2].rpartition("]")[2]


def _birth(digits: str, on: date) -> date | Fault:
    try:
        born_on = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return Fault.BIRTH_DATE
    return Fault.BIRTH_IN_FUTURE if born_on > on else born_on


def check_resident_id(number: str, *, on: date) -> Verdict:
    """GB 11643: a resident's number, judged on this day."""
    compact = _compact(number)
    kind, warnings = IdKind.RESIDENT_ID, _as_written(number, compact)
    if len(compact) != _LENGTH:
        return Verdict(compact, kind, Fault.LENGTH)
    if not _RESIDENT.fullmatch(compact):
        return Verdict(compact, kind, Fault.SIGNS)
    born_on = _birth(compact[6:14], on)
    if isinstance(born_on, Fault):
        return Verdict(compact, kind, born_on)
    if ric.calc_check_digit(compact) != compact[-1]:
        return Verdict(compact, kind, Fault.CHECK_DIGIT)
    if not is_known_region(compact[:6]):
        warnings = (*warnings, Warn.UNKNOWN_REGION)
    sex = Sex.MALE if int(compact[16]) % 2 else Sex.FEMALE
    return Verdict(compact, kind, None, warnings, born_on, sex)


def check_uscc(number: str) -> Verdict:
    """GB 32100: a body's unified social credit code."""
    compact = _compact(number)
    kind, warnings = IdKind.USCC, _as_written(number, compact)
    if len(compact) != _LENGTH:
        return Verdict(compact, kind, Fault.LENGTH)
    if not _CREDIT.fullmatch(compact):
        return Verdict(compact, kind, Fault.SIGNS)
    body = _BODIES.get(compact[:2], BodyKind.OTHER)
    if compact[0] not in _REGISTRARS:
        warnings = (*warnings, Warn.UNKNOWN_REGISTRAR)
    if uscc.calc_check_digit(compact) != compact[-1]:
        return Verdict(compact, kind, Fault.CHECK_DIGIT, warnings, body=body)
    if not is_known_region(compact[2:8]):
        warnings = (*warnings, Warn.UNKNOWN_REGION)
    return Verdict(compact, kind, None, warnings, body=body)


def _check_permanent_residence(number: str, on: date) -> Verdict:
    compact = _compact(number)
    if not _NEW_PERMANENT.fullmatch(compact):
        return _check_pattern(IdKind.PERMANENT_RESIDENCE, number)
    born_on = _birth(compact[6:14], on)
    if isinstance(born_on, Fault):
        return Verdict(compact, IdKind.PERMANENT_RESIDENCE, born_on)
    fits = ric.calc_check_digit(compact) == compact[-1]
    return Verdict(
        compact,
        IdKind.PERMANENT_RESIDENCE,
        None,
        () if fits else (Warn.CHECK_DIGIT,),
        born_on,
        Sex.MALE if int(compact[16]) % 2 else Sex.FEMALE,
    )


def _check_pattern(kind: IdKind, number: str) -> Verdict:
    compact = _compact(number)
    fault = None if _PATTERNS[kind].fullmatch(compact) else Fault.SIGNS
    return Verdict(compact, kind, fault, _as_written(number, compact))


_CHECKS: Final[Mapping[IdKind, Callable[[str, date], Verdict]]] = {
    IdKind.RESIDENT_ID: lambda number, on: check_resident_id(number, on=on),
    IdKind.USCC: lambda number, _: check_uscc(number),
    IdKind.PERMANENT_RESIDENCE: _check_permanent_residence,
}


def check(kind: IdKind, number: str, *, on: date) -> Verdict:
    """The verdict on a number of any document, on this day."""
    special = _CHECKS.get(kind)
    return special(number, on) if special else _check_pattern(kind, number)


def taken(kind: IdKind, number: str, *, on: date, is_confirmed: bool = False) -> str:
    """The number as its standard writes it; raises unless it is one, or confirmed."""
    verdict = check(kind, number, on=on)
    if verdict.fault and not verdict.may_be_confirmed:
        raise NotANumber(fault=verdict.fault, id_kind=kind)
    if verdict.fault and not is_confirmed:
        raise NumberUnconfirmed(fault=verdict.fault)
    return verdict.number


_TELLING: Final = (
    IdKind.RESIDENT_ID,
    IdKind.USCC,
    IdKind.PERMANENT_RESIDENCE,
    IdKind.HOME_RETURN_PERMIT,
    IdKind.TAIWAN_PERMIT,
    IdKind.PASSPORT,
)
"""Documents by how much their numbers tell of themselves."""
_LONGEST_PASSPORT: Final = 9  # ICAO 9303-4; what is longer is a mistyped card


def likely_kind(number: str, *, on: date) -> IdKind:
    """The document that this number belongs to, as far as it shows."""
    short = len(_compact(number)) <= _LONGEST_PASSPORT
    telling = _TELLING if short else _TELLING[:-1]
    fits = (kind for kind in telling if check(kind, number, on=on).is_valid)
    guess = IdKind.RESIDENT_ID if number[:-1].isdigit() else IdKind.USCC
    return next(fits, guess)


def for_search(number: str) -> str:
    """The number to look for: an old 15-digit card becomes its 18 digits."""
    compact = _compact(number)
    if not _OLD_RESIDENT.fullmatch(compact):
        return compact
    longer = f"{compact[:6]}19{compact[6:]}"
    return longer + str(ric.calc_check_digit(f"{longer}0"))


class PhoneKind(StrEnum):
    """Which net a telephone number belongs to."""

    MOBILE = "mobile"
    LANDLINE = "landline"


@dataclass(frozen=True, slots=True)
class PhoneVerdict:
    """What was read in a telephone number."""

    number: str
    kind: PhoneKind | None = None  # None: not a number of a telephone
    warnings: tuple[Warn, ...] = ()

    @property
    def is_valid(self) -> bool:
        """Whether it can be dialled."""
        return self.kind is not None


_MOBILE: Final = re.compile(r"1[3-9]\d{9}", re.ASCII)
_LANDLINE: Final = re.compile(r"(0\d{2,3}-?)?[2-9]\d{6,7}", re.ASCII)
_COUNTRY: Final = re.compile(r"^(\+|00)86[ -]?")


def check_phone(text: str) -> PhoneVerdict:
    """A mobile or a landline of the mainland; +86 may lead."""
    national = _COUNTRY.sub("", clean(text).strip())
    plain = national.replace(" ", "").replace("-", "")
    if _MOBILE.fullmatch(plain):
        return PhoneVerdict(plain, PhoneKind.MOBILE)
    line = national.replace(" ", "-")
    if not _LANDLINE.fullmatch(line):
        return PhoneVerdict(text.strip())
    warnings = () if line.startswith("0") else (Warn.NO_AREA_CODE,)
    return PhoneVerdict(line, PhoneKind.LANDLINE, warnings)


_MAIL: Final = re.compile(r"[^@\s<>,;\"]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


def is_mail(text: str) -> bool:
    """Whether something could be sent to this mail address."""
    return bool(_MAIL.fullmatch(text)) and text.isascii()


_REGION_SHAPE: Final = re.compile(r"[1-9]\d(\d{4}|\d{7}|\d{10})", re.ASCII)


def region_level(code: str) -> int | None:
    """Level of a region code by its length and zeros: 2 province … 6 village.

    GB/T 2260 writes six digits, the statistical office nine for towns and twelve for
    villages. A code that is none of these has no level.
    """
    if not _REGION_SHAPE.fullmatch(code):
        return None
    full = code.ljust(12, "0")
    for level, rest in ((2, full[2:]), (3, full[4:]), (4, full[6:]), (5, full[9:])):
        if not rest.strip("0"):
            return level
    return 6
