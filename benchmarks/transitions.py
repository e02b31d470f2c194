"""One transition over HTTP with session, against pgbench with the same statements.

Ours: a browser's POST with session cookie and form token, to the running server; the
examiner gives an opinion on a case, the approver sends it back, turn by turn, and every
answer is waited for. The floor: pgbench, as many clients, the two statements of each of
these acts (the look and the move) as the server itself sent them, prepared, on the same
database. Only what the look finds is fed back into the move; nothing is decided, hashed
or sealed anew.
"""

import re
import subprocess
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, Final

from psycopg import Connection

from benchmarks import house, masses, recorded
from benchmarks.results import Row
from benchmarks.wire import Visitor, Wire

CLIENTS: Final = 8
GOAL: Final = 0.5
_SAID: Final = re.compile(
    r"^(tps =|number of transactions actually processed:) ([\d.]+)", re.MULTILINE
)
PAPERS: Final = ("M1", "M2")


@dataclass(frozen=True)
class Plan:
    """How long, how often, on how many cases."""

    cases: int
    seconds: int
    rounds: int


@dataclass(frozen=True)
class Stint:
    """What one client did: acts that were acknowledged, and refused ones."""

    done: int
    refused: int


def measure(found: house.House, *, small: bool, port: int) -> Iterator[Row]:
    """Rounds of ours and of the floor, turn by turn."""
    from yimen.site import clock

    plan = Plan(400, 2, 2) if small else Plan(4000, 8, 5)
    for prefix in ("OURS", "FLOOR"):
        masses.pour(found.district, clock.now(), plan.cases, prefix)
        _accepted(found, prefix)
    with TemporaryDirectory() as room:
        scripts = recorded.scripts(found, Path(room), plan.cases)
        with house.served(port):
            _ours(found, port, plan, seconds=2)  # warm
            pairs = [
                (_ours(found, port, plan, plan.seconds), _floor(found, scripts, plan))
                for _ in range(plan.rounds)
            ]
    yield _row(pairs, plan)


def _row(pairs: list[tuple[float, float]], plan: Plan) -> Row:
    ratios = [ours / floor for ours, floor in pairs]
    ours, floor = (median(side) for side in zip(*pairs, strict=True))
    return Row(
        what="one transition over HTTP with session",
        floor=f"{floor:.0f}/s",
        ours=f"{ours:.0f}/s",
        ratio=f"{median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f})",
        goal=f"≥ {GOAL} of pgbench",
        met=median(ratios) >= GOAL,
        how=(
            f"{CLIENTS} keep-alive clients against `yimen serve`, opinion and sending"
            f" back in turn on {plan.cases} cases, signed in by the door, with form"
            f" token; beside it pgbench with {CLIENTS} clients and the same look and"
            f" move. Median of {plan.rounds} pairs of {plan.seconds} s, in turn (least"
            " and greatest ratio in brackets)."
        ),
    )


def _accepted(found: house.House, prefix: str) -> None:
    """All of one organ, in its hall, accepted and with two papers."""
    from yimen.site.database import connect

    officer = found.district.examiner
    version = found.district.matters[0].version_id
    with connect(found.address.app) as connection:
        connection.execute(
            "UPDATE cases SET state = 'accepted', organ_id = %s, hall_id = %s,"
            " holder_id = %s, accepted_at = received_at, examined_at = NULL,"
            " examined_by_id = NULL, matter_version_id = %s"
            " WHERE starts_with(number, %s)",
            [officer.organ_id, officer.hall_id, officer.officer_id, version, prefix],
        )
        for code in PAPERS:
            connection.execute(
                "INSERT INTO case_material"
                " (case_id, material_code, state, originals, copies, remark)"
                " SELECT id, %s, 'handed_in', 1, 0, '' FROM cases"
                " WHERE starts_with(number, %s)",
                [code, prefix],
            )
    masses.settle()


def _ours(found: house.House, port: int, plan: Plan, seconds: int) -> float:
    """Acknowledged transitions a second."""
    fork = get_context("fork")
    gate, told = fork.Barrier(CLIENTS + 1), fork.Queue()
    clients = [
        fork.Process(target=_client, args=(found, port, plan, seconds, n, gate, told))
        for n in range(CLIENTS)
    ]
    for client in clients:
        client.start()
    gate.wait(timeout=60)
    began = time.perf_counter()
    stints: list[Stint] = [told.get(timeout=seconds + 60) for _ in clients]
    took = time.perf_counter() - began
    for client in clients:
        client.join()
    assert not any(stint.refused for stint in stints), stints
    return sum(stint.done for stint in stints) / took


def _client(  # noqa: PLR0913, PLR0917 - the arguments of a process
    found: house.House,
    port: int,
    plan: Plan,
    seconds: int,
    place: int,
    gate: object,
    told: object,
) -> None:
    acts = list(_requests(found, port, plan, place))
    wire = Wire(port)
    gate.wait(timeout=60)  # type: ignore[attr-defined]
    told.put(_stint(wire, acts, time.perf_counter() + seconds))  # type: ignore[attr-defined]


def _stint(wire: Wire, acts: list[bytes], end: float) -> Stint:
    done = refused = turn = 0
    while time.perf_counter() < end or turn % 2:  # no case is left half-way
        status, _ = wire.ask(acts[turn % len(acts)])
        turn += 1
        if status == 302:
            done += 1
        else:
            refused += 1
    return Stint(done, refused)


def _requests(found: house.House, port: int, plan: Plan, place: int) -> Iterable[bytes]:
    wire = Wire(port)
    people = found.district.usernames
    examiner, approver = Visitor(wire), Visitor(wire)
    examiner.sign_in(people["examiner"], _password())
    approver.sign_in(people["approver"], _password())
    mark = found.district.examiner.mark
    for number in range(place, plan.cases, CLIENTS):
        name = f"OURS{number:08d}"
        yield examiner.form(
            f"/desk/cases/{name}/examine",
            beside=recorded.opened_cookie(name, mark, PAPERS),
            proposes_grant="yes",
            text=recorded.OPINION,
        )
        yield approver.form(f"/desk/cases/{name}/send-back", reason=recorded.REASON)
    wire.close()


def _password() -> str:
    from benchmarks.district import PASSWORD

    return PASSWORD


def _floor(found: house.House, scripts: recorded.Scripts, plan: Plan) -> float:
    """Transactions a second, as pgbench counts them."""
    from yimen.site.database import connect

    app = found.address.app
    command = [str(house.pgbench()), "-n", "-M", "prepared", "-c", str(CLIENTS)]
    command += ["-j", "2", "-T", str(plan.seconds), *scripts.arguments]
    command += ["-h", app["host"], "-p", app["port"], "-U", app["user"], app["dbname"]]
    with connect(app) as connection:
        before = _lines(connection)
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        moved = _lines(connection) - before
    said = dict(_SAID.findall(done.stdout))
    tried = int(said["number of transactions actually processed:"])
    assert moved > 0.95 * tried, (moved, tried)
    return float(said["tps ="])


def _lines(connection: Connection[Any]) -> int:
    row = connection.execute(
        "SELECT count(*) FROM journal_entry"
        " WHERE subject_kind = 'case' AND starts_with(subject_id, 'FLOOR')"
    ).fetchone()
    return row[0] if row else 0
