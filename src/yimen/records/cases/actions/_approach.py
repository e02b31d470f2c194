"""Coming up to a case: is it there for the actor, may they, and is it still so."""

from datetime import datetime

from yimen.records.cases.facts import CaseFacts, case_facts
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.cases import lifecycle
from yimen.rules.cases.applications import ReasonMissing
from yimen.rules.cases.lifecycle import State
from yimen.rules.catalogue.intake import AlreadyTold, AskedBelow, SilenceAccepted
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.refusals import NotFound, Overtaken

ANSWERS = frozenset({Step.ACCEPT, Step.ASK_CORRECTION, Step.REJECT})


def approach(
    number: str, step: Step, by: Actor, version: int | None = None
) -> CaseFacts:
    """The case as the act finds it, if the actor may take this step now."""
    case = case_facts(number, by)
    if not sight_of(by, Step.SEE_CASE).shows(case.place):
        raise NotFound(case=number)
    authority.require(by, step, case.place)
    if version is not None and version != case.version:
        raise Overtaken(case=number)
    if step is Step.ASK_CORRECTION and case.forwarded_from_id is not None:
        raise AskedBelow(case=number)
    if step is Step.ASK_CORRECTION and case.told is not None:
        raise AlreadyTold(more="其他材料", codes=sorted(case.told))
    if step in lifecycle.BACK:
        lifecycle.check_back(case.state, step)
    else:
        lifecycle.after(case.state, step)
    return case


def in_time_to_answer(case: CaseFacts, at: datetime) -> None:
    """Raise once five silent working days have accepted the case (许可法 32)."""
    due_on = case.notice_due_on
    if case.state is State.RECEIVED and due_on and local_date(at) > due_on:
        raise SilenceAccepted(case=case.number, due_on=due_on)


def with_reason(**texts: str) -> None:
    """Raise unless each of these was written."""
    missing = [name for name, text in texts.items() if not text.strip()]
    if missing:
        raise ReasonMissing(missing=missing)


def officer_of(by: Actor, step: Step) -> int:
    """Whose hand it is; some acts need a person's."""
    if by.officer_id is None:
        raise authority.NotAllowed(step=step, actor=by.mark)
    return by.officer_id
