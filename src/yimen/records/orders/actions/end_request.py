"""A request ends without an answer: withdrawn, or given up by silence (30)."""

from datetime import datetime

from django.db import transaction

from yimen.records.orders.actions._requests import found, move
from yimen.records.orders.actions._write import Said
from yimen.records.orders.models import InformationRequest
from yimen.rules.authority.actors import SYSTEM, Actor
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.refusals import Overtaken
from yimen.rules.voice.information_requests import RequestState


@transaction.atomic
def withdraw_request(*, number: str, reason: str, by: Actor, at: datetime) -> None:
    """The applicant takes it back."""
    row = found(number, Step.WITHDRAW_REQUEST, by)
    said = Said(step=Step.WITHDRAW_REQUEST, by=by, at=at, texts={"reason": reason})
    move(row, said)


def give_up_requests(*, at: datetime) -> int:
    """How many were given up: not supplied by the day set."""
    waiting = InformationRequest.objects.filter(
        state=RequestState.CORRECTING.value, correct_by__lt=local_date(at)
    )
    return sum(_given_up(row, at) for row in waiting)


@transaction.atomic
def _given_up(row: InformationRequest, at: datetime) -> bool:
    said = Said(
        step=Step.GIVE_UP_REQUEST,
        by=SYSTEM,
        at=at,
        article="政府信息公开条例第三十条",
    )
    try:
        move(row, said)
    except Overtaken:
        return False
    return True
