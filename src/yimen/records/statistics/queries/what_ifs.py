"""What was asked of the past, and the answers, side by side."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from yimen.records.people.queries.paging import A_PAGE
from yimen.records.statistics.models import WhatIf
from yimen.records.statistics.queries._joint_past import are_few
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.refusals import NotFound
from yimen.rules.statistics.periods import Period
from yimen.rules.what_if.answers import Answer, read
from yimen.rules.what_if.replaying import Kind, Question, RunState

A_FEW_JOINTS: Final = 1000
"""So many joint cases are replayed while somebody waits for the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIfRow:
    """One question with its answer, if there is one."""

    what_if_id: int
    kind: Kind
    title: str
    asked: Mapping[str, Any]
    place: str
    dataset: str
    first_on: date
    last_on: date
    seed: int
    state: RunState
    done_percent: int
    answer: Answer | None
    fault: str
    asked_at: datetime
    asked_by: str
    answered_at: datetime | None

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come."""
        return self.state in {RunState.DONE, RunState.FAILED}


def is_short(question: Question) -> bool:
    """Whether it is answered while one waits, and need not be left to a job."""
    if question.dataset:
        return False
    match question.kind:
        case Kind.LIMIT:
            return True
        case Kind.GRAPH:
            period = Period(question.first_on, question.last_on)
            return are_few(question.matter, period, A_FEW_JOINTS)
        case Kind.WINDOWS | Kind.HOURS:
            return False


def what_ifs(actor: Actor) -> tuple[WhatIfRow, ...]:
    """The newest questions about places that the actor may see."""
    return _rows(_seen(actor).order_by("-asked_at", "-pk")[:A_PAGE])


def what_if(what_if_id: int, actor: Actor) -> WhatIfRow:
    """One question; raises `NotFound`."""
    found = beside([what_if_id], actor)
    if not found:
        raise NotFound(what_if=what_if_id)
    return found[0]


def beside(ids: Iterable[int], actor: Actor) -> tuple[WhatIfRow, ...]:
    """These questions, in the order in which they were asked."""
    return _rows(_seen(actor).filter(pk__in=list(ids)).order_by("asked_at", "pk"))


def _seen(actor: Actor) -> Any:
    sight = sight_of(actor, Step.SEE_WHAT_IF)
    rows = WhatIf.objects.select_related("node", "asked_by")
    if sight.everything:
        return rows
    if sight.hall_path is None:
        return rows.none()
    return rows.filter(path__startswith=sight.hall_path)


def _rows(found: Iterable[WhatIf]) -> tuple[WhatIfRow, ...]:
    return tuple(
        WhatIfRow(
            what_if_id=row.pk,
            kind=Kind(row.kind),
            title=row.title,
            asked=row.asked,
            place=row.node.name,
            dataset=row.dataset,
            first_on=row.first_on,
            last_on=row.last_on,
            seed=row.seed,
            state=RunState(row.state),
            done_percent=row.done_percent,
            answer=read(row.answer) if row.answer is not None else None,
            fault=row.fault,
            asked_at=row.asked_at,
            asked_by=row.asked_by.name if row.asked_by else "",
            answered_at=row.answered_at,
        )
        for row in found
    )
