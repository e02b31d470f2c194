"""The demo district: there at once, whole, lawful on any day, and never twice."""

import csv
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.db import transaction

from clusters import Clone, cloned
from yimen.records.calendars import queries as calendars
from yimen.records.cases.facts import case_facts
from yimen.records.cases.models import Case
from yimen.records.cases.queries import NegativeFilter, negatives
from yimen.records.catalogue import queries as catalogue
from yimen.records.conduct import queries as conduct
from yimen.records.journal.models import JournalEntry
from yimen.records.journal.queries import verify
from yimen.records.network import queries as network
from yimen.records.papers.models import HousePaper
from yimen.records.people import queries as people
from yimen.records.people.models import Officer, Organ
from yimen.records.queue import queries as queue
from yimen.records.queue.models import Ticket
from yimen.records.seals import queries as seals
from yimen.records.seals.models import SealUse
from yimen.records.supervision.models import Card
from yimen.rules.authority.actors import SYSTEM, Role
from yimen.rules.cases.lifecycle import DECIDING_STATES, State
from yimen.rules.catalogue.matter_changes import Change
from yimen.rules.conduct.breaches import BreachState
from yimen.rules.documents.house_papers import ISSUING
from yimen.rules.documents.seals import SealVerdict
from yimen.rules.legal_clock.calendar import CHINA, local_date
from yimen.rules.legal_clock.lights import Light, light
from yimen.rules.network import NodeKind, WindowKind
from yimen.rules.queue.tickets import TicketState
from yimen.site.demo import load, names, places
from yimen.site.demo.halls import node

if TYPE_CHECKING:
    from pytest_django import DjangoDbBlocker

pytestmark = [
    pytest.mark.slow,
    pytest.mark.database,
    pytest.mark.usefixtures("district"),
    pytest.mark.xdist_group("demo"),  # loaded once, not once for each worker
]

AT = datetime(2026, 10, 4, 0, 40, tzinfo=CHINA)  # a Sunday of the holidays, by night
YIMEN = [sys.executable, "-m", "yimen.site.cli"]


@pytest.fixture(scope="module")
def district(
    django_db_setup: None,  # noqa: ARG001 - restored to it afterwards
    django_db_blocker: "DjangoDbBlocker",
) -> Iterator[Clone]:
    """A database of one's own with the demo in it; the tests only look."""
    with django_db_blocker.unblock(), cloned() as clone:
        load.load(AT, lambda _share, _name: None)
        yield clone


