"""Each rule by example, and the three promises that all of them keep."""

from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.rules.legal_clock.calendar import WorkCalendar
from yimen.rules.legal_clock.lights import Standing, timing
from yimen.rules.legal_clock.terms import Due
from yimen.rules.supervision.register import RULES, found
from yimen.rules.supervision.settings import (
    LIMITS,
    LadderFolds,
    LimitOutOfRange,
    Profile,
    Settings,
    SettingsUnexplained,
    Way,
    check_settings,
    standard_limits,
)
from yimen.rules.supervision.watching import (
    Level,
    Watched,
    judged,
    judged_again,
    verdicts,
)

HOUSE = standard_limits()
NINE, TEN, NOON = (f"2026-09-18T{hour:02}:00:00+08:00" for hour in (9, 10, 12))
QUIET: dict[str, Any] = {
    "clock_runs": True,
    "promise_on": "2026-10-09",
    "statute_on": "2026-10-23",
    "promise_is_late": False,
    "statute_is_late": False,
    "days_after": 0,
    "days_left": 8,
    "days_whole": 10,
    "is_timed": False,
    "is_paused": False,
    "received_at": NINE,
    "received_on": "2026-09-18",
    "answer_due_on": "2026-09-25",
    "answer_days_late": 0,
    "deemed_accepted_at": None,
    "step_state": "accepted",
    "days_in_step": 2,
    "accepted_at": TEN,
    "last_act_at": TEN,
    "days_idle": 2,
    "pause_procedure": None,
    "pause_asked_days": 0,
    "pause_days_over": 0,
    "decided_at": None,
    "delivery_due_on": None,
    "delivery_days_late": 0,
    "rated_at": NINE,
    "contact_days_used": 1,
    "notices": 1,
    "corrections_after_acceptance": 0,
    "first_step_at": NINE,
    "closed_at": None,
    "last_handling_at": TEN,
    "elsewhere": [],
    "elsewhere_days_apart": [],
    "open_twins": [],
    "unit_passes": 1,
    "passes_without_basis": 0,
    "extension_approved_on": None,
    "due_before_extension_on": None,
    "extension_rank": None,
    "extension_rank_due": None,
    "is_instant": False,
    "examinations": 1,
    "materials_needed": True,
    "materials_listed": 4,
    "acceptance_papers": 1,
    "decision_papers": 0,
    "result": None,
    "opinions": 1,
    "unreasoned_steps": [],
    "pauses_without_notice": 0,
    "pauses_without_days": 0,
    "overturned": 0,
    "accepted_by": 3,
    "decided_by": None,
    "letter_was_live": False,
    "version_from": "2026-01-01",
    "version_to": None,
    "fee_due_cents": 1000,
    "fee_paid_cents": 1000,
    "fee_is_reduced": False,
    "pauses_days_left": [5],
    "closing_seconds": [0, 3600],
    "closed_numbers": ["A", "B"],
    "withdrawn_at": None,
    "asked_again": False,
    "decisions_days_left": [3, 0, 4],
    "disputes": 0,
    "order_kind": "complaint",
    "answer_runs": True,
    "registered_at": NINE,
    "take_up_by_on": "2026-09-21",
    "take_up_days_late": 0,
    "order_last_act_at": TEN,
    "order_days_idle": 2,
    "contact_by_on": None,
    "contact_days_late": 0,
    "hurried": 0,
    "hurry_by_on": None,
    "hurry_days_late": 0,
    "order_returns": 1,
    "reopened": 0,
    "answered_at": None,
    "outcome": None,
    "request_state": "received",
    "request_runs": True,
    "rectify_by_on": "2026-09-25",
    "rectify_days_late": 0,
    "urging_about": "超时",
    "urging_due_on": "2026-09-23",
    "urging_is_owed": True,
    "urging_days_left": 3,
    "urging_days_late": 0,
}
BROKEN: tuple[tuple[str, dict[str, Any], Level | None], ...] = (
    ("over_time", {"days_left": 1}, Level.REMINDER),
    ("over_time", {"days_left": 2}, Level.REMINDER),  # a fifth of ten
    ("over_time", {"promise_is_late": True, "days_after": 9}, Level.YELLOW),
    ("over_time", {"promise_is_late": True, "statute_is_late": True}, Level.RED),
    ("over_time", {"promise_is_late": True, "clock_runs": False}, None),
    (
        "over_time",
        {"promise_is_late": True, "statute_on": None, "days_after": 1},
        Level.YELLOW,
    ),
    (
        "over_time",
        {"promise_is_late": True, "statute_on": None, "days_after": 2},
        Level.RED,
    ),
    ("not_accepted", {"answer_days_late": 1}, Level.REMINDER),
    ("silent", {"deemed_accepted_at": NINE}, Level.RED),
    ("step_late", {"days_in_step": 7}, Level.YELLOW),
    ("step_late", {"days_in_step": 6}, None),
    ("step_late", {"days_in_step": 9, "is_paused": True}, None),
    ("held", {"days_idle": 5}, Level.YELLOW),
    ("held", {"days_idle": 9, "is_paused": True}, None),
    ("drawn_out", {"pause_days_over": 1}, Level.YELLOW),
    ("delivery_late", {"delivery_days_late": 1}, Level.YELLOW),
    ("contact_late", {"contact_days_used": 2}, Level.YELLOW),
    ("second_notice", {"notices": 2}, Level.YELLOW),
    ("correction_after_acceptance", {"corrections_after_acceptance": 1}, Level.RED),
    ("before_registration", {"received_at": NOON}, Level.RED),
    ("after_end", {"closed_at": NINE}, Level.YELLOW),
    ("outside_the_system", {"decided_at": NINE}, Level.RED),
    ("outside_the_system", {"decided_at": NOON, "accepted_at": None}, Level.RED),
    ("outside_the_system", {"decided_at": NOON}, None),
    ("dual_acceptance", {"elsewhere_days_apart": [31, 30]}, Level.YELLOW),
    ("dual_acceptance", {"elsewhere_days_apart": [31]}, None),
    ("open_twin", {"open_twins": ["A-1"]}, Level.REMINDER),
    ("passed_around", {"unit_passes": 2}, Level.YELLOW),
    ("passed_around", {"passes_without_basis": 1}, Level.YELLOW),
    (
        "extension_late",
        {
            "extension_approved_on": "2026-10-10",
            "due_before_extension_on": "2026-10-09",
        },
        Level.RED,
    ),
    ("extension_rank", {"extension_rank": "organ"}, Level.RED),
    ("no_process", {"decided_at": NOON, "examinations": 0}, Level.YELLOW),
    ("no_material_list", {"materials_listed": 0}, Level.YELLOW),
    ("no_acceptance_paper", {"acceptance_papers": 0}, Level.YELLOW),
    ("no_acceptance_paper", {"acceptance_papers": 0, "is_instant": True}, None),
    ("no_decision_paper", {"decided_at": NOON}, Level.YELLOW),
    (
        "no_decision_paper",
        {"decided_at": NOON, "is_instant": True, "result": "refused"},
        Level.YELLOW,
    ),
    ("no_opinion", {"opinions": 0}, Level.YELLOW),
    ("no_reason", {"unreasoned_steps": ["refuse"]}, Level.YELLOW),
    ("no_result", {"closed_at": NOON}, Level.YELLOW),
    ("unfounded_pause", {"pauses_without_notice": 1}, Level.YELLOW),
    ("unfounded_pause", {"pauses_without_days": 1}, Level.YELLOW),
    ("refused_the_qualified", {"overturned": 1}, Level.YELLOW),
    ("same_hands", {"decided_by": 3}, Level.RED),
    ("same_hands", {"decided_by": 3, "is_instant": True}, None),
    ("no_authority", {"decided_by": 4}, Level.RED),
    ("stale_version", {"version_to": "2026-09-18"}, Level.YELLOW),
    ("stale_version", {"version_from": "2026-09-19"}, Level.YELLOW),
    ("wrong_charge", {"fee_paid_cents": 1050}, Level.YELLOW),
    ("wrong_charge", {"fee_paid_cents": 1051}, Level.RED),
    ("wrong_charge", {"fee_paid_cents": 0, "fee_is_reduced": True}, None),
    ("wrong_charge", {"fee_paid_cents": 1, "fee_due_cents": 0}, Level.RED),
    ("last_day_pause", {"pauses_days_left": [5, 1]}, Level.YELLOW),
    ("batch_closing", {"closing_seconds": [*range(0, 600, 60), 9]}, Level.YELLOW),
    ("batch_closing", {"closing_seconds": [*range(0, 1000, 100)]}, None),
    (
        "accept_withdraw",
        {"withdrawn_at": NOON, "asked_again": True},
        Level.YELLOW,
    ),
    ("accept_withdraw", {"withdrawn_at": NOON}, None),
    ("bunched_decisions", {"decisions_days_left": [0] * 6 + [4] * 4}, Level.YELLOW),
    ("bunched_decisions", {"decisions_days_left": [0] * 5 + [4] * 5}, None),
    ("order_late", {"days_left": 1}, Level.REMINDER),
    ("order_late", {"promise_is_late": True, "days_after": 1}, Level.YELLOW),
    ("order_late", {"statute_is_late": True, "promise_on": None}, Level.RED),
    ("order_late", {"promise_is_late": True, "answer_runs": False}, None),
    ("order_not_taken_up", {"take_up_days_late": 1}, Level.YELLOW),
    ("order_held", {"order_days_idle": 5}, Level.YELLOW),
    ("first_contact_late", {"contact_days_late": 1}, Level.YELLOW),
    ("hurry_unanswered", {"hurry_days_late": 1}, Level.YELLOW),
    ("order_passed_around", {"order_returns": 2}, Level.YELLOW),
    ("order_reopened", {"reopened": 1}, Level.YELLOW),
    ("order_no_result", {"answered_at": NOON}, Level.YELLOW),
    ("order_no_result", {"answered_at": NOON, "outcome": "solved"}, None),
    ("request_late", {"statute_is_late": True}, Level.RED),
    ("request_late", {"statute_is_late": True, "request_runs": False}, None),
    ("rectify_late", {"rectify_days_late": 1}, Level.YELLOW),
    ("by_hand", {}, None),
    ("urging_late", {"urging_days_left": 1}, Level.REMINDER),
    ("urging_late", {"urging_days_left": 0, "urging_days_late": 1}, Level.YELLOW),
    ("urging_late", {"urging_days_left": 0, "urging_days_late": 3}, Level.RED),
    ("urging_late", {"urging_days_late": 9, "urging_is_owed": False}, None),
    ("disputed_later", {"closed_at": NOON, "disputes": 1}, Level.YELLOW),
)


