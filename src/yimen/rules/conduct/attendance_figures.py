"""What is counted of attendance (rulebook 8.4 no. 30: 出勤率, S3-17 monthly totals).

The rate is attended ÷ due half days; B's cover and errands outside are attended, a
late half day is attended and counted as late beside. A half day for which no file was
read is due but unknown: it stays out of the rate and is told beside it, so that a
missing file neither flatters nor blames. Totals of a unit are the sums of its
officers', never the mean of their rates (8.2).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from yimen.rules.conduct.attendance import (
    ATTENDED,
    EARLY_MARKS,
    LATE_MARKS,
    Mark,
    Verdict,
)


@dataclass(frozen=True, slots=True)
class Tally:
    """An officer's or a unit's half days of a stretch of time."""

    due: int = 0
    attended: int = 0
    late: int = 0
    early: int = 0
    absent: int = 0
    leave: int = 0  # on leave, covered or not
    out: int = 0
    unknown: int = 0
    late_minutes: int = 0
    early_minutes: int = 0

    @property
    def rate(self) -> float | None:
        """出勤率: attended ÷ due half days; of nothing known there is none."""
        known = self.due - self.unknown
        return self.attended / known if known else None

    def __add__(self, other: "Tally") -> "Tally":
        pairs = ((getattr(self, n), getattr(other, n)) for n in self.__slots__)
        return Tally(*(one + two for one, two in pairs))


def tally(verdicts: Iterable[Verdict]) -> Tally:
    """These half days counted."""
    return sum(map(_counted, verdicts), start=Tally())


def _counted(one: Verdict) -> Tally:
    return Tally(
        due=1,
        attended=int(one.mark in ATTENDED),
        late=int(one.mark in LATE_MARKS),
        early=int(one.mark in EARLY_MARKS),
        absent=int(one.mark is Mark.ABSENT),
        leave=int(one.mark in {Mark.LEAVE, Mark.COVERED}),
        out=int(one.mark is Mark.OUT),
        unknown=int(one.mark is Mark.UNKNOWN),
        late_minutes=one.late_minutes if one.mark in LATE_MARKS else 0,
        early_minutes=one.early_minutes if one.mark in EARLY_MARKS else 0,
    )
