"""A supervise order is given: numbered on paper, told to the unit, due by a day."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from yimen.records.journal.append import append
from yimen.records.network import queries as network
from yimen.records.papers.actions._issuing import About, ToIssue, facts_of, issued
from yimen.records.papers.queries import office_of
from yimen.records.people import queries as people
from yimen.records.supervision import models
from yimen.records.supervision.actions._step import card_of
from yimen.records.supervision.actions._urging import Act, a_line, tell_unit
from yimen.records.supervision.queries.urgings import KIND, Concern, concern_of
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.documents.frame import DocumentKind
from yimen.rules.documents.house import Urging, urging_order
from yimen.rules.documents.house_papers import check_words
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.supervision.urging import AlreadyUrged, NobodyToUrge, check_due


@dataclass(frozen=True, slots=True, kw_only=True)
class Urged:
    """What is urged about: a card, or something by its kind and number."""

    topic: str
    content: Urging
    kind: str = ""
    number: str = ""
    card_id: int | None = None


@transaction.atomic
def give_urging(*, wanted: Urged, by: Actor, at: datetime) -> int:
    """The new order's id; the unit has until the day of its content to answer."""
    said = wanted.content
    check_words(
        topic=wanted.topic, problem=said.problem, basis=said.basis, demand=said.demand
    )
    check_due(said.answer_by, local_date(at))
    row, concern = _row(wanted, by, at)
    if row.organ_id is None and row.hall_id is None:
        raise NobodyToUrge(subject=row.subject_id)
    authority.require(by, Step.GIVE_URGING, concern.place)
    try:
        with transaction.atomic():
            models.Urging.objects.bulk_create([row])
    except IntegrityError as error:
        raise AlreadyUrged(subject=row.subject_id) from error
    row.paper_number = _issued(row, said, concern.case, by, at)
    row.save(update_fields=["paper_number"])
    append(a_line(row, Act(step=Step.GIVE_URGING, version=0, by=by, at=at)))
    tell_unit(row, by=by, at=at)
    return row.pk


def _row(wanted: Urged, by: Actor, at: datetime) -> tuple[models.Urging, Concern]:
    """The order before it is written, and who answers for its subject."""
    kind, number = wanted.kind, wanted.number
    if wanted.card_id is not None:
        card = card_of(wanted.card_id, Step.GIVE_URGING, by)
        kind, number = card.subject_kind, card.subject_id
        path = card.hall.path if card.hall else ""
        concern = Concern(Place(card.organ_id, card.hall_id, path))
    else:
        concern = concern_of(kind, number, by, at)
    row = models.Urging(
        card_id=wanted.card_id,
        subject_kind=kind,
        subject_id=number,
        topic=wanted.topic.strip(),
        organ_id=concern.place.organ_id,
        hall_id=concern.place.hall_id,
        due_on=wanted.content.answer_by,
        given_at=at,
        given_by_id=by.officer_id,
    )
    return row, concern


def _issued(
    row: models.Urging,
    said: Urging,
    case: tuple[str, str, str],
    by: Actor,
    at: datetime,
) -> str:
    """The number of the paper (督办单)."""
    office = office_of(by.hall_id, by.organ_id)
    about = About(
        addressee=_addressee(row),
        organ_id=row.organ_id,
        hall_id=row.hall_id if row.organ_id is None else None,
        kind=KIND,
        about_id=str(row.pk),
    )
    facts = facts_of(office, about, by, case=case)
    wanted = ToIssue(
        kind=DocumentKind.URGING_ORDER,
        office=office,
        about=about,
        make=lambda number: urging_order(facts, number, at, said),
        is_told=False,
    )
    return issued(wanted, by, at)


def _addressee(row: models.Urging) -> str:
    if row.organ_id is not None:
        return people.organ_name(row.organ_id)
    return network.node_name(row.hall_id or 0)
