"""An examiner gives an opinion after opening every material."""

from datetime import datetime

from yimen.records.cases.actions._approach import approach, with_reason
from yimen.records.cases.actions._move import Act, Moved, move
from yimen.records.cases.facts import CaseFacts
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases import hearings
from yimen.rules.cases.decisions import HeldByAnother, MaterialsUnopened, Opinion
from yimen.rules.cases.lifecycle import State


def examine(
    *,
    number: str,
    opinion: Opinion,
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> Moved:
    """The examined case, ready to be decided by somebody else."""
    case = approach(number, Step.EXAMINE, by, version)
    _check(case, opinion, by)
    act = Act(
        step=Step.EXAMINE,
        by=by,
        at=at,
        after=State.EXAMINED,
        article="行政许可法第三十四条",
        changes={
            "examined_at": at,
            "examined_by_id": by.officer_id,
            "holder_id": by.post_of,
        },
        evidence={
            "proposes_grant": opinion.proposes_grant,
            "opened": sorted(opinion.opened),
        },
        texts={"opinion": opinion.text},
    )
    return move(case, act)


def _check(case: CaseFacts, opinion: Opinion, by: Actor) -> None:
    with_reason(opinion=opinion.text)
    if case.place.holder_id not in {None, by.post_of}:
        raise HeldByAnother(case=case.number)
    hearings.require_reviewer(case.hosts, by.officer_ids)
    unopened = {paper.code for paper in case.papers if paper.state.is_in}
    unopened -= opinion.opened
    if unopened:
        names = [m.name for m in case.matter.materials if m.code in unopened]
        raise MaterialsUnopened(materials="、".join(names), codes=sorted(unopened))
