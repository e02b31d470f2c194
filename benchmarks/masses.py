"""Many open cases by COPY, each as its real acts would have left it.

The days come from the rules, once for each mould (matter, state, day of receipt); each
case gets its first line in the journal, chained as every other, so that `yimen verify`
finds nothing wrong. Two processes pour at once.
"""

import signal
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from multiprocessing import get_context
from time import perf_counter
from typing import Any, Final

from psycopg import Connection, sql

from benchmarks.district import District
from yimen.rules.cases.lifecycle import State
from yimen.rules.cases.numbers import case_number, case_series
from yimen.rules.legal_clock.calendar import CHINA, WorkCalendar, days_from

MILLION: Final = 1_000_000
PROCESSES: Final = 2
A_BATCH: Final = 20_000
RECENT: Final = 4  # working days over which most cases came in
LATE_PERCENT: Final = 8
A_MORNING: Final = 3600  # seconds over which those of a day came in
STATES: Final = (
    *(State.ACCEPTED,) * 9,
    *(State.EXAMINED,) * 5,
    *(State.RECEIVED,) * 3,
    *(State.GRANTED,) * 2,
    State.CORRECTING,
)
EMPTY: Final = b""
_poured: dict[int, float] = {}


@dataclass(frozen=True)
class Mould:
    """What all cases of one matter, state and day have in common."""

    matter: Any
    state: State
    received_at: datetime
    columns: dict[str, Any]


@dataclass(frozen=True)
class Pour:
    """What one process pours."""

    district: District
    at: datetime
    numbers: range
    prefix: str


