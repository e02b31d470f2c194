"""Reads of the register, of bills and of the cashier's day."""

from yimen.records.fees.queries.chargeable import (
    ChargeableCase,
    OpenFee,
    came_together,
    chargeable_case,
    chargeable_of,
    charges_of,
    of_document,
    of_ticket,
    register,
)

__all__ = [
    "ChargeableCase",
    "OpenFee",
    "came_together",
    "chargeable_case",
    "chargeable_of",
    "charges_of",
    "of_document",
    "of_ticket",
    "register",
]
