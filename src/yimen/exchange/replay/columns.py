"""Which column of a log says what.

Known without a map are our own names and those that event logs have when XES is laid
flat. A map names the log's own column for one of ours.
"""

import tomllib
from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Final


class Column(StrEnum):
    """What a log may say."""

    CASE = "case"
    ACTIVITY = "activity"
    TIME = "time"
    GROUP = "group"
    OFFICER = "officer"
    MATTER = "matter"
    ORGAN = "organ"
    WINDOW = "window"
    CHANNEL = "channel"
    NODE = "node"
    RECEIVED = "received"
    ACCEPTED = "accepted"
    CLOSED = "closed"
    DUE = "due"
    RESULT = "result"


KNOWN: Final[Mapping[str, Column]] = {
    **{column.value: column for column in Column},
    "case:concept:name": Column.CASE,
    "concept:name": Column.ACTIVITY,
    "time:timestamp": Column.TIME,
    "org:resource": Column.OFFICER,
    "org:group": Column.GROUP,
    "case:channel": Column.CHANNEL,
    "case:department": Column.ORGAN,
    "case:startdate": Column.RECEIVED,
    "case:enddate": Column.CLOSED,
    "case:deadline": Column.DUE,
    "case:accepted": Column.ACCEPTED,
    "case:result": Column.RESULT,
    "case:matter": Column.MATTER,
    "case:window": Column.WINDOW,
    "case:node": Column.NODE,
}
_EVENTS: Final = frozenset({Column.CASE, Column.ACTIVITY, Column.TIME})
_CASES: Final = frozenset({Column.CASE, Column.RECEIVED})


class NoLog(Exception):
    """The file is no log in a form that is known."""


def read_map(path: Path | None) -> Mapping[str, Column]:
    """The columns that a map names: the log's name by ours, `case = "Vorgang"`."""
    if path is None:
        return {}
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise NoLog(f"{path}: {error}") from error
    pairs = said.get("columns", said)
    unknown = sorted(set(pairs) - set(Column))
    if unknown:
        raise NoLog(f"{path}: no such column: {', '.join(unknown)}")
    return {str(theirs): Column(ours) for ours, theirs in pairs.items()}


def places(header: Iterable[str], mapped: Mapping[str, Column]) -> dict[int, Column]:
    """Which column stands where; raises `NoLog` where a case can't be made of them."""
    found: dict[int, Column] = {}
    names = [name.strip() for name in header]
    for names_of in (mapped, KNOWN):
        for place, name in enumerate(names):
            column = names_of.get(name) or names_of.get(name.lower())
            if column and place not in found and column not in found.values():
                found[place] = column
    columns = set(found.values())
    if not (columns >= _EVENTS or columns >= _CASES):
        raise NoLog(
            "the header must name case and received, or case, activity and time"
        )
    return found


def is_event_log(columns: Iterable[Column]) -> bool:
    """Whether a row is an event, not a case."""
    return set(columns) >= _EVENTS
