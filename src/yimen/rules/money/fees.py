"""What a fee comes to, and that nobody is charged what is not registered.

行政许可法 58: 「行政机关实施行政许可和对行政许可事项进行监督检查，不得收取任何费用。
但是，法律、行政法规另有规定的，依照其规定。」 59: 「应当按照公布的法定项目和标准收费；
所收取的费用必须全部上缴国库」. A hall adds 一次性收费: whoever comes for several things
is given one bill and pays once.

So a fee has three parts. The *registered fee* (收费项目) names who collects what, by
which law. A *standard* (收费标准) says how much from one day to another: an amount, a
price for each unit, or a scale. A *reduction* (减免) takes a share off, on a
registered ground that a document proves. A guide only points at registered fees by
their code; a fee that points nowhere is never charged.

Money is whole cents (分) everywhere, an `int`; only a quantity may be broken, and what
a quantity comes to is rounded half up to the cent once, at the end. Invariants:
`gross == reduced + net`, none of them below nought; more of a quantity never costs
less under a progressive scale; a reduction of the whole leaves nothing to pay.

Not decided here: who may bill (`authority`), how money moves (`payments`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Final

from yimen.rules.catalogue.matters import FeeItem, Matter
from yimen.rules.refusals import Refused

WHOLE: Final = 100  # per cent
_CENT: Final = Decimal(1)
MOST_DECIMALS: Final = 3


class UnregisteredFee(Refused):
    """Nothing may be charged but a registered fee under a standard in force."""


class NothingToCharge(Refused):
    """This matter costs nothing."""


class QuantityNeeded(Refused):
    """A charge by the unit needs a quantity above nought."""


class ReductionUnknown(Refused):
    """A fee is only reduced on a registered ground in force."""


class ReductionUnproved(Refused):
    """This reduction needs the document that proves its ground."""


class BadStandard(Refused):
    """A standard says how much, by which basis, and its scale has no gap."""


class BadReduction(Refused):
    """A reduction has a name, a basis and a share of 1 to 100 per cent."""


class StandardsOverlap(Refused):
    """A fee has one standard on any day."""


class NotOneVisit(Refused):
    """One bill serves one visit or one applicant."""


class ChargedAlready(Refused):
    """This fee of this case stands on a bill already."""


class FeeUnpaid(Refused):
    """The result is handed over when its fee is settled."""


class FeeMethod(StrEnum):
    """How a standard comes to an amount."""

    FIXED = "fixed"  # one amount, whatever the quantity
    PER_UNIT = "per_unit"  # a price for each
    PROGRESSIVE = "progressive"  # 超额累进: each tier at its own price
    BANDED = "banded"  # 分档: the whole at the price of its band


SCALED: Final = frozenset({FeeMethod.PROGRESSIVE, FeeMethod.BANDED})
WITH_QUANTITY: Final = frozenset({*SCALED, FeeMethod.PER_UNIT})


class FeeKind(StrEnum):
    """Whose money it is; a hall collects for the treasury."""

    ADMINISTRATIVE = "administrative"  # 行政事业性收费
    FUND = "fund"  # 政府性基金
    SERVICE = "service"  # 经营服务性收费


@dataclass(frozen=True, slots=True)
class Tier:
    """One step of a scale: up to and including this quantity; None has no end."""

    up_to: Decimal | None
    rate_cents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """How much a fee is, from one day to another."""

    standard_id: int = 0
    number: int = 1
    method: FeeMethod
    text: str  # as it is published
    basis: str
    unit: str = ""
    rate_cents: int = 0
    tiers: tuple[Tier, ...] = ()
    least_cents: int = 0
    most_cents: int | None = None
    valid_from: date
    valid_to: date | None = None  # the first day it is no longer valid

    def is_in_force(self, on: date) -> bool:
        """Whether the standard holds on this day."""
        return self.valid_from <= on and (self.valid_to is None or on < self.valid_to)

    @property
    def asks_quantity(self) -> bool:
        """Whether somebody has to say how much of it."""
        return self.method in WITH_QUANTITY

    def overlaps(self, other: "Standard") -> bool:
        """Whether both would hold on some day."""
        mine = self.valid_to is None or other.valid_from < self.valid_to
        theirs = other.valid_to is None or self.valid_from < other.valid_to
        return mine and theirs


@dataclass(frozen=True, slots=True, kw_only=True)
class Reduction:
    """A registered ground on which less is charged."""

    reduction_id: int = 0
    code: str
    name: str
    percent: int  # taken off; 100 is an exemption
    basis: str
    needs_document: bool = True
    valid_from: date
    valid_to: date | None = None

    def is_in_force(self, on: date) -> bool:
        """Whether the ground holds on this day."""
        return self.valid_from <= on and (self.valid_to is None or on < self.valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisteredFee:
    """A fee of the published register, with every standard it ever had."""

    fee_id: int
    code: str
    name: str
    kind: FeeKind
    organ_id: int
    basis: str
    standards: tuple[Standard, ...] = ()
    reductions: tuple[Reduction, ...] = ()

    def standard(self, on: date) -> Standard | None:
        """The standard in force on this day."""
        return next((one for one in self.standards if one.is_in_force(on)), None)

    def reduction(self, code: str, on: date) -> Reduction:
        """The ground with this code; raises `ReductionUnknown`."""
        for one in self.reductions:
            if one.code == code and one.is_in_force(on):
                return one
        raise ReductionUnknown(fee=self.name, code=code)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What a case is to be charged: how much of it, and why less."""

    case: str
    code: str
    quantity: Decimal | None = None
    reduction: str = ""
    document: str = ""  # the paper that proves the ground


