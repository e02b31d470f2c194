"""What stands in an electronic seal, and what a file says of its own."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Impression:
    """What stands in the seal."""

    seal: str  # the key's name
    organ: str
    reason: str
    place: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a file says of its seal."""

    has_seal: bool = False
    is_untouched: bool = False
    is_ours: bool = False
    serial: str = ""
    sealed_at: datetime | None = None
