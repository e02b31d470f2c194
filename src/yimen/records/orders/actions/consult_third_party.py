"""Ask a third party in writing, and note what it says (政府信息公开条例 32)."""

from datetime import datetime

from django.db import transaction

from yimen.records.orders.actions._requests import found, move
from yimen.records.orders.actions._write import Said
from yimen.records.orders.models import Consultation
from yimen.rules import masking
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.refusals import Overtaken

_ARTICLE = "政府信息公开条例第三十二条"


@transaction.atomic
def consult_third_party(
    *, number: str, party: str, is_person: bool, by: Actor, at: datetime
) -> None:
    """Asked; the clock stands still, for fifteen working days at most."""
    row = found(number, Step.CONSULT_THIRD_PARTY, by)
    Consultation.objects.create(
        request=row,
        party=masking.name(party) if is_person else party,
        asked_on=local_date(at),
    )
    row = found(number, Step.CONSULT_THIRD_PARTY, by)
    said = Said(
        step=Step.CONSULT_THIRD_PARTY,
        by=by,
        at=at,
        texts={"party": party},
        article=_ARTICLE,
    )
    move(row, said)


@transaction.atomic
def note_third_party(
    *, number: str, agrees: bool | None, reason: str, by: Actor, at: datetime
) -> None:
    """What it says, or that it was silent; the clock goes on."""
    row = found(number, Step.NOTE_THIRD_PARTY, by)
    noted = Consultation.objects.filter(request=row, answered_on=None).update(
        answered_on=local_date(at), agrees=agrees
    )
    if not noted:
        raise Overtaken(request=number)
    row = found(number, Step.NOTE_THIRD_PARTY, by)
    said = Said(
        step=Step.NOTE_THIRD_PARTY,
        by=by,
        at=at,
        evidence={"agrees": agrees},
        texts={"reason": reason},
        article=_ARTICLE,
    )
    move(row, said)
