"""Which papers may follow, by which day, and when the promise is broken."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.ports.almanac import bundled_calendar
from yimen.rules.catalogue.intake import (
    Incomplete,
    Necessity,
    Paper,
    PaperState,
    examine,
    require_missing,
)
from yimen.rules.catalogue.matters import Material
from yimen.rules.catalogue.tolerance import (
    ConditionsUnmet,
    Debt,
    MainPapersMissing,
    NoTimeToFollow,
    NotOwed,
    OwedState,
    Promise,
    PromiseBroken,
    PromiseLapsed,
    StillTimeToSupply,
    Terms,
    ToleranceTooLong,
    due_soon,
    is_only_secondary,
    missed,
    next_due_on,
    supplied,
    weigh,
)
from yimen.rules.legal_clock.calendar import CHINA
from yimen.rules.legal_clock.limits import Limit
from yimen.rules.legal_clock.terms import DecisionClock

CALENDAR = bundled_calendar()
FRIDAY = date(2026, 9, 18)
DUE = date(2026, 10, 9)  # ten working days later, over two holidays
MATERIALS = (
    Material(code="M1", name="申请书", originals=1),
    Material(code="M2", name="布局图", necessity=Necessity.DEFERRABLE, grace_days=5),
    Material(code="M3", name="健康证明", necessity=Necessity.DEFERRABLE, grace_days=15),
    Material(code="M4", name="无期限的", necessity=Necessity.DEFERRABLE),
)
TERMS = Terms(accepted_on=FRIDAY, due_on=DUE, calendar=CALENDAR)
MEANT = Promise(conditions_met=True)


def lacking(*codes: str) -> Incomplete:
    papers = [Paper(m.code) for m in MATERIALS if m.code not in codes]
    return require_missing(examine(MATERIALS, papers))


def test_each_paper_has_its_own_day_and_none_after_the_case_is_due() -> None:
    tolerable = weigh(MATERIALS, lacking("M2", "M3"), TERMS, MEANT, is_trusted=True)

    days = {one.code: one.due_on for one in tolerable.owed}
    assert days == {"M2": date(2026, 9, 24), "M3": DUE}  # 15 days would end later
    assert tolerable.first_due_on == date(2026, 9, 24)


def test_an_earlier_day_may_be_promised_but_no_later_one() -> None:
    early = Promise(conditions_met=True, days={"M3": date(2026, 9, 22)})
    tolerable = weigh(MATERIALS, lacking("M3"), TERMS, early, is_trusted=True)
    assert tolerable.owed[0].due_on == date(2026, 9, 22)

    for day in (FRIDAY, DUE + timedelta(days=1)):
        wrong = Promise(conditions_met=True, days={"M3": day})
        with pytest.raises(ToleranceTooLong) as refused:
            weigh(MATERIALS, lacking("M3"), TERMS, wrong, is_trusted=True)
        assert refused.value.facts["latest_on"] == DUE


def test_a_main_paper_or_one_without_days_of_grace_is_never_tolerated() -> None:
    for codes in (("M1",), ("M1", "M2"), ("M4",)):
        with pytest.raises(MainPapersMissing) as refused:
            weigh(MATERIALS, lacking(*codes), TERMS, MEANT, is_trusted=True)
        assert set(refused.value.facts["codes"]) == set(codes) - {"M2"}
        assert not is_only_secondary(MATERIALS, lacking(*codes))
    assert is_only_secondary(MATERIALS, lacking("M2", "M3"))


def test_a_defect_of_a_secondary_paper_may_be_cured_later() -> None:
    papers = [
        *(Paper(code) for code in ("M1", "M3", "M4")),
        Paper("M2", PaperState.WRONG, remark="没有标尺寸"),
    ]
    missing = require_missing(examine(MATERIALS, papers))

    tolerable = weigh(MATERIALS, missing, TERMS, MEANT, is_trusted=True)

    assert [(one.code, one.lacking) for one in tolerable.owed] == [("M2", "没有标尺寸")]


def test_conditions_and_trust_are_asked_for() -> None:
    with pytest.raises(ConditionsUnmet):
        weigh(
            MATERIALS,
            lacking("M2"),
            TERMS,
            Promise(conditions_met=False),
            is_trusted=True,
        )
    with pytest.raises(PromiseBroken):
        weigh(MATERIALS, lacking("M2"), TERMS, MEANT, is_trusted=False)


def test_an_instant_matter_has_no_time_for_a_gap() -> None:
    same_day = Terms(accepted_on=FRIDAY, due_on=FRIDAY, calendar=CALENDAR)

    with pytest.raises(NoTimeToFollow):
        weigh(MATERIALS, lacking("M2"), same_day, MEANT, is_trusted=True)


def debts(**states: OwedState) -> tuple[Debt, ...]:
    return (
        Debt("M2", "布局图", date(2026, 9, 24), states.get("M2", OwedState.OWED)),
        Debt("M3", "健康证明", DUE, states.get("M3", OwedState.OWED)),
    )


def test_a_paper_settles_its_own_debt_and_only_when_it_is_good() -> None:
    assert supplied(debts(), [Paper("M2")], FRIDAY) == {"M2"}
    for papers in (
        [],
        [Paper("M1")],
        [Paper("M2", PaperState.WRONG, remark="糊")],
    ):
        with pytest.raises(NotOwed):
            supplied(debts(), papers, FRIDAY)
    with pytest.raises(NotOwed):
        supplied(debts(M2=OwedState.SUPPLIED), [Paper("M2")], FRIDAY)


def test_a_day_that_is_over_breaks_the_promise_and_the_last_day_does_not() -> None:
    last = date(2026, 9, 24)
    assert supplied(debts(), [Paper("M2")], last) == {"M2"}
    with pytest.raises(StillTimeToSupply):
        missed(debts(), last)

    after = last + timedelta(days=1)
    assert [debt.code for debt in missed(debts(), after)] == ["M2"]
    with pytest.raises(PromiseLapsed):
        supplied(debts(), [Paper("M3")], after)
    with pytest.raises(StillTimeToSupply):
        missed(debts(M2=OwedState.SUPPLIED), after)


def test_a_reminder_comes_two_working_days_before_and_not_after() -> None:
    def reminded(day: date) -> list[str]:
        return [debt.code for debt in due_soon(debts(), day, CALENDAR)]

    assert reminded(date(2026, 9, 21)) == []
    assert reminded(date(2026, 9, 22)) == ["M2"]
    assert reminded(date(2026, 9, 24)) == ["M2"]
    assert reminded(date(2026, 9, 25)) == []
    assert reminded(date(2026, 9, 30)) == ["M3"]  # a week's holiday lies between


@given(
    start=st.dates(date(2025, 1, 2), date(2026, 9, 1)),
    grace=st.integers(1, 60),
    promised=st.integers(1, 60),
)
def test_no_paper_may_follow_after_its_case_is_due(
    start: date, grace: int, promised: int
) -> None:
    paper = Material(
        code="M", name="图", necessity=Necessity.DEFERRABLE, grace_days=grace
    )
    clock = DecisionClock(start, None, Limit(promised))
    at = datetime(start.year, start.month, start.day, 12, tzinfo=CHINA)
    terms = Terms.of(clock, CALENDAR, at)
    missing = require_missing(examine([paper], []))

    tolerable = weigh([paper], missing, terms, MEANT, is_trusted=True)

    assert terms.due_on is not None
    assert start < tolerable.first_due_on <= terms.due_on
    between = CALENDAR.working_days_between(start, tolerable.first_due_on)
    assert between == min(grace, promised)


@given(
    days=st.lists(st.dates(FRIDAY, date(2026, 12, 1)), min_size=1, max_size=6),
    order=st.randoms(use_true_random=False),
)
def test_in_whatever_order_papers_come_the_last_one_ends_the_debt(
    days: list[date], order: object
) -> None:
    owed = [Debt(f"M{n}", f"材料{n}", day) for n, day in enumerate(days)]
    codes = [debt.code for debt in owed]
    order.shuffle(codes)  # type: ignore[attr-defined]

    for place, code in enumerate(codes, start=1):
        assert supplied(owed, [Paper(code)], FRIDAY) == {code}
        owed = [
            Debt(d.code, d.name, d.due_on, OwedState.SUPPLIED) if d.code == code else d
            for d in owed
        ]
        assert (next_due_on(owed) is None) is (place == len(codes))