def a_case(**facts: Any) -> Watched:
    return Watched(kind="case", number="A-1", facts=QUIET | facts)


def test_a_case_in_order_breaks_no_rule() -> None:
    assert list(found(a_case(), Settings())) == []


def test_each_rule_says_what_its_example_shows() -> None:
    wrong = []
    for name, facts, level in BROKEN:
        verdict = judged(RULES[name], a_case(**facts), HOUSE)
        if (verdict and verdict.level) != level:
            wrong.append((name, facts, verdict))

    assert wrong == []
    assert {name for name, _, _ in BROKEN} == set(RULES)


def test_every_rule_is_said_in_words_with_its_limits_and_its_source() -> None:
    for rule in RULES.values():
        assert rule.label
        assert rule.article
        assert "{" not in rule.text({name: HOUSE[name] for name in rule.limits})
    used = {name for rule in RULES.values() for name in rule.limits}
    assert set(LIMITS) - used == {"explain_days", "urging_days"}


def test_jiangsu_and_hunan_show_their_published_ladders() -> None:
    def level(profile: Profile, **facts: Any) -> Level | None:
        limits = standard_limits(profile)
        verdict = judged(RULES["over_time"], a_case(**facts), limits)
        return verdict and verdict.level

    late = {"promise_is_late": True}
    assert level(Profile.JIANGSU, days_left=0) is Level.REMINDER
    assert level(Profile.JIANGSU, days_left=1) is None
    assert level(Profile.JIANGSU, days_after=1, **late) is Level.YELLOW
    assert level(Profile.JIANGSU, days_after=2, **late) is Level.RED
    assert level(Profile.HUNAN, days_left=2) is None
    assert level(Profile.HUNAN, days_after=5, **late) is Level.YELLOW
    assert level(Profile.HUNAN, statute_is_late=True, **late) is Level.RED


