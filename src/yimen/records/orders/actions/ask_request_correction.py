"""Ask once, within seven working days, what is meant (政府信息公开条例 30)."""

from datetime import date, datetime

from django.db import transaction

from yimen.records.calendars import queries as calendars
from yimen.records.orders import facts
from yimen.records.orders.actions._requests import found, move
from yimen.records.orders.actions._telling import tell_applicant
from yimen.records.orders.actions._write import Said
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.calendar import NATION, local_date
from yimen.rules.messages import MessageKind
from yimen.rules.voice.information_requests import check_correction


@transaction.atomic
def ask_request_correction(
    *, number: str, what: str, correct_by: date, by: Actor, at: datetime
) -> None:
    """The applicant's turn, until the day set."""
    row = found(number, Step.ASK_REQUEST_CORRECTION, by)
    calendar = calendars.current_calendar(NATION)
    check_correction(facts.request_times(row), local_date(at), correct_by, calendar)
    said = Said(
        step=Step.ASK_REQUEST_CORRECTION,
        by=by,
        at=at,
        changes={"correct_by": correct_by},
        texts={"what": what},
        article="政府信息公开条例第三十条",
    )
    move(row, said)
    tell_applicant(row, MessageKind.REQUEST_UNCLEAR, by, at, due=correct_by)
