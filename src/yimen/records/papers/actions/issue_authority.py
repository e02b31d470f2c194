"""Issue the paper of an authorisation letter (授权书), in two copies."""

from datetime import datetime

from django.db import transaction

from yimen.records.catalogue import queries as catalogue
from yimen.records.papers.actions._issuing import (
    About,
    ToIssue,
    facts_of,
    instead_of,
    issued,
)
from yimen.records.papers.queries import office_of
from yimen.records.people import queries as people
from yimen.records.people.queries import LetterRow
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.documents.frame import DocumentKind
from yimen.rules.documents.house import Authority, window_authority
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.refusals import NotFound

KIND = DocumentKind.WINDOW_AUTHORITY
POWERS = (
    "代表本单位签署审批决定，使用行政审批专用章；不得转授权，不得用于授权以外的事项"
)


@transaction.atomic
def issue_authority(
    *, letter_id: int, by: Actor, at: datetime, reason: str = ""
) -> str:
    """The number of the paper; with a reason it stands for the one that was out."""
    letter = people.letter_page(letter_id, actor=by, on=local_date(at))
    if letter is None:
        raise NotFound(letter=letter_id)
    authority.require(by, Step.ISSUE_AUTHORITY, Place(organ_id=letter.organ_id))
    about = About(
        addressee=letter.officer,
        organ_id=letter.organ_id,
        officer_id=letter.officer_id,
        kind="letter",
        about_id=str(letter_id),
    )
    office = office_of(by.hall_id, letter.organ_id)
    facts, given = facts_of(office, about, by), _authority(letter)
    wanted = ToIssue(
        kind=KIND,
        office=office,
        about=about,
        make=lambda number: window_authority(facts, number, at, given),
        replaces=instead_of(KIND, about, reason, by, at),
    )
    return issued(wanted, by, at)


def _authority(letter: LetterRow) -> Authority:
    return Authority(
        unit=letter.organ,
        officer=letter.officer,
        post="派驻大厅",
        matters=catalogue.names_of(letter.matter_codes),
        powers=POWERS,
        valid_from=letter.valid_from,
        last_valid_on=letter.last_valid_on,
        signed_by=letter.signed_by,
        letter=letter.number,
    )
