"""What this actor may do next with this case: the acts that would not be refused.

The same tables that the acts ask (`lifecycle`, `authority`) and the same conditions
(`separation`, who holds it, what was told), so a page can't offer what the act refuses.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from yimen.records.cases.facts import CaseFacts
from yimen.records.cases.queries.inquiries import Inquiries
from yimen.rules.authority import separation
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor, Role
from yimen.rules.authority.steps import Step
from yimen.rules.cases import handing, hearings, lifecycle, undoing
from yimen.rules.cases.handing import Passed
from yimen.rules.cases.lifecycle import OPEN_STATES, State
from yimen.rules.cases.undoing import Taken, Undoing
from yimen.rules.catalogue import intake, tolerance
from yimen.rules.catalogue.intake import Complete, Incomplete
from yimen.rules.catalogue.matters import CaseKind
from yimen.rules.documents.frame import DocumentKind
from yimen.rules.documents.slips import CORRECTABLE
from yimen.rules.legal_clock import extensions
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.legal_clock.extensions import Extension
from yimen.rules.refusals import Refused

SUPERSEDED = frozenset(
    {
        Step.RECEIVE,
        Step.ABSORB,  # the other side of a merger
        Step.REVIEW_NEGATIVE,  # on the page of the filing
        Step.REVERSE_NEGATIVE,
    }
)


@dataclass(frozen=True, slots=True)
class Past:
    """What of a case's history bears on what may be done next."""

    taken: tuple[Taken, ...] = ()
    passes: tuple[Passed, ...] = ()
    has_older_twin: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """A case, its live papers, who looks and on which day."""

    case: CaseFacts
    live: frozenset[DocumentKind]
    actor: Actor
    at: datetime
    past: Past
    inquiries: Inquiries

    @property
    def today(self) -> date:
        """The local day of the look."""
        return local_date(self.at)


def buttons(
    case: CaseFacts,
    live: frozenset[DocumentKind],
    actor: Actor,
    at: datetime,
    past: Past,
    inquiries: Inquiries,
) -> tuple[Step, ...]:
    """The steps this actor may take now, in the order of a case's life."""
    possible = lifecycle.next_steps(case.state) | lifecycle.back_steps(case.state)
    possible -= SUPERSEDED
    look = Look(case, live, actor, at, past, inquiries)
    return tuple(
        step
        for step in Step
        if step in possible
        and authority.may(actor, step, case.place)
        and inquiries.allows(step, look.today)
        and _CONDITIONS.get(step, _always)(look)
    )


def _always(_: Look) -> bool:
    return True


def _still_to_answer(look: Look) -> bool:
    if look.case.state is not State.RECEIVED:
        return True
    return look.case.notice_due_on is None or look.today <= look.case.notice_due_on


def _may_accept(look: Look) -> bool:
    if look.case.state is State.RECEIVED:
        return _still_to_answer(look)
    found = intake.examine(look.case.matter.materials, look.case.papers)
    return isinstance(found, Complete)


def _may_tolerate(look: Look) -> bool:
    materials = look.case.matter.materials
    found = intake.examine(materials, look.case.papers)
    lacks_little = isinstance(found, Incomplete) and tolerance.is_only_secondary(
        materials, found
    )
    return lacks_little and _still_to_answer(look)


def _owes(look: Look) -> bool:
    return look.case.owed_by_on is not None


def _owes_nothing(look: Look) -> bool:
    return look.case.owed_by_on is None


def _hosts(look: Look) -> bool:
    officers = look.actor.officer_ids
    return _refused(lambda: hearings.require_reviewer(look.case.hosts, officers))


def _may_take(look: Look) -> bool:
    holder = look.case.place.holder_id
    if holder == look.actor.post_of or _hosts(look):
        return False
    return holder is None or look.actor.has(Role.CHIEF_REPRESENTATIVE)


def _may_examine(look: Look) -> bool:
    return look.case.place.holder_id in {None, look.actor.post_of} and not _hosts(look)


def _may_decide(look: Look) -> bool:
    if look.case.state is State.ACCEPTED and look.case.kind is not CaseKind.INSTANT:
        return False
    return not _refused(
        lambda: separation.check(
            look.case.history, look.case.letters, by=look.actor, on=look.today
        )
    )


def _was_granted(look: Look) -> bool:
    return look.case.result == "granted"


def _may_extend(look: Look) -> bool:
    rule = look.case.extension_rule
    due_on = look.case.statutory_due_on or look.case.due_on
    if due_on is None or not look.actor.has(rule.rank):
        return False
    one_day = Extension(1, look.today, rule.rank, rule.article)
    return not _refused(
        lambda: extensions.approve(
            one_day,
            rule,
            earlier=look.case.extension,
            started_on=look.today,
            due_on=due_on,
        )
    )


def _may_correct(look: Look) -> bool:
    return look.case.state in OPEN_STATES and not look.live.isdisjoint(CORRECTABLE)


def _may_print(look: Look) -> bool:
    return bool(look.live)


def _may_undo(look: Look) -> bool:
    heads = look.actor.has(Role.CHIEF_REPRESENTATIVE)
    undone = Undoing(
        officer_ids=look.actor.officer_ids,
        heads_the_office=heads and look.actor.organ_id == look.case.place.organ_id,
        on=look.today,
        has_paper_back=True,
    )
    return not _refused(lambda: undoing.check(look.past.taken, undone))


def _may_transfer(look: Look) -> bool:
    return not _refused(
        lambda: handing.check_transfer(
            look.case.state,
            look.case.place.organ_id,
            0,
            basis="—",
            passes=look.past.passes,
            by=look.actor,
        )
    )


def _may_hand_back(look: Look) -> bool:
    return not _refused(
        lambda: handing.check_hand_back(
            look.past.passes,
            organ_id=look.case.place.organ_id,
            at=look.at,
            on=look.case.calendar,
        )
    )


def _may_merge(look: Look) -> bool:
    return look.past.has_older_twin


def _refused(act: Callable[[], object]) -> bool:
    try:
        act()
    except Refused:
        return True
    return False


_CONDITIONS: dict[Step, Callable[[Look], bool]] = {
    Step.ACCEPT: _may_accept,
    Step.ASK_CORRECTION: _still_to_answer,
    Step.TOLERATE: _may_tolerate,
    Step.SUPPLY_OWED: _owes,
    Step.DELIVER: _owes_nothing,
    Step.REJECT: _still_to_answer,
    Step.TAKE: _may_take,
    Step.EXAMINE: _may_examine,
    Step.REVOKE_DECISION: _was_granted,
    Step.GRANT: _may_decide,
    Step.REFUSE: _may_decide,
    Step.EXTEND: _may_extend,
    Step.CORRECT_SLIP: _may_correct,
    Step.PRINT: _may_print,
    Step.UNDO: _may_undo,
    Step.TRANSFER_CASE: _may_transfer,
    Step.HAND_BACK: _may_hand_back,
    Step.MERGE: _may_merge,
}
