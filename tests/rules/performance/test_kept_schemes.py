"""Schemes as data: nothing is lost on the way, and changes are named."""

import json
from dataclasses import replace
from fractions import Fraction

from yimen.rules.performance.kept_schemes import (
    Change,
    as_data,
    differences,
    from_data,
)
from yimen.rules.performance.scoring import Scheme
from yimen.rules.performance.standard import INDICATORS

STANDARD = Scheme(INDICATORS)


def test_a_scheme_comes_back_as_it_was_through_json() -> None:
    thirds = replace(INDICATORS[0], target=Fraction(290, 3))
    for scheme in (STANDARD, Scheme((thirds, *INDICATORS[1:]))):
        assert from_data(json.loads(json.dumps(as_data(scheme)))) == scheme


def test_what_a_manager_changed_is_named() -> None:
    first, second, *rest = INDICATORS
    harder = replace(first, target=Fraction(99))
    added = replace(second, number=32, label="延时服务率")

    found = differences(STANDARD, Scheme((harder, *rest, added)))

    assert found == (
        Change(1, "群众满意度", "target", "98", "99"),
        Change(2, "群众投诉率", "label", "群众投诉率", ""),
        Change(32, "延时服务率", "label", "", "延时服务率"),
    )
    assert differences(STANDARD, STANDARD) == ()
