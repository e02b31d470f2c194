"""A paper of the house is numbered, written with its first line, and told."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from django.db import IntegrityError, transaction

from yimen.records.cases.actions._move import next_numbers
from yimen.records.cases.actions._papers import short_region
from yimen.records.journal.append import Line, append
from yimen.records.messages.actions.tell import tell
from yimen.records.papers import models
from yimen.records.papers.queries import OfficeOnPaper, live_paper
from yimen.records.papers.queries.lists import KIND, SHEET
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases.numbers import document_number, document_series
from yimen.rules.documents.frame import MARKS, TITLES, DocumentKind, Sheet, as_text
from yimen.rules.documents.house import HouseFacts
from yimen.rules.documents.house_papers import ISSUING, PaperOutAlready, check_words
from yimen.rules.documents.slips import AlreadyVoid
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.messages import MessageKind, Recipient, Subject
from yimen.rules.refusals import NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a paper of the house is for: a record, a unit, a person."""

    addressee: str
    organ_id: int | None = None
    hall_id: int | None = None
    officer_id: int | None = None
    kind: str = ""
    about_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToIssue:
    """A paper before it has its number."""

    kind: DocumentKind
    office: OfficeOnPaper
    about: About
    make: Callable[[str], Sheet]
    replaces: models.HousePaper | None = None
    texts: dict[str, str] = field(default_factory=dict)
    is_told: bool = True  # else the act tells what it is about itself


def facts_of(
    office: OfficeOnPaper,
    about: About,
    by: Actor,
    *,
    case: tuple[str, str, str] = ("", "", ""),
) -> HouseFacts:
    """The frame of a paper of this office; a case by number, matter and its code."""
    number, matter, code = case
    return HouseFacts(
        office=office.name,
        addressee=about.addressee,
        contact=by.name or office.hall_name,
        contact_phone=office.phone,
        supervision_phone=office.supervision_phone,
        case_number=number,
        matter_name=matter,
        matter_code=code,
    )


def issued(wanted: ToIssue, by: Actor, at: datetime) -> str:
    """The number of the new paper; call it inside the act's transaction."""
    number = _next(wanted.kind, wanted.office, at)
    about = wanted.about
    row = models.HousePaper(
        number=number,
        kind=wanted.kind,
        hall_id=wanted.office.hall_id,
        organ_id=about.organ_id,
        for_hall_id=about.hall_id,
        officer_id=about.officer_id,
        addressee=about.addressee,
        about_kind=about.kind,
        about_id=about.about_id,
        issued_at=at,
        issued_by_id=by.officer_id,
        replaces=wanted.replaces,
    )
    line = _line(wanted, number, by, at)
    head = append(line)
    row.last_sequence, row.last_hash = head.sequence, head.hash
    try:
        with transaction.atomic():
            models.HousePaper.objects.bulk_create([row])
    except IntegrityError as error:
        raise PaperOutAlready(document=number) from error
    if wanted.is_told:
        _tell(wanted, number, by, at)
    return number


def _next(kind: DocumentKind, office: OfficeOnPaper, at: datetime) -> str:
    region, year = short_region(office.region_name), local_date(at).year
    series = document_series(region, office.short_name, MARKS[kind], year)
    return document_number(series, next_numbers([series])[series])


def _line(wanted: ToIssue, number: str, by: Actor, at: datetime) -> Line:
    about = wanted.about
    return Line(
        kind=KIND,
        subject=number,
        step=ISSUING[wanted.kind],
        by=by,
        happened_at=at,
        after="issued",
        payload={
            "paper": wanted.kind,
            "organ": about.organ_id,
            "officer": about.officer_id,
            "about": f"{about.kind}:{about.about_id}" if about.kind else "",
            "replaces": wanted.replaces.number if wanted.replaces else "",
        },
        texts={SHEET: as_text(wanted.make(number)), **wanted.texts},
    )


def _tell(wanted: ToIssue, number: str, by: Actor, at: datetime) -> None:
    """Whom it is for finds it in the inbox."""
    about = wanted.about
    if about.officer_id is not None:
        whom = Recipient.officer(about.officer_id)
    elif about.organ_id is not None:
        whom = Recipient.organ(about.organ_id)
    else:
        whom = Recipient.node(about.hall_id or wanted.office.hall_id)
    tell(
        whom=whom,
        kind=MessageKind.HOUSE_PAPER,
        subject=Subject(KIND, number),
        facts={"title": TITLES[wanted.kind], "number": number},
        by=by,
        at=at,
    )


def instead_of(
    kind: DocumentKind, about: About, reason: str, by: Actor, at: datetime
) -> models.HousePaper | None:
    """The live paper about this record, voided for this reason; None: there is none."""
    number = live_paper(kind, about.kind, about.about_id)
    if not number:
        return None
    if not reason.strip():
        raise PaperOutAlready(document=number)
    return voided(number, reason, by, at)


def voided(number: str, reason: str, by: Actor, at: datetime) -> models.HousePaper:
    """The paper, no longer valid, with its line."""
    check_words(reason=reason)
    row = held(number)
    row.voided_at, row.void_reason = at, reason.strip()
    line = Line(
        kind=KIND,
        subject=number,
        step=Step.VOID_HOUSE_PAPER,
        by=by,
        happened_at=at,
        before="issued",
        after="void",
        texts={"reason": row.void_reason},
    )
    noted(row, line, ["voided_at", "void_reason"])
    return row


def held(number: str) -> models.HousePaper:
    """The live paper, held until the act ends; raises `NotFound`, `AlreadyVoid`."""
    rows = models.HousePaper.objects.select_for_update(of=("self",))
    row = rows.select_related("hall", "for_hall").filter(number=number).first()
    if row is None:
        raise NotFound(document=number)
    if row.voided_at is not None:
        raise AlreadyVoid(document=number)
    return row


def noted(row: models.HousePaper, line: Line, columns: list[str]) -> None:
    """Write the line and these columns with the journal's new head."""
    head = append(line)
    row.last_sequence, row.last_hash = head.sequence, head.hash
    row.save(update_fields=[*columns, "last_sequence", "last_hash"])
