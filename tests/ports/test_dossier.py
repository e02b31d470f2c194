"""Everything of a case in one PDF and one ZIP, and a list that finds a changed byte."""

import hashlib
import io
import json
import logging
import zipfile
from datetime import UTC, datetime

import pytest
from pypdf import PdfReader

from makers.pictures import a_pdf, a_png
from makers.sheets import SAMPLES
from yimen.ports import dossier
from yimen.ports.dossier import Cover, Piece, bind, listed, misfits, pack
from yimen.ports.pdf import Imprint, typesetter
from yimen.rules.documents.frame import DocumentKind

NOON = datetime(2026, 10, 9, 4, 0, tzinfo=UTC)
COVER = Cover(title="卷宗", number="SJ·2026-D30-00001", rows=(("申请人", "张三"),))


def a_piece(name: str, media_type: str, content: bytes, **changes: object) -> Piece:
    plain = {
        "title": name.rpartition(".")[0],
        "number": "",
        "dated": "2026年10月9日",
        "remark": "",
        "is_upload": True,
    } | changes
    return Piece(name=name, media_type=media_type, content=content, **plain)  # type: ignore[arg-type]


def a_paper() -> Piece:
    made = typesetter().pdf(
        SAMPLES[DocumentKind.ACCEPTANCE_NOTICE](), Imprint(line="存档件")
    )
    return a_piece("受理通知书.pdf", "application/pdf", made, is_upload=False)


def pages_of(pdf: bytes) -> list[str]:
    pages = PdfReader(io.BytesIO(pdf)).pages
    return ["".join(page.extract_text().split()) for page in pages]


@pytest.fixture(autouse=True)
def _quiet() -> None:
    """Keep out of the log what pypdf says of a broken file."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def test_pieces_lie_in_order_and_the_catalogue_says_where() -> None:
    pieces = (
        a_piece("租赁合同.pdf", "application/pdf", a_pdf(3)),
        a_piece("健康证明.png", "image/png", a_png()),
        a_paper(),
    )

    bound = bind(COVER, pieces)

    said = pages_of(bound.pdf)
    assert bound.begins_on == (3, 6, 7)
    assert len(said) == bound.pages
    assert all(f"卷内第{n}页" in page for n, page in enumerate(said, start=1))
    assert "SJ·2026-D30-00001" in said[0]
    assert "卷内目录" in said[1]
    assert "健康证明.png" in said[5]
    assert "受理通知书" in said[6]
    assert "cid:0" not in "".join(said)


@pytest.mark.parametrize(
    ("name", "media_type", "content"),
    [
        ("锁住的.pdf", "application/pdf", a_pdf(1, "geheim")),
        ("坏的.pdf", "application/pdf", b"%PDF-1.4 nothing"),
        ("坏的.png", "image/png", b"\x89PNG nothing"),
        ("表.docx", "application/vnd.openxmlformats", b"PK"),
        ("图.heic", "image/heic", b"...."),
    ],
)
def test_what_cannot_be_placed_has_a_page_and_lies_in_the_archive(
    name: str, media_type: str, content: bytes
) -> None:
    pieces = (a_piece(name, media_type, content),)

    bound = bind(COVER, pieces)

    assert "不能排入卷宗" in pages_of(bound.pdf)[2]
    packed = pack(listed({}, pieces, bound), pieces, bound, NOON)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert archive.read(f"01 {name}") == content


def test_the_list_names_every_piece_by_its_hash() -> None:
    pieces = (a_paper(), a_piece("证.png", "image/png", a_png()))
    bound = bind(COVER, pieces)
    manifest = listed({"case": "17"}, pieces, bound)
    packed = pack(manifest, pieces, bound, NOON)

    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert json.loads(archive.read(dossier.MANIFEST)) == manifest
        for line in archive.read(dossier.SUMS).decode().splitlines():
            said, _, name = line.partition("  ")
            assert hashlib.sha256(archive.read(name)).hexdigest() == said
    assert misfits(packed) == ()
    assert packed == pack(manifest, pieces, bound, NOON)


def changed(packed: bytes, name: str, content: bytes | None) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(packed)) as old,
        zipfile.ZipFile(out, "w") as new,
    ):
        for one in old.namelist():
            if one != name:
                new.writestr(one, old.read(one))
        if content is not None:
            new.writestr(name, content)
    return out.getvalue()


def test_a_changed_a_lost_and_an_added_file_are_found() -> None:
    pieces = (a_piece("证.png", "image/png", a_png()),)
    bound = bind(COVER, pieces)
    packed = pack(listed({}, pieces, bound), pieces, bound, NOON)

    assert misfits(changed(packed, "01 证.png", b"other")) == ("01 证.png",)
    assert misfits(changed(packed, "01 证.png", None)) == ("01 证.png",)
    assert misfits(changed(packed, "02 假.png", b"false")) == ("02 假.png",)
    assert misfits(changed(packed, dossier.MANIFEST, b"{")) == (dossier.MANIFEST,)
    assert misfits(b"no archive") == (dossier.MANIFEST,)
