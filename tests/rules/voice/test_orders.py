"""Orders of the people: the flow, the limits of each kind, the units."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.ports.almanac import bundled_calendar
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.calendar import CHINA, WorkCalendar
from yimen.rules.legal_clock.extensions import (
    ExtendedTwice,
    ExtensionTooLate,
    ExtensionTooLong,
)
from yimen.rules.legal_clock.lights import Light
from yimen.rules.voice.order_clock import (
    NotToBeReturned,
    OrderTimes,
    ReturnTooLate,
    ReviewTooLate,
    check_return,
    check_review,
    clock_of,
    contact_due,
    due_of,
    extended,
    light_of,
    worst,
)
from yimen.rules.voice.order_kinds import (
    ASKED_FOR,
    FIVE_GOODS,
    KINDS,
    REVIEWS,
    OrderKind,
)
from yimen.rules.voice.order_units import (
    AccusedUnit,
    Ground,
    NotTheLead,
    NoUnit,
    Part,
    PartsMissing,
    ReviewedByItself,
    Route,
    Unit,
    check_answer,
    check_units,
    route,
)
from yimen.rules.voice.orders import (
    ENDED,
    OPEN,
    TRANSITIONS,
    Decline,
    DeclineSaysNoWay,
    NoSuchOrderStep,
    OrderState,
    after,
    check_decline,
    next_steps,
)

CALENDAR: WorkCalendar = bundled_calendar()
MONDAY = date(2026, 9, 7)
AT = datetime(2026, 9, 7, 10, tzinfo=CHINA)


def times(kind: OrderKind, state: OrderState, **more: object) -> OrderTimes:
    facts = {"registered_on": MONDAY, "counted_from": MONDAY} | more
    return OrderTimes(kind=kind, state=state, **facts)  # type: ignore[arg-type]


def due(kind: OrderKind, state: OrderState, **more: object) -> date:
    found = due_of(times(kind, state, **more), CALENDAR)
    assert found is not None
    return found.on


def test_each_kind_has_limits_and_every_named_limit_its_article() -> None:
    assert set(KINDS) == set(OrderKind)
    assert set(FIVE_GOODS) < ASKED_FOR
    for kind, rules in KINDS.items():
        assert rules.accept.number <= 15, kind
        assert bool(rules.answer_article) == rules.is_statutory, kind
    assert REVIEWS[REVIEWS[OrderKind.PETITION]] is OrderKind.PETITION_RECHECK
    assert OrderKind.PETITION_RECHECK not in REVIEWS


def test_the_limits_are_those_of_the_rules() -> None:
    told, asked = OrderState.REGISTERED, OrderState.ASSIGNED
    assert due(OrderKind.PETITION, told) == date(2026, 9, 22)
    assert due(OrderKind.PETITION, asked) == date(2026, 11, 6)
    assert due(OrderKind.PETITION_REVIEW, asked) == date(
        2026, 10, 8
    )  # off till the 7th
    assert due(OrderKind.HOTLINE, asked) == date(2026, 9, 14)
    assert due(OrderKind.WISH, told) == date(2026, 9, 8)
    assert due(OrderKind.CANNOT_DO, asked) == date(2026, 9, 28)
    first = contact_due(OrderKind.CANNOT_DO, MONDAY, CALENDAR)
    assert first is not None
    assert first.on == MONDAY
    assert contact_due(OrderKind.HOTLINE, MONDAY, CALENDAR) is None


def test_a_statute_turns_red_and_a_promise_yellow_first() -> None:
    def shown(kind: OrderKind, on: date) -> Light | None:
        return light_of(times(kind, OrderState.ASSIGNED), on, CALENDAR)

    assert shown(OrderKind.HOTLINE, date(2026, 9, 9)) is Light.GREEN
    assert shown(OrderKind.HOTLINE, date(2026, 9, 11)) is Light.REMINDER
    assert shown(OrderKind.HOTLINE, date(2026, 9, 15)) is Light.RED
    assert shown(OrderKind.WISH, date(2026, 9, 15)) is Light.YELLOW
    assert shown(OrderKind.WISH, date(2026, 9, 16)) is Light.RED
    assert worst([None, Light.GREEN, Light.YELLOW, Light.REMINDER]) is Light.YELLOW
    assert worst([None]) is None


def test_an_extension_is_once_in_time_and_no_longer_than_the_kind_allows() -> None:
    petition = times(OrderKind.PETITION, OrderState.ASSIGNED)
    more = extended(petition, 30, date(2026, 11, 6), CALENDAR)

    assert due(OrderKind.PETITION, OrderState.ASSIGNED, extension=more) == date(
        2026, 12, 7
    )  # 6 December is a Sunday
    with pytest.raises(ExtendedTwice):
        extended(
            times(OrderKind.PETITION, OrderState.ASSIGNED, extension=more),
            1,
            MONDAY,
            CALENDAR,
        )
    with pytest.raises(ExtensionTooLong):
        extended(petition, 31, MONDAY, CALENDAR)
    with pytest.raises(ExtensionTooLate):
        extended(petition, 1, date(2026, 11, 7), CALENDAR)


def test_what_is_not_the_units_goes_back_in_the_time_of_its_kind() -> None:
    def back(kind: OrderKind, after_: timedelta, *, named: bool = False) -> bool:
        rule = check_return(kind, AT, AT + after_, CALENDAR, is_designated=named)
        return rule.needs_consent

    assert back(OrderKind.PETITION, timedelta(days=7))
    assert not back(OrderKind.HOTLINE, timedelta(hours=24))
    with pytest.raises(ReturnTooLate):
        back(OrderKind.PETITION, timedelta(days=8))
    with pytest.raises(ReturnTooLate):
        back(OrderKind.HOTLINE, timedelta(hours=24, seconds=1))
    with pytest.raises(NotToBeReturned):
        back(OrderKind.HOTLINE, timedelta(), named=True)


def test_a_review_is_asked_for_within_thirty_days() -> None:
    check_review(MONDAY, date(2026, 10, 8), CALENDAR)  # the 30th day is a holiday
    with pytest.raises(ReviewTooLate):
        check_review(MONDAY, date(2026, 10, 9), CALENDAR)


def test_who_is_sent_away_is_told_where_to_go() -> None:
    assert "第二十三条" in check_decline(Decline.NOT_OURS, "区人社局")
    assert check_decline(Decline.UNCLEAR, "")
    with pytest.raises(DeclineSaysNoWay):
        check_decline(Decline.IN_COURT, " ")


ORGAN, TOWN = Unit(organ_id=3), Unit(hall_id=7)


def test_units_are_each_there_once_and_never_the_accused() -> None:
    check_units([ORGAN, TOWN], None)
    assert Unit.of_key(TOWN.key) == TOWN
    with pytest.raises(NoUnit):
        check_units([ORGAN, ORGAN], None)
    with pytest.raises(NoUnit):
        check_units([], None)
    with pytest.raises(NoUnit):
        Unit.of_key("organ:x")
    with pytest.raises(AccusedUnit):
        check_units([ORGAN, TOWN], TOWN)


def test_an_order_goes_to_its_category_else_its_grid_and_never_to_the_accused() -> None:
    assert route(ORGAN, TOWN, None) == Route(ORGAN, Ground.CATEGORY)
    assert route(None, TOWN, ORGAN) == Route(TOWN, Ground.GRID)
    assert route(ORGAN, TOWN, ORGAN) is None
    assert route(None, TOWN, TOWN) is None
    assert route(None, None, None) is None


def test_nobody_reviews_what_they_handled() -> None:
    check_units([TOWN], None, {ORGAN})
    with pytest.raises(ReviewedByItself):
        check_units([TOWN, ORGAN], None, {ORGAN})


def test_the_lead_answers_once_the_others_have_reported() -> None:
    parts = [Part(ORGAN, is_lead=True), Part(TOWN, is_lead=False)]
    with pytest.raises(PartsMissing):
        check_answer(parts, {ORGAN})
    with pytest.raises(NotTheLead):
        check_answer(parts, {TOWN})
    check_answer([parts[0], Part(TOWN, is_lead=False, has_reported=True)], {ORGAN})
    check_answer([], set())


def test_the_table_leads_out_of_every_open_state() -> None:
    for state in OrderState:
        reached, waiting = {state}, [state]
        while waiting:
            for step in next_steps(waiting.pop()):
                for one in set(OrderState) - reached:
                    if any(
                        after(seen, step) is one
                        for seen in reached
                        if step in TRANSITIONS[seen]
                    ):
                        reached.add(one)
                        waiting.append(one)
        assert state not in OPEN or reached & (ENDED | {OrderState.ARCHIVED}), state
    with pytest.raises(NoSuchOrderStep):
        after(OrderState.REGISTERED, Step.ANSWER_ORDER)


@given(
    kind=st.sampled_from(OrderKind),
    state=st.sampled_from(OrderState),
    days=st.integers(0, 400),
)
def test_a_clock_runs_in_open_states_only_and_a_card_once_shown_stays(
    kind: OrderKind, state: OrderState, days: int
) -> None:
    facts = times(kind, state)
    on = MONDAY + timedelta(days=days)
    light = light_of(facts, on, CALENDAR)

    assert (clock_of(facts) is not None) == (state in OPEN)
    assert (light is not None) == (state in OPEN)
    later = light_of(facts, on + timedelta(days=1), CALENDAR)
    assert worst([light, later]) is later
