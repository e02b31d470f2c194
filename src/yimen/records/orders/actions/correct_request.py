"""The applicant says what is meant: the answer's clock starts from nought (30)."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from yimen.records.orders import facts
from yimen.records.orders.actions._requests import found, move
from yimen.records.orders.actions._write import Said
from yimen.records.orders.models import InformationRequest
from yimen.rules.authority.actors import VISITOR, Actor
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.voice.information_requests import check_correction_said


@transaction.atomic
def correct_request(*, number: str, text: str, by: Actor, at: datetime) -> None:
    """Supplied at the office."""
    _correct(found(number, Step.CORRECT_REQUEST, by), text, by, at)


@transaction.atomic
def supply_correction(*, number: str, text: str, at: datetime) -> None:
    """Supplied on the page by whoever has just given the request's code."""
    _correct(InformationRequest.objects.get(number=number), text, VISITOR, at)


def _correct(row: InformationRequest, text: str, by: Actor, at: datetime) -> None:
    check_correction_said(text)
    before = facts.words_of(row.said_sealed)
    whole = replace(before, text=f"{before.text}\n{text.strip()}")
    said = Said(
        step=Step.CORRECT_REQUEST,
        by=by,
        at=at,
        changes={
            "counted_from": local_date(at),
            "said_sealed": facts.sealed_words(whole),
        },
        texts={"text": text},
        article="政府信息公开条例第三十条",
    )
    move(row, said)
