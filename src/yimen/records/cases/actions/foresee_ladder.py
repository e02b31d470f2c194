"""What another ladder of lights would change, before it is set."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import connection

from yimen.records.cases.actions._follow import facts_to_count
from yimen.records.cases.facts import SQL
from yimen.records.cases.queries.ladders import LitBy, lit_by
from yimen.records.cases.queries.walks import LIGHTS, Values, one_of, today_values
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import require
from yimen.rules.cases.lifecycle import OPEN_STATES
from yimen.rules.legal_clock.lights import Light, LightSettings

_COUNTED: Final = ", ".join(
    f"count(*) FILTER (WHERE {LIGHTS[light]})" for light in Light
)
_WORDS: Final = {"counted": _COUNTED, "open": one_of(OPEN_STATES)}
_NOW: Final = (SQL / "lights_now.sql").read_text(encoding="utf-8").format(**_WORDS)
_THEN: Final = "".join(
    (SQL / name).read_text(encoding="utf-8")
    for name in ("running.sql", "due_again.sql", "lights_foreseen.sql")
).format(**_WORDS)

Lamps = Mapping[Light, int]


@dataclass(frozen=True, slots=True)
class ForeseenLights:
    """How many open cases show each light now, and by the other ladder."""

    now: Lamps
    then: Lamps


def foresee_ladder(*, ladder: LightSettings, by: Actor, at: datetime) -> ForeseenLights:
    """The open cases by their lights at this instant, as they are and would be."""
    require(by, Step.SET_SUPERVISION)
    ruling = lit_by()
    other = LitBy(ruling.calendar, ladder)
    return ForeseenLights(
        now=_counted(_NOW, today_values(at, ruling)),
        then=_counted(_THEN, {**facts_to_count(ladder), **today_values(at, other)}),
    )


def _counted(text: str, values: Values) -> Lamps:
    with connection.cursor() as cursor:
        cursor.execute(text, values)
        return dict(zip(Light, cursor.fetchone(), strict=True))
