"""How money moves: paid once, given back at most once, never lost from sight.

行政许可法 59 has every cent go to the treasury by the published standard, and 75 has
what was wrongly charged given back. Between a cashier and a bank stand networks that
fall silent, so what is *known* of a payment is a machine of its own:

    started → paid | failed | closed | unknown, and unknown → the same

`started` is written down before the gateway hears of it; silence makes it `unknown`,
which is never taken for a failure: it is asked again under the same key. A bill has at
most one payment that is not over, so a second try begins only when the gateway has
said that the first is over for good (declined, or closed at our request). If a gateway
breaks that word and reports money for what it had closed, the money is `surplus`: it
pays nothing, it is owed back, and it is never left out of the sums.

A refund is asked for by one officer with a ground and a reason, approved by another,
and sent under a key of its own; silence keeps it `sent`, never done twice.

Invariants: for every bill, due − remitted = paid − refunded + open, with open ≥ 0, and
what came in = paid + surplus; a state that is over never pays anew; an answer heard
twice changes nothing. Not decided here: what a fee comes to (`fees`).
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from yimen.rules.authority.actors import Actor
from yimen.rules.refusals import Refused


class BillNotOpen(Refused):
    """Only an open bill is paid, changed or voided."""


class PaymentUnderWay(Refused):
    """A payment of this bill has no end yet; it is asked again, not made again."""


class WrongAmount(Refused):
    """A bill is paid in one sum, exactly."""


class TooLittleCash(Refused):
    """The cash handed over is less than the bill."""


class ReferenceNeeded(Refused):
    """A payment by card needs the number of the terminal's slip."""


class ReferenceTwice(Refused):
    """This slip has paid a bill already."""


class NotRefundable(Refused):
    """No more is given back than was paid and not given back yet."""


class OwnRefund(Refused):
    """Who asks for a refund does not approve it."""


class RefundNotOpen(Refused):
    """This refund was decided or carried out already."""


class BadEBill(Refused):
    """A fiscal e-bill has a code of 8 digits, a number of 10 and a check code of 6."""


class EBillTwice(Refused):
    """This e-bill belongs to another payment."""


class NoGateway(Refused):
    """Paying online is not set up here."""


class BillState(StrEnum):
    """Where a bill stands."""

    OPEN = "open"
    PAID = "paid"
    EXEMPT = "exempt"  # reduced to nothing: there is nothing to pay
    PARTLY_REFUNDED = "partly_refunded"
    REFUNDED = "refunded"
    VOID = "void"


SETTLED: Final = frozenset(
    {BillState.PAID, BillState.EXEMPT, BillState.PARTLY_REFUNDED, BillState.REFUNDED}
)


UNPAID: Final = frozenset({BillState.OPEN, BillState.EXEMPT})
"""What may be taken back without giving anything back."""


class Means(StrEnum):
    """How it was paid."""

    CASH = "cash"
    POS = "pos"
    ONLINE = "online"


class PayState(StrEnum):
    """What is known of a payment."""

    STARTED = "started"
    UNKNOWN = "unknown"
    PAID = "paid"
    FAILED = "failed"
    CLOSED = "closed"
    SURPLUS = "surplus"


UNDER_WAY: Final = frozenset({PayState.STARTED, PayState.UNKNOWN})
HOLDS: Final = frozenset({*UNDER_WAY, PayState.PAID})
"""Of these a bill has at most one."""


class Heard(StrEnum):
    """What a gateway answers; silence is an answer that says nothing."""

    PAID = "paid"
    DECLINED = "declined"
    CLOSED = "closed"
    PENDING = "pending"
    NEVER_SEEN = "never_seen"
    SILENCE = "silence"


_WAITING: Final = MappingProxyType(
    {
        Heard.PAID: PayState.PAID,
        Heard.DECLINED: PayState.FAILED,
        Heard.CLOSED: PayState.CLOSED,
        Heard.NEVER_SEEN: PayState.UNKNOWN,
        Heard.SILENCE: PayState.UNKNOWN,
    }
)
TRANSITIONS: Final[Mapping[PayState, Mapping[Heard, PayState]]] = MappingProxyType(
    {
        PayState.STARTED: MappingProxyType(
            {**_WAITING, Heard.PENDING: PayState.STARTED}
        ),
        PayState.UNKNOWN: MappingProxyType(
            {**_WAITING, Heard.PENDING: PayState.STARTED}
        ),
        PayState.PAID: MappingProxyType({}),
        PayState.FAILED: MappingProxyType({Heard.PAID: PayState.PAID}),
        PayState.CLOSED: MappingProxyType({Heard.PAID: PayState.PAID}),
        PayState.SURPLUS: MappingProxyType({}),
    }
)
"""What an answer makes of a payment; an answer that is not named changes nothing."""


def after(state: PayState, heard: Heard, *, is_wanted: bool = True) -> PayState:
    """What is known once the gateway has answered so.

    `is_wanted` says that the bill still waits for money and for no other payment; what
    comes in unwanted is surplus.
    """
    following = TRANSITIONS[state].get(heard, state)
    unwanted = following is PayState.PAID and state is not following and not is_wanted
    return PayState.SURPLUS if unwanted else following


