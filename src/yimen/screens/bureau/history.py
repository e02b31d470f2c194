"""What was done to an officer, a place, an organ or a letter: the journal in words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from yimen.records.journal import queries as journal
from yimen.records.network import queries as network
from yimen.records.people import queries as people
from yimen.screens.bureau.supervision_words import STEPS
from yimen.screens.bureau.words import ACTS, COLUMNS, VALUES

_OFFICER: Final = "officer:"
_NOTHING: Final[tuple[object, ...]] = (None, "", [])


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One act: when, by whom, what."""

    happened_at: datetime
    who: str
    what: str
    detail: str


@dataclass
class _Names:
    """Names by id or code, each kind read once and only when it is asked for."""

    officers: Mapping[int, str]
    known: dict[str, Mapping[object, str]] = field(default_factory=dict)

    def of(self, column: str, value: object) -> str | None:
        if column == "officer":
            return self.officers.get(value) if isinstance(value, int) else None
        read = _READERS.get(column)
        if read is None:
            return None
        if column not in self.known:
            self.known[column] = read()
        return self.known[column].get(value)


def _organs() -> Mapping[object, str]:
    found = people.organs(people.OrganFilter(is_open=None), size=people.WHOLE).rows
    return {one.organ_id: one.name for one in found} | {
        one.code: one.name for one in found
    }


def _places() -> Mapping[object, str]:
    found = network.all_nodes()
    return {one.node_id: one.name for one in found} | {
        one.code: one.name for one in found
    }


_READERS: Final[Mapping[str, Callable[[], Mapping[object, str]]]] = {
    "organ": _organs,
    "organ_id": _organs,
    "parent_id": _organs,
    "hall": _places,
    "moved": _places,
    "window": network.window_labels,
}


def history(kind: str, subject: str) -> tuple[HistoryLine, ...]:
    """The subject's acts, the newest first."""
    lines = journal.entries(kind, subject)
    names = _Names(people.names_of(_officers(lines)))
    return tuple(
        HistoryLine(
            happened_at=line.happened_at,
            who=_who(line.actor, names.officers),
            what=_what(line),
            detail=_detail(line.payload, names),
        )
        for line in reversed(lines)
    )


def _officers(lines: tuple[journal.Written, ...]) -> set[int]:
    """Every officer whom the lines name, by act or by fact."""
    acted = {line.actor for line in lines if line.actor.startswith(_OFFICER)}
    named = {line.payload.get("officer") for line in lines}
    return {int(actor.removeprefix(_OFFICER)) for actor in acted} | {
        officer for officer in named if isinstance(officer, int)
    }


def _who(actor: str, names: Mapping[int, str]) -> str:
    if actor.startswith(_OFFICER):
        return names.get(int(actor.removeprefix(_OFFICER)), "—")
    return "系统"


def _what(line: journal.Written) -> str:
    act = str(line.payload.get("act", ""))
    return ACTS.get(act) or STEPS.get(line.step) or line.step


def _detail(payload: Mapping[str, object], names: _Names) -> str:
    before, after = payload.get("before"), payload.get("after")
    if isinstance(after, Mapping):
        old = before if isinstance(before, Mapping) else {}
        changed = (name for name in after if old.get(name) != after[name])
        told = (_change(name, old.get(name), after[name], names) for name in changed)
        return "；".join(filter(None, told))
    if isinstance(after, str) and isinstance(before, str):
        return _change("moved", before, after, names)
    return "，".join(
        f"{COLUMNS[name]} {_said(name, value, names)}"
        for name, value in payload.items()
        if name in COLUMNS and value not in _NOTHING
    )


def _change(name: str, before: object, after: object, names: _Names) -> str:
    """A column's old and new value; nothing when both are empty."""
    if before in _NOTHING and after in _NOTHING:
        return ""
    word, now = COLUMNS.get(name, name), _said(name, after, names)
    if before in _NOTHING:
        return f"{word} {now}"
    return f"{word} {_said(name, before, names)} → {now}"


def _said(name: str, value: object, names: _Names) -> str:
    if isinstance(value, list):
        return "、".join(_said(name, one, names) for one in value) or "—"
    if isinstance(value, bool):
        return "是" if value else "否"
    if value in _NOTHING:
        return "—"
    known = names.of(name, value) or VALUES.get(str(value))
    return known or COLUMNS.get(str(value)) or str(value)
