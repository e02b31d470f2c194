"""The answers a counter may give."""

import pytest

from yimen.rules.cases.applications import (
    Ground,
    ReasonMissing,
    Reject,
    RightOrgan,
    RightOrganUnnamed,
)


def test_every_ground_may_stand_with_a_reason() -> None:
    organ = RightOrgan("区卫健委")
    for ground in Ground:
        Reject(ground=ground, reason="说明", right_organ=organ).check()


@pytest.mark.parametrize("reason", ["", "  ", "\n"])
def test_a_rejection_has_a_reason(reason: str) -> None:
    with pytest.raises(ReasonMissing):
        Reject(ground=Ground.NOT_NEEDED, reason=reason).check()


@pytest.mark.parametrize("organ", [None, RightOrgan(""), RightOrgan(" ")])
def test_not_ours_names_whose_it_is(organ: RightOrgan | None) -> None:
    with pytest.raises(RightOrganUnnamed):
        Reject(ground=Ground.NOT_OURS, reason="说明", right_organ=organ).check()
