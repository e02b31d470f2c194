"""What the applicant sees, by case number and query code (rulebook 12.3.5).

A wrong code and a number that does not exist get the same answer after the same work:
one look, one digest, one comparison that takes as long whatever it compares.
"""

import hmac
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from yimen.records.cases import models
from yimen.records.cases.facts import (
    Row,
    case_facts,
    code_digest,
    looking,
    one,
    rows_of,
)
from yimen.records.cases.queries.clocks import clock_view
from yimen.records.cases.queries.inquiries import HearingRow, inquiries_of
from yimen.records.cases.queries.promises import OwedRow, owed_rows
from yimen.records.journal import queries as journal
from yimen.records.people import queries as people
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.authority.steps import Step
from yimen.rules.cases.lifecycle import State
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.legal_clock.clock import Strip
from yimen.rules.legal_clock.ledger import LedgerDay
from yimen.rules.queue.tickets import label

_HELD: Final = "SELECT query_code_hash FROM cases WHERE number = %(number)s"
_PAGE: Final = looking("page.sql")
_NO_CODE: Final = "-" * 64

TOLD: Final = frozenset(
    {
        Step.RECEIVE,
        Step.ACCEPT,
        Step.DEEM_ACCEPTED,
        Step.ASK_CORRECTION,
        Step.SUPPLY,
        Step.REJECT,
        Step.EXAMINE,
        Step.PAUSE,
        Step.RESUME,
        Step.EXTEND,
        Step.GRANT,
        Step.REFUSE,
        Step.DELIVER,
        Step.WITHDRAW,
        Step.DEEM_WITHDRAWN,
        Step.RETURN,
        Step.MOVE_DUE,
        Step.CORRECT_SLIP,
        Step.TELL_HEARING,
        Step.ORDER_HEARING,
        Step.REQUEST_HEARING,
        Step.SCHEDULE_HEARING,
        Step.HOLD_HEARING,
        Step.WAIVE_HEARING,
        Step.CALL_EXPERTS,
        Step.CONCLUDE_REVIEW,
        Step.CHECK_SITE,
        Step.COMMIT,
        Step.CHECK_COMMITMENT,
        Step.REVOKE_DECISION,
        Step.TOLERATE,
        Step.SUPPLY_OWED,
        Step.REMIND_OWED,
        Step.LAPSE_PROMISE,
        Step.SETTLE_FEE,
        Step.REOPEN_FEE,
        Step.TRANSFER_CASE,
        Step.HAND_BACK,
        Step.CHANGE_MATTER,
        Step.UNDO,
        Step.MERGE,
        Step.ABSORB,
        Step.REVIEW_NEGATIVE,
        Step.REVERSE_NEGATIVE,
    }
)
"""The steps that concern the applicant; the house's own stay inside."""


@dataclass(frozen=True, slots=True)
class ProgressStep:
    """One thing that happened, fit for the public."""

    happened_at: datetime
    step: Step
    article: str


@dataclass(frozen=True, slots=True)
class Visit:
    """How the case came in: the ticket that was waited with."""

    label: str
    took_at: datetime
    waited_minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressPage:
    """A case as its applicant may see it."""

    number: str
    state: State
    result: str
    matter_name: str
    organ_name: str
    organ_phone: str
    hall_name: str
    supervision_phone: str
    applicant: str  # masked
    received_at: datetime
    accepted_at: datetime | None
    light: str
    due_on: date | None
    statutory_due_on: date | None
    printed_due_on: date | None
    delivery_due_on: date | None
    is_provisional: bool
    remaining_days: int | None
    days: tuple[LedgerDay, ...]  # how the due day was counted
    strip: Strip | None
    missing: tuple[str, ...]  # what the one notice asks for
    correct_by_on: date | None
    owed: tuple[OwedRow, ...]  # what was promised to follow
    hearing: HearingRow | None  # the one that is open
    steps: tuple[ProgressStep, ...]
    visit: Visit | None  # None without a ticket
    window_number: int | None


def progress(number: str, code: str, at: datetime) -> ProgressPage | None:
    """The case, or None: for a wrong code and for an unknown number alike."""
    held = one(_HELD, {"number": number})
    kept = held["query_code_hash"] if held else _NO_CODE
    if not hmac.compare_digest(kept.encode(), code_digest(number, code).encode()):
        return None
    return held_progress(number, at)


def held_progress(number: str, at: datetime) -> ProgressPage | None:
    """The case for whoever gave its code a moment ago."""
    case = case_facts(number, SYSTEM)
    row = one(_PAGE, {"case": case.case_id})
    applicant = people.find_applicant(case.applicant_id)
    if row is None or applicant is None:
        return None
    clock = clock_view(case, row, at)
    return ProgressPage(
        number=number,
        state=case.state,
        result=case.result,
        matter_name=case.matter.name,
        organ_name=row["organ_name"],
        organ_phone=row["organ_phone"],
        hall_name=row["hall_name"],
        supervision_phone=row["supervision_phone"],
        applicant=applicant.name,
        received_at=case.received_at,
        accepted_at=case.accepted_at,
        light=clock.light,
        due_on=clock.due_on,
        statutory_due_on=clock.statutory_due_on,
        printed_due_on=row["printed_due_on"],
        delivery_due_on=clock.delivery_due_on,
        is_provisional=clock.is_provisional,
        remaining_days=clock.remaining_days,
        days=clock.days,
        strip=clock.strip,
        missing=_missing(case.case_id, case.state),
        correct_by_on=case.correct_by_on,
        owed=owed_rows(rows_of(row["owed"]), local_date(at)),
        hearing=inquiries_of(row, local_date(at)).hearing,
        steps=_steps(number),
        visit=_visit(row),
        window_number=row["window_number"],
    )


def _visit(row: Row) -> Visit | None:
    if row["ticket_at"] is None:
        return None
    waited = row["waited"] or timedelta(0)
    return Visit(
        label(row["ticket_letter"], row["ticket_number"]),
        row["ticket_at"],
        int(waited.total_seconds()) // 60,
    )


def _missing(case_id: int, state: State) -> tuple[str, ...]:
    """What the applicant still has to bring."""
    if state is not State.CORRECTING:
        return ()
    notice = models.OneTimeNotice.objects.get(case_id=case_id)
    supplied = set(
        models.HandedIn.objects.filter(
            case_id=case_id, state__in=("handed_in", "shared", "corrected")
        ).values_list("material_code", flat=True)
    )
    return tuple(
        point["name"] for point in notice.points if point["code"] not in supplied
    )


def _steps(number: str) -> tuple[ProgressStep, ...]:
    return tuple(
        ProgressStep(line.happened_at, Step(line.step), line.article)
        for line in journal.entries("case", number)
        if Step(line.step) in TOLD
    )