def pour(district: District, at: datetime, count: int, prefix: str = "") -> None:
    """So many cases; with a prefix they are numbered plainly behind it."""
    from django.db import connections

    connections.close_all()
    share = -(-count // PROCESSES)
    parts = [
        Pour(district, at, range(first, min(first + share, count)), prefix)
        for first in range(0, count, share)
    ]
    with get_context("fork").Pool(len(parts), _die_when_told) as pool:
        pool.map(_pour, parts)
    settle()


def million(district: District, cases: int) -> float:
    """The great mass, poured once for all who measure on it; how long it took."""
    from yimen.site import clock

    if cases not in _poured:
        began = perf_counter()
        pour(district, clock.now(), cases)
        _poured[cases] = perf_counter() - began
    return _poured[cases]


def a_few(district: District, at: datetime, count: int, prefix: str) -> None:
    """So many more, poured here and now."""
    _pour(Pour(district, at, range(count), prefix))


def settle() -> None:
    """What autovacuum would do in its own time."""
    from yimen.site.database import address, connect

    with connect(address().owner) as connection:
        for table in ("cases", "journal_entry", "case_material"):
            connection.execute(
                sql.SQL("VACUUM (ANALYZE) {}").format(sql.Identifier(table))
            )


def _die_when_told() -> None:
    """Not as a user of the database, which this process only inherited."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _pour(part: Pour) -> None:
    from yimen.records.calendars.queries import current_calendar
    from yimen.site.database import address, connect

    moulds = Moulds(part.district, part.at, current_calendar())
    with connect(address().app) as connection:
        for first in range(part.numbers.start, part.numbers.stop, A_BATCH):
            numbers = range(first, min(first + A_BATCH, part.numbers.stop))
            with connection.transaction():
                _batch(connection, part, numbers, moulds)


def _batch(
    connection: Connection[Any], part: Pour, numbers: range, moulds: "Moulds"
) -> None:
    row = connection.execute("SELECT journal_now()").fetchone()
    assert row
    cases, entries = [], []
    for number in numbers:
        case, entry = _case(part, number, moulds, row[0])
        cases.append(case)
        entries.append(entry)
    copy_in(
        connection,
        "cases",
        list(cases[0]),
        ([case[c] for c in cases[0]] for case in cases),
    )
    copy_in(connection, "journal_entry", ENTRY, entries)


def copy_in(
    connection: Connection[Any],
    table: str,
    columns: Sequence[str],
    rows: Iterator[Any] | list[Any],
) -> None:
    """These rows into the table, in one go."""
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


def _case(
    part: Pour, number: int, moulds: "Moulds", recorded_at: datetime
) -> tuple[dict[str, Any], tuple[object, ...]]:
    from yimen.records.journal.append import Head, Line, chain
    from yimen.rules.authority.actors import SYSTEM
    from yimen.rules.authority.steps import Step

    district = part.district
    mould = moulds.of(number)
    name = f"{part.prefix}{number:08d}"
    if not part.prefix:
        day = date(1990 + number // 90_000, 1, 1)  # a series holds 99,999
        name = case_number(case_series("500199", 0, day), number % 90_000 + 1)
    received_at = mould.received_at - timedelta(seconds=number * 7919 % A_MORNING)
    changes = {
        "submit_key": f"{part.prefix or 'mass'}-{number}",
        "kind": "promised",
        "channel": "window",
        "matter_version_id": mould.matter.version_id,
        "organ_id": mould.matter.organ_id,
        "hall_id": district.halls[number * 7 % len(district.halls)],
        "received_at": received_at,
        "received_by_id": district.clerk.officer_id,
        "applicant_id": district.applicants[number * 13 % len(district.applicants)],
        "delivery_way": "collect",
        "agent_power": "",
        "state": mould.state,
        **mould.columns,
    }
    line = Line(
        kind="case",
        subject=name,
        step=Step.RECEIVE,
        by=SYSTEM,
        happened_at=received_at,
        after=mould.state,
        payload={"set": changes},
    )
    sealed = chain(line, Head(), recorded_at)
    beside = {
        "number": name,
        "version": 1,
        "delivery_address_sealed": EMPTY,
        "query_code_hash": "",
        "query_code_sealed": EMPTY,
        "last_sequence": 1,
        "last_hash": sealed.hash,
    }
    return {**BLANK, **changes, **beside}, sealed.columns()


class Moulds:
    """The moulds, made when they are first needed."""

    def __init__(self, district: District, at: datetime, calendar: WorkCalendar):
        self.district, self.at, self.calendar = district, at, calendar
        self._made: dict[tuple[int, State, int], Mould] = {}

    def of(self, number: int) -> Mould:
        matters = self.district.matters
        place = number % len(matters)
        state = STATES[number // len(matters) % len(STATES)]
        turn = number // (len(matters) * len(STATES))
        ago = turn % RECENT + 1
        if number % 100 < LATE_PERCENT and state is not State.CORRECTING:
            ago += 24
        key = (place, state, ago)
        if key not in self._made:
            self._made[key] = self._mould(matters[place], state, ago)
        return self._made[key]

    def _mould(self, matter: Any, state: State, ago: int) -> Mould:
        received_at = self._morning(ago)
        columns = self._columns(matter, state, received_at)
        return Mould(matter, state, received_at, columns)

    def _morning(self, ago: int) -> datetime:
        """Half past nine, so many working days ago."""
        today = self.at.astimezone(CHINA).date()
        days = list(days_from(today - timedelta(days=120), today - timedelta(days=1)))
        worked = [day for day in days if self.calendar.working(day)]
        return datetime.combine(worked[-ago], time(9, 30), CHINA)

    def _columns(self, matter: Any, state: State, at: datetime) -> dict[str, Any]:
        from yimen.records.cases.actions import _dates as dates
        from yimen.rules.legal_clock.hours import OFFICE_HOURS
        from yimen.rules.legal_clock.lights import HOUSE
        from yimen.rules.legal_clock.limits import Limit

        clerk, examiner = self.district.clerk, self.district.examiner
        columns = dict(dates.notice_columns(at, self.calendar, Limit(5), ladder=HOUSE))
        if state in {State.RECEIVED, State.CORRECTING}:
            return columns
        clock = dates.acceptance_clock(matter, at, OFFICE_HOURS)
        columns |= dates.acceptance_columns(
            matter, self.calendar, clock, ladder=HOUSE, by=clerk, accepted_at=at
        )
        columns |= dates.printed_columns(columns)
        columns["holder_id"] = examiner.officer_id
        if state in {State.EXAMINED, State.GRANTED}:
            columns |= {"examined_at": at, "examined_by_id": examiner.officer_id}
        if state is State.GRANTED:
            columns |= dates.decision_columns(
                "granted",
                self.calendar,
                ladder=HOUSE,
                by=self.district.approver,
                at=at,
            )
        return columns


ENTRY: Final = (
    "subject_kind",
    "subject_id",
    "sequence",
    "happened_at",
    "recorded_at",
    "actor",
    "step",
    "article",
    "before",
    "after",
    "payload",
    "previous_hash",
    "hash",
    "algorithm",
)
BLANK: Final[dict[str, Any]] = {
    "result": "",
    "extension_days": 0,
    "due_is_provisional": False,
    "statutory_unit": "",
    "promised_unit": "",
    **dict.fromkeys(
        (
            "accepted_at",
            "accepted_by_id",
            "examined_at",
            "examined_by_id",
            "decided_at",
            "decided_by_id",
            "closed_at",
            "statutory_number",
            "promised_number",
            "notice_due_on",
            "due_on",
            "due_at",
            "statutory_due_on",
            "statutory_due_at",
            "delivery_due_on",
            "reminder_on",
            "paused_through_on",
            "printed_due_on",
            "printed_statutory_on",
            "holder_id",
        )
    ),
}
