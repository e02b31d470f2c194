"""What may be read of registers."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from yimen.records.calendars.queries import current_calendar
from yimen.records.voice.models import Register, RegisterEntry
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import require
from yimen.rules.legal_clock.calendar import NATION
from yimen.rules.legal_clock.limits import Limit
from yimen.rules.refusals import NotFound
from yimen.rules.registers import Moment
from yimen.rules.voice.answering import Answering, Asked, answering


def register_answering(
    name: str, limit: Limit, *, by: Actor
) -> tuple[Answering, Mapping[str, Answering]]:
    """How a register's matters were answered: all, and by year of submission.

    Raises `NotFound` when there is no register of this name.
    """
    require(by, Step.SEE_REGISTERS)
    register = Register.objects.filter(name=name).first()
    if register is None and name:
        raise NotFound(register=name)
    calendar = current_calendar(NATION)
    return answering(_asked(register), limit, calendar)


def _asked(register: Register | None) -> Iterator[Asked]:
    rows = RegisterEntry.objects.filter(register=register).values_list(
        "submitted_on", "submitted_at", "replied_on", "replied_at"
    )
    for submitted_on, submitted_at, replied_on, replied_at in rows.iterator():
        yield Asked(
            _moment(submitted_on, submitted_at), _moment(replied_on, replied_at)
        )


def _moment(on: date | None, at: datetime | None) -> Moment | None:
    return None if on is None else Moment(on, at)
