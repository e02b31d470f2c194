"""The text of a notice, in the forms that the notices of twenty years have had."""

from datetime import date

import pytest

from yimen.ports.almanac import bundled_calendar
from yimen.rules.legal_clock.calendar import Kind, WorkCalendar, days_from
from yimen.rules.legal_clock.holiday_table import ContradictoryNotice, EmptyNotice, Flaw
from yimen.rules.legal_clock.notice_text import read_notice, read_text

# Each says in the notice's own form what the packages know of the year.
YEARS = {
    2008: """国务院办公厅关于2008年部分节假日安排的通知
一、元旦：2007年12月30日—2008年1月1日放假，共3天。其中：1月1日（星期二）为法定节假日，
12月30日（星期日）为公休日，12月29日（星期六）公休日调至12月31日（星期一），
12月29日（星期六）上班。
二、春节：2月6日—12日（即农历除夕至正月初六）放假，共7天。2月2日（星期六）、
2月3日（星期日）上班。
三、清明节：4月4日—6日放假，共3天。
四、“五一”国际劳动节：5月1日—3日放假，共3天。5月4日（星期日）上班。
五、端午节：6月7日—9日放假，共3天。
六、中秋节：9月13日—15日放假，共3天。
七、国庆节：9月29日—10月5日放假，共7天。9月27日（星期六）、28日（星期日）上班。
""",
    2015: """国务院办公厅关于2015年部分节假日安排的通知
国办发明电〔2014〕28号
一、元旦：1月1日至3日放假调休，共3天。1月4日（星期日）上班。
二、春节：2月18日至24日放假调休，共7天。2月15日（星期日）、2月28日（星期六）上班。
三、清明节：4月5日放假，4月6日（星期一）补休。
四、劳动节：5月1日放假，与周末连休。
五、端午节：6月20日放假，6月22日（星期一）补休。
六、中秋节：9月27日放假。
七、国庆节：10月1日至7日放假调休，共7天。10月10日（星期六）上班。
""",
    2023: """国务院办公厅关于2023年部分节假日安排的通知 国办发明电〔2022〕16号
一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。
二、春节：1月21日至27日放假调休，共7天。1月28日（星期六）、1月29日（星期日）上班。
三、清明节：4月5日放假，共1天。
四、劳动节：4月29日至5月3日放假调休，共5天。4月23日（星期日）、5月6日（星期六）上班。
五、端午节：6月22日至24日放假调休，共3天。6月25日（星期日）上班。
六、中秋节、国庆节：9月29日至10月6日放假调休，共8天。10月7日（星期六）、10月8日（星期日）上班。
""",
    2026: """关于2026年部分节假日安排的通知
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。
2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、
10月10日（周六）上班。
""",
}


@pytest.mark.parametrize("year", YEARS)
def test_a_year_read_from_its_text_is_the_year_we_know(year: int) -> None:
    read = WorkCalendar.of(read_text(YEARS[year]).days)
    victory_day = {date(2015, 9, n) for n in (3, 4, 6)}  # by a notice of its own

    different = [
        day
        for day in days_from(date(year, 1, 1), date(year, 12, 24))
        if read.counts(day) is not bundled_calendar().counts(day)
    ]

    assert set(different) - victory_day == set()


def test_each_day_has_the_name_of_its_holiday_and_the_notice() -> None:
    table = read_text(YEARS[2015])

    first = table.days[0]
    assert (first.on, first.kind, first.name) == (date(2015, 1, 1), Kind.OFF, "元旦")
    assert first.notice == (
        "国务院办公厅关于2015年部分节假日安排的通知（国办发明电〔2014〕28号）"
    )
    assert table.rejected == table.odd == ()


def test_a_day_of_the_year_before_stays_in_it() -> None:
    worked = [day.on for day in read_text(YEARS[2008]).days if day.kind is Kind.WORK]

    assert worked[0] == date(2007, 12, 29)


def test_a_clause_that_says_nothing_known_is_handed_back() -> None:
    table = read_text("2027年\n一、元旦：1月1日放假。1月5日至6日另行通知。")

    assert [(remark.flaw, remark.value) for remark in table.odd] == [
        (Flaw.NOT_UNDERSTOOD, "1月5日至6日另行通知")
    ]
    assert len(table.days) == 1


@pytest.mark.parametrize("text", ["", "今天天气很好", "2027年放假另行通知"])
def test_a_text_that_is_no_notice_is_refused(text: str) -> None:
    with pytest.raises(EmptyNotice):
        read_text(text)


def test_a_text_that_contradicts_itself_is_refused() -> None:
    with pytest.raises(ContradictoryNotice):
        read_text("2027年\n一、元旦：1月1日至3日放假。1月3日上班。")


def test_a_day_that_does_not_exist_is_passed_over() -> None:
    assert len(read_text("2027年\n一、元旦：1月1日放假，2月30日放假。").days) == 1


@pytest.mark.parametrize(
    "text",
    [YEARS[2026], "date,kind\n2026-01-01,off\n", "日期\t类型\n2026-01-01\t放假\n"],
)
def test_whatever_is_pasted_is_read(text: str) -> None:
    assert read_notice(text).days[0].on == date(2026, 1, 1)
