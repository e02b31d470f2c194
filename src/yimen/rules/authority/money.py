"""Who registers fees, takes money and gives it back: part of the authority table."""

from collections.abc import Mapping
from typing import Final

from yimen.rules.authority.actors import Role
from yimen.rules.authority.standing import Relation
from yimen.rules.authority.steps import Step

_ANY, _HALL, _BELOW = Relation.ANY, Relation.HALL, Relation.BELOW
_TILL = {Role.CASHIER: _HALL}
_BILLING = {**_TILL, Role.CLERK: _HALL}
_OVERSEERS = {Role.DUTY_DIRECTOR: _BELOW, Role.BUREAU_MANAGER: _BELOW}
_WATCHED_TILL = {**_TILL, **_OVERSEERS}
_READERS = {**_BILLING, **_OVERSEERS, Role.SUPERVISOR: _BELOW}
_SYSTEM: Mapping[Role, Relation] = {}

MONEY: Final[Mapping[Step, Mapping[Role, Relation]]] = {
    Step.SEE_FEES: dict.fromkeys(Role, _ANY),
    Step.EDIT_FEE: {Role.BUREAU_MANAGER: _ANY},
    Step.SETTLE_FEE: _SYSTEM,
    Step.REOPEN_FEE: _SYSTEM,
    Step.SEE_BILLS: _READERS,
    Step.EXPORT_BILLS: _READERS,
    Step.PRINT_FEE_PAPER: _READERS,
    Step.BILL: _BILLING,
    Step.VOID_BILL: _BILLING,
    Step.ASK_REFUND: _BILLING,
    Step.TAKE_PAYMENT: _TILL,
    Step.PAY_ONLINE: _TILL,
    Step.NOTE_EBILL: _TILL,
    Step.PAY_REFUND: _TILL,
    Step.OPEN_SHIFT: _TILL,
    Step.CLOSE_SHIFT: _TILL,
    Step.NOTE_ANSWER: _WATCHED_TILL,
    Step.RECONCILE: _WATCHED_TILL,
    Step.DECIDE_REFUND: _OVERSEERS,
    Step.SETTLE_DIFFERENCE: _OVERSEERS,
    Step.TAKE_OVER_SHIFT: {**_TILL, Role.DUTY_DIRECTOR: _BELOW},
}
