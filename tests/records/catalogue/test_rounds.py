"""A round begins, is put right, ends; its figures are counted, then kept."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from makers.cast import Cast
from makers.catalogue import NOON, a_matter
from yimen.records.catalogue import actions, models, queries
from yimen.records.catalogue.actions import RoundPlan, RoundSaid
from yimen.records.catalogue.queries import RoundFilter, RoundPage
from yimen.records.journal.models import JournalEntry
from yimen.rules.authority.actors import SYSTEM, Role
from yimen.rules.authority.table import NotAllowed
from yimen.rules.catalogue.matter_changes import Change
from yimen.rules.catalogue.rounds import (
    NothingToLookBackAt,
    RoundClosed,
    RoundDays,
    RoundIncomplete,
    RoundKind,
    RoundRunning,
    RoundState,
    written,
)
from yimen.rules.legal_clock.limits import Limit
from yimen.rules.refusals import NotFound, Overtaken

pytestmark = pytest.mark.django_db

BEGUN = NOON + timedelta(days=3)
FIRST = BEGUN.date()
LATER = BEGUN + timedelta(days=30)
LAST = LATER.date()
PLAN = RoundPlan(
    kind=RoundKind.CLEAN_UP,
    name="第一轮目录清理",
    looks_at="没有依据的、该合并的、承诺时限偏长的",
    begun_on=FIRST,
)


def begin(cast: Cast, **changes: object) -> int:
    plan = replace(PLAN, **changes)  # type: ignore[arg-type]
    return actions.begin_round(plan=plan, by=cast.zheng_jie, at=LATER)


def close(cast: Cast, round_id: int, version: int = 1, on: date = LAST) -> None:
    actions.close_round(
        round_id=round_id,
        version=version,
        ended_on=on,
        result="取消一项，合并一项",
        by=cast.zheng_jie,
        at=LATER,
    )


def shown(cast: Cast, round_id: int, today: date = LAST) -> RoundPage:
    return queries.round_page(round_id, by=cast.wang_fang, today=today)


def publish(cast: Cast, *codes: str, limit: int = 10, organ: int | None = None) -> None:
    for code in codes:
        matter = a_matter(
            code=code,
            organ_id=organ or cast.organ.pk,
            promised_limit=Limit(limit),
        )
        actions.save_draft(actions.Sheet(matter=matter), by=SYSTEM, at=NOON)
        actions.publish(code, by=SYSTEM, at=NOON)


def change(code: str, what: Change, at: datetime = BEGUN, **more: object) -> None:
    order = actions.Order(change=what, basis="云政发〔2026〕3号", **more)  # type: ignore[arg-type]
    actions.change_matter(code, order, by=SYSTEM, at=at)


def cleaned(cast: Cast) -> None:
    """Five matters; on the round's first day four of them are changed."""
    publish(cast, "Y-a", "Y-b", "Y-c", "Y-d", limit=10)
    publish(cast, "Y-e", limit=5)
    change("Y-a", Change.CANCEL)
    change("Y-b", Change.MERGE, others=("Y-c",))
    change("Y-c", Change.FREEZE)
    change("Y-d", Change.DELEGATE_DOWN, organ_id=cast.other_organ.pk)
    draft = a_matter(code="Y-draft", organ_id=cast.organ.pk)
    actions.save_draft(actions.Sheet(matter=draft), by=SYSTEM, at=NOON)
    change("Y-draft", Change.CANCEL)  # it never stood in the catalogue


def test_what_was_done_is_counted_while_it_runs_and_kept_when_it_ends(
    cast: Cast,
) -> None:
    cleaned(cast)
    round_id = begin(cast)

    told = shown(cast, round_id).figures

    assert {change: n for change, n in told.changes.items() if n} == {
        Change.CANCEL: 1,
        Change.MERGE: 1,
        Change.FREEZE: 1,
        Change.DELEGATE_DOWN: 1,
    }
    assert (told.before["matters"], told.after["matters"]) == (5, 2)
    assert (told.entered, told.left) == (0, 3)
    assert (told.before["mean_promised"], told.after["mean_promised"]) == (9, 7.5)
    close(cast, round_id)
    publish(cast, "Y-f")
    change("Y-e", Change.CANCEL, at=LATER + timedelta(hours=1))  # the same day
    page = shown(cast, round_id, LAST + timedelta(days=400))
    assert [(one.code, one.change) for one in page.made.rows] == [
        ("Y-d", Change.DELEGATE_DOWN),
        ("Y-c", Change.FREEZE),
        ("Y-b", Change.MERGE),
        ("Y-a", Change.CANCEL),
    ]
    assert (page.figures, page.until) == (told, LAST)
    assert page.row.span.state is RoundState.CLOSED
    assert (page.row.result, page.row.closed_by) == ("取消一项，合并一项", "郑洁")
    line = JournalEntry.objects.filter(subject_kind="catalogue_round").latest(
        "sequence"
    )
    assert line.payload["figures"] == written(told)
    assert (line.before, line.after) == ("open", "closed")


def test_what_comes_after_its_last_day_is_not_the_rounds(cast: Cast) -> None:
    cleaned(cast)
    round_id = begin(cast, begun_on=FIRST - timedelta(days=1))

    close(cast, round_id, on=FIRST - timedelta(days=1))

    told = shown(cast, round_id).figures
    assert not any(told.changes.values())
    assert told.before == told.after


