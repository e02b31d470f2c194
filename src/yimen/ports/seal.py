"""Electronic seals on PDFs: what is asked of whoever makes and checks them.

The sealer itself (see `seal_pades`) is read when the first file wants it: its libraries
take longer to load than most commands take to run.
"""

from datetime import date, datetime
from typing import Protocol

from django.conf import settings

from yimen.ports.impressions import Found, Impression


class Sealer(Protocol):
    """Seals files and checks them."""

    def make(self, seal: str, organ: str, first: date, last: date) -> str:
        """The serial of a new certificate for this seal."""
        ...

    def seal(self, pdf: bytes, impression: Impression, at: datetime) -> bytes:
        """The file under the seal; nothing before it is changed."""
        ...

    def check(self, pdf: bytes) -> Found:
        """What the file's last seal proves by itself."""
        ...


def sealer() -> Sealer:
    """The sealer of this installation."""
    from yimen.ports.seal_pades import Pades

    return Pades(settings.YIMEN_SEALS)
