"""`yimen serve`: the whole service in one process tree.

This process starts the database if it is the embedded one, then the web workers and
one process for background jobs, restarts whichever falls, and on SIGTERM or Ctrl-C
stops them all, the database last.
"""

import encodings.idna  # noqa: F401 - see `_announce_when_ready`
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

import click

from yimen.site import lifeline
from yimen.site.demo.names import CENTER
from yimen.site.jobs import YIMEN, Jobs

STOP_SECONDS = 10
READY_SECONDS = 60
PORT_SECONDS = 2

WELCOME = """\
Yimen 一门 is open: {url}
Stop it with Ctrl-C."""

WELCOME_DEMO = """\
Yimen 一门 is open with the demo district 云溪区. 里面的人和事都是编的。
  {url}/                群众办事、查进度   the public: guides, progress
  {url}/sign-in/        工作人员，点一下登录   staff: one click signs you in
      王芳 窗口 clerk · 李强 审查 examiner · 赵敏 决定 decides · 郑洁 管理 manager
  {url}/kiosk/{center}/   取号机 tickets
  {url}/board/{center}/   叫号屏 call board
A whole visit, told as a story 看一遍全程: {yimen} demo --walk --url {url}
Stop it with Ctrl-C. 按 Ctrl-C 停下。"""


@click.command(short_help="Serve the halls.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64))
@click.option("--threads", default=16, show_default=True, type=click.IntRange(1, 64))
@click.option("--prepare", is_flag=True, help="Bring the database up to date first.")
@click.option(
    "--demo", is_flag=True, help="Fill an empty database; sign in by a click."
)
def cli(**wishes: Any) -> None:
    """Serve the halls until Ctrl-C or SIGTERM.

    Without DATABASE_URL the embedded database is started, and stopped at the end.
    Each worker opens as many database connections as it has threads.

    Example: yimen serve --port 8080
    """
    host, port = wishes["host"], wishes["port"]
    insist_on_free(host, port)
    if wishes["demo"]:
        os.environ["YIMEN_DEMO"] = "1"
        os.environ.setdefault("YIMEN_ADDRESS", f"http://{host}:{port}")
    make_ready(prepare=wishes["prepare"], demo=wishes["demo"])
    jobs = Jobs()
    server = _server(host, port, wishes["workers"], wishes["threads"])
    server.on_startup(jobs.start)
    server.on_startup(partial(_announce_when_ready, host, port, demo=wishes["demo"]))
    server.on_shutdown(jobs.stop)
    try:
        server.serve(target_loader=partial(load, os.getpid()))
    finally:
        jobs.stop()
    click.echo("yimen: stopped", err=True)


def insist_on_free(host: str, port: int) -> None:
    """Refuse a port that somebody listens on.

    The web workers share their port and would silently share it with a stranger too.
    A service that was killed leaves its port within moments, so we wait that long.
    """
    end = time.monotonic() + PORT_SECONDS
    while refusal := _refusal(host, port):
        if time.monotonic() > end:
            raise click.ClickException(
                f"cannot listen on {host}:{port} ({refusal})."
                " Stop what listens there, or name another port with --port."
            )
        time.sleep(0.1)


def _refusal(host: str, port: int) -> str:
    """Why one cannot listen there; empty if one can."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as refused:
            return refused.strerror or str(refused)
    return ""


def make_ready(*, prepare: bool, demo: bool) -> None:
    """Start the database and see to it that its tables are this version's."""
    import django

    from yimen.site import database, embedded
    from yimen.site.commands import migrate

    if prepare and not embedded.is_initialised():
        click.echo("yimen: making the database; it takes a moment", err=True)
    found = embedded.ensure()
    database.connect(found.app if not prepare else found.owner).close()
    django.setup()
    if prepare:
        migrate.migrate(found, quiet=True)
    elif migrate.is_behind():
        raise database.Unusable(database.BEHIND)
    if demo:
        _fill()
    from django.db import connections

    connections.close_all()  # the workers are forked from here


def _fill() -> None:
    """Load the demo district, or stop: one click signs in to nobody's real hall."""
    filled = subprocess.run([*YIMEN, "demo"], check=False)  # noqa: S603 - ourselves
    if filled.returncode:
        raise SystemExit(filled.returncode)


def load(parent: int, _target: str) -> Callable[..., Any]:
    """The application, in a worker that leaves when its parent does.

    A forked worker inherits its parent's way with signals, which is to take a note;
    told to stop while it is still loading, it would stay. And Ctrl-C reaches the whole
    tree: a worker that hears it and then SIGTERM can lock up, so only the parent hears.
    """
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    lifeline.follow(parent)
    from yimen.site import warming
    from yimen.site.wsgi import application

    warming.begin()
    return application


def _server(host: str, port: int, workers: int, threads: int) -> Any:
    from granian.constants import HTTPModes, Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    return Server(
        "yimen.site.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        websockets=False,
        workers=workers,
        blocking_threads=threads,
        blocking_threads_idle_timeout=600,  # a thread keeps its connection
        respawn_failed_workers=True,
        workers_kill_timeout=STOP_SECONDS,
        log_level=LogLevels.error,
    )


def _announce_when_ready(host: str, port: int, *, demo: bool) -> None:
    """Say where, once somebody listens there.

    The workers are forked while the thread looks. What it imports then, they would
    wait for without end: connecting to a host encodes its name, hence the import above.
    """
    told = WELCOME_DEMO if demo else WELCOME
    words = told.format(
        url=f"http://{host}:{port}",
        center=CENTER,
        yimen=sys.argv[0] if sys.argv[0].endswith("yimen") else "yimen",
    )

    def wait() -> None:
        end = time.monotonic() + READY_SECONDS
        while time.monotonic() < end:
            with suppress(OSError), socket.create_connection((host, port), timeout=1):
                click.echo(words)
                return
            time.sleep(0.1)

    threading.Thread(target=wait, daemon=True).start()
