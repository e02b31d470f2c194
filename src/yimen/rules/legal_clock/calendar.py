"""Which days count.

行政许可法 82:
「本法规定的行政机关实施行政许可的期限以工作日计算，不含法定节假日。」
国务院关于职工工作时间的规定 7: 「星期六和星期日为周休息日」.
Which weekdays are off and which weekend days are worked (调休) is published year by
year in a notice of the State Council's office; only the notice counts, lunar dates
are never computed here.

A `WorkCalendar` is made of published days: the national table and, laid over it, the
tables of the region (全国年节及纪念日放假办法 4 leaves ethnic holidays to the
localities). It numbers the working days: `ordinal(day)` is how many there have been
up to and including that day, so "n working days after" is one look-up and "working
days between" one subtraction. The database holds the same numbers for its joins.

Invariants: adding n working days to a day and counting between the two gives n; the
ordinal never falls and rises by one on each working day; a year nobody has published
is never taken for known: `working()` refuses it, while counting goes on Monday to
Friday less 1/1, 5/1-2 and 10/1-3, and whoever counts must say "provisional".

Not decided here: what is counted (`clock`) and when a hall is open (`opening`).
"""

import enum
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from itertools import pairwise
from types import MappingProxyType

from yimen.rules.refusals import Refused

CHINA = timezone(timedelta(hours=8), "Asia/Shanghai")
NATION = "CN"
ONE_DAY = timedelta(days=1)
SATURDAY = 5
ORIGIN = 2000
"""Working day number 1 is the first of this year, in Python and in the database."""

REACH = range(1900, 2200)
FIRST_NUMBER = date(REACH.start, 1, 1).toordinal()
LAST_NUMBER = date(REACH.stop - 1, 12, 31).toordinal()
WORKED_IN_A_YEAR = 250
LAST_OF_NEW_YEAR = (1, 3)

SURELY_OFF = frozenset({(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)})
"""Statutory holidays with a fixed date: all that is known of an unpublished year."""


class CalendarUnknown(Refused):
    """Nobody has published whether this day is worked."""


class BeyondCalendar(Refused):
    """No calendar reaches that far."""


class Kind(enum.StrEnum):
    """What a notice says of a day."""

    OFF = "off"
    WORK = "work"


class Reason(enum.StrEnum):
    """Why a day is worked or off."""

    WEEKDAY = "weekday"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    MAKE_UP = "make_up"
    PRESUMED_WORKDAY = "presumed_workday"
    PRESUMED_OFF = "presumed_off"


@dataclass(frozen=True, slots=True)
class PublishedDay:
    """One day that a notice declares off or worked."""

    on: date
    kind: Kind
    name: str
    notice: str


@dataclass(frozen=True, slots=True)
class DayReason:
    """Whether a day is worked, why, and by which notice."""

    working: bool
    why: Reason
    name: str = ""
    notice: str = ""


@dataclass(frozen=True, slots=True)
class _Year:
    """The working days of one year and how many there are up to each day."""

    before: int
    running: tuple[int, ...]
    worked: tuple[date, ...]

    @property
    def after(self) -> int:
        return self.before + len(self.worked)


def local_date(instant: datetime) -> date:
    """The day on which an instant falls in China, which has one zone and no DST."""
    if instant.tzinfo is None:
        raise ValueError("an instant needs its offset")
    return instant.astimezone(CHINA).date()


def start_of_day(day: date) -> datetime:
    """Midnight in China at which the day begins."""
    return datetime(day.year, day.month, day.day, tzinfo=CHINA)


def day_number(number: int) -> date:
    """The day with this number in the proleptic count of days."""
    if not FIRST_NUMBER <= number <= LAST_NUMBER:
        raise BeyondCalendar(number=number)
    return date.fromordinal(number)


def days_from(first: date, last: date) -> Iterator[date]:
    """Every day from the first to the last, both included."""
    return map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1))


def is_weekend(day: date) -> bool:
    return day.weekday() >= SATURDAY


def lineage(region: str) -> tuple[str, ...]:
    """The nation and every region that holds this one, by its official code.

    GB/T 2260 codes nest: province, prefecture and county take two digits each, town
    and village three more each (GB/T 10114), so a county keeps its province's
    holidays without a table of parents.
    """
    digits = region.rstrip("0") if region.isdigit() else ""
    holders = [
        digits[:end].ljust(max(end, 6), "0")
        for start, end in pairwise((0, 2, 4, 6, 9, 12))
        if len(digits) > start
    ]
    return (NATION, *holders)


