"""One case as its page shows it, in eight statements."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final

from yimen.records.cases import models
from yimen.records.cases.facts import CaseFacts, Row, case_facts, looking, one, rows_of
from yimen.records.cases.queries.buttons import buttons
from yimen.records.cases.queries.clocks import ClockView, clock_view
from yimen.records.cases.queries.inquiries import Inquiries, inquiries_of
from yimen.records.cases.queries.pasts import past_of
from yimen.records.cases.queries.promises import OwedRow, owed_rows
from yimen.records.journal import queries as journal
from yimen.records.people import queries as people
from yimen.records.people.queries import PersonCard
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.cases.applications import AgentPower, DeliveryWay
from yimen.rules.cases.lifecycle import CLOSED_STATES, State
from yimen.rules.catalogue import procedures
from yimen.rules.catalogue.intake import Paper, PaperState
from yimen.rules.catalogue.matters import CaseKind, Material
from yimen.rules.documents.frame import DocumentKind
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.legal_clock.pauses import Procedure
from yimen.rules.refusals import NotFound

_PAGE: Final = looking("page.sql")
_SAID: Final = ("opinion", "reason", "outcome")
_OFFICER: Final = "officer:"


@dataclass(frozen=True, slots=True)
class UploadRow:
    """A file of a case."""

    upload_id: int
    material_code: str
    name: str
    media_type: str
    size_bytes: int
    uploaded_at: datetime


@dataclass(frozen=True, slots=True)
class MaterialRow:
    """A material of the guide beside what was handed in."""

    material: Material
    state: PaperState
    originals: int
    copies: int
    remark: str
    uploads: tuple[UploadRow, ...]


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A paper of a case, void or not."""

    number: str
    kind: DocumentKind
    issued_at: datetime
    voided_at: datetime | None
    void_reason: str
    sequence: int  # the line it came with
    copies: int  # printed so far


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One line of the journal, as people read it."""

    sequence: int
    happened_at: datetime
    recorded_at: datetime
    actor: str
    step: Step
    article: str
    before: str
    after: str
    text: str  # the opinion or reason, if there is one


@dataclass(frozen=True, slots=True)
class Correction:
    """Until when the applicant may correct, and what the law does afterwards."""

    last_on: date | None
    is_over: bool
    withdrawn_by_law: str  # the local article that ends it; "" where there is none


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePage:
    """Everything the desk and the window show of one case."""

    number: str
    version: int
    state: State
    kind: str
    joint: str  # the number of the joint case it is or belongs to
    result: str
    channel: str
    matter_version_id: int
    matter_code: str
    matter_name: str
    organ_name: str
    hall_name: str
    applicant: PersonCard
    agent: PersonCard | None
    agent_power: AgentPower
    delivery_way: DeliveryWay
    received_at: datetime
    accepted_at: datetime | None
    decided_at: datetime | None
    delivered_at: datetime | None
    received_by: str
    accepted_by: str
    examined_by: str
    decided_by: str
    holder: str
    is_mine: bool
    clock: ClockView
    materials: tuple[MaterialRow, ...]
    uploads: tuple[UploadRow, ...]  # those that belong to no material
    documents: tuple[DocumentRow, ...]
    history: tuple[HistoryRow, ...]
    told: frozenset[str]  # what the one notice named
    correction: Correction | None  # while it waits for the applicant
    owed: tuple[OwedRow, ...]  # what was promised to follow
    merged_into: str  # the case that this one was merged into
    inquiries: Inquiries  # hearings, experts, checks on the spot
    uncounted: tuple[Procedure, ...]  # what may stop the clock of this matter
    buttons: tuple[Step, ...]  # what this actor may do next

    @property
    def is_closed(self) -> bool:
        """Whether nothing can happen to it any more, so that it can be filed."""
        return self.state in CLOSED_STATES


def case_page(number: str, actor: Actor, at: datetime) -> CasePage:
    """The case, if it is the actor's to see; else `NotFound`."""
    case = case_facts(number, actor)
    if not sight_of(actor, Step.SEE_CASE).shows(case.place):
        raise NotFound(case=number)
    row = one(_PAGE, {"case": case.case_id})
    if row is None:
        raise NotFound(case=number)
    uploads, documents = _uploads(case.case_id), _documents(case.case_id)
    lines = journal.entries("case", number)
    names = _names(case, row, lines)
    today = local_date(at)
    inquiries = inquiries_of(row, today)
    past = replace(
        past_of(lines, documents), has_older_twin=bool(row["has_older_twin"])
    )
    live = frozenset(d.kind for d in documents if d.voided_at is None)
    return CasePage(
        **_facts(case, actor),
        **_persons(case, row, names),
        channel=row["channel"],
        merged_into=row["merged_into"] or "",
        organ_name=row["organ_name"],
        hall_name=row["hall_name"],
        delivered_at=row["delivered_at"],
        correction=_correction(case, row, local_date(at)),
        clock=clock_view(case, row, at),
        materials=_materials(case, uploads),
        uploads=tuple(u for u in uploads if not u.material_code),
        documents=documents,
        history=_history(number, lines, names),
        owed=owed_rows(rows_of(row["owed"]), today),
        inquiries=inquiries,
        uncounted=procedures.may_stop(case.matter.elements.uncounted_procedures),
        buttons=buttons(case, live, actor, at, past, inquiries),
    )


def find_case(number: str) -> int | None:
    """The row's id of the case with this number, if there is one."""
    return (
        models.Case.objects.filter(number=number).values_list("pk", flat=True).first()
    )


