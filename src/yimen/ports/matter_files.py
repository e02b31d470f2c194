"""Files of matters, as the screens know them: something that reads and writes them.

Formats are the business of `exchange`, which screens don't import; the site tells at
start which files to use.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol

from yimen.ports.imports import Remark, Report, Told
from yimen.rules.authority.actors import Actor
from yimen.rules.catalogue.matters import Matter

_AT_A_GLANCE: Final = 32 * 1024  # bytes; packed, that is some hundred matters


@dataclass(frozen=True, slots=True)
class Upload:
    """A file somebody handed in, and what is to be done with it."""

    name: str
    content: bytes
    profile: str  # guangdong | yimen
    publishes: bool

    @property
    def takes_a_while(self) -> bool:
        """Whether whoever waits wants to see how far it is."""
        return len(self.content) > _AT_A_GLANCE


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What a file says, nothing of it taken in."""

    matters: tuple[Matter, ...]
    unread: tuple[Remark, ...]  # rows that can't be read, each with its reason


class MatterFiles(Protocol):
    """Reads files of matters into the catalogue, and writes them."""

    def take_in(self, upload: Upload, *, by: Actor, at: datetime) -> Report:
        """What became of every row of the file."""
        ...

    def watch(
        self, upload: Upload, *, by: Actor, at: datetime
    ) -> Iterator[Told | Report]:
        """The same, with how far it is before: for files that take a while."""
        ...

    def read(self, upload: Upload) -> ReadFile:
        """The matters of the file, to look at; nothing is taken in."""
        ...

    def write(self, kind: str, codes: frozenset[str] | None, *, by: Actor) -> bytes:
        """The matters of these codes, or all, as a file of this kind: json, xlsx."""
        ...

    def template(self) -> bytes:
        """An empty workbook with every column explained."""
        ...


_used: list[MatterFiles] = []


def use(files: MatterFiles) -> None:
    """From now on, files of matters are read and written by these."""
    _used[:] = [files]


def matter_files() -> MatterFiles:
    """The files in use."""
    return _used[0]
