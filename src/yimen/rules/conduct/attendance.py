"""Who was there: half days that were due, and what the device says of them.

S3-17: 「指纹考勤每天两次，月度汇总单列通报」. Attendance counts in half days, and a
half day is due by the hall's own opening calendar and its roster, not by the legal
clock (rulebook 10.11): on a working day of an open hall everybody posted there is due,
on an open day off only who is rostered. Leave that was approved takes the half day
out of the reproach; where the hand-over was confirmed, B's cover counts as attended
(AB岗, rulebook 8.4 no. 30), and so does an errand outside (公出).

The device says when somebody came and went. Consecutive due half days are one stretch
where the house registers twice a day, and each its own where it registers at every
half. Of a stretch the first registration is the coming, the last the going; a single
one (or a finger laid on twice) is whichever it lies nearer to. Every half day is then
held against both.

Invariants: a half day that is not due has no verdict; coming earlier or going later
never makes a verdict worse; a day for which no file was read is unknown, never absent;
what was put right by a second person stands above the device. Not decided here: the
minutes (`Policy`, a setting with its source and history) and who may put right.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from typing import Final

from yimen.rules.conduct.leave import MIDDAY, DayHalf, Half, LeaveKind
from yimen.rules.legal_clock.calendar import CHINA
from yimen.rules.queue.opening import Session, Sessions
from yimen.rules.refusals import Refused

MOST_GRACE: Final = 60
TWICE_PRESSED_MINUTES: Final = 10
LONGEST_REASON: Final = 400


class BadPolicy(Refused):
    """Grace is shorter than what makes a half day absent, and a source is named."""


class NotDue(Refused):
    """This half day was not due, or is not over."""


class ReasonMissing(Refused):
    """What is put right has a reason."""


class SameMark(Refused):
    """The half day has this mark already."""


class AskedAlready(Refused):
    """This half day waits for a second person already."""


class CorrectionAnswered(Refused):
    """This correction was answered already."""


class OwnCorrection(Refused):
    """Another person confirms what somebody puts right."""


class DeviceFileUnreadable(Refused):
    """The file is no attendance file: no sheet, or a column is missing."""


class Scheme(StrEnum):
    """How often a day people register."""

    TWICE = "twice"  # when they come and when they go
    EACH_HALF = "each_half"  # in the morning and in the afternoon, both times


class Mark(StrEnum):
    """What became of a due half day."""

    PRESENT = "present"
    LATE = "late"
    EARLY = "early"
    LATE_AND_EARLY = "late_and_early"
    ABSENT = "absent"
    COVERED = "covered"  # on leave, and B had taken over
    LEAVE = "leave"
    OUT = "out"  # 公出、培训
    UNKNOWN = "unknown"  # no file was read for this day


ATTENDED: Final = frozenset(
    {
        Mark.PRESENT,
        Mark.LATE,
        Mark.EARLY,
        Mark.LATE_AND_EARLY,
        Mark.COVERED,
        Mark.OUT,
    }
)
"""The half days that count as attended; late is counted beside."""

CHOSEN: Final = (Mark.PRESENT, Mark.LATE, Mark.EARLY, Mark.ABSENT, Mark.OUT, Mark.LEAVE)
"""What a correction may make of a half day."""


class Ground(StrEnum):
    """What a verdict rests on."""

    DEVICE = "device"
    NO_REGISTRATION = "no_registration"
    NO_COMING = "no_coming"
    NO_GOING = "no_going"
    TOO_LATE = "too_late"  # later than the house takes for being late
    TOO_EARLY = "too_early"
    ON_LEAVE = "on_leave"
    ROLL_CALL = "roll_call"
    CORRECTION = "correction"
    NO_FILE = "no_file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """The minutes of a hall, and where they are written."""

    scheme: Scheme = Scheme.TWICE
    grace_minutes: int = 0
    absent_minutes: int = 60
    source: str = "本系统默认：每天上班、下班各登记一次，超过60分钟按缺勤半天"

    def __post_init__(self) -> None:
        fits = 0 <= self.grace_minutes <= MOST_GRACE
        if not fits or self.absent_minutes <= self.grace_minutes or not self.source:
            raise BadPolicy(grace=self.grace_minutes, absent=self.absent_minutes)


DEFAULT: Final = Policy()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A due half day: the mark, and everything it follows from."""

    mark: Mark
    ground: Ground
    session: Session
    came: time | None = None
    went: time | None = None
    late_minutes: int = 0
    early_minutes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is on record of one officer's day."""

    registered: tuple[time, ...] = ()
    has_file: bool = True  # a device file was read for this hall and day
    leave: Mapping[Half, tuple[LeaveKind, bool]] | None = None  # kind, handed over
    called: Mapping[Half, bool] | None = None  # a roll call by hand: there or not
    corrected: Mapping[Half, Mark] | None = None


