"""What every test may ask for. Tests never touch the service's own home."""

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from browser.engine import engine
from yimen.site.places import places

MEMORY = Path("/dev/shm")  # noqa: S108 - the kernel's own folder in memory
SWEEP = 50_000  # things made and not yet gone
PLENTY = 4 << 30  # bytes: a small one would fill up in the middle


def _home() -> Path:
    """The tests' own home: in memory where there is plenty, or else on the disk.

    A test that commits has a copy of the whole database, of 1,600 small files: a third
    of a second on a disk, a thirtieth in memory.
    """
    named = "YIMEN_HOME" in os.environ
    if not named and MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > PLENTY:
        return MEMORY / f"yimen-test-{os.getuid()}"
    return places().home / "test"


if os.environ.get("YIMEN_TEST_DB_FAST") != "1":  # a worker finds it done already
    os.environ["YIMEN_HOME"] = str(_home())
    os.environ["YIMEN_TEST_DB_FAST"] = "1"
    os.environ["DJANGO_SETTINGS_MODULE"] = "yimen.site.settings"

gc.disable()  # until all tests are collected: hardly anything of it is garbage

# A shared machine may stand still in the middle of an example: time proves nothing.
settings.register_profile(
    "shared machine",
    parent=settings.default,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("shared machine")

if TYPE_CHECKING:
    from pytest_django import DjangoDbBlocker

    from clusters import Clone
    from makers.cases import Counter
    from makers.cast import Cast
    from makers.errands import Village
    from makers.joint import Restaurant
    from stages import Stage

IN_CI = os.environ.get("CI") == "true"
DATABASE_FIXTURES = {"db", "own_database", "transactional_db"}
STAGES = {"counter": "with_counter", "cast": "with_cast"}  # the fullest first


def pytest_configure() -> None:
    """Read the settings here, not earlier: they name the home."""
    from django.conf import settings

    _ = settings.DATABASES
    # Argon2 is slow on purpose; tests sign in often. One test asks for the real one.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # Every browser of a test is a service of its own: it looks for a file when asked.
    settings.WHITENOISE_AUTOREFRESH = True
    # Seals are named by their rows, and every worker counts its rows from one.
    settings.YIMEN_SEALS /= os.environ.get("PYTEST_XDIST_WORKER", "alone")


@pytest.hookimpl(tryfirst=True, wrapper=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Iterator[None]:
    """Mark whatever needs a database, so that it can run on another server too.

    Where several workers share the tests, the long ones begin: no worker is left with
    one of them when the others have nothing more to do.
    """
    for item in items:
        asked = DATABASE_FIXTURES & set(getattr(item, "fixturenames", ()))
        if asked or item.get_closest_marker("django_db"):
            item.add_marker("database")
        if item.path.parent.name == "architecture":
            item.add_marker(pytest.mark.xdist_group("architecture"))
        _begin_on_stage(getattr(item, "fixturenames", []))
    yield
    if "PYTEST_XDIST_WORKER" in os.environ:
        items.sort(key=lambda item: not _is_long(item))


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """What was collected stays: no sweep for garbage looks at it again.

    Nor is there a sweep after every seven hundred things: a test leaves few circles.
    """
    gc.enable()
    gc.set_threshold(SWEEP)
    gc.collect()
    gc.freeze()


def pytest_unconfigure() -> None:
    """At the end everything goes, or DuckDB would count what it takes for lost."""
    gc.unfreeze()


def _begin_on_stage(fixtures: list[str]) -> None:
    """The database is chosen before anything else, most of all before it is asked."""
    if "players" in fixtures:
        fixtures.remove("players")
        fixtures.insert(0, "players")


def _is_long(item: pytest.Item) -> bool:
    return bool(item.get_closest_marker("slow")) or item.path.parent.name == "stateful"


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Journeys in a browser are skipped only where nobody promised to run them."""
    if item.get_closest_marker("browser") and not (engine() or IN_CI):
        pytest.skip("NO CHROMIUM HERE: THE BROWSER TESTS ARE SKIPPED")


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real data beside the checkout, or where YIMEN_SHARED says."""
    beside = Path(__file__).parents[2] / "shared"
    folder = Path(os.environ.get("YIMEN_SHARED") or beside) / "data"
    if not folder.is_dir():
        said = f"the real data is not at {folder}; name its parent in YIMEN_SHARED"
        if IN_CI:
            pytest.fail(said)
        pytest.skip(said)
    return folder


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,  # noqa: ARG001 - first things first
    django_db_blocker: "DjangoDbBlocker",
) -> Iterator[None]:
    """One database per worker, reached as the application's role."""
    from clusters import cloned

    with django_db_blocker.unblock(), cloned(), django_db_blocker.block():
        yield


@pytest.fixture
def own_database(
    django_db_setup: None,  # noqa: ARG001 - restored to it afterwards
    django_db_blocker: "DjangoDbBlocker",
) -> Iterator["Clone"]:
    """A private database with real commits, for threads and other processes."""
    from clusters import cloned

    with django_db_blocker.unblock(), cloned() as clone:
        yield clone


@pytest.fixture(scope="session")
def district(
    django_db_setup: None,  # noqa: ARG001 - restored to it afterwards
    django_db_blocker: "DjangoDbBlocker",
) -> Iterator[str]:
    """The demo district on a real server, for all who walk through it.

    Whoever asks for it is of the xdist group "journeys": loading takes long.
    """
    from makers import district as made

    unblocked, blocked = django_db_blocker.unblock, django_db_blocker.block
    with unblocked(), made.district(made.free_port()) as address, blocked():
        yield address


@pytest.fixture(scope="session")
def with_cast(
    django_db_setup: None,  # noqa: ARG001 - the template first
    django_db_blocker: "DjangoDbBlocker",
) -> Iterator["Stage"]:
    """The database in which the cast stands."""
    from makers.cast import the_cast
    from stages import staged

    unblocked, blocked = django_db_blocker.unblock, django_db_blocker.block
    with unblocked(), staged(the_cast) as stage, blocked():
        yield stage


@pytest.fixture(scope="session")
def with_counter(
    django_db_setup: None,  # noqa: ARG001 - the template first
    django_db_blocker: "DjangoDbBlocker",
) -> Iterator["Stage"]:
    """The database in which the cast has its counter."""
    from makers.cases import a_counter
    from makers.cast import the_cast
    from stages import staged

    unblocked, blocked = django_db_blocker.unblock, django_db_blocker.block
    with unblocked(), staged(lambda: a_counter(the_cast())) as stage, blocked():
        yield stage


@pytest.fixture
def players(request: pytest.FixtureRequest) -> Iterator[object]:
    """Who stands in the test's database before it begins; it is asked from now on."""
    name = next(name for name in STAGES if name in request.fixturenames)
    stage: Stage = request.getfixturevalue(STAGES[name])
    with stage.entered() as players:
        yield players


@pytest.fixture
def cast(players: object, db: None) -> "Cast":  # noqa: ARG001 - rolled back afterwards
    """Everybody a story needs: see `makers.cast`."""
    return getattr(players, "cast", players)  # type: ignore[return-value]


@pytest.fixture
def counter(players: "Counter", cast: "Cast") -> "Counter":  # noqa: ARG001 - the same
    """The cast with a matter to promise and one to decide on the spot."""
    return players


@pytest.fixture
def village(counter: "Counter") -> "Village":
    """A village under a town under the centre, with its agent."""
    from makers.errands import a_village

    return a_village(counter)


@pytest.fixture
def restaurant(counter: "Counter") -> "Restaurant":
    """A bundle of five approvals with its graph, ready to be asked for."""
    from makers.joint import a_restaurant

    return a_restaurant(counter)
