"""Tell a place's people that it was given a grade, was not, or has it no longer."""

from typing import Final

from yimen.records.messages.actions.tell import Notice, tell_all
from yimen.records.network.actions._graded import Graded
from yimen.rules.grades import TITLES, GradeState
from yimen.rules.legal_clock.telling import dated_words
from yimen.rules.messages import MessageKind, Recipient, Subject

_KINDS: Final = {
    GradeState.GRANTED: MessageKind.GRADE_GIVEN,
    GradeState.DECLINED: MessageKind.GRADE_DECLINED,
    GradeState.WITHDRAWN: MessageKind.GRADE_TAKEN,
    GradeState.ENDED: MessageKind.GRADE_OVER,
}


def tell_graded(graded: Graded) -> None:
    """Whoever works in the place finds it in the inbox; each outcome once."""
    facts = {"place": graded.name, "grade": TITLES[graded.grade]}
    if graded.state is GradeState.GRANTED:
        ends_on = graded.ends_on
        facts["until"] = f"{dated_words(ends_on)}到期" if ends_on else "没有期限"
    if graded.state in {GradeState.DECLINED, GradeState.WITHDRAWN}:
        facts["reason"] = graded.reason
    notice = Notice(
        whom=Recipient.node(graded.node_id),
        kind=_KINDS[graded.state],
        subject=Subject("node", graded.code),
        facts=facts,
        hall_id=graded.node_id,
        once=str(graded.grade_id),
    )
    tell_all([notice], by=graded.by, at=graded.at)
