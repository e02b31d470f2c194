"""Erasing a text leaves the chain whole and leaves a trace."""

from typing import TYPE_CHECKING

import pytest

from makers.journal import KIND, NOON, SUBJECT, WANG_FANG, a_line, write
from yimen.records.journal.actions.erase_text import TextPlace, erase_text
from yimen.records.journal.append import append
from yimen.records.journal.models import JournalEntry, JournalText
from yimen.records.journal.queries import texts, verify
from yimen.rules.authority.actors import Actor, Role
from yimen.rules.authority.table import NotAllowed
from yimen.rules.refusals import NotFound

if TYPE_CHECKING:
    from clusters import Clone

GUARD = Actor(officer_id=9, roles=frozenset({Role.SECURITY_ADMIN}))
OPINION = TextPlace(KIND, SUBJECT, 1, "opinion")


@pytest.mark.usefixtures("own_database")
def test_an_erased_text_is_gone_and_the_journal_still_verifies() -> None:
    write(a_line(texts={"opinion": "李雷住址不符", "note": "留"}))
    before = bytes(JournalEntry.objects.get().hash)

    head = erase_text(place=OPINION, reason="本人要求", by=GUARD, at=NOON)

    erased = JournalText.objects.get(slot="opinion")
    assert (bytes(erased.sealed), bytes(erased.salt)) == (b"", b"")
    assert texts(KIND, SUBJECT) == {(1, "note"): "留", (2, "reason"): "本人要求"}
    entry = JournalEntry.objects.get(sequence=2)
    assert (entry.step, entry.article) == ("erase_text", "个人信息保护法47")
    assert entry.payload["slot"] == "opinion"
    assert (head.sequence, bytes(entry.previous_hash)) == (2, before)
    assert verify().ok


@pytest.mark.usefixtures("db")
def test_only_the_security_administrator_erases() -> None:
    append(a_line(texts={"opinion": "李雷"}))

    with pytest.raises(NotAllowed):
        erase_text(place=OPINION, reason="", by=WANG_FANG, at=NOON)

    assert texts(KIND, SUBJECT) == {(1, "opinion"): "李雷"}


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize(
    "place",
    [
        TextPlace(KIND, SUBJECT, 1, "note"),
        TextPlace(KIND, SUBJECT, 2, "opinion"),
        TextPlace(KIND, "other", 1, "opinion"),
    ],
)
def test_a_text_that_is_not_there_cannot_be_erased(place: TextPlace) -> None:
    append(a_line(texts={"opinion": "李雷"}))

    with pytest.raises(NotFound):
        erase_text(place=place, reason="", by=GUARD, at=NOON)

    assert JournalEntry.objects.count() == 1


@pytest.mark.usefixtures("db")
def test_a_text_is_erased_once() -> None:
    append(a_line(texts={"opinion": "李雷"}))
    erase_text(place=OPINION, reason="", by=GUARD, at=NOON)

    with pytest.raises(NotFound):
        erase_text(place=OPINION, reason="", by=GUARD, at=NOON)


def test_of_two_who_erase_one_finds_nothing(
    own_database: "Clone",
) -> None:
    write(a_line(texts={"opinion": "李雷"}))

    def erase() -> int:
        head = erase_text(place=OPINION, reason="", by=GUARD, at=NOON)
        return head.sequence

    outcomes = own_database.together(erase, erase)

    names = {type(outcome).__name__ for outcome in outcomes}
    assert names == {"int", "NotFound"}
    assert JournalEntry.objects.count() == 2
    assert verify().ok
