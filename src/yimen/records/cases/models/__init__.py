"""The tables of cases: the case itself, and what was promised or ordered beside it."""

from yimen.records.cases.models.case import (
    AskedCount,
    Case,
    CaseExtension,
    CasePause,
    Document,
    HandedIn,
    NumberSeries,
    OneTimeNotice,
    SettledFee,
    Upload,
)
from yimen.records.cases.models.drafts import ApplicationDraft
from yimen.records.cases.models.filings import CaseFiling
from yimen.records.cases.models.ladder import LightLadder
from yimen.records.cases.models.offers import BenefitOffer
from yimen.records.cases.models.office import CasePass, NegativeReply
from yimen.records.cases.models.practice import LocalPractice
from yimen.records.cases.models.procedures import ExpertReview, Hearing, SiteCheck
from yimen.records.cases.models.promises import BrokenPromise, Commitment, OwedMaterial

__all__ = [
    "ApplicationDraft",
    "AskedCount",
    "BenefitOffer",
    "BrokenPromise",
    "Case",
    "CaseExtension",
    "CaseFiling",
    "CasePass",
    "CasePause",
    "Commitment",
    "Document",
    "ExpertReview",
    "HandedIn",
    "Hearing",
    "LightLadder",
    "LocalPractice",
    "NegativeReply",
    "NumberSeries",
    "OneTimeNotice",
    "OwedMaterial",
    "SettledFee",
    "SiteCheck",
    "Upload",
]
