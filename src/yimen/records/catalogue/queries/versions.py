"""One version of a matter as a value. What was published never changes: it is kept."""

from functools import lru_cache

from django.db import connection

from yimen.records.catalogue import facts
from yimen.records.catalogue.models import Matter as Row
from yimen.records.catalogue.models import MatterVersion
from yimen.rules.matters import Matter, VersionState
from yimen.rules.refusals import NotFound

CHILDREN = ("conditions", "materials", "steps", "fees", "faqs")


class _StillDraft(Exception):
    def __init__(self, matter: Matter) -> None:
        super().__init__()
        self.matter = matter


def matter_version(version_id: int) -> Matter:
    """The matter as this version says it; published ones cost no query."""
    try:
        return _published(_database(), version_id)
    except _StillDraft as draft:
        return draft.matter


def current_version(code: str) -> Matter:
    """The matter as it is published now, by its code."""
    row = Row.objects.filter(code=code).only("current_id").first()
    if row is None or row.current_id is None:
        raise NotFound(matter=code)
    return matter_version(row.current_id)


def _database() -> str:
    settings = connection.settings_dict
    return f"{settings['HOST']}:{settings['PORT']}/{settings['NAME']}"


@lru_cache(maxsize=4096)
def _published(database: str, version_id: int) -> Matter:  # noqa: ARG001 - part of the key
    row = (
        MatterVersion.objects.select_related("matter")
        .prefetch_related(*CHILDREN)
        .filter(pk=version_id)
        .first()
    )
    if row is None:
        raise NotFound(matter_version=version_id)
    matter = facts.matter(row)
    if row.state == VersionState.DRAFT:
        raise _StillDraft(matter)
    return matter
