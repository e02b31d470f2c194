"""Changes of a published matter: ordered by a document, a version each, journalled."""

from dataclasses import replace
from datetime import timedelta

import pytest

from makers.catalogue import NOON, a_matter, an_organ
from yimen.records.catalogue import actions, models, queries
from yimen.records.journal.models import JournalEntry
from yimen.rules.authority.actors import SYSTEM, Actor, Role
from yimen.rules.authority.table import NotAllowed
from yimen.rules.catalogue.matter_changes import Change, ChangeLacks, NoSuchChange
from yimen.rules.catalogue.matters import Matter, MatterState, VersionState
from yimen.rules.legal_clock.limits import Limit
from yimen.rules.refusals import NotFound, Overtaken

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=3)


def order(change: Change, **more: object) -> actions.Order:
    return actions.Order(change=change, basis="云政发〔2026〕3号", **more)  # type: ignore[arg-type]


@pytest.fixture
def matter() -> Matter:
    whole = a_matter(organ_id=an_organ())
    actions.save_draft(actions.Sheet(matter=whole), by=SYSTEM, at=NOON)
    actions.publish(whole.code, by=SYSTEM, at=NOON)
    return whole


def change(code: str, what: Change, **more: object) -> MatterState:
    return actions.change_matter(code, order(what, **more), by=SYSTEM, at=LATER)


def test_a_suspended_matter_is_found_no_more_and_comes_back(matter: Matter) -> None:
    assert change(matter.code, Change.SUSPEND) is MatterState.SUSPENDED
    assert queries.search("spjy") == ()
    assert queries.guide_page(matter.code).state is MatterState.SUSPENDED

    assert change(matter.code, Change.RESUME) is MatterState.IN_USE
    assert queries.search("spjy")[0].code == matter.code


def test_every_change_is_a_version_and_a_running_case_keeps_its_own(
    matter: Matter,
) -> None:
    before = queries.current_version(matter.code)
    other = an_organ(name="云溪区行政审批局")

    change(matter.code, Change.CHANGE_AUTHORITY, organ_id=other)

    now = queries.current_version(matter.code)
    assert (now.number, now.organ_id) == (2, other)
    assert queries.matter_version(before.version_id).organ_id == matter.organ_id
    page = queries.matter_page(matter.code, by=SYSTEM)
    assert [(v.number, v.state) for v in page.versions] == [
        (2, VersionState.PUBLISHED),
        (1, VersionState.SUPERSEDED),
    ]
    assert page.organ_id == other
    assert page.changes[0].organ_after == "云溪区行政审批局"
    assert page.changes[0].change is Change.CHANGE_AUTHORITY


def test_a_draft_moves_behind_the_change_and_to_the_new_organ(matter: Matter) -> None:
    shorter = replace(matter, promised_limit=Limit(5))
    drafted = actions.save_draft(actions.Sheet(matter=shorter), by=SYSTEM, at=NOON)
    other = an_organ()

    change(matter.code, Change.DELEGATE_DOWN, organ_id=other)
    published = actions.publish(matter.code, by=SYSTEM, at=LATER)

    assert published.version_id == drafted.version_id
    assert published.number == 3
    now = queries.current_version(matter.code)
    assert (now.promised_limit, now.organ_id) == (Limit(5), other)


def test_what_was_merged_or_cancelled_is_history(matter: Matter) -> None:
    into = a_matter(organ_id=matter.organ_id)
    actions.save_draft(actions.Sheet(matter=into), by=SYSTEM, at=NOON)

    assert change(matter.code, Change.MERGE, others=(into.code,)) is (
        MatterState.CANCELLED
    )

    with pytest.raises(NoSuchChange):
        change(matter.code, Change.RESUME)
    with pytest.raises(NotFound):
        queries.guide_page(matter.code)
    page = queries.matter_page(matter.code, by=SYSTEM)
    assert page.changes[0].others == (into.code,)


def test_nothing_is_merged_into_what_is_not_there_or_into_itself(
    matter: Matter,
) -> None:
    for other in ("Y-none", matter.code):
        with pytest.raises(NotFound):
            change(matter.code, Change.MERGE, others=(other,))
    assert models.MatterVersion.objects.count() == 1


def test_a_draft_that_was_never_published_is_taken_over_and_cancelled() -> None:
    draft = a_matter(organ_id=an_organ())
    actions.save_draft(actions.Sheet(matter=draft), by=SYSTEM, at=NOON)
    other = an_organ()

    change(draft.code, Change.TAKE_OVER, organ_id=other)
    assert queries.matter_page(draft.code, by=SYSTEM).shown.organ_id == other
    change(draft.code, Change.CANCEL)

    row = models.Matter.objects.get(code=draft.code)
    assert (row.state, row.current) == ("cancelled", None)
    assert models.MatterVersion.objects.count() == 1


def test_no_document_no_change(matter: Matter) -> None:
    with pytest.raises(ChangeLacks):
        actions.change_matter(
            matter.code,
            actions.Order(change=Change.SUSPEND, basis=""),
            by=SYSTEM,
            at=LATER,
        )


def test_only_the_bureau_changes_matters_and_only_what_it_saw(matter: Matter) -> None:
    zhao = Actor(organ_id=matter.organ_id, roles=frozenset({Role.CHIEF_REPRESENTATIVE}))
    with pytest.raises(NotAllowed):
        actions.change_matter(matter.code, order(Change.CANCEL), by=zhao, at=LATER)
    with pytest.raises(Overtaken):
        actions.change_matter(
            matter.code, order(Change.CANCEL), by=SYSTEM, at=LATER, seen=77
        )


def test_an_unknown_matter_is_not_there() -> None:
    with pytest.raises(NotFound):
        change("Y-none", Change.CANCEL)


def test_a_change_is_a_line_of_the_journal(matter: Matter) -> None:
    change(matter.code, Change.FREEZE)

    entry = JournalEntry.objects.filter(subject_kind="matter").latest("sequence")
    assert (entry.step, entry.after) == ("change_matter_state", "frozen:2")
    assert entry.payload["basis"] == "云政发〔2026〕3号"
