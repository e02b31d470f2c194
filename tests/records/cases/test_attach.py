"""A file is judged by what it is, kept once, and read back unaltered."""

import io
import zipfile
from pathlib import Path

import pytest
from pytest_django import Settings

from makers.cases import RECEIVED_AT, Counter, row_of
from yimen.ports.storage import FileLost
from yimen.records.cases import models, queries
from yimen.records.cases.actions.attach import attach
from yimen.records.journal.models import JournalEntry
from yimen.rules.authority.table import NotAllowed
from yimen.rules.cases.lifecycle import NoSuchStep
from yimen.rules.cases.uploads import (
    MOST_BYTES,
    FileEmpty,
    FileKindUnknown,
    FileTooLarge,
)
from yimen.rules.catalogue.intake import UnknownPaper
from yimen.rules.refusals import NotFound

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
PDF = b"%PDF-1.7\n" + b"x" * 60


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Settings) -> Path:
    settings.YIMEN_STORAGE = tmp_path / "uploads"
    return tmp_path / "uploads"


def test_a_file_is_kept_with_its_material(counter: Counter, folder: Path) -> None:
    number = counter.accepted()
    row = attach(
        number=number,
        name="C:\\扫描\\健康证.exe",
        content=PNG,
        material_code="M3",
        by=counter.cast.wang_fang,
        at=RECEIVED_AT,
    )

    file = queries.upload_content(row.upload_id, counter.cast.wang_fang)
    assert (row.name, row.media_type) == ("健康证.png", "image/png")
    assert (file.content, file.media_type) == (PNG, "image/png")
    assert row_of(number).version == 1
    line = JournalEntry.objects.get(subject_id=number, step="attach")
    assert line.payload["digest"] in {path.name for path in folder.rglob("*")}


def test_the_same_file_again_is_the_same_one(counter: Counter) -> None:
    number = counter.accepted()
    once, again = (
        attach(
            number=number,
            name="a.pdf",
            content=PDF,
            by=counter.cast.wang_fang,
            at=RECEIVED_AT,
        )
        for _ in range(2)
    )

    assert once == again
    assert models.Upload.objects.count() == 1


def test_ofd_is_known_by_what_it_holds(counter: Counter) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("OFD.xml", "<ofd:OFD/>")
    row = attach(
        number=counter.accepted(),
        name="发票.zip",
        content=held.getvalue(),
        by=counter.cast.wang_fang,
        at=RECEIVED_AT,
    )

    assert (row.name, row.media_type) == ("发票.ofd", "application/ofd")


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", FileEmpty),
        (PNG + b"\0" * MOST_BYTES, FileTooLarge),
        (b"<html><script>alert(1)</script></html>", FileKindUnknown),
        (b"MZ\x90\0" + b"\0" * 80, FileKindUnknown),
        (b"PK\x03\x04broken", FileKindUnknown),
    ],
)
def test_what_may_not_be_kept(
    counter: Counter, content: bytes, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        attach(
            number=counter.accepted(),
            name="看起来.png",
            content=content,
            by=counter.cast.wang_fang,
            at=RECEIVED_AT,
        )

    assert not models.Upload.objects.exists()


def test_only_for_a_material_of_the_guide(counter: Counter) -> None:
    with pytest.raises(UnknownPaper):
        attach(
            number=counter.accepted(),
            name="a.png",
            content=PNG,
            material_code="M9",
            by=counter.cast.wang_fang,
            at=RECEIVED_AT,
        )


def test_only_by_counter_or_office_and_while_it_is_open(counter: Counter) -> None:
    with pytest.raises(NotAllowed):
        attach(
            number=counter.accepted(),
            name="a.png",
            content=PNG,
            by=counter.cast.chen_jing,
            at=RECEIVED_AT,
        )
    with pytest.raises(NoSuchStep):
        attach(
            number=withdrawn(counter),
            name="a.png",
            content=PNG,
            by=counter.cast.wang_fang,
            at=RECEIVED_AT,
        )


def withdrawn(counter: Counter) -> str:
    from yimen.records.cases.actions.withdraw import withdraw

    number = counter.accepted()
    withdraw(number=number, reason="撤", by=counter.cast.wang_fang, at=RECEIVED_AT)
    return number


def test_a_file_altered_on_the_disk_is_not_shown(
    counter: Counter, folder: Path
) -> None:
    row = attach(
        number=counter.accepted(),
        name="a.png",
        content=PNG,
        by=counter.cast.wang_fang,
        at=RECEIVED_AT,
    )
    (path,) = (found for found in folder.rglob("*") if found.is_file())
    path.write_bytes(PNG + b"!")

    with pytest.raises(FileLost):
        queries.upload_content(row.upload_id, counter.cast.wang_fang)


def test_another_hall_does_not_see_the_file(counter: Counter) -> None:
    row = attach(
        number=counter.accepted(),
        name="a.png",
        content=PNG,
        by=counter.cast.wang_fang,
        at=RECEIVED_AT,
    )

    with pytest.raises(NotFound):
        queries.upload_content(row.upload_id, counter.cast.sun_li)
    with pytest.raises(NotFound):
        queries.upload_content(0, counter.cast.wang_fang)
