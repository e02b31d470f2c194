"""Cases and officers' days as supervised objects: told in plain facts, days counted."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from django.db import connection

from yimen.records.calendars import queries as calendars
from yimen.rules.authority.actors import Role
from yimen.rules.authority.steps import Step
from yimen.rules.cases.lifecycle import (
    AWAITING_DELIVERY,
    DECIDING_STATES,
    OPEN_STATES,
    State,
)
from yimen.rules.documents.frame import DocumentKind
from yimen.rules.legal_clock.calendar import WorkCalendar, local_date, start_of_day
from yimen.rules.legal_clock.lights import Standing, Timing, timing
from yimen.rules.legal_clock.limits import Unit
from yimen.rules.legal_clock.terms import Due
from yimen.rules.supervision.clocks import timing_facts
from yimen.rules.supervision.watching import HANDLING, Fact, ObjectKind, Watched

_SQL: Final = Path(__file__).parents[1] / "sql"
_CASE_FACTS: Final = (_SQL / "case_facts.sql").read_text(encoding="utf-8")
_OFFICER_DAYS: Final = (_SQL / "officer_days.sql").read_text(encoding="utf-8")
_OFFICER_MONTHS: Final = (_SQL / "officer_months.sql").read_text(encoding="utf-8")

_REASONED: Final = [Step.REJECT, Step.REFUSE, Step.WITHDRAW, Step.RETURN]
_DISPUTING: Final = [Step.REVERSE_NEGATIVE, Step.REVOKE_DECISION]
_DECIDING_PAPERS: Final = [DocumentKind.GRANT, DocumentKind.REFUSAL]
_ONE_DAY: Final = timedelta(days=1)
_TIMED: Final = frozenset({Unit.HOUR.value, Unit.MINUTE.value})
_MOST_LIMIT: Final = 400
_STEPS: Final = frozenset({State.ACCEPTED, State.EXAMINED})

Row = Mapping[str, Any]


def rows_of(sql: str, parameters: Mapping[str, Any]) -> Iterator[Row]:
    """The rows of a statement of ours, by the names of their columns."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        names = [column[0] for column in cursor.description]
        for row in cursor.fetchall():
            yield dict(zip(names, row, strict=True))


def case_ids(numbers: Iterable[str]) -> list[int]:
    """The ids of the cases with these numbers; one that is not there is left out."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM cases WHERE number = ANY (%s)", [sorted(set(numbers))]
        )
        return [case_id for (case_id,) in cursor.fetchall()]


def every_case_id() -> list[int]:
    """Every case there is."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM cases ORDER BY id")
        return [case_id for (case_id,) in cursor.fetchall()]


def case_objects(ids: Iterable[int], at: datetime) -> list[Watched]:
    """These cases as supervised objects at this instant."""
    asked = {
        "ids": list(ids),
        "handling": sorted(HANDLING),
        "reasoned": _REASONED,
        "disputing": _DISPUTING,
        "deciding": _DECIDING_PAPERS,
        "open": sorted(OPEN_STATES),
    }
    overlaid = calendars.overlaid_regions()
    return [
        one for row in rows_of(_CASE_FACTS, asked) for one in _case(row, at, overlaid)
    ]


def _case(row: Row, at: datetime, overlaid: tuple[str, ...]) -> Iterator[Watched]:
    """The case, the step that it is in, and every stop of its clock."""
    region = calendars.numbered_region(row["region"], overlaid)
    calendar = calendars.current_calendar(region)
    state = State(row["state"])
    runs = state in DECIDING_STATES
    clock = _clock(row, at, calendar, runs=runs)
    whole = Watched(
        kind=ObjectKind.CASE,
        number=row["number"],
        organ_id=row["organ_id"],
        hall_id=row["hall_id"],
        officer_id=row["officer_id"],
        due_on=row["due_on"],
        came_on=local_date(row["received_at"]),
        facts={
            **_written(row),
            **clock,
            **_spans(row, at, calendar, state),
            **_extended(row),
        },
    )
    yield whole
    if state in _STEPS:
        step = _step(row, at, calendar, clock)
        number = f"{whole.number}/{state}"
        yield replace(whole, kind=ObjectKind.STEP, number=number, facts=step)
    for place, stop in _procedures(row, at, calendar):
        number = f"{whole.number}/P{place}"
        yield replace(whole, kind=ObjectKind.PROCEDURE, number=number, facts=stop)


