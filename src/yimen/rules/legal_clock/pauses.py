"""Time that is not counted, and how much of it.

行政许可法 45:
「行政机关作出行政许可决定，依法需要听证、招标、拍卖、检验、检测、检疫、鉴定
和专家评审的，所需时间不计算在本节规定的期限内。
行政机关应当将所需时间书面告知申请人。」

So a pause stops the clock only if the applicant was told in writing, and never for
longer than it was said to take. A pause runs from the day S on which the notice is
given to the day E on which the result is received: the days after S up to and
including E are not counted; S counts, the day after E counts again. E is no later
than the asked-th working day after S. Pauses that overlap or touch are merged, so
that moving from one to the next counts nothing twice.

Site surveys, public notices, review of drawings and corrections after acceptance are
not among the eight; they stop the clock only where another law says so, and then that
article must be named.

Invariant: a pause gives back exactly its working days, for S before the due day.
Not decided here: who may open one (`authority`), what the state is meanwhile
(`lifecycle`), and the due day itself (`counting`).
"""

import enum
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from yimen.rules.legal_clock import articles
from yimen.rules.legal_clock.calendar import WorkCalendar
from yimen.rules.refusals import Refused


class Procedure(enum.StrEnum):
    """What an organ waits for: the eight of article 45, then those of other laws."""

    HEARING = "hearing"
    TENDER = "tender"
    AUCTION = "auction"
    INSPECTION_TEST = "inspection_test"
    DETECTION_TEST = "detection_test"
    QUARANTINE = "quarantine"
    APPRAISAL = "appraisal"
    EXPERT_REVIEW = "expert_review"
    SPECIAL_PROCEDURE = "special_procedure"
    SITE_SURVEY = "site_survey"
    PUBLIC_NOTICE = "public_notice"
    DRAWING_REVIEW = "drawing_review"
    CORRECTION = "correction"
    THIRD_PARTY = "third_party"
    JOINT_STANDSTILL = "joint_standstill"  # every open member of a joint case waits


BY_ANOTHER_LAW = frozenset(
    {
        Procedure.SITE_SURVEY,
        Procedure.PUBLIC_NOTICE,
        Procedure.DRAWING_REVIEW,
        Procedure.CORRECTION,
        Procedure.THIRD_PARTY,
    }
)


class PauseWithoutLength(Refused):
    """A pause that is still open needs the days it was said to take."""


class PauseBackwards(Refused):
    """A pause can't end before it starts."""


class PauseNotTold(Refused):
    """A pause stops the clock only with a written notice to the applicant."""


class PauseWithoutBasis(Refused):
    """This procedure stops the clock only where another law says so; name it."""


class PauseBeforeStart(Refused):
    """A pause can't start before the limit does."""


class PauseInFuture(Refused):
    """A pause can't start on a day that has not come."""


class PauseBeforeResume(Refused):
    """A pause can't start before the clock was last started again."""


class NothingPaused(Refused):
    """The clock is not stopped."""


@dataclass(frozen=True, slots=True)
class Pause:
    """One special procedure: from the notice to the result, and the days asked for.

    The instants are only looked at by limits in hours and minutes.
    """

    started_on: date
    ended_on: date | None = None
    asked_days: int | None = None
    procedure: Procedure = Procedure.SPECIAL_PROCEDURE
    article: str = articles.UNCOUNTED
    noticed: bool = True
    started_at: datetime | None = None
    ended_at: datetime | None = None

    def __post_init__(self) -> None:
        if self.ended_on is None and self.asked_days is None:
            raise PauseWithoutLength(started_on=self.started_on)
        if self.ended_on is not None and self.ended_on < self.started_on:
            raise PauseBackwards(started_on=self.started_on, ended_on=self.ended_on)
        if self.asked_days is not None and self.asked_days < 0:
            raise PauseWithoutLength(asked_days=self.asked_days)

    @property
    def stops(self) -> bool:
        """Whether the law lets it stop the clock at all."""
        return self.noticed and not self.lacks_basis

    @property
    def lacks_basis(self) -> bool:
        """Whether it needs another law's article and names none."""
        return self.procedure in BY_ANOTHER_LAW and self.article in {
            "",
            articles.UNCOUNTED,
        }

    def through(self, calendar: WorkCalendar) -> date:
        """The last day that is not counted: the result, or the days asked for."""
        if self.asked_days is None:
            return self.ended_on or self.started_on
        bound = calendar.add_working_days(self.started_on, self.asked_days)
        return bound if self.ended_on is None else min(bound, self.ended_on)


def merged(stretches: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Half-open stretches (after, through] in order, those that meet made one."""
    result: list[tuple[int, int]] = []
    for after, through in sorted(stretches):
        if result and after <= result[-1][1]:
            result[-1] = (result[-1][0], max(result[-1][1], through))
        elif through > after:
            result.append((after, through))
    return tuple(result)


def open_pause(pauses: Iterable[Pause]) -> Pause | None:
    """The pause that has not ended, if there is one."""
    return next((pause for pause in pauses if pause.ended_on is None), None)


def begin(
    pauses: tuple[Pause, ...], pause: Pause, *, limit_started_on: date, today: date
) -> tuple[Pause, ...]:
    """The pauses with a new one, if it may begin."""
    if not pause.noticed:
        raise PauseNotTold(started_on=pause.started_on)
    if pause.lacks_basis:
        raise PauseWithoutBasis(procedure=pause.procedure.value)
    if pause.started_on < limit_started_on:
        raise PauseBeforeStart(
            started_on=pause.started_on, limit_started_on=limit_started_on
        )
    if pause.started_on > today:
        raise PauseInFuture(started_on=pause.started_on, today=today)
    resumed = [earlier.ended_on for earlier in pauses if earlier.ended_on is not None]
    if resumed and pause.started_on < max(resumed):
        raise PauseBeforeResume(started_on=pause.started_on, resumed_on=max(resumed))
    return (*pauses, pause)


def end(pauses: tuple[Pause, ...], *, ended_on: date, today: date) -> tuple[Pause, ...]:
    """The pauses with the open one ended on that day."""
    current = open_pause(pauses)
    if current is None:
        raise NothingPaused
    if ended_on > today:
        raise PauseInFuture(ended_on=ended_on, today=today)
    return tuple(
        replace(pause, ended_on=ended_on) if pause is current else pause
        for pause in pauses
    )
