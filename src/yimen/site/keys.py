"""Secrets of an installation: made at first use, readable by their owner only."""

import os
import secrets

from yimen.site.places import places


def key(name: str) -> bytes:
    """The 32 bytes kept under this name."""
    path = places().home / "keys" / name
    try:
        return path.read_bytes()
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = secrets.token_bytes(32)
    try:
        with open(path, "xb", opener=_for_owner_only) as file:
            file.write(fresh)
    except FileExistsError:
        return path.read_bytes()
    return fresh


def _for_owner_only(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
