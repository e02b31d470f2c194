"""What a case has beside the law: the station it came through, and its comforts."""

from yimen.records.agency.queries import (
    StationIntakeRow,
    options_of,
    station_intake,
)
from yimen.records.cases.queries import CasePage
from yimen.screens.shared.comfort_words import OPTIONS

CHANNEL = "agency"


def beside_of(page: CasePage) -> dict[str, object]:
    """The station, asked for only where there was one, and the options by name."""
    came_by_agent = page.channel == CHANNEL
    station: StationIntakeRow | None = None
    if came_by_agent:
        station = station_intake(page.number)
    rows = options_of(page.number)
    names = tuple(OPTIONS[row.kind] for row in rows if row.ended_at is None)
    return {"station": station, "comforts": names}
