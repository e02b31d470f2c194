"""Hearings, reviews by experts and checks on the spot, as a case shows them.

They come with the look of the page; a case without any costs nothing more.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from yimen.records.cases.facts import Row, rows_of
from yimen.rules.authority.steps import Step
from yimen.rules.cases import hearings
from yimen.rules.cases.hearings import LIVE, Hearing, HearingKind, HearingState
from yimen.rules.cases.inquiries import ReviewResult
from yimen.rules.catalogue.commitments import CommitmentState
from yimen.rules.legal_clock.calendar import local_date


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingRow:
    """A hearing as it stands today."""

    kind: HearingKind
    state: HearingState
    request_by_on: date | None
    hold_by_on: date | None
    begins_at: datetime | None
    place: str
    host: str
    is_open: bool
    notice_number: str
    minutes_number: str
    rule: Hearing

    @property
    def is_live(self) -> bool:
        """Whether it still may be asked for, or has to be held."""
        return self.state in LIVE


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A review by experts."""

    topic: str
    experts: tuple[tuple[str, str], ...]  # name, unit
    called_at: datetime
    result: ReviewResult | None
    opinion_number: str


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A check on the spot."""

    checked_on: date
    place: str
    officers: tuple[str, ...]
    is_met: bool
    record_number: str


@dataclass(frozen=True, slots=True)
class Inquiries:
    """Everything that was done to look closer at a case."""

    hearings: tuple[HearingRow, ...] = ()
    reviews: tuple[ReviewRow, ...] = ()
    checks: tuple[CheckRow, ...] = ()
    commitment: CommitmentState | None = None
    check_by_on: date | None = None  # or by when it has to be put right

    @property
    def is_to_check(self) -> bool:
        """Whether a promise waits to be checked."""
        return self.commitment in {
            CommitmentState.PENDING,
            CommitmentState.RECTIFYING,
        }

    @property
    def is_empty(self) -> bool:
        """Whether nothing of the kind was done."""
        return not (self.hearings or self.reviews or self.checks or self.commitment)

    @property
    def hearing(self) -> HearingRow | None:
        """The hearing that is open, if one is."""
        return next((one for one in self.hearings if one.is_live), None)

    def allows(self, step: Step, today: date) -> bool:
        """Whether this step is the next one for the hearing or the review."""
        hearing = self.hearing
        state = hearing.state if hearing else None
        begins = hearing.rule.begins_on if hearing else None
        open_review = any(review.result is None for review in self.reviews)
        allowed = {
            Step.TELL_HEARING: not self.hearings,
            Step.ORDER_HEARING: hearing is None,
            Step.REQUEST_HEARING: state is HearingState.TOLD,
            Step.SCHEDULE_HEARING: state
            in {HearingState.REQUESTED, HearingState.SCHEDULED},
            Step.HOLD_HEARING: begins is not None and begins <= today,
            Step.WAIVE_HEARING: hearing is not None
            and hearing.kind is HearingKind.ON_REQUEST,
            Step.CHECK_COMMITMENT: self.is_to_check,
            Step.CALL_EXPERTS: not open_review,
            Step.CONCLUDE_REVIEW: open_review,
            Step.GRANT: hearing is None,
            Step.REFUSE: hearing is None,
        }
        return allowed.get(step, True)


def inquiries_of(row: Row, today: date) -> Inquiries:
    """What the look of a page brought along."""
    promise = json.loads(row["commitment"]) if row["commitment"] else None
    return Inquiries(
        tuple(_hearing(raw, today) for raw in rows_of(row["hearings"])),
        tuple(_review(raw) for raw in rows_of(row["reviews"])),
        tuple(_check(raw) for raw in rows_of(row["checks"])),
        CommitmentState(promise["state"]) if promise else None,
        _day(promise["rectify_by_on"] or promise["check_by_on"]) if promise else None,
    )


def _hearing(raw: dict[str, Any], today: date) -> HearingRow:
    begins_at = _instant(raw["begins_at"])
    rule = Hearing(
        kind=HearingKind(raw["kind"]),
        state=HearingState(raw["state"]),
        request_by_on=_day(raw["request_by_on"]),
        hold_by_on=_day(raw["hold_by_on"]),
        begins_on=local_date(begins_at) if begins_at else None,
    )
    return HearingRow(
        kind=rule.kind,
        state=hearings.standing(rule, today),
        request_by_on=rule.request_by_on,
        hold_by_on=rule.hold_by_on,
        begins_at=begins_at,
        place=raw["place"],
        host=raw["host"] or "",
        is_open=raw["is_open"],
        notice_number=raw["notice_number"],
        minutes_number=raw["minutes_number"],
        rule=rule,
    )


def _review(raw: dict[str, Any]) -> ReviewRow:
    named: Iterable[dict[str, str]] = raw["experts"]
    return ReviewRow(
        raw["topic"],
        tuple((one["name"], one["unit"]) for one in named),
        datetime.fromisoformat(raw["called_at"]),
        ReviewResult(raw["result"]) if raw["result"] else None,
        raw["opinion_number"],
    )


def _check(raw: dict[str, Any]) -> CheckRow:
    return CheckRow(
        date.fromisoformat(raw["checked_on"]),
        raw["place"],
        tuple(raw["names"] or ()),
        raw["is_met"],
        raw["record_number"],
    )


def _day(raw: str | None) -> date | None:
    return date.fromisoformat(raw) if raw else None


def _instant(raw: str | None) -> datetime | None:
    return datetime.fromisoformat(raw) if raw else None
