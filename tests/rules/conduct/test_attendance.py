"""Due half days, judged: a table of days, and what holds for every day."""

from datetime import datetime, time
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.rules.conduct.attendance import (
    DEFAULT,
    BadPolicy,
    Ground,
    Known,
    Mark,
    NotDue,
    Policy,
    ReasonMissing,
    SameMark,
    Scheme,
    check_correction,
    due_halves,
    is_due,
    is_over,
    judge,
)
from yimen.rules.conduct.attendance_figures import Tally, tally
from yimen.rules.conduct.leave import Half, LeaveKind
from yimen.rules.legal_clock.calendar import CHINA
from yimen.rules.queue.opening import MORNING, OFFICE_DAY, Session

AM, PM = Half.MORNING, Half.AFTERNOON
DUE = due_halves(OFFICE_DAY)
FOUR = Policy(scheme=Scheme.EACH_HALF, grace_minutes=5, absent_minutes=30)
DAYS = [
    # registered; morning; afternoon (9-12, 13:30-17:30, no grace, absent after an hour)
    ("08:55 17:35", "present device", "present device"),
    ("09:00 17:30", "present device", "present device"),
    ("09:01 17:30", "late device", "present device"),
    ("10:00 17:30", "late device", "present device"),
    ("10:01 17:30", "absent too_late", "present device"),
    ("13:40 17:31", "absent too_late", "late device"),
    ("09:00 17:10", "present device", "early device"),
    ("09:00 12:05", "present device", "absent too_early"),
    ("08:58", "present device", "absent no_going"),
    ("08:58 08:59", "present device", "absent no_going"),
    ("17:29 17:33", "absent no_coming", "present device"),
    ("", "absent no_registration", "absent no_registration"),
    ("08:50 12:01 13:20 17:40", "present device", "present device"),
]


def times(text: str) -> tuple[time, ...]:
    return tuple(time.fromisoformat(one) for one in text.split())


def test_a_day_registered_twice() -> None:
    for text, morning, afternoon in DAYS:
        found = judge(DUE, Known(registered=times(text)))
        said = [f"{found[half].mark} {found[half].ground}" for half in (AM, PM)]
        assert said == [morning, afternoon], text


def test_a_day_registered_at_every_half() -> None:
    table = [
        ("08:59 12:00 13:29 17:31", Mark.PRESENT, Mark.PRESENT),
        ("09:04 12:00 13:37 17:20", Mark.PRESENT, Mark.LATE_AND_EARLY),
        ("08:59 17:31", Mark.ABSENT, Mark.ABSENT),
        ("13:29 17:31", Mark.ABSENT, Mark.PRESENT),
        ("08:59 12:00 14:05 17:31", Mark.PRESENT, Mark.ABSENT),
    ]
    for text, morning, afternoon in table:
        found = judge(DUE, Known(registered=times(text)), FOUR)
        assert (found[AM].mark, found[PM].mark) == (morning, afternoon), text
    grace = judge(DUE, Known(registered=times(table[1][0])), FOUR)
    assert (grace[AM].late_minutes, grace[PM].late_minutes) == (0, 7)
    assert grace[PM].early_minutes == 10


def test_leave_cover_errands_roll_calls_and_corrections() -> None:
    leave = {AM: (LeaveKind.ANNUAL, True), PM: (LeaveKind.SICK, False)}
    found = judge(DUE, Known(leave=leave))
    assert (found[AM].mark, found[PM].mark) == (Mark.COVERED, Mark.LEAVE)
    out = judge(DUE, Known(leave={PM: (LeaveKind.OFFICIAL, True)}))
    assert (out[AM].mark, out[PM].mark) == (Mark.ABSENT, Mark.OUT)
    half = {PM: (LeaveKind.ANNUAL, True)}
    alone = judge(DUE, Known(registered=times("09:10 12:00"), leave=half))
    assert (alone[AM].mark, alone[AM].late_minutes) == (Mark.LATE, 10)
    blind = judge(DUE, Known(has_file=False, called={AM: True}))
    assert [blind[AM].mark, blind[PM].mark] == [Mark.PRESENT, Mark.UNKNOWN]
    away = judge(DUE, Known(has_file=False, called={AM: False}))
    assert (away[AM].mark, away[AM].ground) == (Mark.ABSENT, Ground.ROLL_CALL)
    right = judge(DUE, Known(corrected={AM: Mark.OUT, PM: Mark.EARLY}))
    assert [one.mark for one in right.values()] == [Mark.OUT, Mark.EARLY]
    assert {one.ground for one in right.values()} == {Ground.CORRECTION}