def test_settings_that_nobody_can_judge_by_are_refused() -> None:
    with pytest.raises(SettingsUnexplained):
        check_settings(Settings(), " ")
    with pytest.raises(LimitOutOfRange):
        check_settings(Settings(limits=HOUSE | {"idle_days": 0}), "试行")
    with pytest.raises(LadderFolds):
        check_settings(Settings(limits=HOUSE | {"reminder_percent": 30}), "试行")
    for profile in Profile:
        check_settings(Settings(profile, standard_limits(profile)), "采用")


_INSTANTS = st.sampled_from([None, NINE, TEN, NOON])
_DAYS = st.dates(date(2026, 9, 1), date(2026, 11, 1)).map(date.isoformat)


def _like(fact: Any, name: str) -> st.SearchStrategy[Any]:
    kinds: dict[bool, st.SearchStrategy[Any]] = {
        True: st.sampled_from([None, "organ", "granted"]),
        isinstance(fact, list): st.lists(st.integers(0, 2000), max_size=30),
        name in WORDS: st.lists(st.sampled_from(["A-2", "A-3"]), max_size=2),
        name.endswith(("_on", "_from", "_to")): st.none() | _DAYS,
        name.endswith("_at"): _INSTANTS,
        isinstance(fact, int) or name.endswith("_by"): st.integers(0, 60),
        isinstance(fact, bool): st.booleans(),
    }
    return kinds[True]


