"""The doors of the cashier: bills, refunds, shifts."""

from collections.abc import Mapping
from typing import Final

from makers.cast import Cast
from screens.doors import Row, public

BILLING: Final = "cashier clerk"
OVERSEERS: Final = "duty_director bureau_manager"
READERS: Final = f"{BILLING} {OVERSEERS} supervisor"


def no_bill(_: Cast) -> Mapping[str, object]:
    return {"number": "20260918000000017"}


def no_paper(cast: Cast) -> Mapping[str, object]:
    return {**no_bill(cast), "slot": "fee_notice"}


def no_refund(_: Cast) -> Mapping[str, object]:
    return {"refund_id": 0}


def no_shift(_: Cast) -> Mapping[str, object]:
    return {"shift_id": 0}


def no_statement(_: Cast) -> Mapping[str, object]:
    return {"statement_id": 0}


def no_difference(_: Cast) -> Mapping[str, object]:
    return {"statement_id": 0, "discrepancy_id": 0}


def act(roles: str, inside: int = 404) -> Row:
    """An act on a bill that is not there."""
    return Row(roles, kwargs=no_bill, method="post", inside=inside)


ROWS: Final = {
    "cashier:desk": Row(BILLING),
    "cashier:bill-raise": Row(BILLING, method="post", inside=409),
    "cashier:bill-list": Row(READERS),
    "cashier:bill-export": Row(READERS),
    "cashier:bill": Row(READERS, kwargs=no_bill, inside=404),
    "cashier:bill-pay": act("cashier"),
    "cashier:bill-online": act("cashier"),
    "cashier:bill-ask": act(f"cashier {OVERSEERS}"),
    "cashier:bill-void": act(BILLING),
    "cashier:bill-ebill": act("cashier"),
    "cashier:refund-ask": act(BILLING),
    "cashier:refund-list": Row(READERS),
    "cashier:refund-decide": Row(
        OVERSEERS, kwargs=no_refund, method="post", inside=404
    ),
    "cashier:refund-pay": Row("cashier", kwargs=no_refund, method="post", inside=404),
    "cashier:shift-list": Row(READERS),
    "cashier:shift-open": Row("cashier", method="post", inside=302),
    "cashier:shift-close": Row("cashier", method="post", inside=302),
    "cashier:shift-take-over": Row(
        "cashier duty_director", kwargs=no_shift, method="post", inside=404
    ),
    "cashier:statement-list": Row(f"cashier {OVERSEERS}"),
    "cashier:statement-load": Row(f"cashier {OVERSEERS}", method="post", inside=422),
    "cashier:statement-template": Row(f"cashier {OVERSEERS}"),
    "cashier:statement": Row(f"cashier {OVERSEERS}", kwargs=no_statement, inside=404),
    "cashier:statement-export": Row(
        f"cashier {OVERSEERS}", kwargs=no_statement, inside=404
    ),
    "cashier:difference-settle": Row(
        OVERSEERS, kwargs=no_difference, method="post", inside=404
    ),
    "portal:fee-pay": public(302, method="post"),
    "portal:fee-back": public(404, kwargs=lambda _: {"key": "0"}),
    "portal:fee-platform": public(404, kwargs=lambda _: {"key": "0"}),
    "paper:bill-paper": Row(READERS, kwargs=no_paper, inside=404),
    "paper:bill-print": Row(READERS, kwargs=no_paper, method="post", inside=404),
    "paper:bill-pdf": Row(READERS, kwargs=no_paper, method="post", inside=404),
    "paper:bill-own": public(404, kwargs=no_paper),
}
