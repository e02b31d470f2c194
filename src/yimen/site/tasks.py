"""The background jobs that come round by themselves (see `tick`)."""

from typing import Final

from procrastinate.contrib.django import app

from yimen.site import clock
from yimen.site.rhythm import Rhythm

ONE_AT_A_TIME: Final = "tick"


class DutyFailed(Exception):
    """Some duty failed; the log has its traceback."""


@app.periodic(cron=Rhythm.MINUTE.value)
@app.task(name="tick:minute", lock="tick:minute", queueing_lock="tick:minute")
def every_minute(timestamp: int) -> None:  # noqa: ARG001 - when it was due
    """Run what can't wait a quarter of an hour; a lock of its own, so it need not."""
    _run(Rhythm.MINUTE)


@app.periodic(cron=Rhythm.LONG.value)
@app.task(name="tick:long", lock="tick:long", queueing_lock="tick:long")
def what_takes_long(timestamp: int) -> None:  # noqa: ARG001 - when it was due
    """Run what may take minutes; beside the others, so that they need not wait."""
    _run(Rhythm.LONG)


@app.periodic(cron=Rhythm.QUARTER_HOUR.value)
@app.task(name="tick:quarter", lock=ONE_AT_A_TIME, queueing_lock="tick:quarter")
def every_quarter_hour(timestamp: int) -> None:  # noqa: ARG001 - when it was due
    """Run the quarter-hourly duties."""
    _run(Rhythm.QUARTER_HOUR)


@app.periodic(cron=Rhythm.NIGHT.value)
@app.task(name="tick:night", lock=ONE_AT_A_TIME, queueing_lock="tick:night")
def every_night(timestamp: int) -> None:  # noqa: ARG001 - when it was due
    """Run the nightly duties."""
    _run(Rhythm.NIGHT)


def _run(rhythm: Rhythm) -> None:
    from yimen.site.tick import tick

    failed = [done.name for done in tick(clock.now(), rhythm) if done.failed]
    if failed:
        raise DutyFailed(", ".join(failed))
