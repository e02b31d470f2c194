"""What an applicant hears of their own case when they are not there.

Read from the journal like every other change, so the acts themselves stay as short as
they are. What happened while the applicant stood at the counter is not told again, and
a part of a joint case is told with the whole.
"""

from collections.abc import Iterator
from datetime import datetime

from yimen.records.cases.queries.touched import CaseToTell, case_to_tell
from yimen.records.journal.queries.following import NextLine
from yimen.records.messages.actions.tell import Notice
from yimen.rules.cases.lifecycle import AWAITING_DELIVERY, DECIDING_STATES, State
from yimen.rules.legal_clock.telling import day_words
from yimen.rules.messages import MessageKind, Recipient, Subject


def result_ready(line: NextLine, at: datetime) -> Iterator[Notice]:  # noqa: ARG001 - decided is decided
    """Granted or refused, to be collected, and no promised paper holds it back."""
    case = case_to_tell(line.subject)
    if case is not None and case.state in AWAITING_DELIVERY and not case.is_owed:
        yield _notice(case, MessageKind.RESULT_READY, hall=case.hall_name)


def correction_asked(line: NextLine, at: datetime) -> Iterator[Notice]:  # noqa: ARG001 - as above
    """The one notice, when it was given after the papers had been taken."""
    case = case_to_tell(line.subject)
    if case is None or case.state is not State.CORRECTING or case.was_told_there:
        return
    yield _notice(case, MessageKind.CORRECTION_ASKED, missing="、".join(case.missing))


def accepted(line: NextLine, at: datetime) -> Iterator[Notice]:  # noqa: ARG001 - as above
    """Accepted after the papers had been taken, or by silence."""
    case = case_to_tell(line.subject)
    if case is None or case.state not in DECIDING_STATES or case.due_on is None:
        return
    if not case.was_accepted_there:
        yield _notice(case, MessageKind.CASE_ACCEPTED, due=day_words(case.due_on))


def _notice(case: CaseToTell, kind: MessageKind, **facts: str) -> Notice:
    return Notice(
        whom=Recipient.applicant(case.applicant_id),
        kind=kind,
        subject=Subject("case", case.number),
        facts={"matter": case.matter_name, "case": case.number, **facts},
        hall_id=case.hall_id,
    )
