"""The passes of a case between organs, as the rules read them and as they are kept."""

from datetime import datetime

from yimen.records.cases import models
from yimen.records.cases.actions._move import Act, Moved, move
from yimen.records.cases.facts import CaseFacts
from yimen.records.messages.actions.tell import Notice, tell_all
from yimen.records.people import queries as people
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases.handing import Passed, Passing
from yimen.rules.messages import MessageKind, Recipient, Subject


def passes_of(case: CaseFacts) -> tuple[Passed, ...]:
    """Every pass of the case between organs, the first one first."""
    rows = models.CasePass.objects.filter(
        case_id=case.case_id, way__in=(Passing.ORGAN, Passing.BACK)
    ).order_by("pk")
    return tuple(
        Passed(
            Passing(row.way),
            row.from_organ_id or 0,
            row.to_organ_id or 0,
            row.passed_at,
            row.is_settled,
        )
        for row in rows
    )


def pass_on(
    case: CaseFacts,
    passed: Passed,
    *,
    step: Step,
    reason: str,
    basis: str = "",
    by: Actor,
) -> Moved:
    """The case with the other organ, on nobody's pile yet; every pass is counted."""
    number_of_passes = len(passes_of(case)) + 1
    act = Act(
        step=step,
        by=by,
        at=passed.at,
        after=case.state,
        article="行政许可法第三十二条",
        changes={"organ_id": passed.to_organ_id, "holder_id": None},
        evidence={
            "from_organ": passed.from_organ_id,
            "to_organ": passed.to_organ_id,
            "basis": basis,
            "passes": number_of_passes,
            "settled": passed.is_settled,
        },
        texts={"reason": reason},
    )

    def beside() -> None:
        _keep(case, passed, basis, by, passed.at)
        _tell(case, passed, number_of_passes, by)

    return move(case, act, beside=beside)


def _tell(case: CaseFacts, passed: Passed, passes: int, by: Actor) -> None:
    """Whoever applied hears at once who handles it now; each pass is told."""
    notice = Notice(
        whom=Recipient.applicant(case.applicant_id),
        kind=MessageKind.CASE_TRANSFERRED,
        subject=Subject("case", case.number),
        facts={
            "matter": case.matter.name,
            "case": case.number,
            "organ": people.organ_name(passed.to_organ_id),
        },
        hall_id=case.place.hall_id,
        once=str(passes),
    )
    tell_all([notice], by=by, at=passed.at)


def _keep(case: CaseFacts, passed: Passed, basis: str, by: Actor, at: datetime) -> None:
    models.CasePass.objects.create(
        case_id=case.case_id,
        way=passed.way,
        from_officer_id=case.place.holder_id,
        from_organ_id=passed.from_organ_id,
        to_organ_id=passed.to_organ_id,
        basis=basis,
        is_settled=passed.is_settled,
        passed_at=at,
        passed_by_id=by.officer_id,
    )