@dataclass(frozen=True, slots=True)
class Charge:
    """What one claim comes to."""

    fee: RegisteredFee
    standard: Standard
    quantity: Decimal
    gross_cents: int
    reduction: Reduction | None = None
    reduced_cents: int = 0

    @property
    def net_cents(self) -> int:
        """What is to be paid."""
        return self.gross_cents - self.reduced_cents


def due_fees(matter: Matter) -> tuple[FeeItem, ...]:
    """The registered fees that the guide of the matter points at."""
    if not matter.is_charged:
        return ()
    return tuple(fee for fee in matter.fees if fee.item_code)


def needed_fees(matter: Matter) -> tuple[FeeItem, ...]:
    """Those of them that everybody pays who applies."""
    return tuple(fee for fee in due_fees(matter) if not fee.is_optional)


def require_charged(matter: Matter, code: str) -> None:
    """Raise unless the guide of the matter says that this fee is charged."""
    if not matter.is_charged:
        raise NothingToCharge(matter=matter.name)
    if code not in {fee.item_code for fee in due_fees(matter)}:
        raise UnregisteredFee(fee=code or matter.name)


def require_settled(matter: Matter, *, is_settled: bool) -> None:
    """Raise while a registered fee of the matter keeps the result in the hall."""
    waits = not matter.elements.hands_over_unpaid
    if waits and needed_fees(matter) and not is_settled:
        raise FeeUnpaid(matter=matter.name)


def charge(claim: Claim, register: Mapping[str, RegisteredFee], on: date) -> Charge:
    """What the claim comes to under the standard of the day (许可法 59)."""
    fee = register.get(claim.code)
    standard = fee.standard(on) if fee else None
    if fee is None or standard is None:
        raise UnregisteredFee(fee=fee.name if fee else claim.code)
    quantity = _quantity(claim, standard)
    gross = amount(standard, quantity)
    if not claim.reduction:
        return Charge(fee, standard, quantity, gross)
    ground = fee.reduction(claim.reduction, on)
    if ground.needs_document and not claim.document.strip():
        raise ReductionUnproved(reduction=ground.name)
    return Charge(
        fee, standard, quantity, gross, ground, share(gross, Decimal(ground.percent))
    )


def _quantity(claim: Claim, standard: Standard) -> Decimal:
    if not standard.asks_quantity:
        return Decimal(1)
    quantity = claim.quantity
    if quantity is None or not quantity.is_finite() or quantity <= 0:
        raise QuantityNeeded(unit=standard.unit)
    exponent = quantity.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -MOST_DECIMALS:
        raise QuantityNeeded(unit=standard.unit)
    return quantity


def amount(standard: Standard, quantity: Decimal) -> int:
    """What so much of it costs, in cents, within the least and the most."""
    cents = max(rounded(_cost(standard, quantity)), standard.least_cents)
    return cents if standard.most_cents is None else min(cents, standard.most_cents)


