"""Objects are judged, and what the rules say of them becomes cards."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from django.db import transaction

from yimen.records.calendars import queries as calendars
from yimen.records.journal.append import Line, append_all
from yimen.records.messages.actions.tell import Notice, tell_all
from yimen.records.network import queries as network
from yimen.records.supervision import models
from yimen.records.supervision.queries.settings import settings_in_force
from yimen.rules.authority.actors import SYSTEM, Actor
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.legal_clock.telling import day_words
from yimen.rules.messages import MessageKind, Recipient, Subject
from yimen.rules.supervision import cards
from yimen.rules.supervision.cards import Answer, CardState
from yimen.rules.supervision.register import RULES, found
from yimen.rules.supervision.settings import Settings
from yimen.rules.supervision.watching import Level, Verdict, Watched, is_supervised

KIND: Final = "card"
Cause = tuple[str, str, str]
"""Rule, kind of the object, its number."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What a look at some objects changed."""

    raised: int = 0
    replaced: int = 0
    lifted: int = 0

    def __add__(self, other: "Judged") -> "Judged":
        """Both together."""
        return Judged(
            self.raised + other.raised,
            self.replaced + other.replaced,
            self.lifted + other.lifted,
        )


def as_rule(row: models.Card) -> cards.Card:
    """The row as the rules of its life see it."""
    return cards.Card(
        state=CardState(row.state),
        level=Level(row.level),
        is_notified=row.notified_at is not None,
        explain_by_on=row.explain_by_on,
        explained_by=row.explained_by_id,
        doubted_by=row.doubted_by_id,
        raised_by=row.raised_by_id,
    )


@transaction.atomic
def judge(objects: Iterable[Watched], at: datetime) -> Judged:
    """Raise, replace and lift what these objects' facts say; in one transaction."""
    watched = list(objects)
    settings = settings_in_force()
    last, since = _last_cards(watched), network.supervised_halls(local_date(at))
    old: list[tuple[models.Card, Answer]] = []
    new: list[models.Card] = []
    for one in watched:
        reaches = one.hall_id is None or is_supervised(one, since.get(one.hall_id))
        verdicts = found(one, settings) if reaches else ()
        said = {verdict.rule: verdict for verdict in verdicts}
        for name in RULES:
            cause = (name, one.kind, one.number)
            row, verdict = last.get(cause), said.get(name)
            answer = cards.answer(
                as_rule(row) if row else None, verdict.level if verdict else None
            )
            if row is not None and answer in {Answer.REPLACE, Answer.LIFT}:
                old.append((row, answer))
            if verdict is not None and answer in {Answer.REPLACE, Answer.RAISE}:
                new.append(a_card(one, verdict, settings, at, by=SYSTEM))
    return _write(old, new, at)


def _last_cards(watched: list[Watched]) -> Mapping[Cause, models.Card]:
    """The newest card of each cause of these objects."""
    kinds = {one.kind for one in watched}
    rows = models.Card.objects.select_for_update().filter(
        subject_kind__in=kinds, subject_id__in={one.number for one in watched}
    )
    return {
        (row.rule, row.subject_kind, row.subject_id): row for row in rows.order_by("pk")
    }


def a_card(
    one: Watched, verdict: Verdict, settings: Settings, at: datetime, *, by: Actor
) -> models.Card:
    """The card that this verdict asks for; a reminder is told at once."""
    is_quiet = verdict.level is Level.REMINDER
    return models.Card(
        rule=verdict.rule,
        level=verdict.level,
        state=CardState.NOTIFIED if is_quiet else CardState.RAISED,
        subject_kind=one.kind,
        subject_id=one.number,
        organ_id=one.organ_id,
        hall_id=one.hall_id,
        officer_id=one.officer_id,
        evidence={
            "facts": dict(verdict.evidence.facts),
            "limits": dict(verdict.evidence.limits),
            "calendar": calendars.calendar_state(),
            "judged_at": at.isoformat(),
        },
        settings_number=settings.version,
        raised_at=at,
        raised_by_id=by.officer_id,
        notified_at=at if is_quiet else None,
    )


def _write(
    old: list[tuple[models.Card, Answer]], new: list[models.Card], at: datetime
) -> Judged:
    lines: list[Line] = []
    replaced: dict[Cause, models.Card] = {}
    for row, answer in old:
        is_louder = answer is Answer.REPLACE
        step = Step.REPLACE_CARD if is_louder else Step.LIFT_CARD
        before, row.state = (
            row.state,
            CardState.REPLACED if is_louder else CardState.LIFTED,
        )
        row.version += 1
        taken = Taken(step=step, by=SYSTEM, at=at, before=before)
        lines.append(a_line(row, taken))
        if is_louder:
            replaced[row.rule, row.subject_kind, row.subject_id] = row
    models.Card.objects.bulk_update([row for row, _ in old], ["state", "version"])
    for row in new:
        row.replaces = replaced.get((row.rule, row.subject_kind, row.subject_id))
    models.Card.objects.bulk_create(new)
    lines.extend(raised_line(row, by=SYSTEM, at=at) for row in new)
    append_all(lines)
    tell_all(
        [a_notice(row) for row in new if row.level == Level.REMINDER], by=SYSTEM, at=at
    )
    return Judged(len(new) - len(replaced), len(replaced), len(old) - len(replaced))


def raised_line(row: models.Card, *, by: Actor, at: datetime) -> Line:
    """The first line of a card: the cause and all that it follows from."""
    said = {
        "rule": row.rule,
        "level": row.level,
        "about": f"{row.subject_kind}:{row.subject_id}",
        "organ": row.organ_id,
        "officer": row.officer_id,
        "settings": row.settings_number,
        "evidence": row.evidence,
    }
    return a_line(row, Taken(step=Step.RAISE_CARD, by=by, at=at, said=said))


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A step that was taken with a card, for its line."""

    step: Step
    by: Actor
    at: datetime
    before: str = ""
    said: Mapping[str, object] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)


def a_line(row: models.Card, taken: Taken) -> Line:
    """A line in the card's journal."""
    is_first = taken.step is Step.RAISE_CARD
    return Line(
        kind=KIND,
        subject=str(row.pk),
        step=taken.step,
        by=taken.by,
        happened_at=taken.at,
        article=RULES[row.rule].article if is_first else "",
        before=taken.before,
        after=row.state,
        payload=taken.said,
        texts=taken.texts,
    )


def a_notice(row: models.Card, *, once: str = "") -> Notice:
    """Whom the card is for, and what they are told."""
    by_person = row.level == Level.REMINDER and row.officer_id is not None
    whom = (
        Recipient.officer(row.officer_id)
        if by_person and row.officer_id is not None
        else Recipient.organ(row.organ_id)
        if row.organ_id is not None
        else Recipient.node(row.hall_id or 0)
    )
    due = row.explain_by_on
    return Notice(
        whom=whom,
        kind=MessageKind.CARD_SHOWN,
        subject=Subject(KIND, str(row.pk)),
        facts={
            "colour": COLOURS[Level(row.level)],
            "what": RULES[row.rule].label,
            "number": row.subject_id,
            "due": f"，请在{day_words(due)}前说明" if due else "",
        },
        hall_id=row.hall_id,
        once=once,
    )


COLOURS: Final = {Level.REMINDER: "提醒", Level.YELLOW: "黄牌", Level.RED: "红牌"}
