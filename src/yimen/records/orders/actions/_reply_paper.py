"""The answer to a request on paper: made out once, kept beside the line."""

from dataclasses import dataclass
from datetime import datetime

from yimen.records.cases.actions._move import next_numbers
from yimen.records.cases.actions._papers import short_region
from yimen.records.orders import facts
from yimen.records.orders.models import InformationRequest
from yimen.records.papers.queries import office_of
from yimen.rules.authority.actors import Actor
from yimen.rules.cases.numbers import document_number, document_series
from yimen.rules.cases.remedies import DecidingOrgan, OrganKind
from yimen.rules.documents.frame import MARKS, DocumentKind, as_text
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.voice.information_papers import ReplyFacts, information_reply
from yimen.rules.voice.information_requests import Form, Reply

KIND = DocumentKind.INFORMATION_REPLY


@dataclass(frozen=True, slots=True)
class ReplyPaper:
    """The paper's number and what it says."""

    number: str
    text: str


def reply_paper(
    row: InformationRequest, reply: Reply, text: str, by: Actor, at: datetime
) -> ReplyPaper:
    """The paper of this answer; raises `RemedyUnknown` where a "no" has no way out."""
    office = office_of(None, row.organ_id)
    region = short_region(office.region_name)
    year = local_date(at).year
    series = document_series(region, office.short_name, MARKS[KIND], year)
    number = document_number(series, next_numbers([series])[series])
    words = facts.words_of(row.said_sealed)
    made = ReplyFacts(
        organ=_organ(row),
        contact=by.name or office.name,
        contact_phone=office.phone,
        supervision_phone=office.supervision_phone,
        applicant=words.name,
        request=row.number,
        wanted=words.text,
        form=Form(row.form),
        came_on=local_date(row.came_at),
        reply=reply,
        text=text,
    )
    return ReplyPaper(number, as_text(information_reply(made, number, at)))


def _organ(row: InformationRequest) -> DecidingOrgan:
    organ = row.organ
    return DecidingOrgan(
        name=organ.name,
        kind=OrganKind(organ.kind),
        government=organ.government,
        upper_organ=organ.upper_organ,
        court=organ.court,
    )
