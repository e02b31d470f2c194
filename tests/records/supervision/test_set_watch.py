"""Settings are versions: set with a reason, journalled, never changed."""

from dataclasses import replace

import pytest

from makers.cases import RECEIVED_AT, Counter
from yimen.records.journal import queries as journal
from yimen.records.supervision import queries
from yimen.records.supervision.actions.set_watch import set_watch
from yimen.rules.authority.table import NotAllowed
from yimen.rules.refusals import Overtaken
from yimen.rules.supervision.settings import (
    Profile,
    Settings,
    SettingsUnexplained,
    standard_limits,
)


def test_a_new_version_leaves_the_old_one_as_it_was(counter: Counter) -> None:
    lin_tao = counter.cast.lin_tao
    wanted = Settings(Profile.JIANGSU, standard_limits(Profile.JIANGSU))

    set_watch(wanted=wanted, reason="按省里的办法", by=lin_tao, at=RECEIVED_AT)
    second = replace(
        queries.settings_in_force(), off=frozenset({"held", "no such rule"})
    )
    set_watch(wanted=second, reason="试点期间不看压件", by=lin_tao, at=RECEIVED_AT)

    now = queries.settings_in_force()
    assert (now.version, now.profile, now.off) == (2, "jiangsu", {"held"})
    assert queries.settings_of(1).off == frozenset()
    assert queries.settings_of(0).profile is Profile.HOUSE
    assert [row.set_by for row in queries.settings_versions()] == ["林涛", "林涛"]
    lines = journal.entries("watch_settings", "house")
    assert lines[0].payload["changed"]["red_by_statute"] == [1, 0]
    assert lines[1].payload["off"] == ["held"]


def test_who_may_not_and_who_was_overtaken(counter: Counter) -> None:
    lin_tao = counter.cast.lin_tao
    with pytest.raises(NotAllowed):
        set_watch(
            wanted=Settings(), reason="我要", by=counter.cast.wu_gang, at=RECEIVED_AT
        )
    with pytest.raises(SettingsUnexplained):
        set_watch(wanted=Settings(), reason="", by=lin_tao, at=RECEIVED_AT)
    set_watch(wanted=Settings(), reason="先定下来", by=lin_tao, at=RECEIVED_AT)
    with pytest.raises(Overtaken):
        set_watch(wanted=Settings(), reason="晚了", by=lin_tao, at=RECEIVED_AT)