def place_of(number: str) -> Place:
    """Where acts about this case happen."""
    columns = ("organ_id", "hall_id", "hall__path", "holder_id")
    row = models.Case.objects.filter(number=number).values_list(*columns).first()
    if row is None:
        raise NotFound(case=number)
    organ_id, hall_id, path, holder_id = row
    return Place(organ_id, hall_id, path, holder_id)


def version_of(case_id: int) -> int:
    """The version of the guide that the case is handled by."""
    rows = models.Case.objects.values_list("matter_version_id", flat=True)
    return int(rows.get(pk=case_id))


def case_id_of(number: str) -> int:
    """The row's id, for a subject that keeps a reference to the case."""
    return int(models.Case.objects.values_list("pk", flat=True).get(number=number))


def _facts(case: CaseFacts, actor: Actor) -> dict[str, Any]:
    """What the page shows of the facts as they are."""
    matter, holder = case.matter, case.place.holder_id
    return {
        "number": case.number,
        "version": case.version,
        "state": case.state,
        "kind": case.kind,
        "joint": _joint(case),
        "result": case.result,
        "matter_version_id": case.matter_version_id,
        "matter_code": matter.code,
        "matter_name": matter.name,
        "agent_power": case.agent_power,
        "delivery_way": case.delivery_way,
        "received_at": case.received_at,
        "accepted_at": case.accepted_at,
        "decided_at": case.decided_at,
        "is_mine": holder is not None and holder == actor.post_of,
        "told": case.told or frozenset(),
    }


def _correction(case: CaseFacts, row: Row, today: date) -> Correction | None:
    last_on = case.correct_by_on
    if case.state is not State.CORRECTING:
        return None
    is_over = last_on is not None and today > last_on
    return Correction(last_on, is_over, row["withdrawn_by_law"] or "")


def _joint(case: CaseFacts) -> str:
    """The number of the joint case that this one is, or is a part of."""
    if case.parent_id is not None:
        return models.Case.objects.values_list("number", flat=True).get(
            pk=case.parent_id
        )
    return case.number if case.kind is CaseKind.JOINT else ""


def _persons(case: CaseFacts, row: Row, names: Mapping[int, str]) -> dict[str, Any]:
    """The applicant and the agent, masked; the officers by name."""
    ids = [case.applicant_id, case.handling_agent_id]
    cards = people.find_applicants([id_ for id_ in ids if id_ is not None])
    acted = {
        "received_by": row["received_by_id"],
        "accepted_by": case.accepted_by,
        "examined_by": case.examined_by,
        "decided_by": row["decided_by_id"],
        "holder": case.place.holder_id,
    }
    return {
        "applicant": cards[case.applicant_id],
        "agent": cards.get(case.handling_agent_id or 0),
        **{hand: names.get(officer or 0, "") for hand, officer in acted.items()},
    }


def _uploads(case_id: int) -> tuple[UploadRow, ...]:
    rows = models.Upload.objects.filter(case_id=case_id).order_by("pk")
    return tuple(
        UploadRow(
            row.pk,
            row.material_code,
            row.name,
            row.media_type,
            row.size_bytes,
            row.uploaded_at,
        )
        for row in rows
    )


def _documents(case_id: int) -> tuple[DocumentRow, ...]:
    rows = models.Document.objects.filter(case_id=case_id).order_by("pk")
    return tuple(document_row(row) for row in rows)


def document_row(row: models.Document) -> DocumentRow:
    """A paper of the case."""
    return DocumentRow(
        row.number,
        DocumentKind(row.kind),
        row.issued_at,
        row.voided_at,
        row.void_reason,
        row.entry_sequence,
        row.printed,
    )


def _materials(
    case: CaseFacts, uploads: tuple[UploadRow, ...]
) -> tuple[MaterialRow, ...]:
    papers = {paper.code: paper for paper in case.papers}
    return tuple(
        _material(
            material,
            papers.get(material.code),
            tuple(u for u in uploads if u.material_code == material.code),
        )
        for material in case.matter.materials
    )


def _material(
    material: Material, paper: Paper | None, uploads: tuple[UploadRow, ...]
) -> MaterialRow:
    absent = PaperState.SHARED if material.is_shared else PaperState.MISSING
    seen = paper or Paper(material.code, absent)
    return MaterialRow(
        material, seen.state, seen.originals, seen.copies, seen.remark, uploads
    )


def _names(
    case: CaseFacts, row: Row, lines: Sequence[journal.Written]
) -> Mapping[int, str]:
    acted = {
        int(line.actor.removeprefix(_OFFICER))
        for line in lines
        if line.actor.startswith(_OFFICER)
    }
    acted |= {line.payload["for"] for line in lines if "for" in line.payload}
    known = {
        row["received_by_id"],
        row["decided_by_id"],
        case.accepted_by,
        case.examined_by,
        case.place.holder_id,
    }
    return people.names_of(acted | {id_ for id_ in known if id_ is not None})


def _history(
    number: str, lines: Iterable[journal.Written], names: Mapping[int, str]
) -> tuple[HistoryRow, ...]:
    texts = journal.texts("case", number)
    return tuple(
        HistoryRow(
            sequence=line.sequence,
            happened_at=line.happened_at,
            recorded_at=line.recorded_at,
            actor=_actor(line, names),
            step=Step(line.step),
            article=line.article,
            before=line.before,
            after=line.after,
            text="".join(texts.get((line.sequence, slot), "") for slot in _SAID),
        )
        for line in lines
    )


def _actor(line: journal.Written, names: Mapping[int, str]) -> str:
    """Who acted, by name where it was an officer, and for whom."""
    if not line.actor.startswith(_OFFICER):
        return "系统" if line.actor == "system" else "申请人"
    own = names.get(int(line.actor.removeprefix(_OFFICER)), "")
    away = names.get(line.payload.get("for") or 0, "")
    return f"{own}（替{away}）" if away else own
