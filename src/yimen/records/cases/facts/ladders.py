"""The ladder of lights as the rules know it: the last one set, or the house's."""

from typing import Final

from yimen.records.cases.models import LightLadder
from yimen.rules.legal_clock.lights import HOUSE, LightSettings

LADDER: Final = """(
    SELECT concat_ws(
        ' ', reminder_days, reminder_percent, percent_from_limit,
        red_days_after_promise, red_by_statute::integer
    )
    FROM light_ladder
    ORDER BY number DESC
    LIMIT 1
)"""
"""SQL for the ladder in force, for a statement that reads other facts too."""


def ladder_of(said: str | None) -> LightSettings:
    """The ladder that `LADDER` says; the house's where nobody has set one."""
    if said is None:
        return HOUSE
    days, percent, percent_from, red_days, by_statute = map(int, said.split())
    return LightSettings(days, percent, percent_from, red_days, bool(by_statute))


def ladder_of_row(row: LightLadder | None) -> LightSettings:
    """The ladder of a row; the house's before the first."""
    if row is None:
        return HOUSE
    return LightSettings(
        row.reminder_days,
        row.reminder_percent,
        row.percent_from_limit,
        row.red_days_after_promise,
        row.red_by_statute,
    )
