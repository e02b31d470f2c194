"""What other settings would do to the lights of the open cases."""

from datetime import datetime

from yimen.records.cases.actions.foresee_ladder import ForeseenLights, foresee_ladder
from yimen.rules.authority.actors import Actor
from yimen.rules.supervision.settings import Settings, check_limits


def foresee_watch(*, wanted: Settings, by: Actor, at: datetime) -> ForeseenLights:
    """The open cases by their lights, as they are and as they would be."""
    check_limits(wanted)
    return foresee_ladder(ladder=wanted.ladder, by=by, at=at)
