"""A rating's row and its line; a bad one opens its ticket in the same transaction."""

from datetime import datetime
from typing import Final

from django.db import IntegrityError, transaction

from yimen.ports.vault import vault
from yimen.records.calendars.queries import current_calendar
from yimen.records.journal.append import Line, append, keep_head
from yimen.records.messages.actions.tell import tell
from yimen.records.people import queries as people
from yimen.records.ratings import models
from yimen.records.ratings.actions._marking import mark
from yimen.records.ratings.queries.settings import rating_settings
from yimen.rules.authority.actors import SYSTEM, Actor, Role
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.legal_clock.telling import day_words
from yimen.rules.messages import MessageKind, Recipient, Subject
from yimen.rules.voice.ratings import ARTICLE, RatedAlready, Said

_CALLERS: Final = {Role.DUTY_DIRECTOR, Role.BUREAU_MANAGER}


def write(row: models.Rating, said: Said, by: Actor, at: datetime) -> int:
    """The new rating's id; raises `RatedAlready`."""
    box = vault()
    row.level, row.tags = said.level.value, sorted(said.tags)
    row.scores = {score.value: stars for score, stars in said.scores.items()}
    row.text_sealed = box.seal(said.text) if said.text else b""
    row.is_named = said.is_named
    row.phone_sealed = box.seal(said.phone) if said.phone else b""
    row.rated_at, row.rated_on = at, local_date(at)
    try:
        with transaction.atomic():
            models.Rating.objects.bulk_create([row])
    except IntegrityError as error:
        raise RatedAlready from error
    keep_head("rating", str(row.pk), append(_line(row, said, by, at)))
    mark(row, at)
    if said.level.is_bad:
        open_ticket(row, at)
    return int(row.pk)


def open_ticket(row: models.Rating, at: datetime) -> None:
    """The ticket of a bad rating, and the hall is told."""
    calendar, days = current_calendar(), rating_settings()
    ticket = models.Rectification.objects.create(
        rating=row,
        opened_at=at,
        contact_due_on=days.contact_due_on(row.rated_on, calendar),
        rectify_due_on=days.rectify_due_on(row.rated_on, calendar, complex_=True),
    )
    append(
        Line(
            kind="rectification",
            subject=str(ticket.pk),
            step=Step.OPEN_RECTIFICATION,
            by=SYSTEM,
            happened_at=at,
            article=ARTICLE,
            after="open",
            payload={"rating": row.pk, "contact_due_on": str(ticket.contact_due_on)},
        )
    )
    for officer_id in _told(row):
        tell(
            whom=Recipient.officer(officer_id),
            kind=MessageKind.BAD_RATING,
            subject=Subject("rectification", str(ticket.pk)),
            facts={"ticket": str(ticket.pk), "due": day_words(ticket.contact_due_on)},
            by=SYSTEM,
            at=at,
        )


def _told(row: models.Rating) -> list[int]:
    """Who calls raters in this hall, and was not rated."""
    here = people.officers_of_hall(row.hall_id)
    return [
        one.officer_id
        for one in here
        if _CALLERS & set(one.roles) and one.officer_id != row.officer_id
    ]


def _line(row: models.Rating, said: Said, by: Actor, at: datetime) -> Line:
    return Line(
        kind="rating",
        subject=str(row.pk),
        step=Step.RATE,
        by=by,
        happened_at=at,
        article=ARTICLE,
        after=said.level,
        payload={
            "about": row.about,
            "point": row.point,
            "channel": row.channel,
            "level": said.level,
            "tags": row.tags,
            "scores": row.scores,
            "on": str(row.rated_on),
            "officer": row.officer_id,
            "window": row.window_id,
            "organ": row.organ_id,
            "hall": row.hall_id,
            "matter": row.matter,
        },
        texts={"text": said.text} if said.text else {},
    )
