"""A case is given to a colleague: one is away, leaves, or may not act (改派)."""

from datetime import datetime

from django.db import transaction

from yimen.records.cases import models
from yimen.records.cases.actions._approach import approach, with_reason
from yimen.records.cases.actions._move import Act, Moved, move
from yimen.records.cases.facts import CaseFacts
from yimen.records.network import queries as network
from yimen.records.people import queries as people
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases import handing
from yimen.rules.cases.handing import Colleague, NotAColleague, Passing


@transaction.atomic
def assign(
    *,
    number: str,
    officer_id: int,
    reason: str,
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> Moved:
    """The case, held by this colleague; the clock runs on."""
    case = approach(number, Step.ASSIGN, by, version)
    with_reason(reason=reason)
    holder, organ = case.place.holder_id, case.place.organ_id
    handing.check_colleague(organ, holder, _colleague(officer_id, organ, at))
    act = Act(
        step=Step.ASSIGN,
        by=by,
        at=at,
        after=case.state,
        changes={"holder_id": officer_id},
        evidence={"held_by": holder, "given_to": officer_id},
        texts={"reason": reason},
    )
    return move(case, act, beside=lambda: _keep(case, officer_id, by, at))


def _keep(case: CaseFacts, officer_id: int, by: Actor, at: datetime) -> None:
    models.CasePass.objects.create(
        case_id=case.case_id,
        way=Passing.COLLEAGUE,
        from_officer_id=case.place.holder_id,
        to_officer_id=officer_id,
        from_organ_id=case.place.organ_id,
        to_organ_id=case.place.organ_id,
        passed_at=at,
        passed_by_id=by.officer_id,
    )


def _colleague(officer_id: int, organ_id: int | None, at: datetime) -> Colleague:
    found = people.officers_of_organ(organ_id) if organ_id is not None else ()
    for one in found:
        if one.officer_id == officer_id:
            away = officer_id in network.away([officer_id], at)
            roles = frozenset(one.roles)
            return Colleague(officer_id, organ_id, roles, is_away=away)
    raise NotAColleague(officer=officer_id)
