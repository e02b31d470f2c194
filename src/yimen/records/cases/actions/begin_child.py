"""A part of a joint case begins as a case of its own, on the parent's papers.

Nobody comes to a counter for it: the applicant, the agent, the delivery and whatever
was handed in are the parent's (一套材料). Complete papers are accepted at once, and so
are those that lack only what was promised to the parent (容缺受理); where anything else
is lacking the case is received, and the five days run.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction

from yimen.ports.vault import vault
from yimen.records.cases.actions import _answers, _owed
from yimen.records.cases.actions._beginning import Start, new_case
from yimen.records.cases.actions._materials import write_papers
from yimen.records.cases.actions._move import Act, begin
from yimen.records.cases.actions.share_pool import share_files
from yimen.records.cases.facts import CaseFacts, opening_facts
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import SYSTEM, Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases.applications import Accept, Application, OnlyReceive
from yimen.rules.cases.lifecycle import State
from yimen.rules.catalogue import intake, tolerance
from yimen.rules.catalogue.intake import Complete, Finding, Incomplete, Paper
from yimen.rules.catalogue.matters import Matter
from yimen.rules.catalogue.tolerance import Tolerable


@dataclass(frozen=True, slots=True)
class Child:
    """The new case: its row, its number, and when it is due."""

    case_id: int
    number: str
    state: State
    due_on: date | None


@transaction.atomic
def begin_child(
    *,
    whole: CaseFacts,
    submit_key: str,
    matter_version_id: int,
    materials: Mapping[str, str],
    by: Actor,
    at: datetime,
) -> Child:
    """A child of `whole`; `materials`: which of its papers serve as which."""
    hand = _hand(whole, by)
    application = _application(whole, submit_key, matter_version_id, materials)
    opening = opening_facts(application, hand)
    finding = intake.examine(opening.matter.materials, application.papers)
    start = _of_parent(new_case(opening, application, hand, at), whole.case_id)
    owed = _owed_with(whole, opening.matter, finding, materials)
    acts = _answers.with_whole(start, owed) if owed else _acts(start, finding)

    def beside(case_id: int) -> None:
        write_papers(case_id, application.papers, at)
        share_files(whole.case_id, case_id, materials)
        if owed:
            _owed.write(case_id, owed, at)

    case_id, moved = begin(
        start.beginning,
        *acts,
        letterhead=start.names.letterhead(at),
        beside=beside,
    )
    return Child(case_id, moved.number, moved.state, _due_on(acts))


def _acts(start: Start, finding: Finding) -> tuple[Act, ...]:
    outcome = Accept() if isinstance(finding, Complete) else OnlyReceive()
    return _answers.acts(start, outcome, finding, None)


def _owed_with(
    whole: CaseFacts, own: Matter, finding: Finding, materials: Mapping[str, str]
) -> Tolerable | None:
    """What the part owes, if all that it lacks was promised to the whole."""
    if not isinstance(finding, Incomplete):
        return None
    days = _owed.days_of_whole(whole, materials)
    return tolerance.with_whole(own.materials, finding, days)


def _due_on(acts: Iterable[Act]) -> date | None:
    """The day that these acts set, if they accept."""
    said = [act.changes.get("due_on") for act in acts]
    return next((day for day in reversed(said) if isinstance(day, date)), None)


def _hand(parent: CaseFacts, by: Actor) -> Actor:
    """Who accepted the parent, in the act that starts the child; else nobody.

    Whoever decides one part must not stand as the acceptor of the next.
    """
    is_acceptor = by.officer_id is not None and by.officer_id == parent.accepted_by
    if is_acceptor and authority.may(by, Step.RECEIVE, parent.place):
        return by
    return replace(
        SYSTEM, hall_id=parent.place.hall_id, hall_path=parent.place.hall_path
    )


def _application(
    parent: CaseFacts,
    submit_key: str,
    matter_version_id: int,
    materials: Mapping[str, str],
) -> Application:
    handed_in = {paper.code: paper for paper in parent.papers}
    address = parent.delivery_address_sealed
    return Application(
        submit_key=submit_key,
        matter_version_id=matter_version_id,
        applicant_id=parent.applicant_id,
        papers=tuple(
            Paper(own, paper.state, paper.originals, paper.copies, paper.remark)
            for own, shared in materials.items()
            if (paper := handed_in.get(shared)) is not None
        ),
        handling_agent_id=parent.handling_agent_id,
        agent_power=parent.agent_power,
        channel="joint",
        delivery_way=parent.delivery_way,
        delivery_address=vault().unseal(address) if address else "",
    )


def _of_parent(start: Start, parent_id: int) -> Start:
    columns = {**start.columns, "parent_id": parent_id, "followed": True}
    return replace(start, columns=columns)