WORDS = {"elsewhere", "open_twins", "closed_numbers", "unreasoned_steps"}
FACTS = st.fixed_dictionaries({name: _like(it, name) for name, it in QUIET.items()})
LIMIT_SETS = st.fixed_dictionaries(
    {name: st.integers(kind.least, kind.most) for name, kind in LIMITS.items()}
)


@given(FACTS, LIMIT_SETS)
def test_the_evidence_is_enough_to_judge_again(
    facts: dict[str, Any], limits: dict[str, int]
) -> None:
    for verdict in verdicts(
        RULES.values(), Watched(kind="case", number="A", facts=facts), limits
    ):
        rule = RULES[verdict.rule]
        assert judged_again(rule, verdict.evidence) == verdict.level
        assert tuple(verdict.evidence.facts) == rule.reads
        assert tuple(verdict.evidence.limits) == rule.limits


@given(FACTS, LIMIT_SETS, st.integers())
def test_the_order_of_the_rules_does_not_matter(
    facts: dict[str, Any], limits: dict[str, int], seed: int
) -> None:
    watched = Watched(kind="case", number="A", facts=facts)
    shuffled = list(RULES.values())
    Random(seed).shuffle(shuffled)  # noqa: S311
    plain = {one.rule: one for one in verdicts(RULES.values(), watched, limits)}

    assert {one.rule: one for one in verdicts(shuffled, watched, limits)} == plain


@given(FACTS, LIMIT_SETS, st.sampled_from(sorted(LIMITS)), st.integers(1, 50))
def test_raising_a_lenient_limit_never_adds_a_card(
    facts: dict[str, Any], limits: dict[str, int], name: str, more: int
) -> None:
    way = LIMITS[name].way
    if way is Way.SWITCH:
        return
    watched = Watched(kind="case", number="A", facts=facts)
    levels = [
        {one.rule: one.level for one in verdicts(RULES.values(), watched, asked)}
        for asked in (limits, limits | {name: limits[name] + more})
    ]
    louder, quieter = levels if way is Way.LENIENT else reversed(levels)

    assert all(louder.get(rule, 0) >= level for rule, level in quieter.items())


CALENDAR = WorkCalendar({}, frozenset(range(2020, 2035)))
RECEIVED = date(2026, 3, 2)


def _on_the_way(limit: int, statute: int | None, today: date) -> dict[str, Any]:
    """A case received on a Monday with a promise, looked at at the end of a day."""
    promised = CALENDAR.add_working_days(RECEIVED, limit)
    lawful = (
        CALENDAR.add_working_days(RECEIVED, statute) if statute is not None else None
    )
    used = CALENDAR.working_days_between(RECEIVED, today)
    told = timing(
        Standing(
            promised=Due(promised, provisional=False),
            statutory=Due(lawful, provisional=False) if lawful else None,
            left=max(limit - used, 0),
            whole=limit,
        ),
        today,
        CALENDAR,
    )
    return {
        "statute_on": lawful.isoformat() if lawful else None,
        "promise_is_late": told.promise_is_late,
        "statute_is_late": bool(told.statute_is_late),
        "days_after": told.days_after,
        "days_left": told.left,
        "days_whole": told.whole,
    }


@given(
    st.sampled_from(Profile),
    st.integers(0, 40),
    st.integers(0, 30),
    st.none() | st.integers(0, 60),
    st.integers(0, 200),
)
def test_a_longer_promise_never_adds_a_card(
    profile: Profile, limit: int, more: int, statute: int | None, passed: int
) -> None:
    today = RECEIVED + timedelta(days=passed)
    limits = standard_limits(profile)
    levels = [
        judged(RULES["over_time"], a_case(**_on_the_way(asked, statute, today)), limits)
        for asked in (limit, limit + more)
    ]

    shorter, longer = (one.level if one else 0 for one in levels)
    assert longer <= shorter
