"""Files are kept whole, once, for their owner only, and read back unaltered."""

import errno
import os
import stat
from pathlib import Path

import pytest

from yimen.ports.storage import (
    DiskStorage,
    FileLost,
    MemoryStorage,
    Storage,
    digest_of,
    media_type_of,
)

CONTENT = b"%PDF-1.7 a lease"


@pytest.fixture(params=["disk", "memory"])
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Storage:
    return DiskStorage(tmp_path / "in") if request.param == "disk" else MemoryStorage()


def test_what_was_kept_comes_back(kept: Storage) -> None:
    digest = kept.keep(CONTENT)

    assert digest == digest_of(CONTENT)
    assert kept.fetch(digest) == CONTENT


def test_the_same_content_is_kept_once(tmp_path: Path) -> None:
    disk = DiskStorage(tmp_path)
    disk.keep(CONTENT)
    disk.keep(CONTENT)

    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


@pytest.mark.parametrize("digest", ["0" * 64, "../../../etc/passwd", "", "x" * 64])
def test_what_is_not_there_is_lost(kept: Storage, digest: str) -> None:
    with pytest.raises(FileLost):
        kept.fetch(digest)


def test_an_altered_file_is_lost(tmp_path: Path) -> None:
    disk = DiskStorage(tmp_path)
    digest = disk.keep(CONTENT)
    (path,) = (found for found in tmp_path.rglob("*") if found.is_file())
    path.write_bytes(b"another lease")

    with pytest.raises(FileLost):
        disk.fetch(digest)


def test_only_the_owner_reads_it(tmp_path: Path) -> None:
    DiskStorage(tmp_path / "in").keep(CONTENT)

    for path in (tmp_path / "in").rglob("*"):
        assert not stat.S_IMODE(path.stat().st_mode) & 0o077, path


def test_half_a_file_is_never_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_disk(_: int) -> None:
        raise OSError(errno.ENOSPC, "no space left")

    monkeypatch.setattr(os, "fsync", full_disk)

    with pytest.raises(OSError, match="no space left"):
        DiskStorage(tmp_path).keep(CONTENT)

    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (CONTENT, "application/pdf"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 20, "image/png"),
        (b"PK\x03\x04 not an archive", "application/zip"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", ""),
        (b"", ""),
    ],
)
def test_content_says_what_it_is(content: bytes, media_type: str) -> None:
    assert media_type_of(content) == media_type
