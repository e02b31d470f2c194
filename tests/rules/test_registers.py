"""Registers: what is read, what is odd, and that nothing is lost."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.rules.legal_clock.calendar import CHINA
from yimen.rules.registers import (
    Column,
    Moment,
    Oddity,
    RegisterRow,
    numbered,
    read_moment,
    register_row,
)

NINE = datetime(2019, 4, 25, 9, 32, 9, tzinfo=CHINA)


@pytest.mark.parametrize(
    "written",
    [
        "2019-04-25 09:32:09",
        "2019/4/25 9:32:09",
        " 2019.4.25  9:32:09 ",
        "2019年4月25日 9时32分09秒",
        "2019-04-25T09:32:09",
        "2019-04-25T09:32:09.000",
        "2019-04-25T01:32:09Z",
        "2019-04-25T01:32:09+00:00",
        "2019-04-25T03:32:09+0200",
        "20190425 09:32:09",
        "20190425093209",
        "43580.39732638889",
    ],
)
def test_one_moment_in_many_hands(written: str) -> None:
    found = read_moment(written)
    assert found is not None
    assert (found.on, found.at) == (date(2019, 4, 25), NINE)


def test_a_day_without_a_time_stays_one() -> None:
    assert read_moment("2019年4月25日") == Moment(date(2019, 4, 25))
    assert read_moment("2019/4/25") == Moment(date(2019, 4, 25))
    assert read_moment("20190425") == Moment(date(2019, 4, 25))
    assert read_moment("43580") == read_moment("43580.0") == Moment(date(2019, 4, 25))


def test_midnight_written_down_is_a_time() -> None:
    found = read_moment("2019-04-25 00:00:00")
    assert found is not None
    assert found.at == datetime(2019, 4, 25, tzinfo=CHINA)


@pytest.mark.parametrize(
    "written",
    ["", "昨天", "2019-13-01", "2019-02-30", "25:61", "0001-07-26", "9999-01-01"],
)
def test_what_is_no_moment_is_none(written: str) -> None:
    assert read_moment(written) is None


def test_an_instant_falls_on_chinas_day() -> None:
    late = datetime(2019, 4, 25, 17, tzinfo=UTC)
    assert Moment.of(late).on == date(2019, 4, 26)


def _row(**cells: str) -> RegisterRow:
    full = {"number": "1", "submitted": "2019-04-25 09:00", "text": "路灯不亮"}
    found = {Column(name): cell for name, cell in (full | cells).items()}
    return register_row(2, found, {})


@pytest.mark.parametrize(
    ("cells", "oddity"),
    [
        ({"number": ""}, Oddity.NUMBER_MISSING),
        ({"text": " \t\n"}, Oddity.TEXT_MISSING),
        ({"submitted": ""}, Oddity.SUBMITTED_MISSING),
        ({"submitted": "上周"}, Oddity.SUBMITTED_UNREADABLE),
        ({"submitted": "2019-04-25"}, Oddity.SUBMITTED_WITHOUT_TIME),
        ({"reply": "已修", "replied": "不久"}, Oddity.REPLIED_UNREADABLE),
        ({"reply": "已修", "replied": "2019-04-26"}, Oddity.REPLIED_WITHOUT_TIME),
        ({"reply": "已修"}, Oddity.REPLIED_MISSING),
        ({"replied": "2019-04-26 10:00"}, Oddity.REPLY_MISSING),
        (
            {"reply": "已修", "replied": "2019-04-25 08:59"},
            Oddity.REPLIED_BEFORE_SUBMITTED,
        ),
    ],
)
def test_what_is_odd_is_said(cells: dict[str, str], oddity: Oddity) -> None:
    assert [found for found, _ in _row(**cells).oddities] == [oddity]


def test_an_ordinary_row_is_not_odd() -> None:
    assert _row().oddities == ()
    assert _row(reply="已修", replied="2019-04-25 10:00").oddities == ()


@given(st.lists(st.sampled_from(["", "1", "2", "3"]), max_size=30))
def test_every_row_leaves_with_a_place_of_its_own(numbers: list[str]) -> None:
    rows = list(numbered(_row(number=number) for number in numbers))
    assert [row.number for row in rows] == numbers
    assert len({(row.number, row.occurrence) for row in rows}) == len(numbers)
    for row in rows:
        repeated = Oddity.NUMBER_REPEATED in [oddity for oddity, _ in row.oddities]
        assert repeated == (row.number != "" and row.occurrence > 1)
