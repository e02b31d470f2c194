"""Accepting with a gap (容缺受理): which papers may follow, and by when.

No article of the Licensing Act speaks of it; local law does, and a matter's guide names
that law: no town acts under another town's. One of them, 安阳市政务服务条例 24:
「对基本条件具备、主要申请材料齐全且符合法定形式，仅欠缺次要条件或者材料的政务服务
事项，经申请人书面承诺后，政务服务有关部门应当先予受理，当场一次性告知需要补齐补正的
材料、时限和逾期处理办法，并进行审查；申请人补齐补正全部材料的，在承诺办理时限内及时
办结；申请人逾期未补齐补正材料的，视为撤回申请。」 The older name is 补办件.

So four things have to be true. The basic conditions are met, which only an officer can
see and says. What is missing or wrong are papers that the published guide calls
deferrable (code 3) and nothing else. The applicant promises in writing. And nobody who
broke a promise is trusted again before it is repaired.

Every paper has a day of its own: the guide's days of grace, never beyond the day on
which the case itself is due, for the promised limit keeps running: tolerance *is*
acceptance. The day stands on the promise and on the notice, so neither a pause nor a
holiday notice moves it. Until the last paper is there, no grant is handed out; a
refusal is, for it needs no paper more. When the last one comes, the case is like any
other by itself; when a day is missed, it ends as withdrawn, never as refused.

Not decided here: who may accept (`authority`), what is missing (`intake`), and what a
broken promise is written down as (`promises`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from yimen.rules.catalogue.intake import Gap, Incomplete, Necessity, Paper
from yimen.rules.legal_clock.calendar import WorkCalendar, local_date
from yimen.rules.legal_clock.counting import due
from yimen.rules.legal_clock.limits import Limit
from yimen.rules.legal_clock.terms import ClockFacts, DecisionClock
from yimen.rules.refusals import Refused

PUBLISHED = "办事指南公布的容缺受理规定"
"""What a promise rests on where the guide names no local law."""

REMIND_BEFORE = 2
"""Working days before a paper's day on which its applicant is reminded."""


class OwedState(StrEnum):
    """How a promised paper stands."""

    OWED = "owed"
    SUPPLIED = "supplied"
    MISSED = "missed"
    RELEASED = "released"  # the case ended otherwise: nobody waits for it any more


class MainPapersMissing(Refused):
    """Papers are missing that the guide does not let follow later."""


class ConditionsUnmet(Refused):
    """Tolerance needs the basic conditions met, and an officer who says so."""


class PromiseBroken(Refused):
    """This applicant broke a promise that is not repaired yet."""


class NoTimeToFollow(Refused):
    """The case is due so soon that nothing can follow."""


class ToleranceTooLong(Refused):
    """A paper may follow within its days of grace, before the case itself is due."""


class StillOwed(Refused):
    """A result is handed out only when every promised paper is there."""


class NotOwed(Refused):
    """This paper was not promised, or has come already."""


class PromiseLapsed(Refused):
    """The day that was promised is over."""


class TooEarlyToRemind(Refused):
    """Nothing promised is due so soon, or its applicant has been reminded."""


class StillTimeToSupply(Refused):
    """No promised paper is late yet."""


class Deferrable(Protocol):
    """A paper of the guide, as far as tolerance looks at it."""

    @property
    def code(self) -> str:
        """Stable within the matter."""

    @property
    def necessity(self) -> Necessity:
        """Whether it may follow."""

    @property
    def grace_days(self) -> int | None:
        """The working days it may follow in."""


def basis_of(named: str) -> str:
    """The local law that the guide names, else what the guide has published."""
    return named.strip() or PUBLISHED


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """What the applicant promises, and what the officer has looked at."""

    conditions_met: bool
    days: Mapping[str, date] = field(default_factory=dict)  # earlier days, by code


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """One promised paper: what is lacking, what to bring, by which day."""

    code: str
    name: str
    lacking: str  # what is wrong with it; nothing when it is simply not there
    form: str
    originals: int
    copies: int
    due_on: date


