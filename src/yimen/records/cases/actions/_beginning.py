"""A new case before its first line is written: number, code, names and dates."""

import secrets
from dataclasses import dataclass, replace
from datetime import datetime

from yimen.ports.vault import vault
from yimen.records.cases.actions._dates import Columns, notice_columns
from yimen.records.cases.actions._move import Beginning, next_numbers
from yimen.records.cases.actions._papers import (
    CaseOnPaper,
    Names,
    names_of,
    paper_facts,
)
from yimen.records.cases.facts import OpeningFacts, code_digest
from yimen.rules.authority.actors import Actor
from yimen.rules.cases import numbers
from yimen.rules.cases.applications import (
    PROACTIVE,
    Application,
    MatterNotInForce,
    NotProactive,
)
from yimen.rules.catalogue.matters import MatterState
from yimen.rules.documents.paper_facts import PaperFacts
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.legal_clock.terms import DecisionClock
from yimen.rules.refusals import NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """Everything that the first lines of a case are made from."""

    opening: OpeningFacts
    application: Application
    beginning: Beginning
    names: Names
    on_paper: CaseOnPaper
    columns: Columns
    query_code: str
    by: Actor
    at: datetime

    def facts(
        self,
        accepted_at: datetime | None = None,
        clock: DecisionClock | None = None,
    ) -> PaperFacts:
        """What the papers say, as the act leaves the case."""
        now = replace(self.on_paper, accepted_at=accepted_at, clock=clock)
        return paper_facts(now, self.names)


def new_case(
    opening: OpeningFacts, application: Application, by: Actor, at: datetime
) -> Start:
    """The case that this application begins, with a number of its own."""
    _in_force(opening, application)
    place = opening.place
    names = names_of(place, application.applicant_id, application.handling_agent_id, by)
    series = numbers.case_series(
        opening.region_code, opening.matter.organ_id, local_date(at)
    )
    number = numbers.case_number(series, next_numbers([series])[series])
    code = _fresh_code()
    box = vault()
    address = application.delivery_address
    return Start(
        opening=opening,
        application=application,
        beginning=Beginning(
            number=number,
            recorded_at=opening.recorded_at,
            delivery_address_sealed=box.seal(address) if address else b"",
            query_code_hash=code_digest(number, code),
            query_code_sealed=box.seal(code),
        ),
        names=names,
        on_paper=_on_paper(opening, application, number, code, at),
        columns=_columns(opening, application, by, at),
        query_code=code,
        by=by,
        at=at,
    )


def _in_force(opening: OpeningFacts, application: Application) -> None:
    current = opening.current_version_id == application.matter_version_id
    if opening.matter_state != MatterState.IN_USE or not current:
        raise MatterNotInForce(matter=opening.matter.name)
    proactive = application.channel == PROACTIVE
    if proactive and not opening.matter.elements.is_proactive:
        raise NotProactive(matter=opening.matter.name)
    if not opening.applicant_known:
        raise NotFound(applicant=application.applicant_id)


def _fresh_code() -> str:
    signs = len(numbers.QUERY_SIGNS)
    draws = [secrets.randbelow(signs) for _ in range(numbers.QUERY_CODE_LENGTH)]
    return numbers.query_code(draws)


def _on_paper(
    opening: OpeningFacts,
    application: Application,
    number: str,
    code: str,
    at: datetime,
) -> CaseOnPaper:
    return CaseOnPaper(
        number=number,
        query_code=code,
        matter=opening.matter,
        agent_power=application.agent_power,
        papers=application.papers,
        received_at=at,
        delivery_way=application.delivery_way,
        delivery_address=application.delivery_address,
        station=opening.station,
        station_taken_at=application.station.taken_at if application.station else None,
        accepted_at=None,
        clock=None,
        calendar=opening.calendar,
    )


def _columns(
    opening: OpeningFacts, application: Application, by: Actor, at: datetime
) -> Columns:
    return {
        "submit_key": application.submit_key,
        "kind": opening.matter.case_kind,
        "channel": application.channel,
        "matter_version_id": application.matter_version_id,
        "organ_id": opening.place.organ_id,
        "hall_id": opening.place.hall_id,
        "window_id": by.window_id,
        "ticket_id": application.ticket_id,
        "received_at": at,
        "received_by_id": by.officer_id,
        "applicant_id": application.applicant_id,
        "handling_agent_id": application.handling_agent_id,
        "agent_power": application.agent_power,
        "delivery_way": application.delivery_way,
        "station_id": application.station and application.station.station_id,
        "station_taken_at": application.station and application.station.taken_at,
        "forwarded_from_id": application.forwarded_from_id,
        **({"followed": True} if opening.matter.is_joint else {}),
        **notice_columns(
            at, opening.calendar, opening.notice_limit, ladder=opening.ladder
        ),
    }
