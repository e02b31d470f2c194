"""Who may be given a case, and what may pass between organs."""

from datetime import date, datetime, timedelta

import pytest

from yimen.ports.almanac import bundled_calendar
from yimen.rules.authority.actors import Actor, Role
from yimen.rules.cases import handing
from yimen.rules.cases.handing import (
    AcceptedStays,
    AlreadyTheirs,
    Colleague,
    ColleagueAway,
    HallSettles,
    NotAColleague,
    NothingToHandBack,
    Passed,
    Passing,
    SettledByTheHall,
    TooLateToHandBack,
)
from yimen.rules.cases.lifecycle import State
from yimen.rules.legal_clock.calendar import CHINA

CALENDAR = bundled_calendar()
FRIDAY = datetime(2026, 9, 18, 16, 0, tzinfo=CHINA)  # Sunday the 20th is worked
EXAMINER = frozenset({Role.EXAMINER})
CLERK = Actor(officer_id=1, roles=frozenset({Role.CLERK}), organ_id=7)
HEAD = Actor(officer_id=2, roles=frozenset({Role.ORGAN_HEAD}), organ_id=7)
BUREAU = Actor(officer_id=3, roles=frozenset({Role.BUREAU_MANAGER}))


@pytest.mark.parametrize(
    ("colleague", "refusal"),
    [
        (Colleague(5, 7, EXAMINER), None),
        (Colleague(5, 7, frozenset({Role.CHIEF_REPRESENTATIVE})), None),
        (Colleague(4, 7, EXAMINER), AlreadyTheirs),
        (Colleague(5, 8, EXAMINER), NotAColleague),
        (Colleague(5, None, EXAMINER), NotAColleague),
        (Colleague(5, 7, frozenset({Role.CASHIER})), NotAColleague),
        (Colleague(5, 7, EXAMINER, is_active=False), NotAColleague),
        (Colleague(5, 7, EXAMINER, is_away=True), ColleagueAway),
    ],
)
def test_a_case_goes_to_a_colleague_who_is_there(
    colleague: Colleague, refusal: type[Exception] | None
) -> None:
    if refusal is None:
        handing.check_colleague(7, 4, colleague)
        return
    with pytest.raises(refusal):
        handing.check_colleague(7, 4, colleague)


@pytest.mark.parametrize(
    ("state", "basis", "by", "refusal"),
    [
        (State.RECEIVED, "", CLERK, None),
        (State.ACCEPTED, "", HEAD, AcceptedStays),
        (State.ACCEPTED, "云政发〔2026〕3号", CLERK, AcceptedStays),
        (State.ACCEPTED, "云政发〔2026〕3号", HEAD, None),
        (State.ACCEPTED, "云政发〔2026〕3号", BUREAU, None),
    ],
)
def test_acceptance_is_the_line(
    state: State, basis: str, by: Actor, refusal: type[Exception] | None
) -> None:
    if refusal is None:
        handing.check_transfer(state, 7, 8, basis=basis, passes=(), by=by)
        return
    with pytest.raises(refusal):
        handing.check_transfer(state, 7, 8, basis=basis, passes=(), by=by)


def test_after_a_return_only_the_hall_says_whose_it_is() -> None:
    passes = (Passed(Passing.ORGAN, 7, 8, FRIDAY), Passed(Passing.BACK, 8, 7, FRIDAY))

    with pytest.raises(HallSettles):
        handing.check_transfer(State.RECEIVED, 7, 8, basis="", passes=passes, by=CLERK)
    handing.check_transfer(State.RECEIVED, 7, 8, basis="", passes=passes, by=BUREAU)
    with pytest.raises(AlreadyTheirs):
        handing.check_transfer(State.RECEIVED, 7, 7, basis="", passes=(), by=BUREAU)


def test_a_return_is_made_by_the_next_working_day() -> None:
    came = Passed(Passing.ORGAN, 7, 8, FRIDAY)
    sunday = datetime(2026, 9, 20, 17, 0, tzinfo=CHINA)

    def back(at: datetime, *passes: Passed, organ: int = 8) -> Passed:
        return handing.check_hand_back(passes, organ_id=organ, at=at, on=CALENDAR)

    assert back(sunday, came) == came
    with pytest.raises(TooLateToHandBack) as late:
        back(sunday + timedelta(days=1), came)
    assert late.value.facts["until"] == date(2026, 9, 20)
    with pytest.raises(NothingToHandBack):
        back(sunday)
    with pytest.raises(NothingToHandBack):
        back(sunday, came, organ=7)
    with pytest.raises(NothingToHandBack):
        back(sunday, came, Passed(Passing.BACK, 8, 7, sunday))
    with pytest.raises(SettledByTheHall):
        back(sunday, Passed(Passing.ORGAN, 7, 8, FRIDAY, is_settled=True))
