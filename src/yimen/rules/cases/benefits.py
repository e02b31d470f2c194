"""What was paid on a benefit (行政给付): the amount stands beside the decision.

A benefit case ends with money for the applicant. The hall does not pay it; it keeps
how much was paid, when and by which voucher, so that a report needs nobody's memory.
Only a granted benefit is paid, and a payment is written down once; a slip is put right
by a new line with its reason. Amounts are cents, whole numbers.
"""

from dataclasses import dataclass
from datetime import date

from yimen.rules.cases.lifecycle import State
from yimen.rules.catalogue.matters import MatterType
from yimen.rules.refusals import Refused

PAYABLE = frozenset({State.GRANTED, State.DELIVERED})


class NoBenefit(Refused):
    """Only a granted benefit is paid."""


class BadAmount(Refused):
    """An amount paid is more than nothing and no payment lies in the future."""


@dataclass(frozen=True, slots=True)
class Payment:
    """What was paid."""

    amount_cents: int
    paid_on: date
    voucher: str = ""


def check(
    payment: Payment, matter_type: MatterType, state: State, result: str, today: date
) -> None:
    """Raise unless this case may carry this payment."""
    granted = state in PAYABLE and result in {"", State.GRANTED}
    if matter_type is not MatterType.ADMINISTRATIVE_BENEFIT or not granted:
        raise NoBenefit(state=state)
    if payment.amount_cents <= 0 or payment.paid_on > today:
        raise BadAmount(amount=payment.amount_cents)
