"""Lists of what is asked about cards: appeals, awards."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Q

from yimen.records.people.queries import A_PAGE, Slice, slice_of
from yimen.records.performance import facts
from yimen.records.performance.models import Appeal, Award, AwardRules
from yimen.records.performance.queries.own import own_keys
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.performance.appeals import AppealState, Wish
from yimen.rules.performance.awards import AwardRule, AwardState, from_data
from yimen.rules.performance.indicators import Scored
from yimen.rules.refusals import NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class ListFilter:
    """Which rows to list; nothing filters nothing."""

    text: str = ""
    what: str = ""
    state: str = ""
    first_on: date | None = None
    last_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealRow:
    """An appeal of one row of a card."""

    appeal_id: int
    score_id: int
    what: Scored
    label: str
    first_on: date
    last_on: date
    indicator: int
    indicator_label: str
    kind: str
    subject: str
    row: str
    wish: Wish
    said: str
    state: AppealState
    appealed_by: str
    appealed_at: datetime
    decision: str
    decided_by: str
    decided_at: datetime | None
    corrected_id: int | None
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardRow:
    """Somebody honoured for a period."""

    award_id: int
    name: str
    what: Scored
    label: str
    first_on: date
    last_on: date
    place: int
    total: Decimal | None
    score_id: int
    rules: int
    state: AwardState
    proposed_by: str
    settled_by: str
    settled_at: datetime | None
    reason: str
    version: int


@dataclass(frozen=True, slots=True)
class AwardRulesPage:
    """A version of the awards: what it holds, and which one is in force."""

    number: int
    rules: tuple[AwardRule, ...]
    note: str
    published_at: datetime
    published_by: str
    latest: int


def appeals(
    wanted: ListFilter, actor: Actor, *, page: int = 1, size: int = A_PAGE
) -> Slice[AppealRow]:
    """The appeals of cards that the actor oversees or speaks for, the newest first."""
    found = _appeals(actor).filter(matching(wanted, "score__"))
    return slice_of(found.order_by("-appealed_at", "-pk"), page, _appeal, size=size)


def appeal_page(appeal_id: int, actor: Actor) -> AppealRow:
    """One appeal; raises `NotFound`."""
    row = _appeals(actor).filter(pk=appeal_id).first()
    if row is None:
        raise NotFound(appeal=appeal_id)
    return _appeal(row)


def appeals_of(score_id: int, actor: Actor) -> tuple[AppealRow, ...]:
    """The appeals of one version of a card."""
    return tuple(map(_appeal, _appeals(actor).filter(score_id=score_id).order_by("pk")))


def awards(
    wanted: ListFilter, actor: Actor, *, page: int = 1, size: int = A_PAGE
) -> Slice[AwardRow]:
    """The awards of whom the actor oversees, the newest first."""
    rows = _awards().filter(below(actor)).filter(matching(wanted))
    ordered = rows.order_by("-last_on", "-first_on", "name", "place", "pk")
    return slice_of(ordered, page, _award, size=size)


def award_page(award_id: int, actor: Actor) -> AwardRow:
    """One award; raises `NotFound`."""
    row = _awards().filter(below(actor), pk=award_id).first()
    if row is None:
        raise NotFound(award=award_id)
    return _award(row)


def public_awards() -> tuple[AwardRow, ...]:
    """Who is honoured, for everybody to read; what was taken back says so."""
    shown = [AwardState.GRANTED, AwardState.REVOKED]
    rows = _awards().filter(state__in=shown)
    ordered = rows.order_by("-last_on", "-first_on", "name", "place", "pk")
    return tuple(map(_award, ordered))


def award_rules(number: int | None = None) -> AwardRulesPage:
    """The rules of the awards in force, or a version of them; raises `NotFound`."""
    rows = AwardRules.objects.select_related("published_by").order_by("-number")
    latest = rows[0]
    row = latest if number is None else rows.filter(number=number).first()
    if row is None:
        raise NotFound(award_rules=number)
    return AwardRulesPage(
        number=row.number,
        rules=from_data(row.body),
        note=row.note,
        published_at=row.published_at,
        published_by=row.published_by.name if row.published_by else "",
        latest=latest.number,
    )


def below(actor: Actor) -> Q:
    """Which rows lie at and below the place that the actor oversees."""
    sight = sight_of(actor, Step.SEE_SCORES)
    if sight.everything:
        return Q()
    path = sight.hall_path
    return Q(path__startswith=path) if path else Q(pk__in=())


def _appeals(actor: Actor) -> Any:
    rows = Appeal.objects.select_related("score__scheme", "appealed_by", "decided_by")
    sight = sight_of(actor, Step.SEE_SCORES)
    if sight.everything:
        return rows
    seen = Q(pk__in=())
    if sight.hall_path:
        seen = Q(score__path__startswith=sight.hall_path)
    for what, key in own_keys(actor).items():
        seen |= Q(score__what=what, score__key=key)
    return rows.filter(seen)


def _awards() -> Any:
    return Award.objects.select_related("rules", "score", "proposed_by", "settled_by")


def matching(wanted: ListFilter, of: str = "") -> Q:
    """Which rows the filter wants; `of` leads to whose they are."""
    found = Q(**{f"{of}label__icontains": wanted.text}) if wanted.text else Q()
    pairs = {
        f"{of}what": wanted.what or None,
        "state": wanted.state or None,
        f"{of}last_on__gte": wanted.first_on,
        f"{of}first_on__lte": wanted.last_on,
    }
    return found & Q(**{name: one for name, one in pairs.items() if one is not None})


def _appeal(row: Appeal) -> AppealRow:
    scheme = facts.scheme_of(row.score.scheme)
    labels = {one.number: one.label for one in scheme.indicators}
    return AppealRow(
        appeal_id=row.pk,
        score_id=row.score_id,
        what=Scored(row.score.what),
        label=row.score.label,
        first_on=row.score.first_on,
        last_on=row.score.last_on,
        indicator=row.indicator,
        indicator_label=labels.get(row.indicator, ""),
        kind=row.kind,
        subject=row.subject,
        row=row.label,
        wish=Wish(row.wish),
        said=row.said,
        state=AppealState(row.state),
        appealed_by=row.appealed_by.name,
        appealed_at=row.appealed_at,
        decision=row.decision,
        decided_by=row.decided_by.name if row.decided_by else "",
        decided_at=row.decided_at,
        corrected_id=row.corrected_id,
        version=row.version,
    )


def _award(row: Award) -> AwardRow:
    return AwardRow(
        award_id=row.pk,
        name=row.name,
        what=Scored(row.what),
        label=row.label,
        first_on=row.first_on,
        last_on=row.last_on,
        place=row.place,
        total=row.score.total,
        score_id=row.score_id,
        rules=row.rules.number,
        state=AwardState(row.state),
        proposed_by=row.proposed_by.name if row.proposed_by else "",
        settled_by=row.settled_by.name if row.settled_by else "",
        settled_at=row.settled_at,
        reason=row.reason,
        version=row.version,
    )
