"""The catalogue as the public sees it: guides, and the ways to them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from django.db.models import Q, QuerySet

from yimen.records.catalogue import facts
from yimen.records.catalogue.models import Findable, LocalVariant
from yimen.records.catalogue.models import Matter as Row
from yimen.records.catalogue.queries.versions import matter_version
from yimen.records.people.queries.paging import Slice, slice_of
from yimen.rules.catalogue.elements import overridden
from yimen.rules.catalogue.matters import BusinessLine, CaseKind, Matter, MatterState
from yimen.rules.legal_clock.limits import Limit
from yimen.rules.refusals import NotFound

A_PAGE: Final = 30
SHOWN: Final = (MatterState.IN_USE, MatterState.SUSPENDED, MatterState.FROZEN)


@dataclass(frozen=True, slots=True)
class GuideRow:
    """A guide in a list."""

    code: str
    name: str
    organ: str
    case_kind: CaseKind
    promised_limit: Limit | None
    is_charged: bool
    visit_count: int | None


@dataclass(frozen=True, slots=True)
class Way:
    """One way in: a theme, an organ, an event, and how many guides it leads to."""

    key: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class GuidePage:
    """A published guide, as one hall carries it out if a hall was named."""

    matter: Matter
    state: MatterState
    organ: str
    organ_short: str
    organ_address: str
    organ_phone: str
    organ_kind: str
    government: str
    upper_organ: str
    court: str
    valid_from: date | None
    number: int
    hall: str
    halls: tuple[tuple[str, str], ...]  # code and name of halls with their own words


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideFilter:
    """Which guides to list."""

    theme: str = ""
    organ: str = ""
    organs: frozenset[str] = frozenset()  # of several, by their codes
    event: str = ""
    line: str = ""
    audience: str = ""


def guides(
    wanted: GuideFilter, *, page: int = 1, size: int = A_PAGE
) -> Slice[GuideRow]:
    """One page of the guides of a theme, an organ, an event or a line."""
    rows = _in_use().filter(_matching(wanted))
    ordered = rows.select_related("matter", "organ", "matter_version").order_by(
        "-uses", "matter_version__full_pinyin", "pk"
    )
    return slice_of(ordered, page, _row, size=size)


def guides_of(matter_ids: Iterable[int]) -> tuple[GuideRow, ...]:
    """These guides in this order: the answers of a search."""
    wanted = list(matter_ids)
    rows = (
        _in_use()
        .filter(pk__in=wanted)
        .select_related("matter", "organ", "matter_version")
    )
    by_id = {row.pk: _row(row) for row in rows}
    return tuple(by_id[pk] for pk in wanted if pk in by_id)


def ways_by_organ() -> tuple[Way, ...]:
    """Every organ that has guides."""
    named = _in_use().values_list("organ__code", "organ__name", "organ__initials")
    counts = Counter(named)
    return tuple(
        Way(code, name, count)
        for (code, name, _), count in sorted(counts.items(), key=lambda c: c[0][0])
    )


def ways_by(element: str, order: Iterable[str] = ()) -> tuple[Way, ...]:
    """Every theme or event that has guides, in this order, the rest by count."""
    path = f"matter_version__elements__{element}"
    counts: Counter[str] = Counter()
    for entries in _in_use().values_list(path, flat=True):
        counts.update(set(entries or ()))
    first = {name: place for place, name in enumerate(order)}
    names = sorted(counts, key=lambda n: (first.get(n, len(first)), -counts[n], n))
    return tuple(Way(name, name, counts[name]) for name in names)


def ways_by_line() -> tuple[Way, ...]:
    """Every business line that has guides, in the order of the eight windows."""
    counts = Counter(_in_use().exclude(line="").values_list("line", flat=True))
    return tuple(
        Way(line.value, line.value, counts[line.value])
        for line in BusinessLine
        if counts[line.value]
    )


def guide_page(code: str, *, hall: str = "") -> GuidePage:
    """The guide of a matter as it is published; raises `NotFound`."""
    row = (
        Row.objects.select_related("organ", "current")
        .filter(code=code, state__in=SHOWN)
        .exclude(current=None)
        .first()
    )
    if row is None or row.current is None:
        raise NotFound(matter=code)
    variants = LocalVariant.objects.filter(matter=row, is_offered=True)
    local = {v.node.code: v for v in variants.select_related("node")}
    matter = matter_version(row.current.pk)
    own = local.get(hall)
    if own is not None:
        elements = overridden(matter.elements, own.overrides)
        matter = replace(matter, elements=elements)
    return _page(row, matter, hall=own.node.name if own else "", local=local)


def _page(
    row: Row, matter: Matter, *, hall: str, local: dict[str, LocalVariant]
) -> GuidePage:
    organ = row.organ
    return GuidePage(
        matter=matter,
        state=MatterState(row.state),
        organ=organ.name,
        organ_short=organ.short_name,
        organ_address=organ.address,
        organ_phone=organ.phone,
        organ_kind=organ.kind,
        government=organ.government,
        upper_organ=organ.upper_organ,
        court=organ.court,
        valid_from=matter.valid_from,
        number=matter.number,
        hall=hall,
        halls=tuple((code, v.node.name) for code, v in sorted(local.items())),
    )


def _in_use() -> QuerySet[Findable]:
    return Findable.objects.filter(is_in_use=True)


def _matching(wanted: GuideFilter) -> Q:
    elements = "matter_version__elements__"
    found = Q()
    if wanted.theme:
        found &= Q(**{f"{elements}person_themes__contains": [wanted.theme]}) | Q(
            **{f"{elements}legal_themes__contains": [wanted.theme]}
        )
    if wanted.event:
        found &= Q(**{f"{elements}life_events__contains": [wanted.event]})
    if wanted.audience:
        found &= Q(**{f"{elements}audiences__contains": [wanted.audience]})
    if wanted.organ:
        found &= Q(organ__code=wanted.organ)
    if wanted.organs:
        found &= Q(organ__code__in=sorted(wanted.organs))
    if wanted.line:
        found &= Q(line=wanted.line)
    return found


def _row(row: Any) -> GuideRow:
    version = row.matter_version
    return GuideRow(
        code=row.matter.code,
        name=row.name,
        organ=row.organ.name,
        case_kind=CaseKind(row.case_kind),
        promised_limit=facts.limit(row.promised_number, row.promised_unit),
        is_charged=version.is_charged,
        visit_count=version.visit_count,
    )
