"""What the papers of a case are made out from, read when one is issued."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from django.db import connection

from yimen.ports.vault import vault
from yimen.records.cases import models
from yimen.records.cases.actions._move import Letterhead
from yimen.records.cases.facts import SQL, CaseFacts
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.table import Place
from yimen.rules.cases.applications import AgentPower, DeliveryWay
from yimen.rules.cases.remedies import DecidingOrgan, OrganKind
from yimen.rules.catalogue.intake import Paper
from yimen.rules.catalogue.matters import Matter, MatterType
from yimen.rules.catalogue.tolerance import Owed, basis_of
from yimen.rules.documents.paper_facts import Office, PaperFacts, Person, fee_words
from yimen.rules.legal_clock.calendar import WorkCalendar, local_date
from yimen.rules.legal_clock.terms import DecisionClock
from yimen.rules.refusals import NotFound

_PAPER: Final = (SQL / "paper.sql").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Names:
    """The names and places on the papers of one case."""

    applicant: Person
    agent: Person | None
    organ: DecidingOrgan
    organ_short_name: str
    office: Office

    def letterhead(self, at: datetime) -> Letterhead:
        """What the numbers of the organ's papers begin with this year."""
        return Letterhead(
            short_region(self.office.region_name),
            self.organ_short_name,
            local_date(at).year,
        )


def short_region(name: str) -> str:
    """A region's name as paper numbers carry it: 合川 for 合川区."""
    short = name.rstrip("省市区县旗")
    return short if len(short) > 1 else name


def names_of(place: Place, applicant_id: int, agent_id: int | None, by: Actor) -> Names:
    """The names and places for papers handed out here."""
    parameters = {
        "organ": place.organ_id,
        "hall": place.hall_id,
        "applicant": applicant_id,
        "agent": agent_id,
    }
    with connection.cursor() as cursor:
        cursor.execute(_PAPER, parameters)
        values = cursor.fetchone()
        columns = [column[0] for column in cursor.description]
    if values is None:
        raise NotFound(applicant=applicant_id)
    row = dict(zip(columns, values, strict=True))
    return Names(
        _person(row, ""),
        _person(row, "agent_") if row["agent_name"] else None,
        DecidingOrgan(
            name=row["organ_name"],
            kind=OrganKind(row["organ_kind"]),
            government=row["government"],
            upper_organ=row["upper_organ"],
            court=row["court"],
        ),
        row["organ_short_name"],
        Office(
            hall_name=row["hall_name"],
            region_name=row["region_name"],
            address=row["address"],
            phone=row["phone"],
            supervision_phone=row["supervision_phone"],
            clerk=by.name,
        ),
    )


def _person(row: Mapping[str, Any], prefix: str) -> Person:
    sealed = bytes(row[f"{prefix}id_sealed"])
    return Person(row[f"{prefix}name"], row[f"{prefix}id_kind"], vault().unseal(sealed))


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOnPaper:
    """What of one case its papers say, beside names and places."""

    number: str
    query_code: str
    matter: Matter
    agent_power: AgentPower
    papers: tuple[Paper, ...]
    received_at: datetime
    delivery_way: DeliveryWay
    delivery_address: str
    station: str = ""
    station_taken_at: datetime | None = None
    accepted_at: datetime | None
    clock: DecisionClock | None
    calendar: WorkCalendar
    owed: tuple[Owed, ...] = ()


def paper_facts(case: CaseOnPaper, names: Names) -> PaperFacts:
    """Everything the papers of this case may say."""
    return PaperFacts(
        case_number=case.number,
        query_code=case.query_code,
        matter_name=case.matter.name,
        matter_code=case.matter.code,
        is_license=case.matter.matter_type is MatterType.ADMINISTRATIVE_LICENSE,
        applicant=names.applicant,
        agent=names.agent,
        agent_power=case.agent_power,
        organ=names.organ,
        organ_short_name=names.organ_short_name,
        office=names.office,
        materials=case.matter.materials,
        papers=case.papers,
        received_at=case.received_at,
        station=case.station,
        station_taken_at=case.station_taken_at,
        delivery_way=case.delivery_way,
        delivery_address=case.delivery_address,
        fee_words=fee_words(case.matter),
        accepted_at=case.accepted_at,
        clock=case.clock,
        calendar=case.calendar,
        owed=case.owed,
        tolerance_basis=basis_of(case.matter.elements.tolerance_basis),
    )


def on_paper(case: CaseFacts) -> CaseOnPaper:
    """A case that exists, for its papers."""
    box = vault()
    address = case.delivery_address_sealed
    return CaseOnPaper(
        number=case.number,
        query_code=box.unseal(case.query_code_sealed) if case.query_code_sealed else "",
        matter=case.matter,
        agent_power=case.agent_power,
        papers=case.papers,
        received_at=case.received_at,
        delivery_way=case.delivery_way,
        delivery_address=box.unseal(address) if address else "",
        station=case.station,
        station_taken_at=case.station_taken_at,
        accepted_at=case.accepted_at,
        clock=case.clock,
        calendar=case.calendar,
        owed=_owed(case),
    )


def _owed(case: CaseFacts) -> tuple[Owed, ...]:
    """The papers that were promised; no look for a case that owes none."""
    if case.owed_by_on is None:
        return ()
    rows = models.OwedMaterial.objects.filter(case_id=case.case_id).order_by("pk")
    return tuple(
        Owed(
            code=row.material_code,
            name=row.name,
            lacking=row.lacking,
            form=row.form,
            originals=row.originals,
            copies=row.copies,
            due_on=row.due_on,
        )
        for row in rows
    )


def papers_of(
    case: CaseFacts,
    by: Actor,
    at: datetime,
    *,
    accepted_at: datetime | None = None,
    clock: DecisionClock | None = None,
    papers: tuple[Paper, ...] | None = None,
) -> tuple[PaperFacts, Letterhead]:
    """What papers issued now say, as the act leaves the case."""
    names = names_of(case.place, case.applicant_id, case.handling_agent_id, by)
    now = on_paper(case)
    if accepted_at is not None:
        now = replace(now, accepted_at=accepted_at)
    if clock is not None:
        now = replace(now, clock=clock)
    if papers is not None:
        now = replace(now, papers=papers)
    return paper_facts(now, names), names.letterhead(at)