class RefundState(StrEnum):
    """Where a refund stands."""

    ASKED = "asked"
    SENT = "sent"  # approved, on its way or waiting at the counter
    DONE = "done"
    FAILED = "failed"
    DENIED = "denied"


RESERVES: Final = frozenset({RefundState.ASKED, RefundState.SENT, RefundState.DONE})
"""What these give back can't be given back a second time."""


class RefundGround(StrEnum):
    """Why money is given back."""

    WRONG_CHARGE = "wrong_charge"  # 误收、多收 (许可法 75)
    EXEMPTED = "exempted"  # 事后办了减免
    NOT_PROVIDED = "not_provided"  # 撤回申请，没有办
    SURPLUS = "surplus"  # 重复付款


UNDOES_CHARGE: Final = frozenset({RefundGround.WRONG_CHARGE, RefundGround.NOT_PROVIDED})
"""A line given back whole on these may be charged anew; a later waiver settles it."""


@dataclass(frozen=True, slots=True)
class Balance:
    """The sums of one bill."""

    due_cents: int
    paid_cents: int
    refunded_cents: int
    surplus_cents: int = 0
    surplus_returned_cents: int = 0

    @property
    def open_cents(self) -> int:
        """What is still to be paid."""
        return self.due_cents - self.paid_cents

    @property
    def is_sound(self) -> bool:
        """Whether no money is double or lost."""
        return (
            0 <= self.refunded_cents <= self.paid_cents <= self.due_cents
            and self.paid_cents in {0, self.due_cents}
            and 0 <= self.surplus_returned_cents <= self.surplus_cents
        )


def state_of(balance: Balance, *, is_void: bool) -> BillState:
    """Where a bill with these sums stands."""
    if is_void:
        return BillState.VOID
    if not balance.due_cents:
        return BillState.EXEMPT
    if balance.open_cents:
        return BillState.OPEN
    if not balance.refunded_cents:
        return BillState.PAID
    whole = balance.refunded_cents == balance.paid_cents
    return BillState.REFUNDED if whole else BillState.PARTLY_REFUNDED


@dataclass(frozen=True, slots=True)
class Paid:
    """A line of a bill as far as it can be given back."""

    line_id: int
    net_cents: int
    reserved_cents: int  # given back, or asked to be

    @property
    def left_cents(self) -> int:
        """How much could still be given back."""
        return self.net_cents - self.reserved_cents


def check_refund(lines: Iterable[Paid], wanted: Mapping[int, int]) -> int:
    """The sum to give back; raises `NotRefundable` when a line has not so much left."""
    left = {line.line_id: line.left_cents for line in lines}
    for line_id, cents in wanted.items():
        if cents <= 0 or cents > left.get(line_id, 0):
            raise NotRefundable(left=left.get(line_id, 0), asked=cents)
    if not wanted:
        raise NotRefundable(left=sum(left.values()), asked=0)
    return sum(wanted.values())


class Fate(StrEnum):
    """What becomes of a fee when its case is no longer what it was charged for."""

    KEPT = "kept"  # the case still costs this fee: what was paid counts for it
    VOIDED = "voided"
    ASKED_BACK = "asked_back"
    NOTHING = "nothing"  # void, or given back already


def fate(state: BillState, code: str, still_charged: Collection[str]) -> Fate:
    """What becomes of the line of this fee on a bill that stands so.

    行政许可法 75: money that the case does not cost is given back; a fee that the right
    matter costs too, by the same registered standard, is not charged a second time.
    """
    if state in {BillState.VOID, BillState.REFUNDED}:
        return Fate.NOTHING
    if code in still_charged:
        return Fate.KEPT
    return Fate.VOIDED if state in UNPAID else Fate.ASKED_BACK


def check_second_person(asked_by: int | None, by: Actor) -> None:
    """Raise when the same officer asks and approves."""
    if by.officer_id is None or by.officer_id == asked_by:
        raise OwnRefund(officer=by.mark)


def change_of(given_cents: int, due_cents: int) -> int:
    """The change for the cash handed over."""
    if given_cents < due_cents:
        raise TooLittleCash(given=given_cents, due=due_cents)
    return given_cents - due_cents


@dataclass(frozen=True, slots=True)
class EBill:
    """The number and check code of a fiscal e-bill (财政电子票据)."""

    code: str
    number: str
    check_code: str


_CODE_DIGITS: Final = 8
_NUMBER_DIGITS: Final = 10
_CHECK_SIGNS: Final = 6


def check_ebill(bill: EBill) -> None:
    """Raise unless the three can be a fiscal e-bill's."""
    digits = bill.code + bill.number
    lengths = (len(bill.code), len(bill.number), len(bill.check_code))
    right = lengths == (_CODE_DIGITS, _NUMBER_DIGITS, _CHECK_SIGNS)
    check = bill.check_code
    if not (right and digits.isascii() and digits.isdigit()):
        raise BadEBill(number=bill.number)
    if not (check.isascii() and check.isalnum()):
        raise BadEBill(number=bill.number)
