"""What stops the clock, for how long, and what may not be written down."""

from datetime import date

import pytest

from yimen.ports.almanac import bundled_calendar
from yimen.rules.legal_clock import articles
from yimen.rules.legal_clock.pauses import (
    NothingPaused,
    Pause,
    PauseBackwards,
    PauseInFuture,
    PauseNotTold,
    PauseWithoutBasis,
    PauseWithoutLength,
    Procedure,
    begin,
    end,
    merged,
    open_pause,
)

CALENDAR = bundled_calendar()
TOLD = date(2026, 9, 21)


@pytest.mark.parametrize(
    ("pause", "through"),
    [
        (Pause(TOLD, date(2026, 9, 23)), date(2026, 9, 23)),
        (Pause(TOLD, date(2026, 9, 23), 5), date(2026, 9, 23)),
        (Pause(TOLD, date(2026, 10, 12), 5), date(2026, 9, 29)),
        (Pause(TOLD, asked_days=5), date(2026, 9, 29)),
        (Pause(TOLD, asked_days=0), TOLD),
        (Pause(TOLD, TOLD), TOLD),
    ],
)
def test_a_pause_ends_with_its_result_or_with_the_days_asked_for(
    pause: Pause, through: date
) -> None:
    assert pause.through(CALENDAR) == through


@pytest.mark.parametrize(
    ("pause", "stops"),
    [
        (Pause(TOLD, asked_days=5, procedure=Procedure.HEARING), True),
        (Pause(TOLD, asked_days=5, noticed=False), False),
        (Pause(TOLD, asked_days=5, procedure=Procedure.SITE_SURVEY), False),
        (Pause(TOLD, asked_days=5, procedure=Procedure.PUBLIC_NOTICE), False),
        (
            Pause(
                TOLD,
                asked_days=5,
                procedure=Procedure.SITE_SURVEY,
                article="食品经营许可办法第十九条",
            ),
            True,
        ),
    ],
)
def test_only_what_the_law_leaves_out_stops_the_clock(
    pause: Pause, stops: bool
) -> None:
    assert pause.stops is stops


def test_the_eight_procedures_of_the_act_need_no_other_article() -> None:
    eight = list(Procedure)[:8]

    assert all(Pause(TOLD, asked_days=1, procedure=each).stops for each in eight)
    assert Pause(TOLD, asked_days=1).article == articles.UNCOUNTED


@pytest.mark.parametrize(
    ("ended_on", "asked_days", "refusal"),
    [
        (None, None, PauseWithoutLength),
        (None, -1, PauseWithoutLength),
        (date(2026, 9, 20), 5, PauseBackwards),
    ],
)
def test_a_pause_that_makes_no_sense_is_refused(
    ended_on: date | None, asked_days: int | None, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        Pause(TOLD, ended_on, asked_days)


@pytest.mark.parametrize(
    ("pause", "refusal"),
    [
        (Pause(TOLD, asked_days=5, noticed=False), PauseNotTold),
        (
            Pause(TOLD, asked_days=5, procedure=Procedure.DRAWING_REVIEW),
            PauseWithoutBasis,
        ),
    ],
)
def test_a_pause_begins_only_told_and_with_a_basis(
    pause: Pause, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        begin((), pause, limit_started_on=TOLD, today=TOLD)


def test_a_pause_may_begin_while_another_runs() -> None:
    first = begin((), Pause(TOLD, asked_days=9), limit_started_on=TOLD, today=TOLD)

    both = begin(first, Pause(TOLD, asked_days=3), limit_started_on=TOLD, today=TOLD)

    assert len(both) == 2


def test_the_open_pause_ends_and_the_others_stay() -> None:
    ended = Pause(date(2026, 9, 1), date(2026, 9, 3))
    running = Pause(TOLD, asked_days=5)

    after = end((ended, running), ended_on=date(2026, 9, 23), today=date(2026, 9, 23))

    assert open_pause((ended, running)) == running
    assert open_pause(after) is None
    assert after == (ended, Pause(TOLD, date(2026, 9, 23), 5))


def test_what_is_not_paused_cannot_resume() -> None:
    with pytest.raises(NothingPaused):
        end((), ended_on=TOLD, today=TOLD)


def test_a_result_cannot_come_tomorrow() -> None:
    with pytest.raises(PauseInFuture):
        end((Pause(TOLD, asked_days=5),), ended_on=date(2026, 9, 22), today=TOLD)


@pytest.mark.parametrize(
    ("stretches", "joined"),
    [
        ([], ()),
        ([(3, 3)], ()),
        ([(1, 3), (3, 5)], ((1, 5),)),
        ([(4, 6), (1, 9)], ((1, 9),)),
        ([(5, 6), (1, 3)], ((1, 3), (5, 6))),
        ([(1, 3), (2, 2)], ((1, 3),)),
    ],
)
def test_stretches_that_meet_become_one(
    stretches: list[tuple[int, int]], joined: tuple[tuple[int, int], ...]
) -> None:
    assert merged(stretches) == joined
