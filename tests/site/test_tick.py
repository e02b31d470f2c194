"""What runs by itself, and by `yimen tick`."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from procrastinate.contrib.django import app

from makers.journal import a_line, write_days_ago
from yimen.records.journal.queries import published_days, verify
from yimen.site import tasks, tick
from yimen.site.clock import now
from yimen.site.commands.tick import cli
from yimen.site.database import connect
from yimen.site.tick import Done, Duty, Rhythm

if TYPE_CHECKING:
    from clusters import Clone
    from makers.cases import Counter

NIGHT = datetime(2026, 9, 21, 17, 10, tzinfo=UTC)


def test_the_days_that_are_over_are_closed(own_database: "Clone") -> None:
    write_days_ago(own_database, 2, a_line())

    first = [done for done in tick.tick(now()) if done.name == "close-days"]
    second = [done for done in tick.tick(now()) if done.name == "close-days"]

    assert first == [Done("close-days", "2 closed")]
    assert second == [Done("close-days", "0 closed")]
    assert len(published_days()) == 2
    assert verify().ok


def test_a_day_with_writers_is_left_for_the_next_time(own_database: "Clone") -> None:
    write_days_ago(own_database, 1, a_line())
    with connect(own_database.address.owner) as owner:
        owner.execute(
            "ALTER FUNCTION journal_wait_for_writers SET lock_timeout = '50ms'"
        )
    day = (now() + timedelta(hours=8) - timedelta(days=1)).date()
    with connect(own_database.address.app) as writer, writer.transaction():
        writer.execute("SELECT journal_keep_open(%s)", [day])

        assert tick.close_days(now()) == f"0 closed, {day} still has writers"

    assert tick.close_days(now()) == "1 closed"


def test_two_ticks_at_once_close_every_day_once(own_database: "Clone") -> None:
    write_days_ago(own_database, 4, a_line())

    outcomes = own_database.together(*[lambda: tick.close_days(now())] * 2)

    counts = [int(outcome.split()[0]) for outcome in outcomes]
    assert sum(counts) == len(published_days()) == 4
    assert verify().ok


@pytest.fixture
def duties(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[datetime]]:
    """A failing duty, a quarter-hourly one and a nightly one instead of our own."""
    ran: list[datetime] = []

    def fail(_at: datetime) -> str:
        raise ValueError("no")

    def note(at: datetime) -> str:
        ran.append(at)
        return "noted"

    monkeypatch.setattr(
        tick,
        "DUTIES",
        (
            Duty("fails", Rhythm.QUARTER_HOUR, fail),
            Duty("notes", Rhythm.QUARTER_HOUR, note),
            Duty("sleeps", Rhythm.NIGHT, note),
        ),
    )
    return ran


def test_one_that_fails_does_not_keep_the_others(duties: list[datetime]) -> None:
    outcomes = list(tick.tick(NIGHT))

    assert outcomes == [
        Done("fails", "ValueError: no", failed=True),
        Done("notes", "noted"),
        Done("sleeps", "noted"),
    ]
    assert duties == [NIGHT, NIGHT]


def test_each_rhythm_has_its_own(duties: list[datetime]) -> None:
    assert [done.name for done in tick.tick(NIGHT, Rhythm.NIGHT)] == ["sleeps"]
    assert len(duties) == 1


@pytest.mark.usefixtures("duties")
def test_a_failure_fails_the_background_job() -> None:
    with pytest.raises(tasks.DutyFailed, match="fails"):
        tasks.every_quarter_hour(0)

    tasks.every_night(0)


def test_the_background_jobs_come_round_by_themselves() -> None:
    crons = {
        task.task.name: task.cron
        for task in app.periodic_registry.periodic_tasks.values()
    }

    assert crons["tick:quarter"] == "*/15 * * * *"
    assert crons["tick:night"] == "10 17 * * *"


@pytest.mark.usefixtures("own_database")
def test_the_command_says_what_each_duty_did() -> None:
    ran = CliRunner().invoke(cli, ["--json"])

    assert ran.exit_code == 0
    assert {"name": "close-days", "said": "0 closed", "failed": False} in json.loads(
        ran.stdout
    )


def test_the_command_takes_an_instant(
    own_database: "Clone", duties: list[datetime]
) -> None:
    del own_database
    ran = CliRunner().invoke(cli, ["--at", "2026-09-22T01:10:00+08:00"])

    assert duties == [NIGHT, NIGHT]
    assert ran.exit_code == 1
    assert ran.stdout == "notes: noted\nsleeps: noted\n"
    assert ran.stderr.startswith("fails: ValueError: no")


@pytest.mark.parametrize("instant", ["soon", "2026-09-22", "2026-09-22T01:10:00"])
def test_an_instant_needs_its_offset(instant: str) -> None:
    ran = CliRunner().invoke(cli, ["--at", instant])

    assert ran.exit_code == 2


def test_silence_accepts_by_itself(counter: "Counter") -> None:
    from makers.cases import RECEIVED_AT, row_of

    number = counter.received()

    assert tick.let_silence_accept(RECEIVED_AT) == "0 accepted"
    assert tick.let_silence_accept(RECEIVED_AT.replace(day=28)) == "1 accepted"
    assert row_of(number).state == "accepted"


def test_a_missed_correction_ends_only_under_local_law(counter: "Counter") -> None:
    from makers.cases import GAPPY, RECEIVED_AT, row_of
    from yimen.records.cases.actions.take_in import take_in
    from yimen.records.cases.models import LocalPractice
    from yimen.rules.cases.applications import AskOnce

    number = take_in(
        application=counter.application(papers=GAPPY),
        outcome=AskOnce(),
        correct_by_on=RECEIVED_AT.date() + timedelta(days=1),
        by=counter.cast.wang_fang,
        at=RECEIVED_AT,
    ).number
    later = RECEIVED_AT.replace(day=28)

    assert tick.withdraw_the_lapsed(later) == "0 withdrawn"
    LocalPractice.objects.create(
        region=counter.cast.center.region,
        deems_withdrawn=True,
        deems_withdrawn_article="青溪市政务服务条例第三十六条",
    )
    assert tick.withdraw_the_lapsed(later) == "1 withdrawn"
    assert row_of(number).state == "withdrawn"


def test_a_forgotten_ticket_frees_its_window_by_night(db: None) -> None:  # noqa: ARG001
    from makers.queues import a_queue_hall, minute
    from yimen.records.queue.models import Ticket

    hall = a_queue_hall()
    hall.takes()
    called = hall.calls(at=1)

    said = tick.close_the_queue(minute(24 * 60))

    assert said == "1 lapsed"
    assert Ticket.objects.get(pk=called.ticket_id).state == "lapsed"
    assert tick.close_the_queue(minute(24 * 60)) == "0 lapsed"


def test_bookings_are_looked_at_every_quarter_hour(db: None) -> None:  # noqa: ARG001
    names = {done.name for done in tick.tick(now(), Rhythm.QUARTER_HOUR)}

    assert "miss-the-bookings" in names
    assert tick.miss_the_bookings(now()) == "0 missed"


def test_what_is_asked_for_lately_comes_first_in_search_and_guides(
    counter: "Counter",
) -> None:
    from makers.cases import RECEIVED_AT
    from makers.catalogue import NOON, a_matter
    from yimen.records.catalogue import actions, models
    from yimen.records.catalogue.queries import GuideFilter, guides, search
    from yimen.rules.authority.actors import SYSTEM

    for code, name in (("Y-1", "占道备案甲"), ("Y-2", "占道备案乙")):
        matter = a_matter(code=code, name=name, organ_id=counter.cast.organ.pk)
        actions.save_draft(actions.Sheet(matter=matter), by=SYSTEM, at=NOON)
        actions.publish(code, by=SYSTEM, at=NOON)

    def order() -> tuple[list[str], list[str]]:
        listed = [row.name for row in guides(GuideFilter()).rows]
        return listed, [hit.name for hit in search("占道")]

    listed, found = order()
    last = listed[-1]
    version = models.Matter.objects.get(current__name=last).current_id
    counter.received(matter_version_id=version, papers=())

    assert tick.rank_the_matters(RECEIVED_AT) == "1 asked for"
    assert order() == ([last, listed[0]], [last, listed[0]])
    later = RECEIVED_AT + timedelta(days=200)
    assert tick.rank_the_matters(later) == "0 asked for"
    assert order() == (listed, found)
