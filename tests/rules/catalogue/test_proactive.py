"""A benefit is offered by what was granted, and the rule says so line by line."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.rules.catalogue.proactive import (
    Granted,
    Known,
    NoMatching,
    age_on,
    asked_codes,
    condition_read,
    conditions,
    held_codes,
    unreadable,
    weigh,
)

TODAY = date(2026, 9, 18)
RULE = ("持有：A1", "未持有:B2", "年满：80", "对象：自然人")
CARD = Granted("老年人优待证办理", date(2026, 5, 6))
OLD = Known(held={"A1": CARD}, is_person=True, born_on=date(1946, 9, 18))


def test_each_line_that_needs_words_is_a_reason() -> None:
    rule = conditions(RULE)

    assert weigh(rule, OLD, TODAY) == ("2026-05-06 准予“老年人优待证办理”", "80 周岁")
    assert held_codes(rule) == {"A1"}
    assert asked_codes(rule) == {"A1", "B2"}


def test_one_line_that_fails_is_enough() -> None:
    rule = conditions(RULE)
    young = date(1946, 9, 19)
    for known in (
        Known(held={}, is_person=True, born_on=OLD.born_on),
        Known(held={**OLD.held, "B2": CARD}, is_person=True, born_on=OLD.born_on),
        Known(held=OLD.held, is_person=True, born_on=young),
        Known(held=OLD.held, is_person=True, born_on=None),
        Known(held=OLD.held, is_person=False, born_on=OLD.born_on),
    ):
        assert weigh(rule, known, TODAY) is None


def test_what_cannot_be_read_is_named() -> None:
    odd = ("年满：八十", "对象：狗", "持有：", "收入低于：800", "")
    assert unreadable((*RULE, *odd)) == odd
    with pytest.raises(NoMatching):  # nobody is searched for in all who ever came
        conditions(("年满：80",))


@given(st.text())
def test_any_text_is_read_or_refused(line: str) -> None:
    found = condition_read(line)
    assert found is None or found.value


@given(st.dates(date(1900, 1, 1), TODAY), st.dates(TODAY, date(2100, 1, 1)))
def test_nobody_is_older_before_their_birthday(born_on: date, today: date) -> None:
    age = age_on(born_on, today)
    assert 0 <= age <= today.year - born_on.year
    later = today.replace(year=today.year + 1, day=min(today.day, 28))
    assert age_on(born_on, later) in {age, age + 1}
