"""Requests for government information: the days of articles 29 to 36, and figures."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.ports.almanac import bundled_calendar
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.extensions import ExtendedTwice, ExtensionTooLong
from yimen.rules.legal_clock.lights import Light
from yimen.rules.voice.information_requests import (
    LETTERS,
    OPEN,
    Arrival,
    Asked,
    CorrectionTooLate,
    CorrectionTooShort,
    Form,
    NoSuchRequestStep,
    Reply,
    ReplyGivesNothing,
    ReplyWithoutReason,
    RequestIncomplete,
    RequestState,
    RequestTimes,
    after,
    begins_as,
    check_correction,
    check_reply,
    check_request,
    clock_of,
    due_of,
    extended,
    next_steps,
)
from yimen.rules.voice.order_figures import Counted, Feedback, order_figures
from yimen.rules.voice.orders import OrderState

CALENDAR = bundled_calendar()
MONDAY, LATER = date(2026, 9, 7), date(2026, 9, 30)


def times(state: RequestState = RequestState.RECEIVED, **more: object) -> RequestTimes:
    facts = {"came_on": MONDAY, "counted_from": MONDAY} | more
    return RequestTimes(state=state, **facts)  # type: ignore[arg-type]


def due(facts: RequestTimes) -> date:
    found = due_of(facts, CALENDAR)
    assert found is not None
    return found.on


def test_the_answer_is_due_in_twenty_working_days_and_twenty_more() -> None:
    plain = times()
    longer = extended(plain, 20, date(2026, 9, 30), CALENDAR)

    assert due(plain) == date(2026, 10, 10)  # Saturday, worked for the holidays
    assert due(times(extension=longer)) == CALENDAR.add_working_days(MONDAY, 40)
    with pytest.raises(ExtensionTooLong):
        extended(plain, 21, MONDAY, CALENDAR)
    with pytest.raises(ExtendedTwice):
        extended(times(extension=longer), 1, MONDAY, CALENDAR)
    with pytest.raises(NoSuchRequestStep):
        extended(times(RequestState.CORRECTING), 1, MONDAY, CALENDAR)


def test_the_clock_starts_anew_with_the_correction_and_stands_for_a_third_party() -> (
    None
):
    corrected = times(counted_from=date(2026, 9, 14), correct_by=date(2026, 9, 30))
    asked = date(2026, 9, 9)
    answered = times(consulted=((asked, date(2026, 9, 16)),))
    silent = times(RequestState.CONSULTING, consulted=((asked, None),))

    assert due(corrected) == CALENDAR.add_working_days(date(2026, 9, 14), 20)
    assert due(answered) == CALENDAR.add_working_days(MONDAY, 25)
    assert due(silent) == CALENDAR.add_working_days(MONDAY, 35)
    waiting = times(RequestState.CORRECTING, correct_by=date(2026, 9, 30))
    assert due(waiting) == date(2026, 9, 30)
    assert due(times(RequestState.UNCONFIRMED, counted_from=None)) == date(2026, 9, 8)


def test_what_is_unclear_is_asked_about_once_within_seven_working_days() -> None:
    check_correction(times(), date(2026, 9, 16), LATER, CALENDAR)
    with pytest.raises(CorrectionTooLate):
        check_correction(times(), date(2026, 9, 17), LATER, CALENDAR)
    with pytest.raises(CorrectionTooLate):
        check_correction(times(correct_by=MONDAY), MONDAY, LATER, CALENDAR)
    with pytest.raises(CorrectionTooShort):
        check_correction(times(), MONDAY, MONDAY, CALENDAR)


def test_the_day_of_receipt_depends_on_how_it_came() -> None:
    at_once = {one for one in Arrival if begins_as(one) is RequestState.RECEIVED}

    assert at_once == {Arrival.IN_PERSON, Arrival.SIGNED_POST}


def test_who_gets_less_is_told_why_and_a_request_says_what_article_29_wants() -> None:
    assert check_reply(Reply.GRANTED, "见附件").endswith("第二项")
    for empty in (Reply.GRANTED, Reply.PUBLISHED):
        with pytest.raises(ReplyGivesNothing):
            check_reply(empty, " ")
    assert check_reply(Reply.REFUSED, "涉及商业秘密").endswith("第三项")
    with pytest.raises(ReplyWithoutReason):
        check_reply(Reply.NONE_HELD, " ")
    whole = Asked(
        submit_key="k",
        arrival=Arrival.INTERNET,
        form=Form.PAPER,
        organ_id=1,
        name="张三",
        contact="13812342211",
        wanted="征地批复",
        id_number="11010519491231002X",
    )
    check_request(whole)
    with pytest.raises(RequestIncomplete) as refused:
        check_request(replace(whole, id_number=" ", contact="", wanted=" "))
    for letter in LETTERS:
        check_request(replace(whole, id_number="", arrival=letter))
    assert refused.value.facts == {"missing": ["contact", "id_number", "wanted"]}


@given(st.lists(st.integers(0, 50), max_size=12))
def test_every_walk_has_a_due_day_while_it_is_open(picks: list[int]) -> None:
    state = begins_as(Arrival.INTERNET)
    facts = times(state, counted_from=None)
    for pick in picks:
        steps = sorted(next_steps(state))
        if not steps:
            break
        state = after(state, steps[pick % len(steps)])
        known = {} if state is RequestState.UNCONFIRMED else {"counted_from": MONDAY}
        facts = times(state, correct_by=date(2026, 9, 30), **known)
        assert (due_of(facts, CALENDAR) is not None) == (state in OPEN)
    if state not in OPEN:
        assert clock_of(facts) is None
        with pytest.raises(NoSuchRequestStep):
            after(state, Step.ANSWER_REQUEST)


def counted(state: OrderState, light: Light | None = None, **more: object) -> Counted:
    return Counted(state, light, more.pop("feedback", None), **more)  # type: ignore[arg-type]


def test_the_four_figures_of_the_mass_work_system() -> None:
    found = order_figures(
        [
            counted(
                OrderState.ARCHIVED, Light.RED, feedback=Feedback.SATISFIED, nodes=[1]
            ),
            counted(OrderState.FOLLOWED, feedback=Feedback.DISSATISFIED, nodes=[1, 2]),
            counted(OrderState.FOLLOWED, feedback=Feedback.UNREACHED, reopened=1),
            counted(OrderState.ANSWERED, Light.REMINDER),
            counted(OrderState.ASSIGNED, Light.YELLOW),
            counted(OrderState.REGISTERED),
            counted(OrderState.MERGED, Light.RED, nodes=[9]),
        ],
        nodes=[1, 2, 3, 4],
    )

    assert (found.orders, found.merged, found.taken_up, found.answered) == (6, 1, 5, 4)
    assert found.usage_rate == 2 / 4
    assert found.closing_rate == 4 / 5
    assert found.lit_rate == 2 / 6
    assert found.feedback_rate == 2 / 4
    assert found.satisfaction_rate == 1 / 2
    assert found.reopened == 1


def test_the_printed_figures_of_the_source_follow_from_the_definitions() -> None:
    """受理7010件，办结6841件，办结率97.5% (S1, item 52)."""
    closed = [counted(OrderState.ARCHIVED)] * 6841
    still = [counted(OrderState.ASSIGNED)] * (7010 - 6841)

    rate = order_figures([*closed, *still], nodes=[]).closing_rate

    assert rate is not None
    assert round(rate * 100, 1) == 97.6  # the source cut 97.589 off
    assert order_figures([], nodes=[]).usage_rate is None
