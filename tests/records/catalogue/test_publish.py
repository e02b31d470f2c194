"""Publishing: refused with errors, supersedes, keeps what running cases stand on."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from makers.catalogue import ELEMENTS, NOON, a_matter, an_organ
from yimen.records.catalogue import actions, models, queries
from yimen.records.journal.models import JournalEntry
from yimen.rules.authority.actors import SYSTEM, Actor, Role
from yimen.rules.authority.table import NotAllowed
from yimen.rules.catalogue.matter_changes import NoSuchChange
from yimen.rules.catalogue.matters import Matter
from yimen.rules.catalogue.publication import NotPublishable
from yimen.rules.legal_clock.limits import Limit
from yimen.rules.refusals import NotFound, Overtaken

pytestmark = pytest.mark.django_db


def drafted(matter: Matter) -> Matter:
    whole = replace(matter, organ_id=matter.organ_id or an_organ())
    actions.save_draft(actions.Sheet(matter=whole), by=SYSTEM, at=NOON)
    return whole


def test_a_draft_without_errors_is_published_with_its_warnings() -> None:
    matter = drafted(a_matter(elements=replace(ELEMENTS, place="")))

    published = actions.publish(matter.code, by=SYSTEM, at=NOON)

    assert published.valid_from == date(2026, 9, 18)
    assert [o.kind for o in published.warnings] == ["no_place"]
    assert queries.current_version(matter.code).version_id == published.version_id


def test_a_draft_with_errors_stays_one_and_nothing_changes() -> None:
    matter = drafted(a_matter(promised_limit=Limit(40)))

    with pytest.raises(NotPublishable) as refused:
        actions.publish(matter.code, by=SYSTEM, at=NOON)

    assert refused.value.facts["count"] == 1
    assert models.Matter.objects.get(code=matter.code).state == "draft"


def test_a_new_version_supersedes_and_the_old_one_stays_as_it_was() -> None:
    matter = drafted(a_matter())
    old = actions.publish(matter.code, by=SYSTEM, at=NOON)
    drafted(replace(matter, promised_limit=Limit(5)))
    later = NOON + timedelta(days=3)

    new = actions.publish(matter.code, by=SYSTEM, at=later)

    states = dict(models.MatterVersion.objects.values_list("number", "state"))
    assert states == {1: "superseded", 2: "published"}
    row = models.MatterVersion.objects.get(pk=old.version_id)
    assert row.valid_to == new.valid_from == date(2026, 9, 21)
    assert queries.matter_version(old.version_id).promised_limit == Limit(8)
    assert queries.matter_version(new.version_id).promised_limit == Limit(5)


def test_a_licence_without_a_limit_is_published_with_the_default() -> None:
    matter = drafted(a_matter(statutory_limit=None))

    published = actions.publish(matter.code, by=SYSTEM, at=NOON)

    read = queries.matter_version(published.version_id)
    assert (read.statutory_limit, read.statutory_is_default) == (Limit(20), True)


def test_there_must_be_something_to_publish() -> None:
    matter = drafted(a_matter())
    actions.publish(matter.code, by=SYSTEM, at=NOON)

    for code in (matter.code, "Y-nobody"):
        with pytest.raises(NotFound):
            actions.publish(code, by=SYSTEM, at=NOON)


def test_what_was_suspended_is_resumed_not_published() -> None:
    matter = drafted(a_matter())
    models.Matter.objects.filter(code=matter.code).update(state="suspended")

    with pytest.raises(NoSuchChange):
        actions.publish(matter.code, by=SYSTEM, at=NOON)


def test_whoever_saw_an_older_draft_publishes_nothing() -> None:
    matter = drafted(a_matter())

    with pytest.raises(Overtaken):
        actions.publish(matter.code, by=SYSTEM, at=NOON, seen=99)


def test_a_representative_writes_but_does_not_publish() -> None:
    matter = drafted(a_matter())
    zhao = Actor(organ_id=matter.organ_id, roles=frozenset({Role.CHIEF_REPRESENTATIVE}))

    with pytest.raises(NotAllowed):
        actions.publish(matter.code, by=zhao, at=NOON)


def test_publication_is_a_line_of_the_journal() -> None:
    matter = drafted(a_matter())
    actions.publish(matter.code, by=SYSTEM, at=NOON)

    entry = JournalEntry.objects.filter(subject_kind="matter").latest("sequence")
    assert (entry.step, entry.before, entry.after) == (
        "publish_matter",
        "draft:1",
        "in_use:1",
    )
