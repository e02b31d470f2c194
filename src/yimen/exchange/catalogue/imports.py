"""From a file to the catalogue: read every row, write what can be, report the rest."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from yimen.exchange.catalogue import guangdong, own
from yimen.exchange.catalogue.rows import rows
from yimen.exchange.catalogue.sheets import BadRow, Row
from yimen.exchange.catalogue.workbook import workbook_rows
from yimen.ports.imports import Progress, Remark, Report
from yimen.ports.matter_files import ReadFile
from yimen.records.catalogue.actions import Incoming, TakenIn, take_in
from yimen.rules.authority.actors import Actor

Reader = Callable[[Row], tuple[Incoming | BadRow, list[Remark], str]]
PROFILES: Final[dict[str, Reader]] = {"guangdong": guangdong.read, "yimen": own.read}


@dataclass(frozen=True, slots=True)
class MatterFile:
    """A file of matters: the name says how it is packed, the profile how to read it."""

    name: str
    content: bytes
    profile: str


@dataclass(frozen=True, slots=True)
class Read:
    """The rows of a file, read: matters, bad rows, remarks, codes that fail."""

    matters: tuple[Incoming, ...]
    bad: tuple[BadRow, ...]
    remarks: tuple[Remark, ...]
    invalid_codes: tuple[str, ...]


def import_catalogue(
    file: MatterFile,
    *,
    publish: bool,
    by: Actor,
    at: datetime,
    tell: Progress = lambda _done, _all: None,
) -> Report:
    """Bring the matters of a file into the catalogue; nothing is dropped silently."""
    found = _file_rows(file)
    tell(0, len(found))
    read = _read(found, PROFILES[file.profile])
    taken = take_in(
        read.matters,
        publish=publish,
        by=by,
        at=at,
        tell=lambda done: tell(done, len(found)),
    )
    return _report(len(found), read, taken)


def read_file(file: MatterFile) -> ReadFile:
    """The matters of a file, and the rows that can't be read; nothing is written."""
    read = _read(_file_rows(file), PROFILES[file.profile])
    unread = (Remark(one.number, _rejected(one), one.value) for one in read.bad)
    return ReadFile(tuple(one.matter for one in read.matters), tuple(unread))


def _rejected(row: BadRow) -> str:
    return f"rejected_{row.kind}"


def _file_rows(file: MatterFile) -> list[Row | BadRow]:
    if file.profile == "yimen" and file.name.lower().endswith(".xlsx"):
        return workbook_rows(file.content)
    return rows(file.name, file.content)


def _read(found: Iterable[Row | BadRow], reader: Reader) -> Read:
    matters: dict[str, Incoming] = {}
    bad: list[BadRow] = []
    remarks: list[Remark] = []
    invalid: list[str] = []
    for row in found:
        if isinstance(row, BadRow):
            bad.append(row)
            continue
        answer, said, code = reader(row)
        if isinstance(answer, BadRow):
            bad.append(answer)
        elif answer.matter.code in matters:
            bad.append(BadRow(row.number, "code_twice", answer.matter.code))
        else:
            matters[answer.matter.code] = answer
            remarks += said
            invalid += [code] if code else []
    unique = tuple(dict.fromkeys(invalid))
    return Read(tuple(matters.values()), tuple(bad), tuple(remarks), unique)


def _report(count: int, read: Read, taken: TakenIn) -> Report:
    rejected = [
        *read.bad,
        *(BadRow(o.row, "unknown_organ", o.organ.code) for o in taken.without_organ),
    ]
    remarks = [
        *(Remark(one.number, _rejected(one), one.value) for one in rejected),
        *read.remarks,
        *(
            Remark(row, f"not_published_{found.kind}", found.value or found.field)
            for row, found in taken.kept_back
        ),
    ]
    return Report(
        rows=count,
        created=taken.created,
        updated=taken.updated,
        unchanged=taken.unchanged,
        rejected=len(rejected),
        warnings=tuple(sorted(remarks, key=lambda one: one.row)),
        invalid_codes=read.invalid_codes,
        notes={"published": taken.published},
    )
