"""A file is put to a case, judged by its content."""

from datetime import datetime

from yimen.records.cases.queries import UploadRow
from yimen.rules.actors import Actor


def attach(
    *,
    number: str,
    name: str,
    content: bytes,
    material_code: str = "",
    by: Actor,
    at: datetime,
) -> UploadRow:
    """The stored file."""
    raise NotImplementedError
