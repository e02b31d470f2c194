"""Cards as lists and pages show them, and how often each rule was wrong."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.db.models import Count, Q, QuerySet

from yimen.records.papers import queries as papers
from yimen.records.papers.queries import HousePaperRow
from yimen.records.people.queries import A_PAGE, Slice, slice_of
from yimen.records.people.queries.sight import seen_by
from yimen.records.supervision.models import Card
from yimen.records.supervision.queries.settings import settings_in_force
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.calendar import start_of_day
from yimen.rules.refusals import NotFound
from yimen.rules.supervision.cards import LIVE, TOGETHER, UPHELD, CardState, false_share
from yimen.rules.supervision.register import RULES
from yimen.rules.supervision.watching import (
    Evidence,
    Level,
    WatchRule,
    case_of,
    judged_again,
)

_ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFilter:
    """Which cards to list; both days are in."""

    rule: str = ""
    level: int = 0
    state: str = ""  # a state, several (`rules.supervision.cards.TOGETHER`), or all
    organ_id: int | None = None
    hall_path: str = ""
    officer_id: int | None = None
    subject: str = ""
    first_on: date | None = None
    last_on: date | None = None


EVERY_CARD: Final = CardFilter()


@dataclass(frozen=True, slots=True, kw_only=True)
class CardRow:
    """A card in a list and on its page."""

    card_id: int
    rule: WatchRule
    level: Level
    state: CardState
    subject_kind: str
    subject: str
    organ: str
    hall: str
    officer: str
    raised_at: datetime
    explain_by_on: date | None
    version: int

    @property
    def case(self) -> str:
        """The case that it is about, whole or a part of it; "" where it is none."""
        return case_of(self.subject_kind, self.subject)


@dataclass(frozen=True, slots=True)
class CardLine:
    """A line of the journal that somebody picked as evidence."""

    sequence: int
    step: str
    happened_at: datetime
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPage:
    """A card with all that it follows from and all that came of it."""

    row: CardRow
    says: str
    evidence: Mapping[str, Any]
    limits: Mapping[str, int]
    calendar: str
    holds_again: bool  # the evidence still gives the same level
    settings_number: int
    remark: str
    is_mended: bool | None
    replaces: int | None
    replaced_by: int | None
    explained_by: int | None
    doubted_by: int | None
    papers: tuple[HousePaperRow, ...]
    lines: tuple[CardLine, ...]  # picked by who raised it by hand


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule with what it has done so far."""

    rule: WatchRule
    says: str
    is_on: bool
    raised: int
    live: int
    upheld: int
    cancelled: int
    false_share: int | None


def visible_cards(actor: Actor) -> QuerySet[Card]:
    """The cards that the actor may see."""
    rows = Card.objects.select_related("organ", "hall", "officer")
    return rows.filter(seen_by(sight_of(actor, Step.SEE_CARDS)))


def cards(
    wanted: CardFilter, *, actor: Actor, page: int = 1, size: int = A_PAGE
) -> Slice[CardRow]:
    """The cards that are asked for, the loudest live ones first."""
    rows = visible_cards(actor).filter(_matching(wanted))
    order = ("-level", "-raised_at", "-pk") if wanted.state == "live" else ("-pk",)
    return slice_of(rows.order_by(*order), page, _row, size=size)


def _matching(wanted: CardFilter) -> Q:
    found = Q()
    plain = {
        "rule": wanted.rule,
        "level": wanted.level,
        "organ_id": wanted.organ_id,
        "officer_id": wanted.officer_id,
        "hall__path__startswith": wanted.hall_path,
    }
    found &= Q(**{name: value for name, value in plain.items() if value})
    if wanted.subject:
        parts = Q(subject_id__startswith=f"{wanted.subject}/")
        found &= Q(subject_id=wanted.subject) | parts
    if wanted.state:
        states = TOGETHER.get(wanted.state, {wanted.state})
        found &= Q(state__in=sorted(states))
    if wanted.first_on is not None:
        found &= Q(raised_at__gte=start_of_day(wanted.first_on))
    if wanted.last_on is not None:
        found &= Q(raised_at__lt=start_of_day(wanted.last_on + _ONE_DAY))
    return found


