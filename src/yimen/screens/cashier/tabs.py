"""The parts of the cashier's screen."""

from dataclasses import dataclass
from typing import Final

from yimen.rules.authority.steps import Step
from yimen.screens.shared.parts import open_parts
from yimen.screens.shared.request import OurRequest

TABS: Final = (
    ("收费", "cashier:desk", Step.BILL),
    ("缴款单", "cashier:bill-list", Step.SEE_BILLS),
    ("退费", "cashier:refund-list", Step.SEE_BILLS),
    ("班次", "cashier:shift-list", Step.SEE_BILLS),
    ("对账", "cashier:statement-list", Step.RECONCILE),
)


@dataclass(frozen=True, slots=True)
class Tab:
    """One part."""

    label: str
    url: str
    is_current: bool
    count: int | None = None


def tabs(request: OurRequest) -> tuple[Tab, ...]:
    """The parts this actor may open; the page's own is marked."""
    return tuple(Tab(*part) for part in open_parts(request, TABS))
