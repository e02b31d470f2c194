"""The journal as those read it who watch over it: days, their lines, one subject.

Personal texts stay sealed; what stands here names persons by id only. Whether it still
is what was written is recomputed from the rows that are shown.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import Max, Min

from yimen.records.journal.facts import COLUMNS, stored_of
from yimen.records.journal.models import JournalDay, JournalEntry, JournalText
from yimen.records.journal.queries.days import (
    PublishedDay,
    closed_days,
    leaves,
    published,
)
from yimen.records.journal.queries.entries import Written, entries
from yimen.records.journal.queries.heads import misfit_of_head
from yimen.rules.journal import audit
from yimen.rules.journal.audit import Misfit, StoredDay, Why
from yimen.rules.journal.chain import ALGORITHMS, Tree
from yimen.rules.legal_clock.calendar import start_of_day

A_DAY_PAGE: Final = 100
_ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CheckedDay:
    """A closed day; `why` is None where it fits, and where nobody has looked yet."""

    day: PublishedDay
    is_checked: bool
    why: Why | None


@dataclass(frozen=True, slots=True)
class DayLine:
    """One line of a day, with the subject it is about."""

    entry_id: int
    kind: str
    subject: str
    sequence: int
    happened_at: datetime
    recorded_at: datetime
    actor: str
    step: str
    article: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class DayPage:
    """A day's lines in the order they were recorded, a hundred at a time."""

    day: date
    closed: CheckedDay | None  # None: still open
    lines: tuple[DayLine, ...]
    kinds: tuple[str, ...]
    next_after: int  # 0 at the end


@dataclass(frozen=True, slots=True)
class SubjectPage:
    """One subject's chain, and the first place in it that does not fit."""

    kind: str
    subject: str
    lines: tuple[Written, ...]
    first_bad: Misfit | None
    sealed: Mapping[int, tuple[str, ...]]  # which texts lie sealed beside a line


def month_days(first_on: date, *, is_checked: bool) -> tuple[CheckedDay, ...]:
    """The closed days of a month, newest first, recomputed if that is asked for."""
    after = (first_on.replace(day=28) + timedelta(days=4)).replace(day=1)
    rows = JournalDay.objects.filter(day__gte=first_on, day__lt=after).order_by("-day")
    days = tuple(map(published, rows))
    found = misfits_of_days(day.day for day in days) if is_checked else {}
    return tuple(CheckedDay(day, is_checked, found.get(day.day)) for day in days)


def months_kept() -> tuple[date, ...]:
    """The first days of the months in which days were closed, newest first."""
    rows = JournalDay.objects.aggregate(first=Min("day"), last=Max("day"))
    if rows["first"] is None:
        return ()
    month, months = rows["last"].replace(day=1), []
    while month >= rows["first"].replace(day=1):
        months.append(month)
        month = (month - _ONE_DAY).replace(day=1)
    return tuple(months)


def misfits_of_days(days: Iterable[date]) -> dict[date, Why]:
    """What does not fit in these closed days, each computed from its entries."""
    wanted = set(days)
    stored = tuple(closed_days(wanted | {day - _ONE_DAY for day in wanted}))
    found: dict[date, Why] = {}
    for before, day in zip((None, *stored), stored, strict=False):
        why = _why(day, before) if day.day in wanted else None
        if why is not None:
            found[day.day] = why
    return found


def _why(day: StoredDay, before: StoredDay | None) -> Why | None:
    if before is not None and before.day == day.day - _ONE_DAY:
        if day.previous_root != before.root:
            return Why.DAY_NOT_FOLLOWING
    elif any(day.previous_root):
        return Why.DAY_MISSING
    if day.algorithm not in ALGORITHMS:
        return Why.DAY_ROOT
    tree = Tree(day.algorithm)
    for leaf in leaves(day.day):
        tree.add(leaf.hash)
    return audit.day_against(day, tree.count, tree.root())


def day_page(day: date, *, kind: str = "", after: int = 0) -> DayPage:
    """A day's lines, of one kind of subject or of all, and whether the day fits."""
    of_day = JournalEntry.objects.filter(
        recorded_at__gte=start_of_day(day), recorded_at__lt=start_of_day(day + _ONE_DAY)
    )
    kinds = of_day.order_by("subject_kind").values_list("subject_kind").distinct()
    wanted = of_day.filter(pk__gt=after)
    if kind:
        wanted = wanted.filter(subject_kind=kind)
    rows = wanted.order_by("pk").values_list(*COLUMNS[:11])[: A_DAY_PAGE + 1]
    lines = tuple(DayLine(*row) for row in rows)
    shown = lines[:A_DAY_PAGE]
    more = shown[-1].entry_id if len(lines) > A_DAY_PAGE else 0
    return DayPage(day, _closed(day), shown, tuple(name for (name,) in kinds), more)


def subject_page(
    kind: str,
    subject: str,
    *,
    as_of: datetime | None = None,
    known_at: datetime | None = None,
) -> SubjectPage:
    """A subject's lines, that happened or were known by then, and its chain's check."""
    rows = JournalEntry.objects.filter(subject_kind=kind, subject_id=subject)
    stored = map(stored_of, rows.order_by("sequence", "id").values_list(*COLUMNS))
    first_bad = next(audit.follow(stored), None) or misfit_of_head(kind, subject)
    lines = entries(kind, subject, as_of=as_of, known_at=known_at)
    return SubjectPage(kind, subject, lines, first_bad, _sealed(kind, subject))


def _sealed(kind: str, subject: str) -> dict[int, tuple[str, ...]]:
    rows = JournalText.objects.filter(
        entry__subject_kind=kind, entry__subject_id=subject
    )
    found: dict[int, tuple[str, ...]] = {}
    for sequence, slot in rows.order_by("pk").values_list("entry__sequence", "slot"):
        found[sequence] = (*found.get(sequence, ()), slot)
    return found


def _closed(day: date) -> CheckedDay | None:
    row = JournalDay.objects.filter(day=day).first()
    if row is None:
        return None
    return CheckedDay(
        published(row), is_checked=True, why=misfits_of_days([day]).get(day)
    )
