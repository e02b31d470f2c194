"""Writing a matter: new, edited, edited again; never over somebody's shoulder."""

from dataclasses import replace

import pytest

from makers.catalogue import NOON, a_matter, an_organ
from yimen.records.catalogue import actions, models, queries
from yimen.records.journal.models import JournalEntry
from yimen.rules.authority.actors import SYSTEM, Actor, Role
from yimen.rules.authority.table import NotAllowed
from yimen.rules.legal_clock.limits import Limit
from yimen.rules.refusals import Overtaken

pytestmark = pytest.mark.django_db
MANAGER = Actor(roles=frozenset({Role.BUREAU_MANAGER}))


def test_a_new_matter_is_a_draft_with_what_is_wrong_with_it() -> None:
    matter = a_matter(organ_id=an_organ(), promised_limit=Limit(30))

    drafted = actions.save_draft(actions.Sheet(matter=matter), by=MANAGER, at=NOON)

    assert drafted.is_new
    assert [o.kind for o in drafted.objections] == ["promise_exceeds_law"]
    read = queries.matter_version(drafted.version_id)
    assert replace(read, version_id=0, matter_id=0) == matter


def test_a_draft_is_rewritten_and_its_papers_with_it() -> None:
    matter = a_matter(organ_id=an_organ())
    first = actions.save_draft(actions.Sheet(matter=matter), by=MANAGER, at=NOON)
    fewer = replace(matter, materials=matter.materials[:1])

    second = actions.save_draft(actions.Sheet(matter=fewer), by=MANAGER, at=NOON)

    assert (second.version_id, second.number) == (first.version_id, 1)
    assert len(queries.matter_version(second.version_id).materials) == 1


def test_an_edit_of_what_is_published_is_the_next_version() -> None:
    matter = a_matter(organ_id=an_organ())
    actions.save_draft(actions.Sheet(matter=matter), by=MANAGER, at=NOON)
    old = actions.publish(matter.code, by=MANAGER, at=NOON)
    shorter = replace(matter, promised_limit=Limit(5))

    drafted = actions.save_draft(actions.Sheet(matter=shorter), by=MANAGER, at=NOON)

    assert drafted.number == 2
    assert queries.current_version(matter.code).promised_limit == Limit(8)
    assert queries.matter_version(old.version_id).promised_limit == Limit(8)


def test_whoever_read_an_older_state_is_told() -> None:
    matter = a_matter(organ_id=an_organ())
    actions.save_draft(actions.Sheet(matter=matter), by=MANAGER, at=NOON)
    seen = models.Matter.objects.get(code=matter.code).version
    actions.save_draft(actions.Sheet(matter=matter), by=MANAGER, at=NOON, seen=seen)

    with pytest.raises(Overtaken):
        actions.save_draft(actions.Sheet(matter=matter), by=MANAGER, at=NOON, seen=seen)


def test_a_representative_writes_the_matters_of_their_own_organ() -> None:
    own, other = an_organ(), an_organ()
    zhao = Actor(organ_id=own, roles=frozenset({Role.CHIEF_REPRESENTATIVE}))
    mine = a_matter(organ_id=own)
    actions.save_draft(actions.Sheet(matter=mine), by=zhao, at=NOON)

    with pytest.raises(NotAllowed):
        actions.save_draft(
            actions.Sheet(matter=a_matter(organ_id=other)), by=zhao, at=NOON
        )


def test_nobody_takes_another_organs_matter_by_editing_it() -> None:
    own, other = an_organ(), an_organ()
    theirs = a_matter(organ_id=other)
    actions.save_draft(actions.Sheet(matter=theirs), by=MANAGER, at=NOON)
    zhao = Actor(organ_id=own, roles=frozenset({Role.CHIEF_REPRESENTATIVE}))

    with pytest.raises(NotAllowed):
        actions.save_draft(
            actions.Sheet(matter=replace(theirs, organ_id=own)), by=zhao, at=NOON
        )


def test_every_edit_is_a_line_of_the_journal() -> None:
    matter = a_matter(organ_id=an_organ())
    drafted = actions.save_draft(
        actions.Sheet(matter=matter, note="新设"), by=SYSTEM, at=NOON
    )

    entry = JournalEntry.objects.get(
        subject_kind="matter", subject_id=str(drafted.matter_id)
    )
    assert (entry.step, entry.after) == ("edit_matter", "draft:1")
    assert entry.payload["note"] == "新设"
