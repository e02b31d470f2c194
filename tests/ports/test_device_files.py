"""Files of attendance devices: any order of columns, and every bad line named."""

import io
from datetime import date, datetime, time, timedelta

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from yimen.ports.device_files import heads_of, read
from yimen.rules.conduct.attendance import DeviceFileUnreadable
from yimen.rules.legal_clock.calendar import CHINA


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 9, day, hour, minute, tzinfo=CHINA)


def test_columns_in_any_order_in_chinese_or_english() -> None:
    files = [
        "工号,姓名,打卡时间\nYX1,王芳,2026-09-21 08:55:00\n",
        "部门,打卡时间,姓名,工号\n窗口,2026/9/21 8:55,王芳,YX1\n",
        "name\tStaff_No\ttimestamp\n王芳\tYX1\t2026-09-21T08:55+08:00\n",
        "日期;签到;工号;姓名\n2026年9月21日;8：55;YX1;王芳\n",
    ]
    for text in files:
        for content in (
            text.encode(),
            text.encode("gb18030"),
            text.encode("utf-8-sig"),
        ):
            found = read(content)
            assert not found.unread, text
            (one,) = found.registered
            assert (one.line, one.staff_no, one.name) == (2, "YX1", "王芳")
            assert one.instants == (at(21, 8, 55),)


def test_a_day_a_line_with_several_times() -> None:
    text = (
        "姓名,日期,上班,下班\n王芳,2026-09-21,08:55,17:31:20\n李强,2026-09-21,,17:30\n"
    )

    one, other = read(text.encode()).registered

    assert one.instants == (
        at(21, 8, 55),
        datetime(2026, 9, 21, 17, 31, 20, tzinfo=CHINA),
    )
    assert other.instants == (at(21, 17, 30),)


def test_bad_lines_say_why_and_keep_nothing_else_from_being_read() -> None:
    lines = [
        "工号,姓名,日期,签到",
        ",,2026-09-21,08:55",
        "YX1,,九月,08:55",
        "YX1,,2026-09-21,25:10",
        "YX1,,2026-09-21,早上",
        "YX1,,2026-09-21,",
        "",
        "YX1,,2026-09-22,08:50",
    ]

    found = read("\n".join(lines).encode())

    assert [(one.line, one.why) for one in found.unread] == [
        (2, "没有工号，也没有姓名"),
        (3, "日期认不出来"),
        (4, "时间认不出来：25:10"),
        (5, "时间认不出来：早上"),
        (6, "没有时间"),
    ]
    assert [one.line for one in found.registered] == [8]


def a_workbook(*rows: tuple[object, ...]) -> bytes:
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    sheet = book.add_worksheet()
    formats = {
        datetime: book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
        date: book.add_format({"num_format": "yyyy-mm-dd"}),
        time: book.add_format({"num_format": "hh:mm"}),
    }
    for line, row in enumerate(rows):
        for place, cell in enumerate(row):
            kind = formats.get(type(cell))
            if kind is not None:
                sheet.write_datetime(line, place, cell, kind)
            else:
                sheet.write(line, place, cell)
    book.close()
    return made.getvalue()


def test_a_workbook_with_dates_times_and_numbers() -> None:
    content = a_workbook(
        ("工号", "日期", "签到", "签退"),
        (1007, date(2026, 9, 21), time(8, 55), "17:30"),
        (1008, datetime(2026, 9, 21), datetime(2026, 9, 21, 9, 1), ""),  # noqa: DTZ001
    )

    one, other = read(content).registered

    assert (one.staff_no, one.instants) == ("1007", (at(21, 8, 55), at(21, 17, 30)))
    assert (other.staff_no, other.instants) == ("1008", (at(21, 9, 1),))


def test_what_is_no_attendance_file() -> None:
    for content in (b"", b"PK\x03\x04nothing", b"\xff\xff\xff", "工号,金额\n".encode()):
        with pytest.raises(DeviceFileUnreadable):
            read(content)
    with pytest.raises(DeviceFileUnreadable):
        read("打卡时间\n2026-09-21 08:55\n".encode())
    assert all(heads_of().values())


@given(
    st.lists(
        st.tuples(
            st.integers(1, 99),
            st.datetimes(
                datetime(2026, 1, 1),  # noqa: DTZ001
                datetime(2026, 12, 31),  # noqa: DTZ001
            ),
        ),
        max_size=20,
    )
)
def test_what_was_written_is_read(rows: list[tuple[int, datetime]]) -> None:
    lines = [f"{number},{when:%Y-%m-%d %H:%M:%S}" for number, when in rows]

    found = read("\n".join(["工号,时间", *lines]).encode())

    assert [(int(one.staff_no), one.instants[0]) for one in found.registered] == [
        (number, when.replace(microsecond=0, tzinfo=CHINA)) for number, when in rows
    ]
    assert timedelta(0) == CHINA.utcoffset(None) - timedelta(hours=8)
