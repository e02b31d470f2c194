"""One submit for a bundle: one form, one pool of materials, taken in at one window."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from yimen.records.approvals import queries
from yimen.records.approvals.actions.fill_form import fill_form
from yimen.records.cases.actions._move import TakenIn
from yimen.records.cases.actions.take_in import take_in
from yimen.rules.authority.actors import Actor
from yimen.rules.cases.applications import Accept, Application, Outcome


@transaction.atomic
def take_in_joint(
    *,
    application: Application,
    outcome: Outcome,
    answers: Mapping[str, str],
    correct_by_on: date | None = None,
    by: Actor,
    at: datetime,
) -> TakenIn:
    """The case with its form; accepted, its parts begin at once.

    Any other matter is taken in as ever. Without the form nothing is accepted; papers
    that are only received may bring it later.
    """
    taken = take_in(
        application=application,
        outcome=outcome,
        correct_by_on=correct_by_on,
        by=by,
        at=at,
    )
    asked = not taken.is_repeat and queries.form_of(taken.number)
    if asked and (isinstance(outcome, Accept) or any(answers.values())):
        fill_form(number=taken.number, answers=answers, by=by, at=at)
    return taken
