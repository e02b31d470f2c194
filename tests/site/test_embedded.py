"""The embedded database: comes when needed, goes with its last user, harms nobody."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import rmtree

import pytest

from patience import PATIENCE_SECONDS
from yimen.site.binaries import packaged
from yimen.site.places import LONGEST_SOCKET, SOCKET_NAME, Places

pytestmark = pytest.mark.slow

USE = """
import sys
from yimen.site import embedded
embedded.ensure()
print("ready", flush=True)
sys.stdin.read()
"""
ASK = """
import sys
from yimen.site import database, embedded
found = embedded.ensure()
with database.connect(found.owner) as connection:
    for statement in sys.argv[1:]:
        answer = connection.execute(statement)
        print(answer.fetchone()[0] if answer.description else "done")
"""

Use = Callable[[], "subprocess.Popen[str]"]


def _environment(where: Places) -> dict[str, str]:
    outside = ("DATABASE_URL", "DATABASE_OWNER_URL", "YIMEN_TEST_DB_FAST")
    kept = {key: value for key, value in os.environ.items() if key not in outside}
    return kept | {"YIMEN_HOME": str(where.home)}


def _ask(where: Places, *statements: str) -> list[str]:
    told = subprocess.run(
        [sys.executable, "-c", ASK, *statements],
        env=_environment(where),
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_SECONDS,
    )
    assert told.returncode == 0, told.stderr
    return told.stdout.split("\n")[:-1]


def _inhabitants(where: Places) -> set[int]:
    """The processes that work inside the data folder."""
    found = set()
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if (entry / "cwd").readlink() == where.data:
                found.add(int(entry.name))
        except OSError:
            continue
    return found


def _postmaster(where: Places) -> int:
    return int((where.data / "postmaster.pid").read_text().split("\n")[0])


@pytest.fixture
def where() -> Iterator[Places]:
    """A home of one's own, gone afterwards with whatever still runs in it."""
    # Not pytest's folder: that one is closed to the account that runs the server.
    room = Path(tempfile.mkdtemp(prefix="yimen-home-"))
    room.chmod(0o755)
    place = Places(room / "home")
    yield place
    for left in _inhabitants(place):
        os.kill(left, signal.SIGKILL)
    rmtree(room)


@pytest.fixture
def use(where: Places) -> Iterator[Use]:
    """Starts a process that uses the database until its input is closed."""
    started: list[subprocess.Popen[str]] = []

    def start() -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-c", USE],
            env=_environment(where),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def _leave(process: subprocess.Popen[str]) -> None:
    process.communicate(timeout=PATIENCE_SECONDS)
    assert process.returncode == 0


def test_the_last_to_leave_stops_the_server(where: Places, use: Use) -> None:
    first, second = use(), use()

    _leave(first)
    assert _inhabitants(where)

    _leave(second)
    assert not _inhabitants(where)
    assert not (where.data / "postmaster.pid").exists()


def test_what_was_written_is_there_next_time(where: Places) -> None:
    _ask(where, "CREATE TABLE kept (n int)", "INSERT INTO kept VALUES (7)")

    assert not _inhabitants(where)
    assert _ask(where, "SELECT n FROM kept") == ["7"]


def test_sigterm_is_an_orderly_exit(where: Places, use: Use) -> None:
    process = use()

    process.terminate()
    process.communicate(timeout=PATIENCE_SECONDS)

    assert process.returncode == 128 + signal.SIGTERM
    assert not _inhabitants(where)


def test_the_server_of_a_killed_user_is_adopted(where: Places, use: Use) -> None:
    killed = use()
    server = _postmaster(where)
    killed.kill()
    killed.wait()

    heir = use()

    assert _postmaster(where) == server
    _leave(heir)
    assert not _inhabitants(where)


def test_a_killed_server_is_started_anew(where: Places, use: Use) -> None:
    _ask(where, "CREATE TABLE kept (n int)", "INSERT INTO kept VALUES (7)")
    killed = use()
    killed.kill()
    os.kill(_postmaster(where), signal.SIGKILL)
    killed.wait()

    assert _ask(where, "SELECT n FROM kept") == ["7"]
    assert not _inhabitants(where)


