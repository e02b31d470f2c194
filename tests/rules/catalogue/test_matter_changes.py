"""What may happen to a published matter, and what each change must name."""

import pytest

from yimen.rules.catalogue.matter_changes import (
    MOVES,
    TABLE,
    Change,
    ChangeLacks,
    NoSuchChange,
    after,
    require_complete,
)
from yimen.rules.catalogue.matters import MatterState


@pytest.mark.parametrize("state", MatterState)
@pytest.mark.parametrize("change", Change)
def test_a_change_leads_where_the_table_says_or_nowhere(
    state: MatterState, change: Change
) -> None:
    row = TABLE[state]

    if change in row:
        assert after(state, change) is row[change]
    else:
        with pytest.raises(NoSuchChange):
            after(state, change)


def test_a_cancelled_matter_has_no_way_back() -> None:
    assert not TABLE[MatterState.CANCELLED]


@pytest.mark.parametrize("state", set(MatterState) - {MatterState.CANCELLED})
def test_every_other_state_can_end(state: MatterState) -> None:
    assert after(state, Change.CANCEL) is MatterState.CANCELLED


@pytest.mark.parametrize("change", Change)
def test_no_change_without_the_document_that_orders_it(change: Change) -> None:
    with pytest.raises(ChangeLacks) as refused:
        require_complete(change, basis=" ", organ=True, others=("A",))

    assert refused.value.facts["lacks"] == "basis"


@pytest.mark.parametrize("change", MOVES)
def test_a_move_names_the_organ_it_goes_to(change: Change) -> None:
    with pytest.raises(ChangeLacks):
        require_complete(change, basis="云政发3号", organ=False, others=())


def test_a_merger_names_what_it_is_merged_into() -> None:
    with pytest.raises(ChangeLacks):
        require_complete(Change.MERGE, basis="云政发3号", organ=False, others=())
    require_complete(Change.SUSPEND, basis="云政发3号", organ=False, others=())
