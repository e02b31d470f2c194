"""A device's file is read into the hall's book; a second time it changes nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from django.db import connection, transaction

from yimen.ports.device_files import DeviceFile, Registered, read
from yimen.ports.imports import Remark, Report
from yimen.ports.storage import digest_of
from yimen.records.conduct.actions._write import Done, note, place_of_node
from yimen.records.conduct.models import AttendanceFile, Registration
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.legal_clock.calendar import local_date

_LOCK: Final = "SELECT pg_advisory_xact_lock(hashtextextended('attendance', %s))"
_OFFICERS: Final = """
SELECT officer.id, officer.staff_no, officer.name
FROM officer JOIN node ON node.id = officer.hall_id
WHERE starts_with(node.path, %s)
"""
_TOMORROW: Final = timedelta(days=1)
_LONGEST_NAME: Final = 120


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of the file: the report, and its row where it brought anything."""

    report: Report
    file_id: int | None


@dataclass(slots=True)
class _Book:
    """Who works here, and what is known already."""

    by_number: dict[str, list[int]]
    by_name: dict[str, list[int]]
    latest: datetime
    known: set[tuple[int, datetime]] = field(default_factory=set)
    fresh: list[tuple[int, datetime]] = field(default_factory=list)


@transaction.atomic
def load_attendance(
    *, node_id: int, name: str, content: bytes, by: Actor, at: datetime
) -> Loaded:
    """Every line is created, unchanged or rejected with its reason."""
    place = place_of_node(node_id)
    authority.require(by, Step.LOAD_ATTENDANCE, place)
    file = read(content)
    with connection.cursor() as cursor:
        cursor.execute(_LOCK, [node_id])
    book = _book(place, at)
    _learn(book, file)
    report = _taken(file, book)
    if not book.fresh:
        return Loaded(report, None)
    row = AttendanceFile(
        node_id=node_id,
        name=name[:_LONGEST_NAME],
        digest=digest_of(content),
        rows=report.rows,
        created=len(book.fresh),
        rejected=[(one.row, one.value, one.kind) for one in report.warnings],
        loaded_at=at,
        loaded_by_id=by.officer_id,
    )
    _keep(row, book)
    _note(row, by, at)
    return Loaded(report, int(row.pk))


def _taken(file: DeviceFile, book: _Book) -> Report:
    bad = [(one.line, one.text, one.why) for one in file.unread]
    created = 0
    for one in file.registered:
        why = _refusal(one, book)
        if why:
            bad.append((one.line, f"{one.staff_no} {one.name}".strip(), why))
        elif _take(one, book):
            created += 1
    rows = len(file.registered) + len(file.unread)
    return Report(
        rows=rows,
        created=created,
        updated=0,
        unchanged=rows - created - len(bad),
        rejected=len(bad),
        warnings=tuple(Remark(line, why, what) for line, what, why in sorted(bad)),
    )


def _book(place: Place, at: datetime) -> _Book:
    book = _Book({}, {}, at + _TOMORROW)
    with connection.cursor() as cursor:
        cursor.execute(_OFFICERS, [place.hall_path])
        for officer_id, number, name in cursor.fetchall():
            book.by_name.setdefault(name, []).append(officer_id)
            if number:
                book.by_number.setdefault(number, []).append(officer_id)
    return book


def _learn(book: _Book, file: DeviceFile) -> None:
    """What is on record already of the days the file tells of."""
    instants = [one for row in file.registered for one in row.instants]
    if instants:
        rows = Registration.objects.filter(
            registered_at__range=(min(instants), max(instants))
        )
        book.known = set(rows.values_list("officer_id", "registered_at"))


def _whose(one: Registered, book: _Book) -> list[int]:
    """Whom the line means: the number decides, a name only where there is none."""
    if one.staff_no:
        return book.by_number.get(one.staff_no, [])
    return book.by_name.get(one.name, [])


def _refusal(one: Registered, book: _Book) -> str:
    found = _whose(one, book)
    if not found:
        return "本大厅没有这个工号" if one.staff_no else "本大厅没有这个人"
    if len(found) > 1:
        return "不止一个人，请写工号"
    if max(one.instants) > book.latest:
        return "时间在将来"
    return ""


def _take(one: Registered, book: _Book) -> bool:
    """Whether the line brought anything new."""
    (officer_id,) = _whose(one, book)
    new = {(officer_id, each) for each in one.instants} - book.known
    book.known |= new
    book.fresh += sorted(new)
    return bool(new)


def _keep(row: AttendanceFile, book: _Book) -> None:
    days = {local_date(when) for _, when in book.fresh}
    row.first_on, row.last_on = min(days), max(days)
    AttendanceFile.objects.bulk_create([row])
    Registration.objects.bulk_create(_rows(row, book.fresh), batch_size=2000)


def _note(row: AttendanceFile, by: Actor, at: datetime) -> None:
    evidence = {
        "node": row.node_id,
        "digest": row.digest,
        "rows": row.rows,
        "created": row.created,
        "rejected": len(row.rejected),
        "first_on": row.first_on,
        "last_on": row.last_on,
    }
    done = Done(step=Step.LOAD_ATTENDANCE, by=by, at=at, evidence=evidence)
    note("attendance_file", row.pk, done)


def _rows(
    file: AttendanceFile, fresh: Iterable[tuple[int, datetime]]
) -> list[Registration]:
    return [
        Registration(
            officer_id=officer_id,
            node_id=file.node_id,
            file=file,
            on=local_date(when),
            registered_at=when,
        )
        for officer_id, when in fresh
    ]
