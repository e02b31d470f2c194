"""Whom an act on conduct concerns, and how they hear of it."""

from collections.abc import Mapping
from datetime import datetime

from yimen.records.messages.actions.tell import Notice, tell_all
from yimen.records.people import queries as people
from yimen.records.people.queries import OfficerFilter, OfficerRow
from yimen.rules.authority.actors import SYSTEM, Actor
from yimen.rules.authority.table import Place
from yimen.rules.messages import MessageKind, Recipient, Subject
from yimen.rules.refusals import NotFound


def the_officer(officer_id: int) -> OfficerRow:
    """This officer, whoever asks; `NotFound` where there is none."""
    wanted = OfficerFilter(officer_ids=frozenset({officer_id}), is_active=None)
    found = people.officers(wanted, actor=SYSTEM).rows
    if not found:
        raise NotFound(officer=officer_id)
    return found[0]


def place_of(officer: OfficerRow) -> Place:
    """Where acts on this officer's conduct happen: they hold it themselves."""
    return Place(
        organ_id=officer.organ_id,
        hall_id=officer.hall_id,
        hall_path=officer.hall_path,
        holder_id=officer.officer_id,
    )


def tell_officer(
    officer: OfficerRow,
    kind: MessageKind,
    subject: Subject,
    facts: Mapping[str, str],
    *,
    by: Actor,
    at: datetime,
) -> None:
    """A notice in the officer's inbox, in the act's own transaction."""
    notice = Notice(
        whom=Recipient.officer(officer.officer_id),
        kind=kind,
        subject=subject,
        facts=facts,
        hall_id=officer.hall_id,
    )
    tell_all([notice], by=by, at=at)