@dataclass(frozen=True, eq=False)
class WorkCalendar:
    """The working days of one region, numbered."""

    days: Mapping[date, PublishedDay] = field(repr=False)
    years: frozenset[int]
    region: str = NATION
    _years: dict[int, _Year] = field(default_factory=dict, repr=False)

    @classmethod
    def of(
        cls,
        national: Iterable[PublishedDay],
        *overlays: Iterable[PublishedDay],
        region: str = NATION,
    ) -> "WorkCalendar":
        """The national table with the tables of the region laid over it in turn.

        Only the national table makes a year known: a locality adds its holidays to a
        year, it does not announce the year. The notice of the year before may reach
        into its first three days, so a year is known by a day off after those.
        """
        laid = {day.on: day for day in national}
        years = {
            day.on.year
            for day in laid.values()
            if day.kind is Kind.OFF and (day.on.month, day.on.day) > LAST_OF_NEW_YEAR
        }
        for overlay in overlays:
            laid.update((day.on, day) for day in overlay)
        return cls(MappingProxyType(laid), frozenset(years), region)

    def with_days(self, days: Iterable[PublishedDay]) -> "WorkCalendar":
        """The same calendar with a region's days on top; no year becomes known."""
        laid = {**self.days, **{day.on: day for day in days}}
        return WorkCalendar(MappingProxyType(laid), self.years, self.region)

    def is_published(self, day: date) -> bool:
        """Whether a notice has settled the year of this day."""
        return day.year in self.years

    def working(self, day: date) -> bool:
        """Whether the day is worked; a year nobody has published is refused."""
        if not self.is_published(day):
            raise CalendarUnknown(day=day.isoformat())
        return self.counts(day)

    def counts(self, day: date) -> bool:
        """Whether the day is counted as worked, known or presumed."""
        published = self.days.get(day)
        if published is not None:
            return published.kind is Kind.WORK
        return not is_weekend(day) and (
            self.is_published(day) or (day.month, day.day) not in SURELY_OFF
        )

    def reason(self, day: date) -> DayReason:
        """Whether the day is counted as worked, and by which notice."""
        published = self.days.get(day)
        if published is not None:
            why = Reason.MAKE_UP if published.kind is Kind.WORK else Reason.HOLIDAY
            working = published.kind is Kind.WORK
            return DayReason(working, why, published.name, published.notice)
        if is_weekend(day):
            return DayReason(working=False, why=Reason.WEEKEND)
        if self.is_published(day):
            return DayReason(working=True, why=Reason.WEEKDAY)
        working = self.counts(day)
        why = Reason.PRESUMED_WORKDAY if working else Reason.PRESUMED_OFF
        return DayReason(working, why)

    def ordinal(self, day: date) -> int:
        """How many working days there have been up to and including this day."""
        year = self._year(day.year)
        return year.before + year.running[day.timetuple().tm_yday]

    def day_of(self, ordinal: int) -> date:
        """The working day with this number."""
        year = self._year(self._year_with(ordinal))
        return year.worked[ordinal - year.before - 1]

    def add_working_days(self, day: date, count: int) -> date:
        """The day on which that many working days have passed since this day.

        The day itself is day zero (民法典 201); nought working days after it is the
        day itself, worked or not.
        """
        return self.day_of(self.ordinal(day) + count) if count else day

    def working_days_between(self, after: date, through: date) -> int:
        """How many working days lie after the first day, the last one included."""
        return self.ordinal(through) - self.ordinal(after)

    def first_working(self, day: date) -> date:
        """This day if it is counted as worked, else the next one that is."""
        return day if self.counts(day) else self.day_of(self.ordinal(day) + 1)

    def is_known(self, first: date, last: date) -> bool:
        """Whether every year from the first day to the last has been published."""
        return all(year in self.years for year in range(first.year, last.year + 1))

    def _year_with(self, ordinal: int) -> int:
        number = ORIGIN + ordinal // WORKED_IN_A_YEAR
        while self._year(number).before >= ordinal:
            number -= 1
        while self._year(number).after < ordinal:
            number += 1
        return number

    def _year(self, number: int) -> _Year:
        known = self._years.get(number)
        return self._fill(number) if known is None else known

    def _fill(self, number: int) -> _Year:
        """Build the years from the origin's to this one, as far as they are missing."""
        if number not in REACH:
            raise BeyondCalendar(year=number)
        step = 1 if number >= ORIGIN else -1
        for year in range(ORIGIN, number + step, step):
            if year not in self._years:
                self._years[year] = self._build(year)
        return self._years[number]

    def _build(self, number: int) -> _Year:
        running, worked = [0], list[date]()
        for day in days_from(date(number, 1, 1), date(number, 12, 31)):
            if self.counts(day):
                worked.append(day)
            running.append(len(worked))
        if number > ORIGIN:
            before = self._years[number - 1].after
        elif number < ORIGIN:
            before = self._years[number + 1].before - len(worked)
        else:
            before = 0
        return _Year(before, tuple(running), tuple(worked))
