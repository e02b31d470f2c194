"""The tables of errands, devices, comforts and what was sent up."""

from yimen.records.agency.models.comforts import (
    BenefitPayment,
    CaseOption,
    KeyProject,
    Outreach,
    ProjectCase,
)
from yimen.records.agency.models.devices import KeptIntake, NumberBlock, StationKey
from yimen.records.agency.models.drafts import ErrandDraft
from yimen.records.agency.models.errands import (
    CustodyItem,
    CustodyLink,
    Errand,
    HandOver,
)
from yimen.records.agency.models.forwardings import Forwarding

__all__ = [
    "BenefitPayment",
    "CaseOption",
    "CustodyItem",
    "CustodyLink",
    "Errand",
    "ErrandDraft",
    "Forwarding",
    "HandOver",
    "KeptIntake",
    "KeyProject",
    "NumberBlock",
    "Outreach",
    "ProjectCase",
    "StationKey",
]
