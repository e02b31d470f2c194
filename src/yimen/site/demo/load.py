"""Bring 云溪区 into an empty database: all of it, or nothing.

Everything goes through the actions of the product, at instants of the past, so its
journal is a real one. It is one transaction: whoever stops it half-way leaves an empty
database behind.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, time, timedelta
from itertools import count
from random import Random
from typing import Final

from django.db import transaction

from yimen.records.calendars import queries as calendars
from yimen.records.cases.actions.tell_touched import tell_touched
from yimen.records.network import queries as network
from yimen.records.queue.actions.lapse import lapse
from yimen.records.statistics.actions.count_day import count_day
from yimen.records.statistics.actions.foretell import foretell
from yimen.records.supervision.actions.watch_night import watch_all
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.legal_clock.calendar import CHINA, local_date, start_of_day
from yimen.site.demo import (
    bundles,
    conduct,
    doors,
    fees,
    halls,
    house,
    names,
    office,
    organs,
    places,
    prepared,
    ratings,
    reports,
    rounds,
    scores,
    staff,
    villages,
    watching,
)
from yimen.site.demo.diary import Diary, moment
from yimen.site.demo.plots import Plots, splits
from yimen.site.demo.stories import Event
from yimen.site.demo.today import Today, is_played, lines_of
from yimen.site.demo.voices import Voices
from yimen.site.demo.world import World, companies_of, offers, people_of

_FOUNDED: Final = 110  # working days ago
_SETTLED: Final = 80  # the trial of another ladder of lights ended
_COUNTED: Final = 30  # days of which the board shows a line
_EVENING: Final = time(18)
_JUDGED: Final = 5  # so many days lie between the nights of supervision
_TODAY: Final = 14  # cases
_A_WHILE: Final = timedelta(minutes=9)
_SEED: Final = "云溪区"

Tell = Callable[[float, str], None]
"""Told how much of the whole is done, from 0 to 1, and what comes now."""


class NotEmpty(Exception):
    """The database holds another district than the demo's."""


def is_loaded() -> bool:
    """Whether the demo is there; raises `NotEmpty` where another district is."""
    if network.node_of_code(names.CENTER) is not None:
        return True
    if network.all_nodes():
        raise NotEmpty
    return False


@transaction.atomic
def load(at: datetime, tell: Tell) -> None:
    """The whole district as it stands at this instant."""
    diary = Diary(at, calendars.current_calendar(names.REGION), Random(_SEED))  # noqa: S311
    founded = moment(diary.day(_FOUNDED), 0)
    tell(0.0, "部门")
    found = organs.load(founded)
    places.load(founded, _part(tell, 0.0, 0.25, "网络"))
    organs.station(founded)
    tell(0.25, "事项")
    fees.load(found, founded)
    organs.publish_matters(founded)
    bundles.load(founded)
    staff.load(found, founded, _part(tell, 0.4, 0.55, "人员"))
    doors.load(founded)
    halls.load(found, staff.present(), founded)
    halls.sit_down(staff.present(), founded)
    everybody = staff.present()
    _empower(found, everybody, diary)
    tell_touched(at=founded)  # from here on, people are told
    world = _world(diary, everybody)
    _act_out(world, _part(tell, 0.55, 1.0, "办件"))
    bundles.open_a_restaurant(world)
    villages.load(world, at)
    play_today(at)
    office.load(everybody, at)
    conduct.load(everybody, at)
    Voices(everybody, found, diary).load()
    for part in (house, watching, ratings, prepared, scores, reports):
        part.load(everybody, at)
    rounds.load(everybody, diary)
    _serve_today(world, diary)
    tell_touched(at=at)


def _empower(
    organs_by_code: Mapping[str, int], everybody: staff.Staff, diary: Diary
) -> None:
    """Who may sign and seal, and by which ladder of lights the district goes."""
    founded, settled = (moment(diary.day(ago), 0) for ago in (_FOUNDED, _SETTLED))
    halls.letters(organs_by_code, everybody, founded)
    house.seal(organs_by_code, everybody, founded)
    watching.set_ladders(everybody, founded, settled)


def _serve_today(world: World, diary: Diary) -> None:
    """What the counters closed today, and what the boards and guides make of it."""
    plots, at = Plots(world, count(10_000)), diary.at
    today = local_date(at)
    cases = _TODAY if diary.calendar.working(today) else 0
    for turn in range(cases, 0, -1):
        plots.of_today(max(start_of_day(today), at - turn * _A_WHILE))
    count_day(at=at)
    foretell(at=at)


@transaction.atomic
def play_today(at: datetime) -> bool:
    """Fill today's queue; nothing happens when somebody has taken a number."""
    node_id = halls.node(names.CENTER)
    if is_played(at, node_id):
        return False
    lapse(by=SYSTEM, at=at)  # whoever was left over yesterday holds no window
    doors.keep_open(node_id, at)
    everybody = staff.present()
    Today(at, lines_of(node_id, at), everybody).play()
    return True


def _world(diary: Diary, everybody: staff.Staff) -> World:
    codes = [names.CENTER, *(town.code for town in places.staffed_towns())]
    instant, promised = splits(offers())
    return World(
        random=diary.random,
        diary=diary,
        staff=everybody,
        instant=instant,
        promised=promised,
        lines=_lines(codes, diary.at),
        persons=people_of(diary.random),
        companies=companies_of(diary.random),
    )


def _lines(codes: list[str], at: datetime) -> Mapping[tuple[str, str], int]:
    return {
        (code, letter): line_id
        for code in codes
        for letter, line_id in lines_of(halls.node(code), at).items()
    }


def _act_out(world: World, tell: Callable[[int, int], None]) -> None:
    """Act out all stories together, in the order of time."""
    events = [event for story in Plots(world).all() for event in story.events]
    days = sorted({local_date(event.at) for event in events})[-_COUNTED:]
    closing = [datetime.combine(day, _EVENING, tzinfo=CHINA) for day in days[:-1]]
    events += [Event(evening, _count) for evening in closing]
    nights = [evening + _A_WHILE for evening in closing[-_JUDGED::-_JUDGED]]
    events += [Event(night, _judge) for night in nights]
    events.sort(key=lambda event: event.at)
    for number, event in enumerate(events, 1):
        event.act(event.at)
        tell(number, len(events))


def _count(at: datetime) -> None:
    """What the day came to, when the halls have closed."""
    count_day(at=at)


def _judge(at: datetime) -> None:
    """What the rules of supervision found by then, and how long things took."""
    watch_all(at=at)
    foretell(at=at)


def _part(
    tell: Tell, begins: float, ends: float, name: str
) -> Callable[[int, int], None]:
    """Tells of a part of the whole, by how much of it is done."""
    return lambda done, whole: tell(begins + (ends - begins) * done / whole, name)
