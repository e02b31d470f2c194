"""The embedded PostgreSQL: a real server that starts when it is needed.

Every process that uses the database holds a shared lock on one file. Whoever leaves
last, and only the last, stops the server. Who comes and finds it running adopts it,
whoever started it: so a service killed in mid-air is simply started again. Starting
and stopping pass through one turnstile lock, one process at a time.

The server listens on a socket only, in a folder only its account and root may enter,
and even there asks the system who is calling. Configuration is written anew at every
start; an administrator's own lines go to `pg/local.conf` and win.
"""

import atexit
import fcntl
import os
import shlex
import shutil
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import IO

from yimen.site.binaries import Runner, runner
from yimen.site.database import (
    APP_ROLE,
    EMBEDDED_NAME,
    OWNER_ROLE,
    DatabaseAddress,
    Parameters,
    Unusable,
    address,
    connect,
)
from yimen.site.places import SOCKET_NAME, Places, is_root, places

SUPERUSER = "postgres"
PATIENCE_SECONDS = 120
LONG_LOG = 10_000_000

SETTINGS = """\
listen_addresses = ''
unix_socket_permissions = 0700
max_connections = 100
shared_buffers = 192MB
effective_cache_size = 1GB
work_mem = 16MB
maintenance_work_mem = 128MB
max_worker_processes = 4
max_parallel_workers = 2
max_parallel_workers_per_gather = 1
random_page_cost = 1.1
jit = off
wal_level = replica
synchronous_commit = on
max_wal_size = 2GB
checkpoint_timeout = 15min
log_min_messages = warning
log_checkpoints = off
max_logical_replication_workers = 0
log_line_prefix = '%m [%p] %q%u@%d '
timezone = 'UTC'
log_timezone = 'UTC'
lc_messages = 'C'
"""

# A test's cluster holds nothing that must outlive a power cut, and serves many houses.
CARELESS = """\
max_connections = 400
fsync = off
synchronous_commit = off
full_page_writes = off
autovacuum = off
max_wal_size = 256MB
"""

BIRTH = f"""\
CREATE ROLE {OWNER_ROLE} LOGIN;
CREATE ROLE {APP_ROLE} LOGIN;
CREATE DATABASE {EMBEDDED_NAME} OWNER {OWNER_ROLE};
"""


@dataclass
class Stay:
    """A shared lock, and the process that took it (a fork only inherits it)."""

    where: Places
    server: Runner
    ticket: IO[bytes]
    pid: int


_stays: list[Stay] = []


def is_initialised() -> bool:
    """Whether there is a database already, running or not."""
    return not address().embedded or (places().data / "PG_VERSION").is_file()


def ensure() -> DatabaseAddress:
    """Where the database is, running; the embedded one is started if need be.

    The process counts as its user until `release`, which also happens at exit.
    """
    found = address()
    where = places()
    if not found.embedded or _staying(where):
        return found
    _make_home(where)
    with _turnstile(where):
        server = runner(where)
        _make_rooms(where, server)
        if not (where.data / "PG_VERSION").is_file():
            _initialise(where, server)
        _configure(where, server)
        ticket = _shared(where)
        try:
            _start(where, server)
        except BaseException:
            ticket.close()
            raise
    _stays.append(Stay(where, server, ticket, os.getpid()))
    atexit.register(release)
    _leave_politely()
    return found


def release() -> None:
    """Stop using the database; the last to leave stops the server."""
    while _stays:
        stay = _stays.pop()
        if stay.pid == os.getpid():
            _leave(stay)


def superuser(name: str = SUPERUSER) -> Parameters:
    """How the administrator of the embedded server connects."""
    socket = {"host": str(places().sockets), "port": "5432"}
    return socket | {"user": SUPERUSER, "dbname": name}


def _staying(where: Places) -> bool:
    return any(s.pid == os.getpid() and s.where == where for s in _stays)


