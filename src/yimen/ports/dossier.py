"""A case bound: one PDF in the order of the file, and a ZIP with a list of hashes.

The cover says what the file is, the catalogue on which page each piece begins. Papers
come as they were set, uploads are placed behind a line that names them: pages of a PDF
as they are, a picture on a page of its own. What can't be placed (an office file, a PDF
under a password) has a page that says so and lies in the ZIP as it was handed in. Each
page bears its number within the file. The list of hashes names every piece with the
SHA-256 of its bytes, so that anybody can check a copy without this house.
"""

import hashlib
import io
import json
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import typst
from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError

from yimen.ports import fonts

_TEMPLATE: Final = Path(__file__).parents[1] / "data" / "typst" / "dossier.typ"
_PDF: Final = "application/pdf"
_PICTURES: Final = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp"}
MANIFEST: Final = "manifest.json"
SUMS: Final = "SHA256SUMS"
WHOLE: Final = "卷宗.pdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One thing in the file: a paper, an upload, or a list made for the file."""

    title: str
    number: str
    dated: str
    remark: str  # void, replaced by …
    name: str  # of the file in the ZIP, without its place
    media_type: str
    content: bytes
    is_upload: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What stands on the first page."""

    title: str
    number: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Bound:
    """The file as one PDF, and where each piece begins."""

    pdf: bytes
    pages: int
    begins_on: tuple[int, ...]


def bind(cover: Cover, pieces: Sequence[Piece]) -> Bound:
    """Everything in one PDF, its pages numbered through."""
    parts = [_pages_of(piece) for piece in pieces]
    lengths = [len(PdfReader(io.BytesIO(part)).pages) for part in parts]
    front = _front(cover, pieces, [0] * len(pieces))
    first = len(PdfReader(io.BytesIO(front)).pages) + 1
    begins_on = [first + sum(lengths[:place]) for place in range(len(pieces))]
    front = _front(cover, pieces, begins_on)
    writer = PdfWriter()
    writer.append(io.BytesIO(front))
    for piece, part in zip(pieces, parts, strict=True):
        writer.append(io.BytesIO(part), outline_item=piece.title)
    pages = len(writer.pages)
    stamps = PdfReader(io.BytesIO(_set("stamps", {"pages": pages})))
    for page, stamp in zip(writer.pages, stamps.pages, strict=True):
        page.merge_page(stamp)
    out = io.BytesIO()
    writer.write(out)
    return Bound(out.getvalue(), pages, tuple(begins_on))


def listed(
    about: Mapping[str, Any], pieces: Sequence[Piece], bound: Bound
) -> dict[str, Any]:
    """The list of hashes: what the file is, and every piece in it."""
    return {
        **about,
        "hash": "sha256",
        "dossier": {"file": WHOLE, "pages": bound.pages, "sha256": digest(bound.pdf)},
        "pieces": [
            {
                "place": place,
                "title": piece.title,
                "number": piece.number,
                "dated": piece.dated,
                "remark": piece.remark,
                "page": begins_on,
                "file": file_name(place, piece),
                "media_type": piece.media_type,
                "size": len(piece.content),
                "sha256": digest(piece.content),
            }
            for place, (piece, begins_on) in enumerate(
                zip(pieces, bound.begins_on, strict=True), start=1
            )
        ],
    }


def pack(
    manifest: Mapping[str, Any], pieces: Sequence[Piece], bound: Bound, at: datetime
) -> bytes:
    """The ZIP: the whole, every piece as it is, the list and its plain form."""
    said = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True).encode()
    files = {WHOLE: bound.pdf} | {
        file_name(place, piece): piece.content
        for place, piece in enumerate(pieces, start=1)
    }
    sums = "".join(f"{digest(content)}  {name}\n" for name, content in files.items())
    files |= {MANIFEST: said, SUMS: sums.encode()}
    out = io.BytesIO()
    stamp = at.timetuple()[:6]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, stamp)
            packed.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def misfits(packed: bytes) -> tuple[str, ...]:
    """The names in a ZIP that are gone, were added, or are not what the list says."""
    try:
        with zipfile.ZipFile(io.BytesIO(packed)) as archive:
            names = set(archive.namelist())
            manifest = json.loads(archive.read(MANIFEST))
            known = {
                one["file"]: one["sha256"]
                for one in (*manifest["pieces"], manifest["dossier"])
            }
            wrong = {
                name
                for name, said in known.items()
                if name in names and digest(archive.read(name)) != said
            }
    except (zipfile.BadZipFile, KeyError, ValueError):
        return (MANIFEST,)
    strange = names ^ (known.keys() | {MANIFEST, SUMS})
    return tuple(sorted(wrong | strange))


def file_name(place: int, piece: Piece) -> str:
    """The piece's name in the ZIP: its place first, so that it sorts as it lies."""
    return f"{place:02d} {piece.name}"


def digest(content: bytes) -> str:
    """The SHA-256 of these bytes, as the list writes it."""
    return hashlib.sha256(content).hexdigest()


def _pages_of(piece: Piece) -> bytes:
    """The piece as pages."""
    if piece.media_type == _PDF:
        if not piece.is_upload:
            return piece.content
        if _is_readable(piece.content):
            return piece.content
    if piece.media_type in _PICTURES:
        picture = f"picture.{_PICTURES[piece.media_type]}"
        try:
            return _set("picture", _named(piece), {picture: piece.content})
        except typst.TypstError:
            pass  # a picture by name only
    return _set("beside", _named(piece))


def _named(piece: Piece) -> dict[str, str]:
    kind = _PICTURES.get(piece.media_type, "")
    return {
        "title": piece.title,
        "name": piece.name,
        "picture": f"picture.{kind}" if kind else "",
    }


def _is_readable(content: bytes) -> bool:
    """Whether its pages can be taken over."""
    try:
        reader = PdfReader(io.BytesIO(content))
        return not reader.is_encrypted and len(reader.pages) > 0
    except (PyPdfError, ValueError, KeyError, OSError):
        return False


def inner_list(
    title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]
) -> bytes:
    """A list made for the file: what was handed in, who said what when."""
    return _set("list", {"title": title, "heads": heads, "rows": rows})


def _front(cover: Cover, pieces: Sequence[Piece], begins_on: Sequence[int]) -> bytes:
    catalogue = [
        [str(place), piece.title, piece.number, piece.dated, str(page), piece.remark]
        for place, (piece, page) in enumerate(
            zip(pieces, begins_on, strict=True), start=1
        )
    ]
    return _set("front", asdict(cover) | {"catalogue": catalogue})


def _set(
    what: str, told: Mapping[str, Any], files: Mapping[str, bytes] | None = None
) -> bytes:
    """One part of the file set in type, with pictures beside the template."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "dossier.typ").write_bytes(_TEMPLATE.read_bytes())
        for name, content in (files or {}).items():
            (root / name).write_bytes(content)
        made = typst.compile(
            str(root / "dossier.typ"),
            format="pdf",
            font_paths=[str(one) for one in fonts.folders()],
            ignore_system_fonts=True,
            sys_inputs={"what": what, "told": json.dumps(told, ensure_ascii=False)},
        )
    return bytes(made)
