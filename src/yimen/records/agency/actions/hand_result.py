"""The organ's result starts on its way back: delivered to the agent, for the villager.

The entrustment must let the agent fetch it. In the law's eyes the result is delivered
when the agent has it (民法典 162); in the house's eyes the errand goes on until the
villager has signed for it.
"""

from datetime import datetime

from django.db import transaction

from yimen.records.agency.actions import _custody
from yimen.records.agency.actions._write import Said, approach, move, officer_of
from yimen.records.agency.facts import ErrandFacts, errand_facts
from yimen.records.cases import queries as cases
from yimen.records.cases.actions.deliver import deliver
from yimen.records.cases.queries import CasePage
from yimen.rules.agency import custody, entrustment, errands
from yimen.rules.agency.custody import Held, ItemKind
from yimen.rules.agency.entrustment import Power
from yimen.rules.agency.errands import ErrandState, Outcome
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases.applicants import IdKind
from yimen.rules.cases.decisions import DeliveryMode, Recipient, Relation
from yimen.rules.cases.lifecycle import AWAITING_DELIVERY, CLOSED_STATES, NoSuchStep
from yimen.rules.documents.frame import TITLES, DocumentKind
from yimen.rules.legal_clock.calendar import local_date

DECISIONS = (
    DocumentKind.GRANT,
    DocumentKind.REFUSAL,
    DocumentKind.REJECTION,
    DocumentKind.CLOSING_NOTICE,
)


@transaction.atomic
def hand_result(
    *, number: str, more: tuple[str, ...] = (), by: Actor, at: datetime
) -> int:
    """How many results start on their way back, beside the originals."""
    errand = errand_facts(number)
    approach(errand, Step.HAND_RESULT, by, errand.target_place)
    officer = officer_of(by, Step.HAND_RESULT)
    after = errands.after(errand.state, Step.HAND_RESULT)
    entrustment.require(
        errand.powers, errand.last_valid_on, Power.COLLECT, local_date(at)
    )
    page = cases.case_page(errand.case_number, by, at)
    if page.state in AWAITING_DELIVERY:
        deliver(number=page.number, recipient=_agent(errand), by=by, at=at)
    elif page.state not in CLOSED_STATES:
        raise NoSuchStep(state=page.state, step=Step.HAND_RESULT)
    names = (*_papers(page), *(name.strip() for name in more if name.strip()))
    _start(errand, names, officer, at)
    file_of = custody.place(errand.target_id)
    is_settled = not names and custody.is_settled(errand.held, file_of)
    after = errands.turned(after, is_settled=is_settled)
    closed = {"closed_at": at} if after is ErrandState.CLOSED else {}
    said = Said(
        step=Step.HAND_RESULT,
        by=by,
        at=at,
        after=after,
        changes={"outcome": Outcome.RESULT.value, **closed},
        evidence={"case": page.number, "results": len(names)},
    )
    move(errand, said)
    return len(names)


def _agent(errand: ErrandFacts) -> Recipient:
    return Recipient(
        name=errand.agent,
        id_kind=IdKind.OTHER_PERSON.value,
        id_number=errand.agent_staff_no or f"代办员{errand.agent_id}",
        relation=Relation.ENTRUSTED,
        mode=DeliveryMode.ENTRUSTED,
        place=errand.target,
    )


def _papers(page: CasePage) -> tuple[str, ...]:
    return tuple(
        f"{TITLES[row.kind]} {row.number}"
        for row in page.documents
        if row.kind in DECISIONS and row.voided_at is None
    )


def _start(
    errand: ErrandFacts, names: tuple[str, ...], officer: int, at: datetime
) -> None:
    """From the organ to its hall: the first link of every result."""
    organ = f"organ:{errand.organ_id}"
    items = _custody.results(errand.errand_id, names)
    if not items:
        return
    held = [Held(one.pk, one.name, ItemKind.RESULT, 1, organ, 0) for one in items]
    _custody.write(
        custody.links(held, organ, custody.place(errand.target_id)),
        (organ, f"officer:{officer}"),
        happened_at=at,
        recorded_at=at,
    )