def test_what_is_due() -> None:
    assert due_halves((MORNING,)) == {AM: MORNING}
    assert due_halves(()) == {}
    over_lunch = due_halves((Session(time(9), time(17)),))
    assert over_lunch == {
        AM: Session(time(9), time(12, 45)),
        PM: Session(time(12, 45), time(17)),
    }
    split = (Session(time(8), time(9)), Session(time(10), time(12)))
    assert due_halves(split) == {AM: Session(time(8), time(12))}
    assert [
        is_due(is_legal_day=legal, is_rostered=rostered)
        for legal, rostered in product((True, False), repeat=2)
    ] == [True, True, True, False]
    noon = datetime(2026, 9, 21, 12, tzinfo=CHINA)
    assert is_over((noon.date(), AM), DUE[AM], noon)
    assert not is_over((noon.date(), PM), DUE[PM], noon)


def test_minutes_that_cannot_be() -> None:
    wrongs: list[dict[str, Any]] = [
        {"grace_minutes": -1},
        {"grace_minutes": 61},
        {"grace_minutes": 30, "absent_minutes": 30},
        {"source": ""},
    ]
    for wrong in wrongs:
        with pytest.raises(BadPolicy):
            Policy(**wrong)


def test_what_may_be_put_right() -> None:
    late = judge(DUE, Known(registered=times("09:10 17:30")))[AM]
    assert check_correction(late, Mark.PRESENT, "设备慢了") is late
    with pytest.raises(SameMark):
        check_correction(late, Mark.LATE, "理由")
    with pytest.raises(ReasonMissing):
        check_correction(late, Mark.PRESENT, "  ")
    for before, mark in ((None, Mark.PRESENT), (late, Mark.UNKNOWN)):
        with pytest.raises(NotDue):
            check_correction(before, mark, "理由")


def test_a_tally_leaves_out_of_the_rate_what_is_unknown() -> None:
    late = judge(DUE, Known(registered=times("09:10 17:30"))).values()
    blind = judge(DUE, Known(has_file=False)).values()
    absent = judge(DUE, Known()).values()
    leave = judge(DUE, Known(leave={AM: (LeaveKind.SICK, False)})).values()

    whole = tally([*late, *blind, *absent, *leave])

    assert whole == Tally(
        due=8, attended=2, late=1, absent=3, leave=1, unknown=2, late_minutes=10
    )
    assert whole.rate == pytest.approx(2 / 6)
    assert Tally().rate is None
    assert tally(blind).rate is None


minutes = st.integers(0, 24 * 60 - 1)
ORDER = [Mark.ABSENT, Mark.LATE_AND_EARLY, Mark.LATE, Mark.EARLY, Mark.PRESENT]


def at(minute: int) -> time:
    return time(*divmod(minute, 60))


@given(came=minutes, went=minutes, sooner=minutes, later=minutes)
def test_coming_earlier_and_going_later_is_never_worse(
    came: int, went: int, sooner: int, later: int
) -> None:
    came, went = sorted((came, went))
    if went - came <= 10:
        return
    better = at(min(came, sooner)), at(max(went, later))
    before = judge(DUE, Known(registered=(at(came), at(went))))
    after = judge(DUE, Known(registered=better))
    for half in Half:
        one, other = before[half], after[half]
        assert other.late_minutes <= one.late_minutes
        assert other.early_minutes <= one.early_minutes
        assert one.mark is not Mark.PRESENT or other.mark is Mark.PRESENT


@given(
    st.lists(minutes.map(at), max_size=6),
    st.sets(st.sampled_from(Half)),
    st.sampled_from([DEFAULT, FOUR]),
)
def test_exactly_the_due_half_days_have_a_verdict_in_any_order(
    registered: list[time], halves: set[Half], policy: Policy
) -> None:
    due = {half: DUE[half] for half in halves}

    found = judge(due, Known(registered=tuple(registered)), policy)

    assert set(found) == halves
    assert found == judge(due, Known(registered=tuple(reversed(registered))), policy)
    assert tally(found.values()).due == len(halves)
