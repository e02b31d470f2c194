"""One visit through a real server, from the ticket to the hand-over."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date

import pytest

from clusters import Clone
from patience import PATIENCE_SECONDS
from yimen.records.cases.models import Case
from yimen.records.queue.models import Ticket
from yimen.rules.lifecycle import State
from yimen.rules.numbers import is_case_number

pytestmark = [pytest.mark.slow, pytest.mark.database, pytest.mark.once]

YIMEN = [sys.executable, "-m", "yimen.site.cli"]


def run(*wishes: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [*YIMEN, *wishes], capture_output=True, text=True, check=False
    )


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def told(own_database: Clone) -> Iterator[list[str]]:
    """What the service says when it is started as `make run` starts it."""
    port = free_port()
    process = subprocess.Popen(
        [*YIMEN, "serve", "--port", str(port), "--prepare", "--demo"],
        env=own_database.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    assert process.stdout
    lines = [process.stdout.readline()]
    while lines[-1] and "Ctrl-C" not in lines[-1]:
        lines.append(process.stdout.readline())
    yield lines
    process.terminate()
    process.communicate(timeout=PATIENCE_SECONDS)


def test_make_run_says_what_to_open_and_the_visit_can_be_walked_twice(
    told: list[str],
) -> None:
    url = next(line.split()[0] for line in told if "/sign-in/" in line)
    base = url.removesuffix("/sign-in/")
    assert any(f"{base}/kiosk/500199/" in line for line in told)
    assert any("王芳" in line for line in told)

    story = run("demo", "--walk", "--url", base)
    again = run("demo", "--walk", "--json", "--url", base)

    assert story.returncode == 0, story.stderr
    for name in ("张三", "王芳", "李强", "赵敏", "陈静"):
        assert f"【{name}】" in story.stdout
    assert again.returncode == 0, again.stderr
    visit = json.loads(again.stdout)
    assert is_case_number(visit["case"])
    case = Case.objects.get(number=visit["case"])
    assert case.state == State.DELIVERED
    assert visit["due_on"] == str(case.printed_due_on)
    assert [day for day in visit["ledger"] if day["counted"]][-1]["why"].startswith(
        "第 8 个工作日"
    )
    assert len(visit["documents"]) >= 4
    assert case.ticket is not None
    assert case.ticket.state == "finished"
    assert date.fromisoformat(visit["due_on"]) == case.due_on
    assert len({one.split()[0] for one in visit["documents"]}) >= 4
    assert Ticket.objects.filter(pk=case.ticket_id).exists()


def test_a_walk_without_a_server_says_where_it_stopped() -> None:
    refused = run("demo", "--walk", "--url", f"http://127.0.0.1:{free_port()}")

    assert refused.returncode == 1
    assert "stopped at “取号”" in refused.stderr
    assert not refused.stdout
    assert os.linesep in refused.stderr
