"""Where files are kept: under the digest of their content.

The same content is kept once, and what is read back is held against its digest, so a
file that was changed on the disk is never shown as the one that was handed in.
"""

import hashlib
import os
import tempfile
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final, Protocol

import filetype
from django.conf import settings

from yimen.rules.cases import uploads
from yimen.rules.cases.uploads import OFD
from yimen.rules.refusals import Refused

_FAN: Final = 2
_ZIP: Final = "application/zip"
_ENTRY_OF_OFD: Final = "OFD.xml"


class FileLost(Refused):
    """The file is not there, or no longer what was handed in."""


class Storage(Protocol):
    """Keeps content and gives it back."""

    def keep(self, content: bytes) -> str:
        """The digest under which the content can be had again."""
        ...

    def fetch(self, digest: str) -> bytes:
        """The content; raises `FileLost` when it is gone or altered."""
        ...


class DiskStorage:
    """Files in folders, written whole or not at all, for their owner only."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, content: bytes) -> str:
        digest = digest_of(content)
        place = self._place(digest)
        if not place.exists():
            _for_owner_only(self._folder, place.parent.parent, place.parent)
            _write(place, content)
        return digest

    def fetch(self, digest: str) -> bytes:
        try:
            content = self._place(digest).read_bytes()
        except FileNotFoundError:
            raise FileLost(digest=digest) from None
        return _genuine(content, digest)

    def _place(self, digest: str) -> Path:
        if len(digest) != hashlib.sha256().digest_size * 2 or not digest.isalnum():
            raise FileLost(digest=digest)
        return self._folder / digest[:_FAN] / digest[_FAN : 2 * _FAN] / digest


class MemoryStorage:
    """Files in memory, for trials."""

    def __init__(self) -> None:
        self._contents: dict[str, bytes] = {}

    def keep(self, content: bytes) -> str:
        digest = digest_of(content)
        self._contents[digest] = content
        return digest

    def fetch(self, digest: str) -> bytes:
        try:
            return self._contents[digest]
        except KeyError:
            raise FileLost(digest=digest) from None


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that was judged and kept."""

    name: str
    media_type: str
    size_bytes: int
    digest: str


def keep_file(name: str, content: bytes) -> KeptFile:
    """Keep a file that somebody brings; raises where it may not be kept."""
    media_type = media_type_of(content)
    uploads.check(len(content), media_type)
    plain = uploads.plain_name(name, media_type)
    return KeptFile(plain, media_type, len(content), storage().keep(content))


def storage() -> Storage:
    """The storage of this installation."""
    folder: Path = settings.YIMEN_STORAGE
    return DiskStorage(folder)


def digest_of(content: bytes) -> str:
    """What the content is kept under."""
    return hashlib.sha256(content).hexdigest()


def media_type_of(content: bytes) -> str:
    """What the content is, whatever its name says; "" when it can't be told."""
    found = filetype.guess_mime(content)
    if found == _ZIP and _is_ofd(content):
        return OFD
    return found or ""


def _is_ofd(content: bytes) -> bool:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return _ENTRY_OF_OFD in archive.namelist()
    except zipfile.BadZipFile:
        return False


def _genuine(content: bytes, digest: str) -> bytes:
    if digest_of(content) != digest:
        raise FileLost(digest=digest)
    return content


def _for_owner_only(*folders: Path) -> None:
    """Make the folders; the mode of `mkdir` does not reach the parents it makes."""
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)


def _write(place: Path, content: bytes) -> None:
    """Write beside, flush, then put in place: a reader never sees half a file."""
    handle, name = tempfile.mkstemp(dir=place.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(place)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
