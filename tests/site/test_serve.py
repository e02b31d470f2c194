"""The whole process tree: it opens, refuses a taken port, and leaves nothing behind."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from clusters import Clone
from patience import PATIENCE_SECONDS
from yimen.site.commands.serve import STOP_SECONDS

pytestmark = [pytest.mark.slow, pytest.mark.once]

YIMEN = [sys.executable, "-m", "yimen.site.cli"]
Serve = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        found: int = probe.getsockname()[1]
        return found


LOOKED = """
import socket, sys, threading
from yimen.site.commands import serve
with socket.create_server(("127.0.0.1", 0)) as door:
    before = set(sys.modules)
    serve._announce_when_ready(*door.getsockname(), demo=False)
    for thread in threading.enumerate()[1:]:
        thread.join()
print(sorted(set(sys.modules) - before))
"""


def test_who_looks_for_the_open_door_imports_nothing_meanwhile() -> None:
    """Or a worker forked at that moment waits for that import for ever."""
    said = subprocess.run(
        [sys.executable, "-c", LOOKED], capture_output=True, text=True, check=True
    )

    assert said.stdout.splitlines()[-1] == "[]"


@pytest.fixture
def serve(own_database: Clone, port: int) -> Iterator[Serve]:
    """Starts the service on its own database and waits until it is open."""
    started: list[subprocess.Popen[str]] = []

    def start(*wishes: str, **told: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [*YIMEN, "serve", "--port", str(port), *wishes],
            env=own_database.environment | told,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        started.append(process)
        assert process.stdout
        first = process.stdout.readline()
        assert "is open" in first, process.communicate()
        return process

    yield start
    for process in started:
        if process.poll() is None:
            process.terminate()
        process.communicate(timeout=PATIENCE_SECONDS)


def _status(port: int) -> int:
    with closing(
        http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS)
    ) as line:
        line.request("GET", "/static/shared/base.css")
        return line.getresponse().status


def _family(parent: int) -> set[int]:
    """The process and everybody it started, directly or not."""
    born: dict[int, int] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if fields[0] != "Z":
            born[int(stat.parent.name)] = int(fields[1])
    found = {parent}
    while more := {child for child, of in born.items() if of in found} - found:
        found |= more
    return found


def _alive(people: set[int]) -> set[int]:
    return {pid for pid in people if _runs(pid)}


def _runs(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def _gone_within(people: set[int], seconds: float) -> bool:
    end = time.monotonic() + seconds
    while _alive(people):
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def test_it_opens_and_stops_in_order(serve: Serve, port: int) -> None:
    process = serve()
    family = _family(process.pid)

    assert _status(port) == 200
    assert len(family) == 4  # itself, two workers, the jobs

    process.terminate()
    process.communicate(timeout=PATIENCE_SECONDS)

    assert process.returncode == 0
    assert not _alive(family)


def test_ctrl_c_reaches_the_whole_tree_and_stops_it_at_once(
    serve: Serve, port: int
) -> None:
    process = serve()
    family = _family(process.pid)
    assert _status(port) == 200
    began = time.monotonic()

    os.killpg(process.pid, signal.SIGINT)
    process.communicate(timeout=PATIENCE_SECONDS)

    assert process.returncode == 0
    assert not _alive(family)
    assert time.monotonic() - began < STOP_SECONDS  # nobody had to be killed


def test_a_taken_port_is_refused_in_words(own_database: Clone, port: int) -> None:
    with closing(socket.create_server(("127.0.0.1", port))):
        told = subprocess.run(
            [*YIMEN, "serve", "--port", str(port)],
            env=own_database.environment,
            capture_output=True,
            text=True,
            check=False,
        )

    assert told.returncode == 1
    assert f"cannot listen on 127.0.0.1:{port}" in told.stderr
    assert "--port" in told.stderr


def test_a_second_service_does_not_share_the_port(
    serve: Serve, own_database: Clone, port: int
) -> None:
    serve()

    told = subprocess.run(
        [*YIMEN, "serve", "--port", str(port)],
        env=own_database.environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert told.returncode == 1
    assert _status(port) == 200


def test_a_killed_service_leaves_its_port_to_the_next(serve: Serve, port: int) -> None:
    first = serve()
    family = _family(first.pid)

    first.kill()
    first.wait()
    serve()

    assert _gone_within(family, 15)
    assert _status(port) == 200


def test_fallen_processes_are_replaced(serve: Serve, port: int) -> None:
    process = serve()
    before = _family(process.pid)

    for child in before - {process.pid}:
        os.kill(child, signal.SIGKILL)

    end = time.monotonic() + PATIENCE_SECONDS
    while not _is_whole_again(process.pid, before) and time.monotonic() < end:
        time.sleep(0.1)
    assert _is_whole_again(process.pid, before)
    assert _status(port) == 200


def _is_whole_again(parent: int, before: set[int]) -> bool:
    """As many as before, and nobody of them but the parent: a kill takes a moment."""
    after = _family(parent)
    return len(after) == len(before) and after & before == {parent}


def test_a_database_that_is_behind_is_refused_in_words(
    own_database: Clone, port: int
) -> None:
    from django.db import connection

    from yimen.site.database import as_owner

    with as_owner(own_database.address.owner), connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'cases'")

    told = subprocess.run(
        [*YIMEN, "serve", "--port", str(port)],
        env=own_database.environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert told.returncode == 1
    assert "yimen migrate" in told.stderr


def test_a_database_that_is_silent_is_reported_in_words(
    own_database: Clone, port: int
) -> None:
    told = subprocess.run(
        [*YIMEN, "serve", "--port", str(port)],
        env=own_database.environment | {"DATABASE_URL": "postgres:///x?host=/nowhere"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert told.returncode == 1
    assert told.stderr.startswith("Error: the database does not answer")


def test_behind_a_proxy_the_line_is_safe_and_cookies_stay_on_it(
    serve: Serve, port: int
) -> None:
    serve(YIMEN_HTTPS="1")
    forwarded = {"X-Forwarded-For": "203.0.113.7", "X-Forwarded-Proto": "https"}

    with closing(
        http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS)
    ) as line:
        line.request("GET", "/sign-in/", headers={"Host": "localhost"})
        plain = line.getresponse()
        plain.read()
        line.request("GET", "/sign-in/", headers={"Host": "localhost", **forwarded})
        safe = line.getresponse()
        safe.read()

    assert (plain.status, plain.getheader("Location")) == (
        301,
        "https://localhost/sign-in/",
    )
    assert safe.status == 200
    assert safe.getheader("Strict-Transport-Security") == "max-age=31536000"
    assert "; Secure" in (safe.getheader("Set-Cookie") or "")
