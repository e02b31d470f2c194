"""Organs: what stands on their papers, and when they may go."""

from dataclasses import replace

import pytest

from makers.cast import Cast
from makers.persons import NOW
from yimen.records.people import queries
from yimen.records.people.actions.add_organ import add_organ
from yimen.records.people.actions.change_organ import change_organ
from yimen.records.people.actions.close_organ import close_organ
from yimen.records.people.models import Officer
from yimen.records.people.queries import OrganFilter
from yimen.rules.authority.table import NotAllowed
from yimen.rules.network import CodeTaken, OrganKind, StillInUse
from yimen.rules.organs import BadOrgan, NobodyAbove, OrganFacts
from yimen.rules.refusals import NotFound, Overtaken

TAX = OrganFacts(
    name="青溪区税务局",
    short_name="税",
    kind=OrganKind.VERTICAL,
    upper_organ="重山市税务局",
)


def test_an_organ_is_entered_changed_and_closed(cast: Cast) -> None:
    by = cast.zheng_jie
    add_organ(code="tax", facts=TAX, by=by, at=NOW)
    more = replace(TAX, approval_office="行政审批科", approval_office_in_hall=True)

    assert change_organ(code="tax", version=1, facts=more, by=by, at=NOW)
    assert not change_organ(code="tax", version=2, facts=more, by=by, at=NOW)

    row = queries.organ_page("tax")
    assert row is not None
    assert (row.approval_office, row.approval_office_in_hall) == ("行政审批科", True)
    close_organ(code="tax", version=2, by=by, at=NOW)
    assert "tax" not in [one.code for one in queries.organs(OrganFilter()).rows]
    with pytest.raises(NotFound):
        close_organ(code="tax", version=3, by=by, at=NOW)


def test_an_organ_with_people_is_not_closed(cast: Cast) -> None:
    with pytest.raises(StillInUse):
        close_organ(code=cast.organ.code, version=1, by=cast.zheng_jie, at=NOW)
    Officer.objects.filter(organ=cast.organ).update(is_active=False)
    with pytest.raises(Overtaken):
        close_organ(code=cast.organ.code, version=7, by=cast.zheng_jie, at=NOW)


@pytest.mark.parametrize(
    ("code", "facts", "refusal"),
    [
        ("", TAX, BadOrgan),
        ("税务", TAX, BadOrgan),
        ("tax", replace(TAX, name=" "), BadOrgan),
        ("tax", replace(TAX, short_name=""), BadOrgan),
        ("tax", replace(TAX, short_name="一二三四五六七八九"), BadOrgan),
        ("tax", replace(TAX, upper_organ=""), NobodyAbove),
    ],
)
def test_an_organ_can_be_named_and_reviewed(
    cast: Cast, code: str, facts: OrganFacts, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        add_organ(code=code, facts=facts, by=cast.zheng_jie, at=NOW)


def test_a_code_is_used_once_and_by_the_bureau(cast: Cast) -> None:
    with pytest.raises(CodeTaken):
        add_organ(code=cast.organ.code, facts=TAX, by=cast.zheng_jie, at=NOW)
    with pytest.raises(NotAllowed):
        add_organ(code="tax", facts=TAX, by=cast.wang_fang, at=NOW)
    with pytest.raises(NotFound):
        change_organ(code="none", version=1, facts=TAX, by=cast.zheng_jie, at=NOW)


def test_the_list_is_searched_and_chosen_from(cast: Cast) -> None:
    add_organ(code="tax", facts=TAX, by=cast.zheng_jie, at=NOW)

    assert [one.code for one in queries.organs(OrganFilter(text="税")).rows] == ["tax"]
    assert [one.code for one in queries.organs(OrganFilter(text="qxqsw")).rows] == [
        "tax"
    ]
    assert queries.organs(OrganFilter(entry_class="as_needed")).rows == ()
    assert queries.organs(OrganFilter(is_open=False)).total == 0
    assert len(queries.organ_choices()) == 3
    row = queries.organ_page(cast.organ.code)
    assert row is not None
    assert row.officers == 3
    assert queries.organ_page("none") is None