def test_a_round_of_one_organ_sees_what_came_and_what_went(cast: Cast) -> None:
    cleaned(cast)

    ours = shown(cast, begin(cast, organ_id=cast.organ.pk)).figures
    theirs = shown(cast, begin(cast, organ_id=cast.other_organ.pk)).figures

    assert (ours.before["matters"], ours.after["matters"], ours.left) == (5, 1, 4)
    assert (theirs.before["matters"], theirs.after["matters"]) == (0, 1)
    assert (theirs.entered, theirs.changes[Change.DELEGATE_DOWN]) == (1, 1)
    assert theirs.changes[Change.CANCEL] == 0
    assert theirs.before["mean_promised"] is None


def test_it_is_put_right_while_it_runs_and_the_journal_keeps_both(cast: Cast) -> None:
    round_id = begin(cast)
    said = RoundSaid(
        name=" 第一轮 ",
        looks_at=PLAN.looks_at,
        begun_on=FIRST + timedelta(days=1),
        progress="已审二十项",
    )

    def put_right(version: int, said: RoundSaid = said) -> None:
        actions.change_round(
            round_id=round_id, version=version, said=said, by=cast.zheng_jie, at=LATER
        )

    put_right(1)

    row = shown(cast, round_id).row
    assert (row.name, row.progress, row.version) == ("第一轮", "已审二十项", 2)
    assert row.span.begun_on == said.begun_on
    line = JournalEntry.objects.filter(
        subject_kind="catalogue_round", subject_id=str(round_id)
    ).latest("sequence")
    assert line.payload["before"]["name"] == PLAN.name
    assert line.payload["after"]["progress"] == "已审二十项"
    with pytest.raises(Overtaken):
        put_right(1)
    with pytest.raises(RoundIncomplete):
        put_right(2, replace(said, looks_at=" "))
    with pytest.raises(RoundDays):
        put_right(2, replace(said, begun_on=LAST + timedelta(days=1)))
    close(cast, round_id, version=2)
    with pytest.raises(RoundClosed):
        put_right(3)
    assert (
        JournalEntry.objects.filter(
            subject_kind="catalogue_round", subject_id=str(round_id)
        ).count()
        == 3
    )


def test_rounds_follow_each_other(cast: Cast) -> None:
    first = begin(cast)
    with pytest.raises(RoundRunning):
        begin(cast)
    begin(cast, organ_id=cast.organ.pk)
    back = {"kind": RoundKind.LOOK_BACK, "name": "第一轮回头看"}
    with pytest.raises(NothingToLookBackAt):
        begin(cast, **back, begun_on=LAST)
    close(cast, first, on=LAST - timedelta(days=1))
    second = begin(cast, **back, begun_on=LAST)
    earlier = shown(cast, second).looks_back_at
    assert earlier is not None
    assert earlier.span.round_id == first
    with pytest.raises(RoundRunning):  # its days are another's
        begin(cast, begun_on=LAST - timedelta(days=1))
    close(cast, second)

    def listed(**wanted: object) -> list[int]:
        found = queries.rounds(RoundFilter(**wanted), by=cast.wang_fang)  # type: ignore[arg-type]
        return [row.span.round_id for row in found.rows]

    assert listed()[1:] == [second, first]
    assert listed(kind="look_back") == [second]
    assert listed(kind="clean_up", state="closed") == [first]
    assert listed(year=2026)[1:] == [second, first]
    assert listed(year=2025) == []
    assert queries.round_years(by=cast.wang_fang) == (2026,)


def test_it_ends_with_a_result_on_a_day_of_its_own_by_the_manager(cast: Cast) -> None:
    round_id = begin(cast)
    told = {"round_id": round_id, "version": 1, "ended_on": LAST, "at": LATER}

    with pytest.raises(RoundIncomplete):
        actions.close_round(result=" ", by=cast.zheng_jie, **told)  # type: ignore[arg-type]
    for day in (FIRST - timedelta(days=1), LAST + timedelta(days=1)):
        with pytest.raises(RoundDays):
            close(cast, round_id, on=day)
    with pytest.raises(Overtaken):
        close(cast, round_id, version=7)
    with pytest.raises(NotAllowed):
        actions.close_round(
            result="好",
            by=cast.anybody(Role.CHIEF_REPRESENTATIVE),
            **told,  # type: ignore[arg-type]
        )
    with pytest.raises(NotAllowed):
        actions.begin_round(plan=PLAN, by=cast.wang_fang, at=LATER)
    with pytest.raises(NotFound):
        close(cast, 0)
    with pytest.raises(NotFound):
        shown(cast, 0)
    with pytest.raises(RoundDays):
        begin(cast, kind=RoundKind.LOOK_BACK, begun_on=LAST + timedelta(days=1))
    assert JournalEntry.objects.filter(subject_kind="catalogue_round").count() == 1
    assert shown(cast, round_id).row.span.state is RoundState.OPEN


def test_the_table_itself_keeps_one_open_and_figures_with_an_end(cast: Cast) -> None:
    begin(cast)
    said = {"kind": "clean_up", "name": "第二轮", "looks_at": "全部", "begun_on": FIRST}
    figures = written(shown(cast, begin(cast, organ_id=cast.organ.pk)).figures)
    done = {"result": "清理完了", "figures": figures}

    for wrong in (
        {},  # a second open one of this kind
        {"kind": "spring_clean", "organ_id": cast.other_organ.pk},
        {"ended_on": LAST, "result": "清理完了"},
        {"ended_on": LAST, "figures": figures},
        {"ended_on": FIRST - timedelta(days=1), **done},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            models.CatalogueRound.objects.create(**{**said, **wrong})
    models.CatalogueRound.objects.create(**said, ended_on=LAST, **done)
