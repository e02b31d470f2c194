"""Files of matters, as the screens know them: something that reads and writes them.

Formats are the business of `exchange`, which screens don't import; the site tells at
start which files to use.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from yimen.ports.imports import Report
from yimen.rules.actors import Actor


@dataclass(frozen=True, slots=True)
class Upload:
    """A file somebody handed in, and what is to be done with it."""

    name: str
    content: bytes
    profile: str  # guangdong | yimen
    publishes: bool


class MatterFiles(Protocol):
    """Reads files of matters into the catalogue, and writes them."""

    def take_in(self, upload: Upload, *, by: Actor, at: datetime) -> Report:
        """What became of every row of the file."""
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
