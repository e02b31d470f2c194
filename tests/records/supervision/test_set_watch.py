"""Settings are versions: set with a reason, journalled, never changed."""

from dataclasses import replace
from importlib import import_module

import pytest
from django.apps import apps

from makers.cases import RECEIVED_AT, Counter, row_of
from yimen.records.cases.queries import ladders
from yimen.records.journal import queries as journal
from yimen.records.supervision import models, queries
from yimen.records.supervision.actions.foresee_watch import foresee_watch
from yimen.records.supervision.actions.set_watch import set_watch
from yimen.rules.authority.table import NotAllowed
from yimen.rules.legal_clock.lights import HOUSE, JIANGSU, Light
from yimen.rules.refusals import Overtaken
from yimen.rules.supervision.settings import (
    LadderFolds,
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


def test_the_ladder_rules_the_lights_from_then_on(counter: Counter) -> None:
    lin_tao, number = counter.cast.lin_tao, counter.accepted()
    due_on = row_of(number).due_on
    wanted = Settings(Profile.JIANGSU, standard_limits(Profile.JIANGSU))
    foreseen = foresee_watch(wanted=wanted, by=lin_tao, at=RECEIVED_AT)

    set_watch(wanted=wanted, reason="按省里的办法", by=lin_tao, at=RECEIVED_AT)

    assert (foreseen.now[Light.GREEN], foreseen.then[Light.GREEN]) == (1, 1)
    assert row_of(number).reminder_on == due_on
    kept = replace(queries.settings_in_force(), off=frozenset({"held"}))
    set_watch(wanted=kept, reason="先不看压件", by=lin_tao, at=RECEIVED_AT)
    assert [(row.number, row.ladder) for row in ladders()] == [(1, JIANGSU)]
    folds = replace(kept, limits={**kept.limits, "reminder_percent": 50})
    with pytest.raises(LadderFolds):
        foresee_watch(wanted=folds, by=lin_tao, at=RECEIVED_AT)


def test_ladders_set_before_lights_followed_are_handed_over(counter: Counter) -> None:
    for number, profile in enumerate(
        (Profile.HOUSE, Profile.JIANGSU, Profile.JIANGSU, Profile.HOUSE), start=1
    ):
        models.WatchSettings.objects.create(
            number=number,
            profile=profile,
            limits=standard_limits(profile),
            reason="试行",
            set_at=RECEIVED_AT,
            set_by_id=counter.cast.lin_tao.officer_id,
        )
    path = "yimen.records.supervision.migrations.0005_ladders_set"

    import_module(path).hand_over(apps, None)

    handed = [(row.number, row.ladder, row.set_by) for row in ladders()]
    assert handed == [(4, HOUSE, "林涛"), (2, JIANGSU, "林涛")]


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
