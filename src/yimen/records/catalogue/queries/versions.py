"""One version of a matter as a value. What was published never changes: it is kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.db import connection

from yimen.records.catalogue import facts
from yimen.records.catalogue.models import Matter as Row
from yimen.records.catalogue.models import MatterVersion
from yimen.rules.catalogue.matters import Matter, MatterState, VersionState
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


def published_pair(matter_id: int, number: int) -> tuple[Matter, Matter] | None:
    """What was published before this version, and the version; None: the first."""
    kept = MatterVersion.objects.filter(matter_id=matter_id)
    after = kept.filter(number=number).values_list("pk", flat=True).first()
    before = (
        kept.filter(number__lt=number, state=VersionState.SUPERSEDED)
        .order_by("-number")
        .values_list("pk", flat=True)
        .first()
    )
    if before is None or after is None:
        return None
    return matter_version(before), matter_version(after)


def matter_name(matter_id: int) -> str:
    """The name under which a matter is published, or last was."""
    row = Row.objects.select_related("current", "latest").get(pk=matter_id)
    shown = row.current or row.latest
    return shown.name if shown else row.code


def names_of(codes: Iterable[str]) -> tuple[str, ...]:
    """The names of the matters of these codes."""
    rows = Row.objects.filter(code__in=list(codes), current__isnull=False)
    return tuple(rows.order_by("code").values_list("current__name", flat=True))


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


@dataclass(frozen=True, slots=True)
class KnownMatter:
    """A matter by its code, published or not."""

    matter_id: int
    code: str
    name: str
    organ_id: int


def matter_by_code(code: str) -> KnownMatter:
    """The matter with this code."""
    row = Row.objects.select_related("latest").filter(code=code).first()
    if row is None:
        raise NotFound(matter=code)
    name = row.latest.name if row.latest else code
    return KnownMatter(row.pk, row.code, name, row.organ_id)


@dataclass(frozen=True, slots=True)
class MatchedMatter:
    """A benefit in use that is offered by a published rule (免申即享)."""

    version_id: int
    name: str
    organ_id: int
    organ_name: str
    rule: tuple[str, ...]


def matched_matters() -> tuple[MatchedMatter, ...]:
    """Every benefit that is offered by a rule, by name."""
    rows = Row.objects.filter(
        state=MatterState.IN_USE, current__elements__is_proactive=True
    ).select_related("current", "organ")
    found = (
        MatchedMatter(
            row.current.pk,
            row.current.name,
            row.organ_id,
            row.organ.name,
            tuple(row.current.elements.get("proactive_rule", ())),
        )
        for row in rows
        if row.current is not None
    )
    return tuple(sorted((one for one in found if one.rule), key=lambda one: one.name))
