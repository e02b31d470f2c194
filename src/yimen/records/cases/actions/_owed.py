"""Promised papers of a case: their rows, and what an act on the case does to them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime

from yimen.records.cases import models
from yimen.records.cases.actions._move import Act, Draft
from yimen.records.cases.facts import CaseFacts
from yimen.rules.authority.steps import Step
from yimen.rules.catalogue import tolerance
from yimen.rules.catalogue.tolerance import Debt, Owed, OwedState, StillOwed, Tolerable
from yimen.rules.documents.frame import DocumentKind
from yimen.rules.documents.intake import acceptance_notice
from yimen.rules.documents.paper_facts import PaperFacts
from yimen.rules.documents.promise import tolerance_notice, tolerance_promise

ACCEPTED = DocumentKind.ACCEPTANCE_NOTICE
PROMISE = DocumentKind.TOLERANCE_PROMISE
NOTICE = DocumentKind.TOLERANCE_NOTICE
MERGED = "merged"  # it had come with the twin


def accepted(act: Act, facts: PaperFacts, tolerable: Tolerable) -> Act:
    """The acceptance with a gap: promise and notice, and the day of the first paper."""
    owing = replace(facts, owed=tolerable.owed)
    at = act.at
    return replace(
        act,
        step=Step.TOLERATE,
        article=facts.tolerance_basis,
        changes={**act.changes, "owed_by_on": tolerable.first_due_on},
        evidence={**act.evidence, "owed": _evidence(tolerable.owed)},
        papers=(
            Draft(PROMISE, lambda n: tolerance_promise(owing, n[PROMISE], at)),
            Draft(NOTICE, lambda n: tolerance_notice(owing, n[NOTICE], at)),
            Draft(ACCEPTED, lambda n: acceptance_notice(owing, n[ACCEPTED], at)),
        ),
    )


def with_whole(act: Act, facts: PaperFacts, tolerable: Tolerable) -> Act:
    """The acceptance of a part: promise and notice were the whole's, once."""
    owing = accepted(act, facts, tolerable)
    return replace(owing, papers=owing.papers[-1:])


def days_of_whole(whole: CaseFacts, materials: Mapping[str, str]) -> dict[str, date]:
    """By which days a part's own papers follow, where its whole still owes them."""
    owed = {one.code: one.due_on for one in tolerance.still_owed(debts_of(whole))}
    return {own: owed[shared] for own, shared in materials.items() if shared in owed}


def _evidence(owed: Iterable[Owed]) -> list[dict[str, object]]:
    return [{"code": one.code, "due_on": one.due_on} for one in owed]


def write(case_id: int, tolerable: Tolerable, at: datetime) -> None:
    """Each promised paper with its own day."""
    models.OwedMaterial.objects.bulk_create(
        models.OwedMaterial(
            case_id=case_id,
            material_code=one.code,
            name=one.name,
            lacking=one.lacking,
            form=one.form,
            originals=one.originals,
            copies=one.copies,
            due_on=one.due_on,
            promised_at=at,
        )
        for one in tolerable.owed
    )


def debts_of(case: CaseFacts) -> tuple[Debt, ...]:
    """The promised papers of the case; no look for a case that owes none."""
    if case.owed_by_on is None:
        return ()
    rows = models.OwedMaterial.objects.filter(case_id=case.case_id).order_by("pk")
    return tuple(
        Debt(row.material_code, row.name, row.due_on, OwedState(row.state))
        for row in rows
    )


def require_nothing_owed(case: CaseFacts) -> None:
    """Raise while a promised paper has not come."""
    if case.owed_by_on is not None:
        owed = tolerance.still_owed(debts_of(case))
        raise StillOwed(names=tolerance.names(owed), due_on=case.owed_by_on)


def released(case: CaseFacts, act: Act) -> Act:
    """The act that ends the waiting: what is still owed is owed no longer."""
    if case.owed_by_on is None:
        return act
    settle(case, OwedState.RELEASED, at=act.at)
    return replace(act, changes={**act.changes, "owed_by_on": None})


def owed_again(case_id: int, at: datetime) -> None:
    """The act of that instant, which ended the waiting, has been taken back."""
    models.OwedMaterial.objects.filter(
        case_id=case_id, state=OwedState.RELEASED, settled_at=at
    ).update(state=OwedState.OWED, settled_at=None)


def settle(
    case: CaseFacts,
    state: OwedState,
    codes: Iterable[str] | None = None,
    *,
    at: datetime,
    way: str = "",
) -> None:
    """These promised papers, or all that are owed, have come to an end."""
    rows = models.OwedMaterial.objects.filter(
        case_id=case.case_id, state=OwedState.OWED
    )
    if codes is not None:
        rows = rows.filter(material_code__in=list(codes))
    rows.update(state=state, settled_at=at, way=way)
