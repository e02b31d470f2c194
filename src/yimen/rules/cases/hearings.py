"""A hearing: who may ask for it, until when it is held, who may lead it.

行政许可法 46: 「法律、法规、规章规定实施行政许可应当听证的事项，或者行政机关认为需要
听证的其他涉及公共利益的重大行政许可事项，行政机关应当向社会公告，并举行听证。」
47: 「申请人、利害关系人在被告知听证权利之日起五日内提出听证申请的，行政机关应当在
二十日内组织听证。」 48: the organ tells time and place 「于举行听证的七日前」; the host
is 「审查该行政许可申请的工作人员以外的人员」, so whoever hosts does not examine the
case afterwards either; minutes are signed, and 「行政机关应当根据听证笔录，作出行政许可
决定。」 All these days are working days (82).

So a right that was told lives five working days and then lapses by itself: nobody has
to close it. A hearing that was asked for is held within twenty; where the days before
it do not leave room for the seven days' notice any more, the earliest lawful day is the
last one, and that it is late shows. While a hearing is open nothing is decided; after
it, the decision names its minutes.

Not decided here: whether the clock stops meanwhile (`pauses`: only with the notice of
article 45), and who may take these steps (`authority`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from yimen.rules.legal_clock.calendar import WorkCalendar
from yimen.rules.legal_clock.counting import due
from yimen.rules.legal_clock.limits import Limit
from yimen.rules.legal_clock.terms import ClockFacts
from yimen.rules.refusals import Refused

REQUEST: Final = Limit(5)
HOLD: Final = Limit(20)
NOTICE_DAYS: Final = 7
ARTICLE_RIGHT: Final = "行政许可法第四十七条"
ARTICLE_PUBLIC: Final = "行政许可法第四十六条"
ARTICLE_HELD: Final = "行政许可法第四十八条"


class HearingKind(StrEnum):
    """Asked for by those it concerns, or ordered in the public interest."""

    ON_REQUEST = "on_request"
    OWN_MOTION = "own_motion"


class HearingState(StrEnum):
    """Where a hearing stands."""

    TOLD = "told"
    REQUESTED = "requested"  # or ordered: it has to be held
    SCHEDULED = "scheduled"
    HELD = "held"
    WAIVED = "waived"
    LAPSED = "lapsed"


LIVE: Final = frozenset(
    {HearingState.TOLD, HearingState.REQUESTED, HearingState.SCHEDULED}
)


class Asker(StrEnum):
    """Who asks for a hearing."""

    APPLICANT = "applicant"
    INTERESTED_PARTY = "interested_party"


class HearingOpen(Refused):
    """Nothing is decided while a hearing may be asked for or has to be held."""


class HearingExists(Refused):
    """This case has a hearing already."""


class NoHearing(Refused):
    """This case has no hearing that this could be done with."""


class HearingAskedTooLate(Refused):
    """A hearing is asked for within five working days of being told."""


class HearingNotTold(Refused):
    """Time and place are told seven working days ahead."""


class HearingTooLate(Refused):
    """A hearing is held within twenty working days of being asked for."""


class HostExamines(Refused):
    """Who examines the application may not host its hearing."""


class HostMayNotExamine(Refused):
    """Who hosts or hosted the hearing may not examine the application."""


class NotHeldYet(Refused):
    """Minutes are written when the hearing has begun."""


class MinutesUnsigned(Refused):
    """Minutes are signed by those who took part, or say why not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """One hearing as its facts stand."""

    kind: HearingKind
    state: HearingState
    request_by_on: date | None = None
    hold_by_on: date | None = None
    begins_on: date | None = None


def request_by(told_on: date, calendar: WorkCalendar) -> date:
    """The last day on which a hearing may be asked for."""
    return due(ClockFacts(told_on, REQUEST), calendar).on


def hold_by(requested_on: date, calendar: WorkCalendar) -> date:
    """The last day on which the hearing is to be held."""
    return due(ClockFacts(requested_on, HOLD), calendar).on


def standing(hearing: Hearing, on: date) -> HearingState:
    """The state on this day: a right that nobody used lapses by itself."""
    told = hearing.state is HearingState.TOLD
    if told and hearing.request_by_on is not None and on > hearing.request_by_on:
        return HearingState.LAPSED
    return hearing.state


def is_live(hearing: Hearing, on: date) -> bool:
    """Whether it still may be asked for, or has to be held."""
    return standing(hearing, on) in LIVE


def live(hearings: Iterable[Hearing], on: date) -> Hearing | None:
    """The hearing that is open on this day, if there is one."""
    return next((one for one in hearings if is_live(one, on)), None)


def require_settled(hearings: Iterable[Hearing], on: date) -> None:
    """Raise while a hearing may still be asked for or has to be held."""
    open_one = live(hearings, on)
    if open_one is not None:
        raise HearingOpen(
            state=open_one.state.value,
            request_by_on=open_one.request_by_on,
            begins_on=open_one.begins_on,
        )


def require_asked_in_time(hearing: Hearing, on: date) -> None:
    """Raise unless the right was told and its days are not over."""
    if hearing.state is not HearingState.TOLD:
        raise NoHearing(state=hearing.state.value)
    if standing(hearing, on) is HearingState.LAPSED:
        raise HearingAskedTooLate(request_by_on=hearing.request_by_on)


def earliest_day(told_on: date, calendar: WorkCalendar) -> date:
    """The first day that leaves seven working days between the notice and it."""
    return calendar.add_working_days(told_on, NOTICE_DAYS)


def latest_day(hearing: Hearing, told_on: date, calendar: WorkCalendar) -> date | None:
    """The last day for it; once there is no room for the notice, the first lawful."""
    if hearing.hold_by_on is None:
        return None
    return max(hearing.hold_by_on, earliest_day(told_on, calendar))


def require_schedule(
    hearing: Hearing, *, told_on: date, begins_on: date, calendar: WorkCalendar
) -> None:
    """Raise unless the day leaves the notice its time and comes in time."""
    if hearing.state not in {HearingState.REQUESTED, HearingState.SCHEDULED}:
        raise NoHearing(state=hearing.state.value)
    earliest = earliest_day(told_on, calendar)
    if begins_on < earliest:
        raise HearingNotTold(earliest_on=earliest)
    latest = latest_day(hearing, told_on, calendar)
    if latest is not None and begins_on > latest:
        raise HearingTooLate(latest_on=latest)


def require_host(host_id: int, reviewers: Iterable[int | None]) -> None:
    """Raise if the host is one of those who examine the application."""
    if host_id in set(reviewers):
        raise HostExamines(officer=host_id)


def require_reviewer(hosts: Iterable[int], officers: Iterable[int]) -> None:
    """Raise if one of these hosts, or hosted, a hearing of the case (许可法 48)."""
    hosting = sorted(set(hosts) & set(officers))
    if hosting:
        raise HostMayNotExamine(officer=hosting[0])


def require_held(hearing: Hearing, on: date, *, signed: bool, note: str) -> None:
    """Raise unless the day has come and the minutes are signed, or say why not."""
    if hearing.state is not HearingState.SCHEDULED:
        raise NoHearing(state=hearing.state.value)
    if hearing.begins_on is None or on < hearing.begins_on:
        raise NotHeldYet(begins_on=hearing.begins_on)
    if not (signed or note.strip()):
        raise MinutesUnsigned


def is_late(hearing: Hearing) -> bool:
    """Whether it is held after its twenty days."""
    begins, last = hearing.begins_on, hearing.hold_by_on
    return begins is not None and last is not None and begins > last
