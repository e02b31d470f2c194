"""A miswritten value in a paper of the house: void it with a reason, issue it anew."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from yimen.records.papers import queries
from yimen.records.papers.actions._issuing import (
    About,
    ToIssue,
    held,
    issued,
    voided,
)
from yimen.records.papers.queries import office_of
from yimen.records.papers.queries.lists import place_of
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.documents.frame import DocumentKind, Sheet
from yimen.rules.documents.house_papers import ISSUING, check_words
from yimen.rules.documents.paper_facts import long_day
from yimen.rules.documents.rewording import reworded
from yimen.rules.legal_clock.calendar import local_date


@transaction.atomic
def reword_house_paper(
    *,
    document: str,
    changes: Mapping[str, str],
    reason: str,
    by: Actor,
    at: datetime,
) -> str:
    """The number of the new paper; `changes` are by place in the sheet."""
    before = queries.house_paper(document, by).sheet
    old = held(document)
    kind = DocumentKind(old.kind)
    authority.require(by, ISSUING[kind], place_of(old))
    check_words(reason=reason)
    today = long_day(local_date(at))

    def right(number: str) -> Sheet:
        return reworded(
            before, changes, number=number, issued_on=today, reason=reason.strip()
        )

    right("")  # refused before a number is taken
    wanted = ToIssue(
        kind=kind,
        office=office_of(old.hall_id, _issuer(old.kind, old.organ_id, by)),
        about=About(
            addressee=old.addressee,
            organ_id=old.organ_id,
            hall_id=old.for_hall_id,
            officer_id=old.officer_id,
            kind=old.about_kind,
            about_id=old.about_id,
        ),
        make=right,
        replaces=voided(document, reason, by, at),
    )
    return issued(wanted, by, at)


def _issuer(kind: str, organ_id: int | None, by: Actor) -> int | None:
    """Under whose number it goes: a letter's own organ, else who issues it."""
    if kind == DocumentKind.WINDOW_AUTHORITY:
        return organ_id
    return None if kind == DocumentKind.NEGATIVE_FILING else by.organ_id
