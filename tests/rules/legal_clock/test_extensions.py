"""More time: once, from the right rank, before the old time is over."""

from datetime import date

import pytest

from yimen.rules.authority.actors import Role
from yimen.rules.legal_clock.extensions import (
    JOINT_EXTENSION,
    ExtendedTwice,
    Extension,
    ExtensionNotAllowed,
    ExtensionRule,
    ExtensionTooEarly,
    ExtensionTooLate,
    ExtensionTooLong,
    ExtensionWrongRank,
    approve,
)

STARTED, DUE = date(2026, 9, 18), date(2026, 10, 22)
ACT = ExtensionRule()


def approved(
    extension: Extension, rule: ExtensionRule = ACT, earlier: Extension | None = None
) -> Extension:
    return approve(extension, rule, earlier=earlier, started_on=STARTED, due_on=DUE)


@pytest.mark.parametrize(
    ("extension", "rule"),
    [
        (Extension(10, DUE), ACT),
        (Extension(3, STARTED), ACT),
        (Extension(15, DUE, Role.GOVERNMENT_HEAD), JOINT_EXTENSION),
        (
            Extension(3, DUE, article="市场主体登记管理条例第十九条"),
            ExtensionRule(3, article="市场主体登记管理条例第十九条"),
        ),
    ],
)
def test_the_rule_of_the_matter_decides(
    extension: Extension, rule: ExtensionRule
) -> None:
    assert approved(extension, rule) == extension


@pytest.mark.parametrize(
    ("extension", "rule", "refusal"),
    [
        (Extension(10, date(2026, 10, 23)), ACT, ExtensionTooLate),
        (Extension(10, date(2026, 9, 17)), ACT, ExtensionTooEarly),
        (Extension(11, DUE), ACT, ExtensionTooLong),
        (Extension(0, DUE), ACT, ExtensionTooLong),
        (Extension(10, DUE, Role.GOVERNMENT_HEAD), ACT, ExtensionWrongRank),
        (Extension(15, DUE), JOINT_EXTENSION, ExtensionWrongRank),
        (Extension(1, DUE), ExtensionRule(0), ExtensionNotAllowed),
    ],
)
def test_an_extension_against_the_rule_is_refused(
    extension: Extension, rule: ExtensionRule, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        approved(extension, rule)


def test_nothing_is_extended_twice() -> None:
    with pytest.raises(ExtendedTwice):
        approved(Extension(5, DUE), earlier=Extension(5, STARTED))
