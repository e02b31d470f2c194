"""One submit at the counter: received, and answered at once (许可法 32, 34).

Five answers, one transaction: accepted with its notice, told once what is missing, not
accepted, decided on the spot, or only received. The submit carries a key made with
the form: a double click, a retry and eight windows that lost their connection give
one case, and every one of them hears the same answer.
"""

from datetime import date, datetime

from django.db import connection, transaction

from yimen.records.cases.actions import (
    _answers,
    _commitments,
    _filing,
    _notice,
    _owed,
    _repeat,
)
from yimen.records.cases.actions._beginning import Start, new_case
from yimen.records.cases.actions._materials import write_papers
from yimen.records.cases.actions._move import TakenIn, begin
from yimen.records.cases.actions._sealing import sealed
from yimen.records.cases.facts import opening_facts
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases.applications import (
    Application,
    AskOnce,
    GrantOnCommitment,
    Outcome,
    Reject,
    Tolerate,
)
from yimen.rules.catalogue import intake
from yimen.rules.catalogue.intake import Finding, Incomplete

_ONE_BY_ONE = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))"


@transaction.atomic
def take_in(
    *,
    application: Application,
    outcome: Outcome,
    correct_by_on: date | None = None,
    by: Actor,
    at: datetime,
) -> TakenIn:
    """The case with what was printed; the same submit again answers the same."""
    with connection.cursor() as cursor:
        cursor.execute(_ONE_BY_ONE, [f"submit:{application.submit_key}"])
    opening = opening_facts(application, by)
    authority.require(by, Step.RECEIVE, opening.place)
    if opening.made_before:
        return _repeat.taken_in_before(opening.made_before, application, by)
    finding = intake.examine(opening.matter.materials, application.papers)
    start = new_case(opening, application, by, at)
    acts = _answers.acts(start, outcome, finding, correct_by_on)

    _, moved = begin(
        start.beginning,
        *acts,
        letterhead=start.names.letterhead(at),
        beside=lambda case_id: _beside(case_id, start, outcome, finding, correct_by_on),
    )
    sealed(opening.matter, moved, by=by, at=at)
    return TakenIn(
        moved.number,
        moved.state,
        moved.version,
        moved.issued,
        query_code=start.query_code,
        finding=finding,
    )


def _beside(
    case_id: int,
    start: Start,
    outcome: Outcome,
    finding: Finding,
    correct_by_on: date | None,
) -> None:
    """What lies beside the new case: its papers, what was told, what was promised."""
    write_papers(case_id, start.application.papers, start.at)
    if isinstance(finding, Incomplete) and isinstance(outcome, AskOnce):
        _notice.write(case_id, finding, correct_by_on, start.at)
    if isinstance(outcome, GrantOnCommitment):
        given = _commitments.promised(start, outcome, finding)
        _commitments.write(case_id, given, start.at)
    if isinstance(outcome, Tolerate):
        tolerable = _answers.tolerable(start, outcome, finding)
        _owed.write(case_id, tolerable, start.at)
    if isinstance(outcome, Reject):
        _filing.file_first(case_id, start, outcome)