def test_a_lock_file_that_names_a_stranger_is_cleared(where: Places) -> None:
    _ask(where, "SELECT 1")
    stale = f"{os.getpid()}\n{where.data}\n1\n5432\n{where.sockets}\n"
    (where.data / "postmaster.pid").write_text(stale)
    (where.sockets / f"{SOCKET_NAME}.lock").write_text(stale)

    assert _ask(where, "SELECT 1") == ["1"]


def test_an_interrupted_birth_is_begun_again(where: Places) -> None:
    half = where.cluster / "data.half"
    half.mkdir(parents=True)
    where.home.chmod(0o755)
    (half / "PG_VERSION").write_text("18\n")

    assert _ask(where, "SELECT 1") == ["1"]
    assert not half.exists()


def test_many_may_come_and_go_at_once(where: Places) -> None:
    command = [sys.executable, "-c", ASK, "SELECT 6 * 7"]
    crowd = [
        subprocess.Popen(
            command, env=_environment(where), stdout=subprocess.PIPE, text=True
        )
        for _ in range(4)
    ]

    answers = [process.communicate(timeout=PATIENCE_SECONDS)[0] for process in crowd]

    assert answers == ["42\n"] * 4
    assert not _inhabitants(where)


def test_a_long_way_home_does_not_matter(where: Places) -> None:
    far = Places(where.home.joinpath(*["a-folder-with-quite-a-long-name"] * 4))
    assert len(str(far.cluster / "run" / SOCKET_NAME)) > LONGEST_SOCKET

    try:
        assert _ask(far, "SELECT 1") == ["1"]
        assert far.sockets.stat().st_mode & 0o777 == 0o700
    finally:
        rmtree(far.sockets)


def test_nothing_acknowledged_may_be_lost(where: Places) -> None:
    settings = ("fsync", "synchronous_commit", "full_page_writes", "data_checksums")

    answers = _ask(where, *(f"SHOW {setting}" for setting in settings))

    assert answers == ["on"] * len(settings)


def test_it_listens_nowhere_but_in_a_closed_folder(where: Places) -> None:
    asked = ("SHOW listen_addresses", "SHOW server_encoding", "SHOW TimeZone")

    answers = _ask(where, *asked)

    assert answers == ["", "UTF8", "UTC"]
    assert where.cluster.stat().st_mode & 0o777 == 0o700


def _permissions(paths: set[Path]) -> dict[Path, tuple[int, int, int]]:
    seen = {path: path.stat() for path in sorted(paths)}
    return {path: (s.st_mode, s.st_uid, s.st_gid) for path, s in seen.items()}


def test_no_permission_outside_its_own_folders_changes(where: Places) -> None:
    ours = packaged()
    watched = {Path.home(), Path(sys.prefix), ours, ours.parent, Path.cwd()}
    watched |= {parent for path in watched | {where.home} for parent in path.parents}
    watched |= set(ours.rglob("*"))
    before = _permissions(watched)

    _ask(where, "SELECT 1")

    assert _permissions(watched) == before


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has to lend the work")
def test_root_is_told_about_a_closed_folder_and_it_stays_closed(where: Places) -> None:
    closed = where.home.parent / "closed"
    closed.mkdir(mode=0o700)

    told = subprocess.run(
        [sys.executable, "-c", ASK, "SELECT 1"],
        env=_environment(Places(closed / "home")),
        capture_output=True,
        text=True,
        check=False,
    )

    assert told.returncode == 1
    assert "cannot enter" in told.stderr
    assert closed.stat().st_mode & 0o777 == 0o700


def test_a_named_server_is_used_as_it_is(where: Places) -> None:
    code = (
        "from yimen.site import embedded; print(embedded.ensure().app['host'],"
        " embedded.is_initialised())"
    )

    told = subprocess.run(
        [sys.executable, "-c", code],
        env=_environment(where) | {"DATABASE_URL": "postgres:///hall?host=/elsewhere"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert told.stdout == "/elsewhere True\n"
    assert not where.home.exists()


def test_a_server_that_cannot_start_says_why(where: Places) -> None:
    _ask(where, "SELECT 1")
    (where.cluster / "local.conf").write_text("shared_buffers = 'much'\n")
    (where.cluster / "local.conf").chmod(0o644)
    began = time.monotonic()

    told = subprocess.run(
        [sys.executable, "-c", ASK, "SELECT 1"],
        env=_environment(where),
        capture_output=True,
        text=True,
        check=False,
    )

    assert told.returncode == 1
    assert "shared_buffers" in told.stderr
    assert time.monotonic() - began < 30
