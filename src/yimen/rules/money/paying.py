"""How much of what was due was paid on the spot: one of the nine indicators of 2006.

现场缴费率 (rulebook 8.4, scheme 4 x 11 x 31, No. 5): what was paid in the hall or
online, divided by all that was due. In the seeds' time the alternative was a bank
elsewhere; so a payment at the counter, at its terminal or on the platform counts, and a
bill that is still open, or was paid in no way that the books know, does not. By amount
and by bills: both are told, for a single large bill moves the one and not the other.
What was waived is not due, what was void never was.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from yimen.rules.money.payments import SETTLED, BillState


@dataclass(frozen=True, slots=True, kw_only=True)
class DueBill:
    """A bill of the period, as far as the rate asks."""

    number: str
    hall_id: int
    state: BillState
    due_cents: int
    paid_cents: int
    is_on_site: bool | None  # in the hall; online; None: not paid


@dataclass(frozen=True, slots=True, kw_only=True)
class PaidOnSite:
    """The rate by its parts."""

    bills: int
    paid_bills: int
    due_cents: int
    in_hall_cents: int
    online_cents: int

    @property
    def by_amount(self) -> Fraction | None:
        """What was paid, of what was due; None where nothing was."""
        paid = self.in_hall_cents + self.online_cents
        return Fraction(paid, self.due_cents) if self.due_cents else None

    @property
    def by_bills(self) -> Fraction | None:
        """How many bills were paid, of those that had something to pay."""
        return Fraction(self.paid_bills, self.bills) if self.bills else None


def paid_on_site(bills: Iterable[DueBill]) -> PaidOnSite:
    """The parts of the rate over these bills."""
    due = [one for one in bills if one.due_cents and one.state is not BillState.VOID]
    paid = [one for one in due if one.is_on_site is not None and one.state in SETTLED]
    return PaidOnSite(
        bills=len(due),
        paid_bills=len(paid),
        due_cents=sum(one.due_cents for one in due),
        in_hall_cents=sum(one.paid_cents for one in paid if one.is_on_site),
        online_cents=sum(one.paid_cents for one in paid if not one.is_on_site),
    )
