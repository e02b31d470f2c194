"""What statistics are made of: plain facts, one row each, the same for every engine.

The names and types of the fields are the columns that every engine has to offer. Days
are local days, instants are instants; whole numbers stay whole. A case that another
one stands for (the joint case it is a part of, the one it was merged into, the one of
the upper organ it was sent on as) says where that one lies, so that both are counted
once where both are looked at (`cuts`).
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Relation(StrEnum):
    """The kinds of facts that are asked about."""

    CASES = "case_fact"
    MATTERS = "matter_fact"
    MONEY = "money_fact"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFact:
    """One case: what happened when, where it belongs, and how long it took."""

    number: str
    received_at: datetime
    accepted_at: datetime | None = None
    closed_at: datetime | None = None  # decided, or ended without a decision
    due_at: datetime | None = None
    accepted_on: date | None = None
    closed_on: date | None = None
    accepted_month: str | None = None  # 2026-09
    closed_month: str | None = None
    used_days: int | None = None  # working days, pauses taken out (`used`)
    promised_days: int | None = None  # in working days
    statutory_days: int | None = None
    waited_seconds: int | None = None  # from receipt to acceptance
    taken_seconds: int | None = None  # from receipt to closing
    rating: int | None = None  # 1 very satisfied … 5 very dissatisfied
    stayed_in_hall: bool = False  # nobody outside the hall had a hand in it
    organ: str = ""
    seat: str = ""  # the window
    officer: str = ""
    matter: str = ""
    matter_type: str = ""
    kind: str = ""
    channel: str = ""
    node: str = ""
    path: str = ""
    region: str = ""
    stand_path: str | None = None  # where the case lies that stands for this one
    stand_organ: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterFact:
    """One matter of the catalogue, while it is in force."""

    number: str
    from_at: datetime
    to_at: datetime | None = None
    promised_days: int | None = None
    statutory_days: int | None = None
    organ: str = ""
    matter: str = ""
    matter_type: str = ""
    kind: str = ""


class MoneyKind(StrEnum):
    """What an amount stands for."""

    ASKED = "asked"  # investment that a project asks for
    AGREED = "agreed"
    BENEFIT = "benefit"  # paid to an applicant


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyFact:
    """One amount, and when it counts."""

    number: str
    what: str
    cents: int
    at: datetime
    organ: str = ""
    matter: str = ""
    matter_type: str = ""
    node: str = ""
    path: str = ""
    region: str = ""


Fact = CaseFact | MatterFact | MoneyFact
FACTS: dict[Relation, type[Fact]] = {
    Relation.CASES: CaseFact,
    Relation.MATTERS: MatterFact,
    Relation.MONEY: MoneyFact,
}
