"""The papers and files of a case."""

from dataclasses import dataclass
from datetime import datetime

from yimen.rules.actors import Actor
from yimen.rules.documents import Sheet
from yimen.rules.lifecycle import State


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPage:
    """A paper as it was issued; the same every time."""

    sheet: Sheet
    state: State
    issued_at: datetime
    voided_at: datetime | None
    void_reason: str
    replaces: str  # the number of the paper it stands for
    replaced_by: str
    copy_number: int
    printed_by: str
    printed_at: datetime | None


@dataclass(frozen=True, slots=True)
class FileContent:
    """A stored file, to be shown."""

    name: str
    media_type: str
    content: bytes


def document_page(number: str, actor: Actor) -> DocumentPage:
    """The paper with this number, if it is the actor's to see."""
    raise NotImplementedError


def upload_content(upload_id: int, actor: Actor) -> FileContent:
    """The file, if its case is the actor's to see."""
    raise NotImplementedError
