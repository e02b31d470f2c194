"""Reading a notice: what is taken, what is left out, what is odd."""

from datetime import date

import pytest

from yimen.ports.almanac import Bundled, Given
from yimen.rules.decoding import decoded
from yimen.rules.legal_clock.calendar import Kind, PublishedDay, WorkCalendar
from yimen.rules.legal_clock.holiday_table import (
    ContradictoryNotice,
    EmptyNotice,
    Flaw,
    NotATable,
    NoticeTable,
    Remark,
    long_runs,
    read_table,
    unnamed_holidays,
)

HEADING = "date,kind,name,notice\n"


def read(*rows: str, heading: str = HEADING) -> NoticeTable:
    return read_table((heading + "\n".join(rows) + "\n").splitlines())


def test_a_table_is_read_in_order_of_its_days() -> None:
    table = read("2027-02-06,off,春节,国办", "2027-01-01,OFF,元旦,国办")

    assert table.days == (
        PublishedDay(date(2027, 1, 1), Kind.OFF, "元旦", "国办"),
        PublishedDay(date(2027, 2, 6), Kind.OFF, "春节", "国办"),
    )
    assert table.rejected == table.odd == ()


@pytest.mark.parametrize(
    ("row", "flaw", "value"),
    [
        ("2027-02-30,off,春节,国办", Flaw.BAD_DATE, "2027-02-30"),
        ("02-06,off,春节,国办", Flaw.BAD_DATE, "02-06"),
        (",off,春节,国办", Flaw.BAD_DATE, ""),
        ("2027-02-06,holiday,春节,国办", Flaw.BAD_KIND, "holiday"),
        ("2027-02-06", Flaw.BAD_KIND, ""),
    ],
)
def test_a_bad_row_is_reported_with_its_line_and_the_rest_is_kept(
    row: str, flaw: Flaw, value: str
) -> None:
    table = read("2027-01-01,off,元旦,国办", row, "2027-02-07,off,春节,国办")

    assert table.rejected == (Remark(3, flaw, value),)
    assert len(table.days) == 2


def test_what_is_odd_is_kept_with_a_remark() -> None:
    table = read(
        "2027-01-01,off,元旦,国办",
        "2027-01-01,off,元旦,国办",
        "2027-02-06,off,春节,",
        "2027-03-01,work,,国办",
    )

    assert table.odd == (
        Remark(3, Flaw.REPEATED, "2027-01-01"),
        Remark(4, Flaw.NO_NOTICE, "2027-02-06"),
        Remark(5, Flaw.NO_EFFECT, "2027-03-01"),
    )
    assert len(table.days) == 3


def test_a_table_that_contradicts_itself_is_refused_whole() -> None:
    with pytest.raises(ContradictoryNotice) as refusal:
        read("2027-02-06,off,春节,国办", "2027-02-06,work,春节,国办")

    assert refusal.value.facts == {"day": "2027-02-06", "line": 3}


def test_a_table_of_nothing_is_refused() -> None:
    with pytest.raises(EmptyNotice):
        read("x,off,春节,国办")


@pytest.mark.parametrize("heading", ["", "day,kind\n", "日子,类型\n"])
def test_a_file_without_its_columns_is_no_table(heading: str) -> None:
    with pytest.raises(NotATable):
        read("2027-01-01,off,元旦,国办", heading=heading)


@pytest.mark.parametrize(
    "heading", ["\ufeffdate,kind,name,notice\n", "Kind , DATE, notice,name\n"]
)
def test_headings_may_have_a_mark_and_any_order(heading: str) -> None:
    row = (
        "2027/1/1,off,元旦,国办" if heading[0] == "\ufeff" else "off,2027-1-1,国办,元旦"
    )

    assert read(row, heading=heading).days == (
        PublishedDay(date(2027, 1, 1), Kind.OFF, "元旦", "国办"),
    )


def test_a_table_may_speak_chinese_and_come_from_a_spreadsheet() -> None:
    table = read(
        "2027-02-06\t放假\t春节\t国办",
        "2027-02-20\t上班\t春节\t国办",
        heading="日期\t类型\t名称\t依据\n",
    )

    assert [(day.on.day, day.kind) for day in table.days] == [
        (6, Kind.OFF),
        (20, Kind.WORK),
    ]
    assert table.days[0].notice == "国办"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_text_is_read_in_either_encoding(encoding: str) -> None:
    assert decoded("元旦".encode(encoding)) == "元旦"


def test_seven_days_worked_in_a_row_are_remarked_on() -> None:
    sunday = PublishedDay(date(2026, 3, 15), Kind.WORK, "调休", "x")
    saturday = PublishedDay(date(2026, 3, 14), Kind.WORK, "调休", "x")
    calendar = WorkCalendar.of((*Bundled().days(), saturday, sunday))

    assert long_runs(calendar, [sunday]) == [date(2026, 3, 20)]
    assert long_runs(WorkCalendar.of((*Bundled().days(), saturday)), [saturday]) == []


def test_the_bundled_years_name_every_fixed_holiday() -> None:
    calendar = WorkCalendar.of(Given(Bundled().days()).days())

    assert [unnamed_holidays(calendar, year) for year in calendar.years] == [[]] * 23


def test_a_year_cut_short_is_seen() -> None:
    only = PublishedDay(date(2027, 5, 1), Kind.OFF, "劳动节", "x")

    assert unnamed_holidays(WorkCalendar.of([only]), 2027) == [
        date(2027, 1, 1),
        date(2027, 10, 1),
    ]