def _leave(stay: Stay) -> None:
    with _turnstile(stay.where):
        try:
            fcntl.flock(stay.ticket, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            pass  # others are still using it
        else:
            if _runs(stay.where, stay.server):
                how = ("-m", "fast", "-w", "-t", str(PATIENCE_SECONDS))
                stay.server.run("pg_ctl", "stop", "-D", str(stay.where.data), *how)
        finally:
            stay.ticket.close()


def _leave_politely() -> None:
    """Make SIGTERM an orderly exit, unless somebody already decided otherwise."""
    if threading.current_thread() is not threading.main_thread():
        return
    if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
        signal.signal(signal.SIGTERM, _exit_on_signal)


def _exit_on_signal(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


@contextmanager
def _turnstile(where: Places) -> Iterator[None]:
    with where.turnstile.open("ab") as gate:
        fcntl.flock(gate, fcntl.LOCK_EX)
        yield


def _shared(where: Places) -> IO[bytes]:
    ticket = where.users.open("ab")
    fcntl.flock(ticket, fcntl.LOCK_SH)
    return ticket


def _make_home(where: Places) -> None:
    """Folders we make, we open as far as needed; folders we find stay as they are."""
    if where.home.is_dir():
        return
    missing = [where.home, *(p for p in where.home.parents if not p.is_dir())]
    for folder in reversed(missing):
        with suppress(FileExistsError):
            folder.mkdir()
            folder.chmod(0o755 if is_root() else 0o700)


def _make_rooms(where: Places, server: Runner) -> None:
    """The cluster's folder and the socket's, closed to everybody else."""
    for room in (where.cluster, where.sockets):
        with suppress(FileExistsError):
            room.mkdir(mode=0o700)
        seen = room.lstat()
        if is_root() and seen.st_uid == 0:
            os.chown(room, server.account.pw_uid, server.account.pw_gid)
        elif room.is_symlink() or seen.st_uid != server.account.pw_uid:
            raise Unusable(f"{room} belongs to somebody else; not used.")
        room.chmod(0o700)


def _initialise(where: Places, server: Runner) -> None:
    """Make the cluster, its roles and its database; complete or not at all."""
    half = where.cluster / "data.half"
    shutil.rmtree(half, ignore_errors=True)
    habits = ["--username", SUPERUSER, "--auth=reject", "--data-checksums"]
    habits += ["--encoding=UTF8", "--locale=C.UTF-8"]
    habits += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    server.run("initdb", "-D", str(half), *habits, "--no-instructions")
    alone = ("--single", "-j", "-D", str(half), "-c", "exit_on_error=on")
    server.run("postgres", *alone, SUPERUSER, stdin=BIRTH.replace("\n", "\n\n"))
    half.rename(where.data)


def _configure(where: Places, server: Runner) -> None:
    """Write the configuration anew, so that it is always this version's."""
    names = {server.account.pw_name, "root" if is_root() else server.account.pw_name}
    callers = "".join(f'yimen "{name}" all\n' for name in sorted(names))
    _write(where.cluster / "pg_ident.conf", callers, server)
    _write(where.cluster / "pg_hba.conf", "local all all peer map=yimen\n", server)
    careless = CARELESS if os.environ.get("YIMEN_TEST_DB_FAST") == "1" else ""
    paths = {
        "data_directory": where.data,
        "hba_file": where.cluster / "pg_hba.conf",
        "ident_file": where.cluster / "pg_ident.conf",
    }
    lines = "".join(f"{key} = {_quoted(str(path))}\n" for key, path in paths.items())
    folder = str(where.sockets).replace('"', '""')
    lines += "unix_socket_directories = " + _quoted(f'"{folder}"') + "\n"
    own = "include_if_exists = 'local.conf'\n"
    _write(where.cluster / "yimen.conf", SETTINGS + careless + lines + own, server)


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'"


def _write(path: Path, text: str, server: Runner) -> None:
    path.unlink(missing_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(0o600)
    os.chown(path, server.account.pw_uid, server.account.pw_gid)


def _start(where: Places, server: Runner) -> None:
    """Return when the server answers: adopted if it runs, started if it does not."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not _answers():
        if not _runs(where, server):
            _launch(where, server)
        elif time.monotonic() > end:
            raise Unusable(f"the database does not answer; {where.log} says why.")
        else:
            time.sleep(0.05)


def _launch(where: Places, server: Runner) -> None:
    if where.log.is_file() and where.log.stat().st_size > LONG_LOG:
        where.log.rename(where.log.with_suffix(".old.log"))
    options = shlex.join(["-c", f"config_file={where.cluster / 'yimen.conf'}"])
    begin = ("start", "-D", str(where.data), "-l", str(where.log), "-o", options)
    try:
        server.run("pg_ctl", *begin, "-w", "-t", str(PATIENCE_SECONDS))
    except Unusable as failed:
        told = where.log.read_text(errors="replace")[-2000:]
        raise Unusable(f"{failed.message}\n{where.log} ends:\n{told}") from failed


def _runs(where: Places, server: Runner) -> bool:
    """Whether the server lives; if it is dead its lock files are cleared away.

    The number in a lock file proves nothing: it may be a zombie's, or by now belong
    to another program, and PostgreSQL would refuse to start. A server and its helpers
    work inside the data folder, so that is where we look for them.
    """
    if not Path("/proc/self/cwd").exists():
        return server.succeeds("pg_ctl", "status", "-D", str(where.data))
    if _inhabitants(where.data):
        return True
    for lock in (where.data / "postmaster.pid", where.sockets / f"{SOCKET_NAME}.lock"):
        lock.unlink(missing_ok=True)
    return False


def _inhabitants(folder: Path) -> list[int]:
    """The processes whose working directory is this folder."""
    home = os.path.realpath(folder)
    found = []
    for entry in Path("/proc").iterdir():
        with suppress(OSError):
            if entry.name.isdigit() and str((entry / "cwd").readlink()) == home:
                found.append(int(entry.name))
    return found


def _answers() -> bool:
    try:
        connect(superuser() | {"connect_timeout": "5"}).close()
    except Unusable:
        return False
    return True