@dataclass(frozen=True, slots=True)
class Tolerable:
    """The case may be accepted; these papers follow."""

    owed: tuple[Owed, ...]

    @property
    def first_due_on(self) -> date:
        """The earliest day on which a paper is due."""
        return min(one.due_on for one in self.owed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What the days are counted from: acceptance, the case's own due day, the days."""

    accepted_on: date
    due_on: date | None  # the promised limit, or the statutory one without a promise
    calendar: WorkCalendar

    @classmethod
    def of(
        cls, clock: DecisionClock | None, calendar: WorkCalendar, at: datetime
    ) -> "Terms":
        """The terms of a case that is accepted at this instant."""
        due_on = due(clock.leading, calendar).on if clock else None
        return cls(accepted_on=local_date(at), due_on=due_on, calendar=calendar)


def weigh(
    materials: Iterable[Deferrable],
    missing: Incomplete,
    terms: Terms,
    promise: Promise,
    *,
    is_trusted: bool,
) -> Tolerable:
    """The papers that follow with their days; raises unless the gap is tolerable."""
    by_code = {material.code: material for material in materials}
    main = [gap for gap in missing.missing if not _may_follow(by_code[gap.code])]
    if main:
        raise MainPapersMissing(
            missing="、".join(gap.name for gap in main),
            codes=[gap.code for gap in main],
        )
    if not is_trusted:
        raise PromiseBroken
    if not promise.conditions_met:
        raise ConditionsUnmet
    return Tolerable(
        tuple(
            _owed(gap, _day(gap, by_code[gap.code], terms, promise))
            for gap in missing.missing
        )
    )


def with_whole(
    materials: Iterable[Deferrable], missing: Incomplete, days: Mapping[str, date]
) -> Tolerable | None:
    """What a part of a joint case owes because its whole does, by the very same days.

    The applicant promised once, to the whole. None where the part lacks anything else,
    or something that its own guide does not let follow.
    """
    covered = missing.codes <= days.keys() and is_only_secondary(materials, missing)
    owed = (_owed(gap, days[gap.code]) for gap in missing.missing if covered)
    return Tolerable(tuple(owed)) if covered else None


def _owed(gap: Gap, due_on: date) -> Owed:
    return Owed(
        code=gap.code,
        name=gap.name,
        lacking=gap.remark,
        form=gap.form,
        originals=gap.originals,
        copies=gap.copies,
        due_on=due_on,
    )


def is_only_secondary(materials: Iterable[Deferrable], missing: Incomplete) -> bool:
    """Whether nothing is lacking but what may follow."""
    secondary = {material.code for material in materials if _may_follow(material)}
    return missing.codes <= secondary


def _may_follow(material: Deferrable) -> bool:
    return material.necessity is Necessity.DEFERRABLE and bool(material.grace_days)


def _day(gap: Gap, material: Deferrable, terms: Terms, promise: Promise) -> date:
    latest = latest_day(material, terms)
    if latest <= terms.accepted_on:
        raise NoTimeToFollow(name=gap.name)
    asked = promise.days.get(gap.code, latest)
    if not terms.accepted_on < asked <= latest:
        raise ToleranceTooLong(name=gap.name, latest_on=latest)
    return asked


def latest_day(material: Deferrable, terms: Terms) -> date:
    """The last day on which this paper may follow."""
    grace = Limit(material.grace_days or 0)
    last = due(ClockFacts(terms.accepted_on, grace), terms.calendar).on
    return min(last, terms.due_on) if terms.due_on else last


@dataclass(frozen=True, slots=True)
class Debt:
    """A promised paper of a case, as it stands."""

    code: str
    name: str
    due_on: date
    state: OwedState = OwedState.OWED


def still_owed(debts: Iterable[Debt]) -> tuple[Debt, ...]:
    """The papers that have not come."""
    return tuple(debt for debt in debts if debt.state is OwedState.OWED)


def supplied(
    debts: Iterable[Debt], papers: Iterable[Paper], on: date
) -> frozenset[str]:
    """The codes that these papers settle; raises for what was not promised or is late.

    A paper that is missing or wrong again settles nothing.
    """
    open_debts = {debt.code: debt for debt in still_owed(debts)}
    brought = [paper for paper in papers if paper.state.is_in]
    strange = [paper.code for paper in brought if paper.code not in open_debts]
    if strange or not brought:
        raise NotOwed(codes=strange)
    late = [d for d in open_debts.values() if d.due_on < on]
    if late:
        raise PromiseLapsed(names=names(late), due_on=min(d.due_on for d in late))
    return frozenset(paper.code for paper in brought)


def next_due_on(debts: Iterable[Debt]) -> date | None:
    """The day of the next paper to come; None once nothing is owed."""
    return min((debt.due_on for debt in still_owed(debts)), default=None)


def missed(debts: Iterable[Debt], on: date) -> tuple[Debt, ...]:
    """The papers whose day is over; raises while there still is time for all."""
    late = tuple(debt for debt in still_owed(debts) if debt.due_on < on)
    if not late:
        raise StillTimeToSupply(due_on=next_due_on(debts))
    return late


def due_soon(
    debts: Iterable[Debt], on: date, calendar: WorkCalendar
) -> tuple[Debt, ...]:
    """The papers that are due so soon that their applicant is reminded."""
    return tuple(
        debt
        for debt in still_owed(debts)
        if on <= debt.due_on
        and calendar.working_days_between(on, debt.due_on) <= REMIND_BEFORE
    )


def names(debts: Iterable[Debt]) -> str:
    """The papers as a sentence names them."""
    return "、".join(debt.name for debt in debts)