def run(clone: Clone, *wishes: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [*YIMEN, *wishes],
        env=clone.environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_network_is_that_of_a_whole_district() -> None:
    kinds = Counter(row.kind for row in network.all_nodes())

    assert kinds == {
        NodeKind.CENTER: 1,
        NodeKind.BRANCH_CENTER: 4,
        NodeKind.TOWN_HALL: 30,
        NodeKind.SERVICE_STATION: 391,
    }
    assert Organ.objects.count() == 21
    assert len(network.organs_in(node(names.CENTER))) == 21


def test_at_least_sixty_matters_are_published() -> None:
    matters = list(catalogue.whole_matters(by=SYSTEM, published=True))

    assert len(matters) >= 60
    assert len({kept.matter.line for kept in matters}) == 8


def test_the_catalogue_was_cleaned_up_and_is_looked_back_at() -> None:
    running, over = catalogue.rounds(catalogue.RoundFilter(), by=SYSTEM).rows

    assert over.kept is not None
    assert over.kept.left == 5
    assert (over.kept.changes[Change.CANCEL], over.kept.changes[Change.MERGE]) == (2, 2)
    page = catalogue.round_page(running.span.round_id, by=SYSTEM, today=local_date(AT))
    assert page.looks_back_at == over
    assert page.figures.changes[Change.MERGE] == 1


def test_the_centre_has_fifteen_windows_and_eighteen_officers() -> None:
    center = node(names.CENTER)
    windows = network.windows_of(center)
    plain = [w for w in windows if w.kind is WindowKind.COMPREHENSIVE and not w.organ]

    assert len(windows) == 15
    assert len(plain) == 3
    assert set(WindowKind) == {window.kind for window in windows}
    assert all(window.posts for window in windows)
    assert len(people.officers_of_hall(center)) == 18


def test_every_post_of_the_house_is_held_by_somebody() -> None:
    assert set(people.cast()) == set(Role)
    in_towns = [len(people.officers_of_hall(node(t.code))) for t in _staffed()]
    agents = Officer.objects.filter(roles=[Role.AGENT])
    assert in_towns == [3, 3, 3]
    assert len({agent.hall_id for agent in agents}) == 10


def _staffed() -> tuple[names.Town, ...]:
    return places.staffed_towns()


def test_no_password_opens_an_account_of_the_demo() -> None:
    assert not any(one.has_usable_password() for one in Officer.objects.all())


def test_a_few_hundred_cases_stand_in_every_state() -> None:
    states = Counter(Case.objects.values_list("state", flat=True))

    assert sum(states.values()) >= 300
    assert set(states) >= set(State) - {State.FORWARDED}


def test_open_cases_show_every_light() -> None:
    calendar = calendars.current_calendar(names.REGION)
    shown = Counter(
        light(clock, AT, calendar)
        for number in Case.objects.filter(state__in=DECIDING_STATES).values_list(
            "number", flat=True
        )
        if (clock := case_facts(number, SYSTEM).clock) is not None
    )

    assert set(shown) == set(Light)
    assert min(shown.values()) >= 3


def test_cases_were_worked_on_in_the_past_and_on_working_days() -> None:
    calendar = calendars.current_calendar(names.REGION)
    instants = list(JournalEntry.objects.values_list("subject_kind", "happened_at"))

    assert max(at for _, at in instants) <= AT
    assert all(
        calendar.working(local_date(at)) for kind, at in instants if kind == "case"
    )


def test_the_queue_of_today_has_somebody_everywhere() -> None:
    today = Ticket.objects.filter(day=local_date(AT), node_id=node(names.CENTER))
    states = set(today.values_list("state", flat=True))

    assert states == {
        TicketState.WAITING,
        TicketState.CALLED,
        TicketState.SERVING,
        TicketState.PARKED,
        TicketState.MISSED,
        TicketState.FINISHED,
    }
    director = people.actor_named("ma.wen")
    assert director is not None
    assert len(queue.hall_queue(director, AT).waiting) == 12


def test_the_journal_of_the_demo_verifies() -> None:
    report = verify(lambda _done: None)

    assert report.ok, report.first_bad
    assert report.entries > 3000


def test_a_second_run_changes_nothing_but_the_queue_of_a_later_day(
    district: Clone,
) -> None:
    before = JournalEntry.objects.count()

    again = run(district, "demo", "--at", AT.isoformat())

    assert again.stdout.strip() == "already there"
    assert JournalEntry.objects.count() == before
    tomorrow = AT + timedelta(days=1)
    with transaction.atomic():
        assert load.play_today(tomorrow)
        assert not load.play_today(tomorrow)
        transaction.set_rollback(True)  # the other tests look at today


def test_no_real_place_lends_its_name(shared_data: Path) -> None:
    with (shared_data / "hechuan_2023.csv").open(encoding="utf-8") as file:
        real = {row[key] for row in csv.DictReader(file) for key in ("street", "name")}
    ours = {town.name for town in names.towns()}
    ours |= {village.name for town in names.towns() for village in town.villages}

    assert len(ours) == names.TOWNS + names.VILLAGES
    assert not {name[:2] for name in ours} & {name[:2] for name in real}


def test_a_database_that_holds_another_district_is_left_alone(
    own_database: Clone,
) -> None:
    from makers.places import a_node

    a_node()

    refused = run(own_database, "demo")

    assert refused.returncode == 1
    assert "holds another district" in refused.stderr
    assert len(network.all_nodes()) == 1


def test_every_no_was_looked_at_again_and_somebody_is_on_duty() -> None:
    today = local_date(AT)
    found = negatives(NegativeFilter(), actor=SYSTEM, at=AT)
    assert found.rows
    assert found.late == 0
    page = network.roster(node(names.CENTER), today, today + timedelta(days=20))
    assert not [gap for gap in page.gaps if gap.window_id is None]
    assert any("王芳" in seat.names for day in page.days for seat in day.seats)


def test_villages_have_errands_at_every_stage() -> None:
    from yimen.records.agency.models import Errand, ErrandDraft, KeyProject, Outreach

    states = set(Errand.objects.values_list("state", flat=True))

    assert Errand.objects.count() == 12
    assert Errand.objects.exclude(scope="").count() == 1
    assert ErrandDraft.objects.count() == 1
    assert {"taken", "handed_up", "taken_up"} <= states
    assert KeyProject.objects.count() == 3
    assert Outreach.objects.count() == 3


def test_the_house_has_written_and_one_organ_seals_its_decisions() -> None:
    kinds = set(HousePaper.objects.values_list("kind", flat=True))
    assert kinds == set(ISSUING)
    use = SealUse.objects.first()
    assert use is not None
    sealed = seals.sealed_copy(use.document)
    assert sealed is not None
    assert seals.check_file(sealed).verdict is SealVerdict.VALID


def test_a_month_of_the_staff_stands_there_with_a_breach_in_each_state() -> None:
    wanted = conduct.Wanted()
    breaches = conduct.breaches(wanted, actor=SYSTEM).rows
    assert {row.state for row in breaches} == set(BreachState)
    assert conduct.patrols(wanted, actor=SYSTEM).total == 4
    assert conduct.files(SYSTEM)[0].created > 700
    today = local_date(AT)
    said = conduct.coverage(today.replace(month=1, day=1), today, SYSTEM)
    assert (said.examined, said.passed) == (5, 4)


def test_cards_stand_in_every_state() -> None:
    found = set(Card.objects.values_list("state", flat=True))

    assert found >= {
        "raised",
        "notified",
        "explained",
        "upheld",
        "rechecked",
        "doubted",
        "cancelled",
    }
    assert set(Card.objects.values_list("level", flat=True)) == {1, 2, 3}
