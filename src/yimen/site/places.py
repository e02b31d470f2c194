"""Where the service keeps what it writes.

`YIMEN_HOME` decides. Without it root keeps everything under `/var/lib/yimen`,
anybody else in `var/` of the checkout, or in the user's own data folder when the
package is installed without one. Nothing is created here: this module only names.
"""

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

LONGEST_SOCKET = 100  # the kernel takes 107 bytes, some systems fewer
SOCKET_NAME = ".s.PGSQL.5432"


@dataclass(frozen=True)
class Places:
    """The folders and files of one home."""

    home: Path

    @property
    def cluster(self) -> Path:
        """The one folder that belongs to the account that runs PostgreSQL."""
        return self.home / "pg"

    @property
    def data(self) -> Path:
        return self.cluster / "data"

    @property
    def log(self) -> Path:
        return self.cluster / "postgres.log"

    @property
    def turnstile(self) -> Path:
        """Locked while somebody starts or stops the database."""
        return self.home / "pg.lock"

    @property
    def users(self) -> Path:
        """Locked, shared, by every process that uses the database."""
        return self.home / "pg.users"

    @property
    def sockets(self) -> Path:
        """The folder of the socket: beside the data unless that path is too long."""
        near = self.cluster / "run"
        if len(os.fsencode(near / SOCKET_NAME)) <= LONGEST_SOCKET:
            return near
        mark = hashlib.sha256(os.fsencode(self.home)).hexdigest()[:16]
        return Path(tempfile.gettempdir()) / f"yimen-{os.geteuid()}-{mark}"


def is_root() -> bool:
    return os.geteuid() == 0


def places() -> Places:
    """The places of this process, from YIMEN_HOME or the habits above."""
    named = os.environ.get("YIMEN_HOME")
    if named:
        return Places(Path(named).absolute())
    if is_root():
        return Places(Path("/var/lib/yimen"))
    checkout = Path(__file__).parents[3]
    if (checkout / "pyproject.toml").is_file():
        return Places(checkout / "var")
    own = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share"
    return Places(Path(own) / "yimen")
