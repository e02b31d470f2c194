"""The rows of a log: CSV or XES, packed or not."""

import csv
import gzip
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from yimen.exchange.replay.columns import (
    Column,
    NoLog,
    is_event_log,
    places,
)
from yimen.rules.decoding import decoded_whole

_PACKED: Final = b"\x1f\x8b"
_DELIMITERS: Final = ",\t;"
_LONGEST_CELL: Final = 10_000_000  # signs
_OF_CASE: Final = "case:"

Cells = Mapping[Column, str]


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a log by their number, and of what kind they are."""

    columns: frozenset[Column]
    rows: Iterator[tuple[int, Cells]]

    @property
    def are_events(self) -> bool:
        """Whether several rows make one case."""
        return is_event_log(self.columns)


def read(path: Path, mapped: Mapping[str, Column]) -> Rows:
    """The rows of the file; raises `NoLog` when it is no log that can be read."""
    with _opened(path) as stream:
        begins = stream.read(512).lstrip(b"\xef\xbb\xbf").lstrip()
    if begins.startswith(b"<"):
        return _xes(path, mapped)
    with _opened(path) as stream:
        return _csv(stream.read(), mapped)


def _opened(path: Path) -> io.BufferedIOBase:
    with path.open("rb") as stream:
        is_packed = stream.read(2) == _PACKED
    return gzip.GzipFile(path) if is_packed else path.open("rb")


def _csv(raw: bytes, mapped: Mapping[str, Column]) -> Rows:
    text = _decoded(raw)
    csv.field_size_limit(_LONGEST_CELL)
    head = text.lstrip("\n\r").split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=head.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    found = places(next(lines, []), mapped)
    rows = (
        (number, {found[at]: cell for at, cell in enumerate(line) if at in found})
        for number, line in enumerate(lines, start=2)
        if any(cell.strip() for cell in line)
    )
    return Rows(frozenset(found.values()), rows)


def _decoded(raw: bytes) -> str:
    try:
        return decoded_whole(raw)
    except UnicodeDecodeError as error:
        raise NoLog("neither UTF-8 nor GB 18030 text") from error


def _xes(path: Path, mapped: Mapping[str, Column]) -> Rows:
    """Every event of every trace, laid flat: the trace's own names begin `case:`."""
    names: dict[str, None] = {}
    for flat in _events(path):
        names |= dict.fromkeys(flat)
    found = places(names, mapped)
    column_of = {name: found[at] for at, name in enumerate(names) if at in found}
    rows = (
        (number, {column_of[name]: flat[name] for name in flat if name in column_of})
        for number, flat in enumerate(_events(path), start=1)
    )
    return Rows(frozenset(found.values()), rows)


def _events(path: Path) -> Iterator[dict[str, str]]:
    with _opened(path) as stream:
        try:
            for _, element in iterparse(stream):
                if _tag(element) == "trace":
                    yield from _trace(element)
                    element.clear()
        except (ParseError, DefusedXmlException) as error:
            raise NoLog(str(error)) from error


def _trace(trace: Element) -> Iterator[dict[str, str]]:
    own = {f"{_OF_CASE}{name}": value for name, value in _attributes(trace)}
    events = [child for child in trace if _tag(child) == "event"]
    for event in events:
        yield own | dict(_attributes(event))
    if not events:
        yield own


def _attributes(element: Element) -> Iterator[tuple[str, str]]:
    for child in element:
        key, value = child.get("key"), child.get("value")
        if key is not None and value is not None:
            yield key, value


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2]
