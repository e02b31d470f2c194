"""Whether a case came through a village station: two times to show, not one."""

from yimen.records.agency.queries import StationIntakeRow, station_intake
from yimen.records.cases.queries import CasePage

CHANNEL = "agency"


def station_of(page: CasePage) -> StationIntakeRow | None:
    """Which station took the papers; other cases ask nobody."""
    return station_intake(page.number) if page.channel == CHANNEL else None
