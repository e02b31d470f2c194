"""What may be charged, what was charged, and where the money is."""

from yimen.records.fees.models.money import (
    Bill,
    BillLine,
    Payment,
    Refund,
    RefundLine,
    Shift,
)
from yimen.records.fees.models.register import (
    FeeReduction,
    FeeStandard,
    RegisteredFee,
)
from yimen.records.fees.models.statements import (
    Discrepancy,
    Statement,
    StatementRow,
)

__all__ = [
    "Bill",
    "BillLine",
    "Discrepancy",
    "FeeReduction",
    "FeeStandard",
    "Payment",
    "Refund",
    "RefundLine",
    "RegisteredFee",
    "Shift",
    "Statement",
    "StatementRow",
]
