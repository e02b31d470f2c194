"""The cases that the tick has to look at: where silence or a missed day speaks."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from yimen.records.cases import models
from yimen.records.cases.facts import case_facts, looking, many, one
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.cases.lifecycle import State
from yimen.rules.documents.frame import Ledger, ledger_of
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.legal_clock.clock import ClockFacts, Limit, explain

_LAPSED: Final = looking("lapsed.sql")
_ALL_LAPSED: Final = _LAPSED.replace("{which}", "notice.correct_by_on < %(today)s")
_ONE_LAPSED: Final = _LAPSED.replace("{which}", "cases.number = %(number)s")


@dataclass(frozen=True, slots=True)
class Silence:
    """Who was silent about a case, and until when they might have spoken."""

    organ_id: int
    hall_id: int
    received_at: datetime
    received_by_id: int | None
    notice_due_on: date


def silent_cases(at: datetime, most: int = 1000) -> tuple[str, ...]:
    """The numbers of cases whose days for an answer have passed in silence."""
    rows = models.Case.objects.filter(
        state=State.RECEIVED, notice_due_on__lt=local_date(at)
    )
    return tuple(rows.order_by("notice_due_on").values_list("number", flat=True)[:most])


def silence_of(number: str) -> Silence:
    """What was kept silent about."""
    row = models.Case.objects.get(number=number)
    return Silence(
        row.organ_id,
        row.hall_id,
        row.received_at,
        row.received_by_id,
        row.notice_due_on or local_date(row.received_at),
    )


def notice_ledger(number: str) -> Ledger | None:
    """How the days for the organ's answer to this application were counted."""
    case = case_facts(number, SYSTEM)
    if case.notice_due_on is None:
        return None
    received_on, calendar = local_date(case.received_at), case.calendar
    days = calendar.working_days_between(received_on, case.notice_due_on)
    facts = ClockFacts(received_on, Limit(days))
    return ledger_of(explain(facts, calendar), "受理或告知的期限是这样算的")


def lapsed_corrections(at: datetime, most: int = 1000) -> tuple[str, ...]:
    """Cases whose correction never came, where local law deems them withdrawn."""
    today = local_date(at).isoformat()
    facts: dict[str, int | str | None] = {"today": today, "most": most}
    return tuple(row["number"] for row in many(_ALL_LAPSED, facts))


def withdrawing_article(number: str) -> str:
    """The local article that ends this case once its day is missed; "" without one."""
    row = one(_ONE_LAPSED, {"number": number, "most": 1})
    return row["article"] if row else ""
