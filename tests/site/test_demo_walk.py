"""One visit through a real server, from the ticket to the hand-over."""

import json
import os
import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from makers.district import TOLD, free_port, inside
from yimen.records.cases.models import Case
from yimen.records.queue.models import Ticket
from yimen.rules.cases.lifecycle import State
from yimen.rules.cases.numbers import is_case_number

if TYPE_CHECKING:
    from pytest_django import DjangoDbBlocker

pytestmark = [
    pytest.mark.slow,
    pytest.mark.database,
    pytest.mark.once,
    pytest.mark.xdist_group("journeys"),
]

YIMEN = [sys.executable, "-m", "yimen.site.cli"]


def run(*wishes: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [*YIMEN, *wishes], capture_output=True, text=True, check=False
    )


def test_make_run_says_what_to_open_and_the_visit_can_be_walked_twice(
    district: str, django_db_blocker: "DjangoDbBlocker"
) -> None:
    told = TOLD[district]
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
    with django_db_blocker.unblock(), inside(district):
        the_database_agrees(visit)


def the_database_agrees(visit: dict[str, Any]) -> None:
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
