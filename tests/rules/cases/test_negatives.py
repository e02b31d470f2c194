"""Who reviews a "no", and what the review may do."""

from dataclasses import replace
from datetime import date

import pytest

from yimen.rules.authority.actors import Actor, Role
from yimen.rules.authority.steps import Step
from yimen.rules.cases import negatives
from yimen.rules.cases.negatives import (
    Negative,
    NegativeHandedOver,
    OrganOverturns,
    OwnNegative,
    ReviewedAlready,
    Standing,
)

DIRECTOR = Actor(officer_id=3, roles=frozenset({Role.DUTY_DIRECTOR}))
HEAD = Actor(officer_id=4, roles=frozenset({Role.ORGAN_HEAD}), organ_id=7)
REJECTED = Negative(
    step=Step.REJECT,
    organ_id=7,
    replied_by=1,
    standing=Standing.FILED,
    is_handed_over=False,
)
REFUSED = replace(REJECTED, step=Step.REFUSE)
HANDED = replace(REFUSED, is_handed_over=True)


@pytest.mark.parametrize(
    ("negative", "verdict", "by", "refusal"),
    [
        (REJECTED, Standing.UPHELD, DIRECTOR, None),
        (REJECTED, Standing.OVERTURNED, DIRECTOR, None),
        (REFUSED, Standing.UPHELD, DIRECTOR, None),
        (REFUSED, Standing.OVERTURNED, DIRECTOR, OrganOverturns),
        (REFUSED, Standing.OVERTURNED, HEAD, None),
        (REFUSED, Standing.OVERTURNED, replace(HEAD, organ_id=8), OrganOverturns),
        (HANDED, Standing.OVERTURNED, HEAD, NegativeHandedOver),
        (HANDED, Standing.UPHELD, HEAD, None),
        (REJECTED, Standing.UPHELD, replace(DIRECTOR, officer_id=1), OwnNegative),
        (REJECTED, Standing.UPHELD, replace(DIRECTOR, for_officer_id=1), OwnNegative),
        (REJECTED, Standing.FILED, DIRECTOR, ReviewedAlready),
        (
            replace(REJECTED, standing=Standing.UPHELD),
            Standing.OVERTURNED,
            DIRECTOR,
            ReviewedAlready,
        ),
    ],
)
def test_a_review(
    negative: Negative,
    verdict: Standing,
    by: Actor,
    refusal: type[Exception] | None,
) -> None:
    if refusal is None:
        negatives.check_review(negative, verdict, by)
        return
    with pytest.raises(refusal):
        negatives.check_review(negative, verdict, by)


def test_it_is_due_the_same_day() -> None:
    day = date(2026, 9, 18)

    assert not negatives.is_late(day, Standing.FILED, day)
    assert negatives.is_late(day, Standing.FILED, date(2026, 9, 19))
    assert not negatives.is_late(day, Standing.UPHELD, date(2026, 9, 19))