def due_halves(sessions: Sessions) -> dict[Half, Session]:
    """The half days of an open day; open over lunch, it is split at midday."""
    found: dict[Half, Session] = {}
    for session in sessions:
        for half, part in _parts(session):
            held = found.get(half)
            opens = min(held.opens, part.opens) if held else part.opens
            closes = max(held.closes, part.closes) if held else part.closes
            found[half] = Session(opens, closes)
    return found


def _parts(session: Session) -> tuple[tuple[Half, Session], ...]:
    if session.closes <= MIDDAY:
        return ((Half.MORNING, session),)
    if session.opens >= MIDDAY:
        return ((Half.AFTERNOON, session),)
    return (
        (Half.MORNING, Session(session.opens, MIDDAY)),
        (Half.AFTERNOON, Session(MIDDAY, session.closes)),
    )


def is_due(*, is_legal_day: bool, is_rostered: bool) -> bool:
    """Whether somebody posted in an open hall has to be there (10.11)."""
    return is_legal_day or is_rostered


def judge(
    due: Mapping[Half, Session], known: Known, policy: Policy = DEFAULT
) -> dict[Half, Verdict]:
    """What became of every due half day of one officer's day."""
    leave, corrected = known.leave or {}, known.corrected or {}
    working = {half: one for half, one in due.items() if half not in leave}
    found = _by_device(working, known, policy)
    for half, (kind, handed_over) in leave.items():
        if half in due:
            found[half] = _on_leave(due[half], kind, handed_over=handed_over)
    for half, mark in corrected.items():
        if half in due:
            found[half] = _put_right(found[half], mark)
    return {half: found[half] for half in Half if half in found}


def _on_leave(session: Session, kind: LeaveKind, *, handed_over: bool) -> Verdict:
    mark = Mark.COVERED if handed_over else Mark.LEAVE
    if kind is LeaveKind.OFFICIAL:
        mark = Mark.OUT
    return Verdict(mark=mark, ground=Ground.ON_LEAVE, session=session)


def _put_right(before: Verdict, mark: Mark) -> Verdict:
    """The corrected mark; what the device said stays beside it."""
    return Verdict(
        mark=mark,
        ground=Ground.CORRECTION,
        session=before.session,
        came=before.came,
        went=before.went,
        late_minutes=before.late_minutes if mark in LATE_MARKS else 0,
        early_minutes=before.early_minutes if mark in EARLY_MARKS else 0,
    )


LATE_MARKS: Final = frozenset({Mark.LATE, Mark.LATE_AND_EARLY})
EARLY_MARKS: Final = frozenset({Mark.EARLY, Mark.LATE_AND_EARLY})


def _by_device(
    working: Mapping[Half, Session], known: Known, policy: Policy
) -> dict[Half, Verdict]:
    if not known.has_file:
        called = known.called or {}
        return {half: _called(one, called.get(half)) for half, one in working.items()}
    found: dict[Half, Verdict] = {}
    for stretch in _stretches(working, policy.scheme):
        found |= _judge_stretch(stretch, known.registered, policy)
    return found


def _called(session: Session, is_there: bool | None) -> Verdict:  # noqa: FBT001
    if is_there is None:
        return Verdict(mark=Mark.UNKNOWN, ground=Ground.NO_FILE, session=session)
    mark = Mark.PRESENT if is_there else Mark.ABSENT
    return Verdict(mark=mark, ground=Ground.ROLL_CALL, session=session)


