"""When the halls are open: six days a week, and all day long while the demo is tried.

A hall gives no numbers while it is closed. Whoever tries the product does so at any
hour and on any day, so the next days are exceptions to the week, and say so.
"""

from datetime import datetime, time, timedelta
from typing import Final

from yimen.records.network import queries as network
from yimen.records.network.actions.except_day import except_day
from yimen.records.network.actions.set_hours import set_hours
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.queue.opening import (
    MORNING,
    OFFICE_WEEK,
    DayException,
    OpeningHours,
    Session,
)
from yimen.site.demo.names import CENTER

_SATURDAY: Final = 5
_WEEK: Final = OpeningHours(week={**OFFICE_WEEK, _SATURDAY: (MORNING,)})
_ALL_DAY: Final = DayException(
    (Session(time(0), time(23, 59)),), "演示期间全天开放，平时按一周的时间表"
)
_DAYS: Final = 14


def load(at: datetime) -> None:
    """The week of the centre, which all other places follow."""
    set_hours(node_code=CENTER, hours=_WEEK, by=SYSTEM, at=at)


def keep_open(node_id: int, at: datetime) -> None:
    """The centre is open all day, from today for two weeks."""
    today = local_date(at)
    known = {one.on for one in network.hall_hours(node_id, today).exceptions}
    for ahead in range(_DAYS):
        on = today + timedelta(days=ahead)
        if on not in known:
            except_day(node_code=CENTER, on=on, day=_ALL_DAY, by=SYSTEM, at=at)
