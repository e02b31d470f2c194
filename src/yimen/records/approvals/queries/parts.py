"""What the applicant sees of a joint case: one line, and its parts below it."""

from dataclasses import dataclass

from yimen.records.approvals import facts, models
from yimen.rules.joint.graph_text import question_of
from yimen.rules.joint.graphs import ApprovalKind, FormField
from yimen.rules.joint.members import CLOSED, MemberState, standing


@dataclass(frozen=True, slots=True)
class PartLine:
    """A part as its applicant may see it: opinions are the house's own."""

    name: str
    state: MemberState


@dataclass(frozen=True, slots=True)
class PartsLine:
    """How many of the parts are done, and which."""

    done: int
    whole: int
    permits: tuple[PartLine, ...]


def form_of(number: str) -> tuple[FormField, ...]:
    """The questions of this joint case's one form; none for any other case."""
    run = models.JointRun.objects.filter(number=number).only("form").first()
    if run is None:
        return ()
    return tuple(question_of(one) for one in run.form)


def parts_line(number: str) -> PartsLine | None:
    """The parts of this case, if it is a joint one."""
    run = models.JointRun.objects.filter(number=number).first()
    if run is None:
        return None
    members = list(run.members.order_by("order", "pk"))
    parts = [facts.part(member) for member in members]
    now = standing(facts.running_graph(run, members), parts)
    return PartsLine(
        now.closed,
        now.required,
        tuple(
            PartLine(member.name, MemberState(member.state))
            for member in members
            if member.kind == ApprovalKind.PERMIT
            and member.state != MemberState.CANCELLED
            and (not member.optional or member.state in CLOSED)
        ),
    )
