"""Take in a register of letters and answers; a second time it changes nothing."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from django.db import transaction

from yimen.ports.imports import Progress, Remark, Report
from yimen.ports.vault import vault
from yimen.records.journal.append import Line, append
from yimen.records.voice.models import Register, RegisterEntry
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.registers import Moment, RegisterRow

_AT_ONCE: Final = 2000
_SHOWN: Final = 60
"""As many signs of a cell stand in the report: it may be a text in a wrong place."""
_COLUMNS: Final = (
    "submitted_on",
    "submitted_at",
    "replied_on",
    "replied_at",
    "said_sealed",
    "digest",
)


@dataclass
class _Import:
    """What is there already, and what became of the rows so far."""

    register: Register
    known: dict[tuple[str, int], tuple[int, bytes]]
    rows: int = 0
    created: int = 0
    updated: int = 0
    remarks: list[Remark] = field(default_factory=list)


@transaction.atomic
def import_register(
    *,
    name: str,
    rows: Iterable[RegisterRow],
    source: str,
    by: Actor,
    at: datetime,
    tell: Progress | None = None,
) -> Report:
    """What became of every row. `source` is the digest of the file it came from."""
    authority.require(by, Step.IMPORT_REGISTER)
    register, _ = Register.objects.get_or_create(name=name)
    Register.objects.select_for_update().get(pk=register.pk)
    state = _Import(register=register, known=_known(register))
    for pack in _packs(rows):
        _take(state, pack)
        if tell is not None:
            tell(state.rows, state.rows)
    if state.created or state.updated:
        _note(state, source, by, at)
    return Report(
        rows=state.rows,
        created=state.created,
        updated=state.updated,
        unchanged=state.rows - state.created - state.updated,
        rejected=0,
        warnings=tuple(state.remarks),
    )


def _known(register: Register) -> dict[tuple[str, int], tuple[int, bytes]]:
    found = register.entries.values_list("number", "occurrence", "id", "digest")
    return {
        (number, occurrence): (entry_id, bytes(digest))
        for number, occurrence, entry_id, digest in found.iterator()
    }


def _packs(rows: Iterable[RegisterRow]) -> Iterator[list[RegisterRow]]:
    pack: list[RegisterRow] = []
    for row in rows:
        pack.append(row)
        if len(pack) == _AT_ONCE:
            yield pack
            pack = []
    if pack:
        yield pack


def _take(state: _Import, pack: list[RegisterRow]) -> None:
    created, updated = [], []
    for row in pack:
        state.remarks += [
            Remark(row.line, oddity.value, value[:_SHOWN])
            for oddity, value in row.oddities
        ]
        entry = _entry(state.register, row)
        before = state.known.get((row.number, row.occurrence))
        if before is None:
            created.append(entry)
        elif before[1] != entry.digest:
            entry.pk = before[0]
            updated.append(entry)
    RegisterEntry.objects.bulk_create(created)
    RegisterEntry.objects.bulk_update(updated, _COLUMNS)
    state.rows += len(pack)
    state.created += len(created)
    state.updated += len(updated)


def _entry(register: Register, row: RegisterRow) -> RegisterEntry:
    said = json.dumps(
        [row.person, row.topic, row.text, row.reply, dict(row.others)],
        ensure_ascii=False,
    )
    submitted, replied = _columns(row.submitted), _columns(row.replied)
    box = vault()
    return RegisterEntry(
        register=register,
        number=row.number,
        occurrence=row.occurrence,
        submitted_on=submitted[0],
        submitted_at=submitted[1],
        replied_on=replied[0],
        replied_at=replied[1],
        said_sealed=box.seal(said),
        digest=box.digest(f"{submitted}{replied}{said}"),
    )


def _columns(moment: Moment | None) -> tuple[date | None, datetime | None]:
    return (None, None) if moment is None else (moment.on, moment.at)


def _note(state: _Import, source: str, by: Actor, at: datetime) -> None:
    append(
        Line(
            kind="register",
            subject=state.register.name or "-",
            step=Step.IMPORT_REGISTER,
            by=by,
            happened_at=at,
            payload={
                "source": source,
                "rows": state.rows,
                "created": state.created,
                "updated": state.updated,
            },
        )
    )
