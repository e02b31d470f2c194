"""A promised paper comes, and with the last one the case is like any other."""

from collections.abc import Mapping
from datetime import date, datetime

from yimen.records.cases.actions import _owed
from yimen.records.cases.actions._approach import approach
from yimen.records.cases.actions._aside import until_it_fits
from yimen.records.cases.actions._dates import Columns, delivery_columns
from yimen.records.cases.actions._followers import follow_aside
from yimen.records.cases.actions._materials import evidence_of, write_papers
from yimen.records.cases.actions._move import Act, Moved, move
from yimen.records.cases.facts import CaseFacts
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases.lifecycle import State
from yimen.rules.catalogue import tolerance
from yimen.rules.catalogue.intake import Paper
from yimen.rules.catalogue.tolerance import OwedState
from yimen.rules.legal_clock.calendar import local_date


def supply_owed(
    *, number: str, papers: tuple[Paper, ...], by: Actor, at: datetime
) -> Moved:
    """The case as it stands; once nothing is owed its result may be handed out."""

    def supply() -> Moved:
        case = approach(number, Step.SUPPLY_OWED, by)
        moved = settle(case, papers, by=by, at=at)
        follow_aside(case, Step.SUPPLY_OWED, by=by, at=at)
        return moved

    return until_it_fits(supply)


def settle(
    case: CaseFacts,
    papers: tuple[Paper, ...],
    more: Mapping[str, object] | None = None,
    *,
    by: Actor,
    at: datetime,
) -> Moved:
    """Write what came; what the papers do not settle stays owed."""
    debts = _owed.debts_of(case)
    codes = tolerance.supplied(debts, papers, local_date(at))
    still = tolerance.next_due_on(debt for debt in debts if debt.code not in codes)
    brought = tuple(paper for paper in papers if paper.code in codes)
    way = "window" if by.officer_id else "phone"
    act = Act(
        step=Step.SUPPLY_OWED,
        by=by,
        at=at,
        after=case.state,
        article=tolerance.basis_of(case.matter.elements.tolerance_basis),
        changes={"owed_by_on": still, **_may_go_out(case, still, at)},
        evidence={
            "materials": evidence_of(brought),
            "is_whole": still is None,
            "way": way,
            **(more or {}),
        },
    )
    moved = move(case, act, is_aside=True)
    write_papers(case.case_id, brought, at)
    _owed.settle(case, OwedState.SUPPLIED, codes, at=at, way=way)
    return moved


def _may_go_out(case: CaseFacts, still: date | None, at: datetime) -> Columns:
    """With the last paper, a result that lies ready has ten days to be delivered."""
    if case.state is not State.GRANTED or still is not None:
        return {}
    return delivery_columns(local_date(at), case.calendar, ladder=case.ladder)