def card_page(card_id: int, actor: Actor) -> CardPage:
    """One card, if it is the actor's to see; else `NotFound`."""
    found = visible_cards(actor).select_related("replaced_by").filter(pk=card_id)
    row = found.first()
    if row is None:
        raise NotFound(card=card_id)
    rule = RULES[row.rule]
    facts, limits = row.evidence["facts"], row.evidence["limits"]
    by_hand = bool(row.remark)
    holds = by_hand or judged_again(rule, Evidence(facts, limits)) == row.level
    later = getattr(row, "replaced_by", None)
    return CardPage(
        row=_row(row),
        says=rule.text(limits or settings_in_force().limits),
        evidence=facts,
        limits=limits,
        calendar=str(row.evidence.get("calendar") or "").split(" ")[0],
        holds_again=holds,
        settings_number=row.settings_number,
        remark=row.remark,
        is_mended=row.is_mended,
        replaces=row.replaces_id,
        replaced_by=later.pk if later else None,
        explained_by=row.explained_by_id,
        doubted_by=row.doubted_by_id,
        papers=_papers(row, actor),
        lines=tuple(map(_line, row.evidence.get("lines", ()))),
    )


def _line(said: Mapping[str, Any]) -> CardLine:
    return CardLine(
        said["sequence"],
        said["step"],
        datetime.fromisoformat(said["happened_at"]),
        said["hash"],
    )


def _papers(row: Card, actor: Actor) -> tuple[HousePaperRow, ...]:
    """The card on paper, and the circulars that tell of it."""
    circulars = row.circulars.values_list("pk", flat=True)
    about = [("card", str(row.pk)), *(("circular", str(one)) for one in circulars)]
    return papers.papers_about(about, actor)


def reminded(kind: str) -> frozenset[str]:
    """The objects of this kind with a live reminder, which may have to be lifted."""
    rows = Card.objects.filter(
        subject_kind=kind, level=Level.REMINDER, state__in=sorted(LIVE)
    )
    return frozenset(rows.values_list("subject_id", flat=True))


def rule_rows(actor: Actor, wanted: CardFilter = EVERY_CARD) -> tuple[RuleRow, ...]:
    """Every rule, what it asks now, and how many of the cards it raised were wrong."""
    settings = settings_in_force()
    counts = {
        one["rule"]: one
        for one in visible_cards(actor)
        .filter(_matching(wanted))
        .order_by()
        .values("rule")
        .annotate(
            raised=Count("pk"),
            live=Count("pk", filter=Q(state__in=sorted(LIVE))),
            upheld=Count("pk", filter=Q(state__in=sorted(UPHELD))),
            cancelled=Count("pk", filter=Q(state=CardState.CANCELLED)),
        )
    }
    none = {"raised": 0, "live": 0, "upheld": 0, "cancelled": 0}
    found = []
    for rule in RULES.values():
        said = counts.get(rule.name, none)
        found.append(
            RuleRow(
                rule,
                rule.text(settings.limits),
                rule.name not in settings.off,
                said["raised"],
                said["live"],
                said["upheld"],
                said["cancelled"],
                false_share(said["raised"], said["cancelled"]),
            )
        )
    return tuple(found)


def _row(row: Card) -> CardRow:
    return CardRow(
        card_id=row.pk,
        rule=RULES[row.rule],
        level=Level(row.level),
        state=CardState(row.state),
        subject_kind=row.subject_kind,
        subject=row.subject_id,
        organ=row.organ.name if row.organ else "",
        hall=row.hall.name if row.hall else "",
        officer=row.officer.name if row.officer else "",
        raised_at=row.raised_at,
        explain_by_on=row.explain_by_on,
        version=row.version,
    )