def _stretches(
    working: Mapping[Half, Session], scheme: Scheme
) -> tuple[dict[Half, Session], ...]:
    """Half days with one coming and one going."""
    if scheme is Scheme.TWICE:
        return (dict(working),) if working else ()
    return tuple({half: session} for half, session in working.items())


def _judge_stretch(
    stretch: dict[Half, Session], registered: Sequence[time], policy: Policy
) -> dict[Half, Verdict]:
    near = [one for one in sorted(registered) if _is_near(one, stretch)]
    came, went = _coming_and_going(near, stretch)
    first, last = min(stretch), max(stretch)
    return {
        half: _verdict(
            session, came, went, policy, lacking=_lacking(half, first, last, came, went)
        )
        for half, session in stretch.items()
    }


def _is_near(moment: time, stretch: Mapping[Half, Session]) -> bool:
    """A stretch of one half day is registered for on its own side of midday."""
    if len(stretch) > 1:
        return True
    return (moment < MIDDAY) == (Half.MORNING in stretch)


def _coming_and_going(
    near: Sequence[time], stretch: Mapping[Half, Session]
) -> tuple[time | None, time | None]:
    if not near:
        return None, None
    first, last = near[0], near[-1]
    if _minutes(last) - _minutes(first) > TWICE_PRESSED_MINUTES:
        return first, last
    opens = min(one.opens for one in stretch.values())
    closes = max(one.closes for one in stretch.values())
    after_opening = abs(_minutes(first) - _minutes(opens))
    before_closing = abs(_minutes(closes) - _minutes(last))
    return (first, None) if after_opening <= before_closing else (None, last)


def _lacking(
    half: Half, first: Half, last: Half, came: time | None, went: time | None
) -> Ground | None:
    """What is lacking: the coming for the first half day, the going for the last."""
    if came is None and went is None:
        return Ground.NO_REGISTRATION
    if came is None and half is first:
        return Ground.NO_COMING
    return Ground.NO_GOING if went is None and half is last else None


def _verdict(
    session: Session,
    came: time | None,
    went: time | None,
    policy: Policy,
    *,
    lacking: Ground | None,
) -> Verdict:
    late = _minutes_over(came, session.opens)
    early = _minutes_over(session.closes, went)
    ground = lacking
    if ground is None and late > policy.absent_minutes:
        ground = Ground.TOO_LATE
    if ground is None and early > policy.absent_minutes:
        ground = Ground.TOO_EARLY
    is_late, is_early = late > policy.grace_minutes, early > policy.grace_minutes
    return Verdict(
        mark=_MARKS[is_late, is_early] if ground is None else Mark.ABSENT,
        ground=ground or Ground.DEVICE,
        session=session,
        came=came,
        went=went,
        late_minutes=late if is_late else 0,
        early_minutes=early if is_early else 0,
    )


_MARKS: Final = {
    (False, False): Mark.PRESENT,
    (True, False): Mark.LATE,
    (False, True): Mark.EARLY,
    (True, True): Mark.LATE_AND_EARLY,
}


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def _minutes_over(later: time | None, earlier: time | None) -> int:
    """By how many whole minutes the one lies after the other; never below nought."""
    if later is None or earlier is None:
        return 0
    return max(_minutes(later) - _minutes(earlier), 0)


def is_over(when: DayHalf, session: Session, at: datetime) -> bool:
    """Whether the half day lies behind: only then is it judged."""
    local = at.astimezone(CHINA)
    return (when[0], session.closes) <= (local.date(), local.time())


def check_correction(before: Verdict | None, mark: Mark, reason: str) -> Verdict:
    """What is put right; raises unless there is something, with a reason."""
    if before is None or mark not in CHOSEN:
        raise NotDue
    if before.mark is mark:
        raise SameMark
    if not 0 < len(reason.strip()) <= LONGEST_REASON:
        raise ReasonMissing
    return before