def _cost(standard: Standard, quantity: Decimal) -> Decimal:
    match standard.method:
        case FeeMethod.FIXED:
            return Decimal(standard.rate_cents)
        case FeeMethod.PER_UNIT:
            return quantity * standard.rate_cents
        case FeeMethod.PROGRESSIVE:
            return _climbed(standard.tiers, quantity)
        case FeeMethod.BANDED:
            return quantity * _band(standard.tiers, quantity).rate_cents


def _climbed(tiers: tuple[Tier, ...], quantity: Decimal) -> Decimal:
    cost, below = Decimal(0), Decimal(0)
    for tier in tiers:
        top = quantity if tier.up_to is None else min(quantity, tier.up_to)
        cost += max(top - below, Decimal(0)) * tier.rate_cents
        below = top
    return cost


def _band(tiers: tuple[Tier, ...], quantity: Decimal) -> Tier:
    return next(t for t in tiers if t.up_to is None or quantity <= t.up_to)


def rounded(cents: Decimal) -> int:
    """Whole cents, half a cent upwards (四舍五入)."""
    return int(cents.quantize(_CENT, rounding=ROUND_HALF_UP))


def share(cents: int, percent: Decimal) -> int:
    """So many per cent of an amount."""
    return rounded(cents * percent / WHOLE)


def check_standard(standard: Standard, others: Iterable[Standard] = ()) -> None:
    """Raise unless the standard can be published beside the fee's others."""
    if not (standard.text.strip() and standard.basis.strip()):
        raise BadStandard(what="text")
    if standard.valid_to is not None and standard.valid_to <= standard.valid_from:
        raise BadStandard(what="days")
    _check_amounts(standard)
    for other in others:
        if standard.overlaps(other):
            raise StandardsOverlap(number=other.number)


def _check_amounts(standard: Standard) -> None:
    if standard.method in SCALED:
        _check_scale(standard.tiers)
    elif standard.rate_cents <= 0:
        raise BadStandard(what="rate")
    if standard.asks_quantity and not standard.unit.strip():
        raise BadStandard(what="unit")
    most = standard.most_cents
    if standard.least_cents < 0 or (most is not None and most < standard.least_cents):
        raise BadStandard(what="bounds")


def _check_scale(tiers: tuple[Tier, ...]) -> None:
    tops = [tier.up_to for tier in tiers]
    if not tiers or tops[-1] is not None or None in tops[:-1]:
        raise BadStandard(what="scale")
    ends = [top for top in tops if top is not None]
    rising = all(
        low < high for low, high in zip([Decimal(0), *ends], ends, strict=False)
    )
    if not rising or any(tier.rate_cents < 0 for tier in tiers):
        raise BadStandard(what="scale")


def check_reduction(reduction: Reduction) -> None:
    """Raise unless the ground can be registered."""
    if not (reduction.name.strip() and reduction.basis.strip() and reduction.code):
        raise BadReduction(what="name")
    if not 1 <= reduction.percent <= WHOLE:
        raise BadReduction(what="percent")


def yuan(cents: int) -> str:
    """An amount as it is written: 1,080.50."""
    sign = "-" if cents < 0 else ""
    whole, part = divmod(abs(cents), WHOLE)
    return f"{sign}{whole:,}.{part:02d}"


def cents_read(text: str) -> int | None:
    """The cents of an amount as somebody wrote it (80, 80.5, 1,080.50); else None."""
    plain = text.strip().replace(",", "").replace("，", "").removeprefix("¥")
    plain = plain.removesuffix("元").strip()
    whole, _, part = plain.lstrip("-").partition(".")
    digits = whole + part
    if not (whole and digits.isascii() and digits.isdigit() and len(part) <= 2):  # noqa: PLR2004
        return None
    cents = int(whole) * WHOLE + int(part.ljust(2, "0"))
    return -cents if plain.startswith("-") else cents


@dataclass(frozen=True, slots=True)
class Visitor:
    """With whom a case came in."""

    ticket_id: int | None
    applicant_id: int
    agent_id: int | None


def require_one_visit(visitors: Iterable[Visitor]) -> None:
    """Raise unless one ticket, one applicant or one agent joins all of them."""
    came = tuple(visitors)
    joined = (
        {one.ticket_id for one in came},
        {one.applicant_id for one in came},
        {one.agent_id for one in came},
    )
    if not any(len(ids) == 1 and None not in ids for ids in joined):
        raise NotOneVisit(count=len(came))
