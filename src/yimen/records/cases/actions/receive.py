"""The papers are taken against a receipt (9.2); that is not an acceptance."""

from datetime import datetime

from yimen.records.cases.actions._move import TakenIn
from yimen.records.cases.actions.take_in import take_in
from yimen.rules.authority.actors import Actor
from yimen.rules.cases.applications import Application, OnlyReceive


def receive(*, application: Application, by: Actor, at: datetime) -> TakenIn:
    """The received case; five working days to answer begin to run."""
    return take_in(application=application, outcome=OnlyReceive(), by=by, at=at)
