"""What the house keeps of an unfinished form, and until when."""

import pytest

from makers.persons import NOW
from yimen.rules.cases.drafts import (
    KEPT_FOR,
    MOST,
    MOST_SIGNS,
    DraftTooLarge,
    TooManyDrafts,
    check,
    kept_until,
)


def test_a_form_is_kept_and_a_store_is_not() -> None:
    check({"name": ["张三"]}, 0)
    with pytest.raises(DraftTooLarge):
        check({"note": ["x" * MOST_SIGNS]}, 0)
    with pytest.raises(TooManyDrafts):
        check({"name": ["张三"]}, MOST)


def test_it_is_kept_for_a_month() -> None:
    assert (kept_until(NOW) - NOW) == KEPT_FOR
    assert KEPT_FOR.days == 30
