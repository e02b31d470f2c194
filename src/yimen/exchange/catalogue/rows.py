"""The rows of a file, whatever it is packed in: one object each, or why it is none."""

import io
import json
import lzma
import tomllib
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from yimen.exchange.catalogue.sheets import (
    BadRow,
    Row,
    UnknownFile,
    opened,
    records,
)

Rows = Iterator[Row | BadRow]
_SHOWN: Final = 80
_MOST_BYTES: Final = 256 * 1024 * 1024  # unpacked: no district has more


def _xz(packed: bytes) -> tuple[bytes, bool]:
    out = lzma.LZMADecompressor()
    return out.decompress(packed, _MOST_BYTES), out.eof


def _gz(packed: bytes) -> tuple[bytes, bool]:
    out = zlib.decompressobj(wbits=31)
    return out.decompress(packed, _MOST_BYTES), out.eof


_UNPACK: Final[Mapping[str, Callable[[bytes], tuple[bytes, bool]]]] = {
    ".xz": _xz,
    ".gz": _gz,
}


def unpacked(name: str, content: bytes) -> tuple[str, bytes]:
    """The kind of the file (its suffix) and its content, out of .xz or .gz."""
    path = Path(name.lower())
    unpack = _UNPACK.get(path.suffix)
    if unpack is None:
        return path.suffix, content
    try:
        plain, is_whole = unpack(content)
    except (lzma.LZMAError, zlib.error) as error:
        raise UnknownFile(file=name, why=str(error)) from error
    if not is_whole:
        raise UnknownFile(file=name, why="cut off, or larger than 256 MiB")
    return path.with_suffix("").suffix, plain


def rows(name: str, content: bytes) -> list[Row | BadRow]:
    """Every row of a .jsonl, .json, .toml or .xlsx file, packed or not."""
    kind, plain = unpacked(name, content)
    readers: dict[str, Callable[[bytes], Rows]] = {
        ".jsonl": _lines,
        ".json": _document,
        ".toml": _tables,
        ".xlsx": _sheet,
    }
    if kind not in readers:
        raise UnknownFile(file=name, why=kind)
    try:
        return list(readers[kind](plain))
    except (ValueError, zipfile.BadZipFile, OSError) as error:
        raise UnknownFile(file=name, why=str(error)) from error


def _lines(content: bytes) -> Rows:
    for number, line in enumerate(io.BytesIO(content), 1):
        if not line.strip():
            continue
        try:
            found = json.loads(line.decode("utf-8-sig"))
        except ValueError as error:
            yield BadRow(number, "not_json", str(error)[:_SHOWN])
            continue
        yield _object(number, found)


def _document(content: bytes) -> Rows:
    found = json.loads(content.decode("utf-8-sig"))
    if isinstance(found, dict) and "matters" in found:
        found = found["matters"]
    if not isinstance(found, list):
        found = [found]
    for number, one in enumerate(found, 1):
        yield _object(number, one)


def _tables(content: bytes) -> Rows:
    found = tomllib.loads(content.decode("utf-8"))
    for number, one in enumerate(found.get("matter", []), 1):
        yield _object(number, one)


def _sheet(content: bytes) -> Rows:
    """The first sheet: names of fields in its first row, one object a row."""
    sheet = opened(content).get_sheet_by_index(0)
    for number, fields in records(sheet.to_python()):
        yield Row(number, fields)


def _object(number: int, found: object) -> Row | BadRow:
    if isinstance(found, dict):
        return Row(number, found)
    return BadRow(number, "not_an_object", str(found)[:_SHOWN])
