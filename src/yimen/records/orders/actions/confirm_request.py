"""Confirm with the applicant that a request has come: now it is received (31)."""

from datetime import datetime

from django.db import transaction

from yimen.records.orders.actions._requests import found, move
from yimen.records.orders.actions._write import Said
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.calendar import local_date


@transaction.atomic
def confirm_request(*, number: str, by: Actor, at: datetime) -> None:
    """Received today; the twenty days begin."""
    row = found(number, Step.CONFIRM_REQUEST, by)
    said = Said(
        step=Step.CONFIRM_REQUEST,
        by=by,
        at=at,
        changes={"counted_from": local_date(at)},
        article="政府信息公开条例第三十一条",
    )
    move(row, said)
