"""Where the reader of changes stands in the journal, and what it has told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from yimen.records.messages.models import ChangeTold, JournalPlace

_NAME: Final = "changes"


@dataclass(frozen=True, slots=True)
class Reading:
    """From where the journal is followed, and how far it was read."""

    began_at_entry: int
    read_to_entry: int

    def read_from(self, still_open: int) -> int:
        """Where to begin: some lines back, for one that was written late."""
        return max(self.began_at_entry, self.read_to_entry - still_open)


def begin_following(last_entry: int) -> Reading:
    """Where the reader stands; the first time, at the journal's end."""
    row, _ = JournalPlace.objects.get_or_create(
        name=_NAME,
        defaults={"began_at_entry": last_entry, "read_to_entry": last_entry},
    )
    return Reading(row.began_at_entry, row.read_to_entry)


def note_place(entry_id: int) -> None:
    """The reader has come this far."""
    place = JournalPlace.objects.filter(name=_NAME, read_to_entry__lt=entry_id)
    place.update(read_to_entry=entry_id)


def told_lines(entry_ids: Iterable[int]) -> frozenset[int]:
    """Those of these lines that were told already."""
    told = ChangeTold.objects.filter(entry_id__in=list(entry_ids))
    return frozenset(told.values_list("entry_id", flat=True))


def note_told(entry_id: int, notices: int, at: datetime) -> None:
    """This line was told; a second reader that tells it at once loses."""
    ChangeTold.objects.create(entry_id=entry_id, told_at=at, notices=notices)
