"""A hall elsewhere is chosen with a way, offers the matter, and is elsewhere."""

import pytest

from yimen.rules.agency.elsewhere import (
    Chosen,
    HallElsewhereMissing,
    NotElsewhere,
    NotOfferedThere,
    WayElsewhereMissing,
    check,
)
from yimen.rules.agency.errands import Scope

ELSEWHERE = Chosen("山南区政务服务中心", is_offered=True, is_on_the_way=False)
SILENT = Chosen("山南镇", is_offered=False, is_on_the_way=False)
ABOVE = Chosen("青溪区政务服务中心", is_offered=True, is_on_the_way=True)


def test_nothing_chosen_goes_to_the_nearest_hall() -> None:
    check(Scope.LOCAL, None)


@pytest.mark.parametrize("scope", [one for one in Scope if one])
def test_each_way_elsewhere_wants_a_hall_that_offers_it(scope: Scope) -> None:
    check(scope, ELSEWHERE)
    with pytest.raises(HallElsewhereMissing):
        check(scope, None)
    with pytest.raises(NotOfferedThere):
        check(scope, SILENT)
    with pytest.raises(NotElsewhere):
        check(scope, ABOVE)


def test_a_hall_without_a_way_is_asked_about() -> None:
    with pytest.raises(WayElsewhereMissing) as refusal:
        check(Scope.LOCAL, ELSEWHERE)
    assert refusal.value.facts == {"hall": "山南区政务服务中心"}
