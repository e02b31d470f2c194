"""A register is taken in whole, once."""

from datetime import datetime

import pytest
from django.db import connection

from yimen.records.journal import queries as journal
from yimen.records.voice.actions.import_register import import_register
from yimen.records.voice.models import RegisterEntry
from yimen.records.voice.queries import register_answering
from yimen.rules.authority.actors import SYSTEM, VISITOR, Actor
from yimen.rules.authority.table import NotAllowed
from yimen.rules.legal_clock.calendar import CHINA
from yimen.rules.legal_clock.limits import Limit
from yimen.rules.refusals import NotFound
from yimen.rules.registers import Column, RegisterRow, numbered, register_row

pytestmark = pytest.mark.usefixtures("db")


def _rows(*cells: tuple[str, str, str, str]) -> list[RegisterRow]:
    names = (Column.NUMBER, Column.SUBMITTED, Column.TEXT, Column.REPLIED)
    return list(
        numbered(
            register_row(line, dict(zip(names, row, strict=True)), {})
            for line, row in enumerate(cells, start=2)
        )
    )


ROWS = _rows(
    ("1", "2019-04-25 09:00", "张三的电话13912345678", "2019-04-26 09:00"),
    ("1", "2019-04-25 09:00", "同号另一件", ""),
    ("2", "2020-01-02 09:00", "路灯不亮", "2020-03-02 09:00"),
)


AT = datetime(2026, 9, 21, 9, tzinfo=CHINA)


def _take(
    rows: list[RegisterRow], name: str = "mail", by: Actor = SYSTEM
) -> dict[str, int]:
    """What the report counts."""
    report = import_register(name=name, rows=rows, source="00", by=by, at=AT)
    names = ("rows", "created", "updated", "unchanged", "rejected")
    return {each: getattr(report, each) for each in names}


def test_every_row_is_kept_and_a_second_run_changes_nothing() -> None:
    first = _take(ROWS)
    again = _take(ROWS)

    assert first["rows"] == first["created"] == RegisterEntry.objects.count() == 3
    assert again["unchanged"] == 3
    assert len(list(journal.entries("register", "mail"))) == 1


def test_a_row_that_was_answered_meanwhile_is_updated() -> None:
    _take(ROWS)
    later = _rows(("2", "2020-01-02 09:00", "路灯不亮", "2020-01-03 09:00"))

    assert _take(later)["updated"] == 1
    whole, years = register_answering("mail", Limit(15), by=SYSTEM)
    assert (whole.n, whole.replied, whole.within_limit, whole.late) == (3, 2, 2, 0)
    assert list(years) == ["2019", "2020"]


def test_what_people_wrote_lies_sealed() -> None:
    _take(ROWS)
    with connection.cursor() as cursor:
        cursor.execute("SELECT voice_register_entry::text FROM voice_register_entry")
        lines = [line for (line,) in cursor.fetchall()]
    readable = b"13912345678"
    assert len(lines) == 3
    assert not any(readable.decode() in line for line in lines)
    assert not any(readable.hex() in line for line in lines)


def test_registers_stand_apart() -> None:
    _take(ROWS)
    assert _take(ROWS, name="hotline")["created"] == 3
    assert register_answering("", Limit(15), by=SYSTEM)[0].n == 0
    with pytest.raises(NotFound):
        register_answering("nowhere", Limit(15), by=SYSTEM)


def test_visitors_neither_bring_nor_see_registers() -> None:
    with pytest.raises(NotAllowed):
        _take(ROWS, by=VISITOR)
    with pytest.raises(NotAllowed):
        register_answering("mail", Limit(15), by=VISITOR)