_AS_WRITTEN: Final = (
    "received_at",
    "accepted_at",
    "decided_at",
    "closed_at",
    "first_step_at",
    "last_handling_at",
    "deemed_accepted_at",
    "withdrawn_at",
    "delivery_due_on",
    "result",
    "notices",
    "corrections_after_acceptance",
    "examinations",
    "opinions",
    "unreasoned_steps",
    "disputes",
    "unit_passes",
    "passes_without_basis",
    "acceptance_papers",
    "decision_papers",
    "elsewhere",
    "elsewhere_days_apart",
    "open_twins",
    "asked_again",
    "fee_due_cents",
    "fee_paid_cents",
    "fee_is_reduced",
    "materials_needed",
    "materials_listed",
    "overturned",
    "letter_was_live",
)


def _plain(value: Any) -> Fact:
    """A value as the journal writes it."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    fact: Fact = value
    return fact


def _written(row: Row) -> dict[str, Fact]:
    return {
        **{name: _plain(row[name]) for name in _AS_WRITTEN},
        "is_instant": row["kind"] == "instant",
        "accepted_by": row["accepted_by_id"],
        "decided_by": row["decided_by_id"],
        "answer_due_on": _plain(row["notice_due_on"]),
        "last_act_at": _plain(row["last_handling_at"]),
        "received_on": local_date(row["received_at"]).isoformat(),
        "version_from": _plain(row["valid_from"]),
        "version_to": _plain(row["valid_to"]),
    }


def _clock(
    row: Row, at: datetime, calendar: WorkCalendar, *, runs: bool
) -> dict[str, Fact]:
    """The decision clock in numbers."""
    told = _timing(row, at, calendar)
    return {
        "clock_runs": runs and (row["due_on"] or row["due_at"]) is not None,
        "promise_on": _plain(row["due_on"]),
        "statute_on": _plain(row["statutory_due_on"]),
        **timing_facts(told),
    }


def _timing(row: Row, at: datetime, calendar: WorkCalendar) -> Timing:
    today = local_date(at)
    promised = _due(row["due_on"], row["due_at"])
    statutory = _due(row["statutory_due_on"], row["statutory_due_at"])
    leading = promised or statutory
    is_promised = row["promised_number"] is not None
    unit = row["promised_unit"] if is_promised else row["statutory_unit"]
    through = row["paused_through_on"]
    left = calendar.working_days_between(today, leading.on) if leading else _MOST_LIMIT
    standing = Standing(
        promised=promised,
        statutory=statutory,
        left=max(left, 0),
        whole=(row["promised_number"] if is_promised else row["statutory_number"]) or 0,
        is_timed=unit in _TIMED,
        is_paused=through is not None and today <= through,
    )
    return timing(standing, at, calendar)


def _due(on: date | None, at: datetime | None) -> Due | None:
    return None if on is None else Due(on, provisional=False, at=at)


def _spans(
    row: Row, at: datetime, calendar: WorkCalendar, state: State
) -> dict[str, Fact]:
    """How many working days something lasts already, where it lasts."""
    today = local_date(at)

    def since(day: date | None, *, lasts: bool) -> int:
        if day is None or not lasts:
            return 0
        return max(calendar.working_days_between(day, today), 0)

    def of(instant: datetime | None) -> date | None:
        return local_date(instant) if instant else None

    works = state in _STEPS
    waits = state in AWAITING_DELIVERY and row["owed_by_on"] is None
    return {
        "answer_days_late": since(row["notice_due_on"], lasts=state is State.RECEIVED),
        "days_idle": since(
            of(row["last_handling_at"] or row["accepted_at"]), lasts=works
        ),
        "delivery_days_late": since(row["delivery_due_on"], lasts=waits),
    }


def _extended(row: Row) -> dict[str, Fact]:
    """The extension: when, by which rank, and by which it should have been."""
    facts: dict[str, Fact] = {}
    for step, on, due in _list(row["asked_near_the_end"]):
        if step == Step.EXTEND and due is not None:
            facts["extension_approved_on"] = on
            facts["due_before_extension_on"] = due
    if row["extension_rank"]:
        due_rank = Role.GOVERNMENT_HEAD if row["is_joint"] else Role.ORGAN_HEAD
        facts["extension_rank"] = row["extension_rank"]
        facts["extension_rank_due"] = due_rank.value
    return facts


def _step(
    row: Row, at: datetime, calendar: WorkCalendar, clock: Mapping[str, Fact]
) -> dict[str, Fact]:
    """The step that the case is in: all its visits together, stops left out."""
    stays = [(state, date.fromisoformat(on)) for state, on in _list(row["stays"])]
    ends = [*(on for _, on in stays[1:]), local_date(at)]
    days = sum(
        max(calendar.working_days_between(since, until), 0)
        for (state, since), until in zip(stays, ends, strict=False)
        if state == row["state"]
    )
    return {
        "step_state": row["state"],
        "days_in_step": days,
        "days_whole": clock["days_whole"],
        "is_paused": clock["is_paused"],
    }


def _procedures(
    row: Row, at: datetime, calendar: WorkCalendar
) -> Iterator[tuple[int, dict[str, Fact]]]:
    """Every stop of the clock: what it is, how long it was to last and lasted."""
    due = {
        on: last
        for step, on, last in _list(row["asked_near_the_end"])
        if step == Step.PAUSE and last is not None
    }
    today = local_date(at)
    for number, procedure, asked, has_notice, since, ended in _list(row["procedures"]):
        started_on = date.fromisoformat(since)
        until = date.fromisoformat(ended) if ended else today
        through = calendar.add_working_days(started_on, asked)
        last = due.get(since)
        left = (
            [calendar.working_days_between(started_on, date.fromisoformat(last))]
            if last
            else []
        )
        yield (
            number,
            {
                "pause_procedure": procedure,
                "pause_asked_days": asked,
                "pause_days_over": max(
                    calendar.working_days_between(through, until), 0
                ),
                "pauses_without_notice": int(not has_notice),
                "pauses_without_days": int(asked <= 0),
                "pauses_days_left": [max(days, 0) for days in left],
            },
        )


def _list(told: str | None) -> list[Any]:
    """What the statement has gathered; nothing where there was nothing."""
    found: list[Any] = json.loads(told or "[]")
    return found


def officer_objects(first_on: date, last_on: date) -> Iterator[Watched]:
    """What each officer closed, day by day; both days are in."""
    asked = {
        "since": start_of_day(first_on),
        "until": start_of_day(last_on + _ONE_DAY),
    }
    for row in rows_of(_OFFICER_DAYS, asked):
        yield Watched(
            kind=ObjectKind.OFFICER_DAY,
            number=f"{row['officer_id']}:{row['day']}",
            organ_id=row["organ_id"],
            hall_id=row["hall_id"],
            officer_id=row["officer_id"],
            facts={
                "closing_seconds": row["seconds"],
                "closed_numbers": row["numbers"],
            },
        )


def month_objects(month: date) -> Iterator[Watched]:
    """How close to the limit each officer decided in the month of this day."""
    first = month.replace(day=1)
    asked = {
        "since": start_of_day(first),
        "until": start_of_day((first + 31 * _ONE_DAY).replace(day=1)),
    }
    calendar = calendars.current_calendar()
    for row in rows_of(_OFFICER_MONTHS, asked):
        left = [
            max(calendar.working_days_between(on, due), 0) if on <= due else -1
            for on, due in zip(row["decided"], row["due"], strict=True)
        ]
        yield Watched(
            kind=ObjectKind.OFFICER_MONTH,
            number=f"{row['officer_id']}:{first:%Y-%m}",
            organ_id=row["organ_id"],
            hall_id=row["hall_id"],
            officer_id=row["officer_id"],
            facts={"decisions_days_left": left},
        )
