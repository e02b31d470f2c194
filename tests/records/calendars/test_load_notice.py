"""Loading a holiday notice: what it changes, what is refused, what is written down."""

import json
from datetime import date, datetime, timedelta

import pytest
from django.db import connection

from yimen.ports.almanac import Bundled, bundled_calendar
from yimen.records.calendars import queries
from yimen.records.calendars.actions.load_notice import (
    Change,
    LabelMissing,
    LabelTaken,
    Loaded,
    load_notice,
    preview,
)
from yimen.rules.authority.actors import Actor, Role
from yimen.rules.authority.table import NotAllowed
from yimen.rules.legal_clock.calendar import CHINA, CalendarUnknown, days_from
from yimen.rules.legal_clock.holiday_table import read_table
from yimen.rules.refusals import NotFound

AT = datetime(2026, 11, 10, 9, tzinfo=CHINA)
MANAGER = Actor(officer_id=7, roles=frozenset({Role.BUREAU_MANAGER}), hall_path="/1/")
NOTICE_2027 = """date,kind,name,notice
2027-01-01,off,元旦,国办发明电〔2026〕9号
2027-02-05,off,春节,国办发明电〔2026〕9号
2027-02-08,off,春节,国办发明电〔2026〕9号
2027-02-20,work,春节,国办发明电〔2026〕9号
2027-05-01,off,劳动节,国办发明电〔2026〕9号
2027-10-01,off,国庆节,国办发明电〔2026〕9号
2027-10-02,off,国庆节,国办发明电〔2026〕9号
2027-10-03,off,国庆节,国办发明电〔2026〕9号
"""
AMENDMENT = "date,kind,name,notice\n2026-12-04,off,临时放假,国办\n"

pytestmark = pytest.mark.django_db


def load(text: str, label: str, region: str = "CN", by: Actor = MANAGER) -> Loaded:
    return load_notice(
        table=read_table(text.splitlines()),
        region=region,
        label=label,
        source=f"{label}.csv",
        by=by,
        at=AT,
    )


def journal() -> list[tuple[str, str, str, dict[str, object]]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT subject_id, step, actor, payload FROM journal_entry"
            " WHERE subject_kind = 'calendar' ORDER BY id"
        )
        return [
            (subject, step, actor, json.loads(payload))
            for subject, step, actor, payload in cursor.fetchall()
        ]


def numbered(region: str) -> dict[date, tuple[int, bool, bool]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT day, ordinal, is_worked, is_published FROM numbered_day"
            " WHERE region = %s",
            [region],
        )
        return {day: rest for day, *rest in cursor.fetchall()}


def test_a_fresh_database_counts_as_the_bundled_table_does() -> None:
    calendar = queries.current_calendar()

    assert calendar.years == bundled_calendar().years
    assert set(calendar.days) == {day.on for day in Bundled().days()}
    assert all(
        calendar.counts(day) is bundled_calendar().counts(day)
        for day in days_from(date(2004, 1, 1), date(2030, 12, 31))
    )


def test_the_database_holds_the_very_numbers_of_the_rules() -> None:
    calendar = queries.current_calendar()

    rows = numbered("CN")

    assert min(rows) == date(2003, 1, 1)
    assert max(rows) == date(2032, 12, 31)
    for day, (ordinal, worked, published) in rows.items():
        assert ordinal == calendar.ordinal(day)
        assert worked is calendar.counts(day)
        assert published is calendar.is_published(day)


def test_a_new_year_becomes_known() -> None:
    with pytest.raises(CalendarUnknown):
        queries.current_calendar().working(date(2027, 2, 8))

    loaded = load(NOTICE_2027, "2027")

    assert loaded.new_years == (2027,)
    assert not queries.current_calendar().working(date(2027, 2, 8))
    assert queries.current_calendar().working(date(2027, 2, 20))
    assert loaded.changes == (
        Change(date(2027, 2, 5), worked_before=True, works_now=False),
        Change(date(2027, 2, 8), worked_before=True, works_now=False),
        Change(date(2027, 2, 20), worked_before=False, works_now=True),
    )
    assert numbered("CN")[date(2027, 2, 8)][1:] == [False, True]


def test_an_amendment_lies_over_what_ships_with_the_product() -> None:
    loaded = load(AMENDMENT, "2026-补充")

    assert [change.on for change in loaded.changes] == [date(2026, 12, 4)]
    assert queries.current_calendar().reason(date(2026, 12, 4)).name == "临时放假"


def test_a_later_version_takes_a_day_back() -> None:
    load(AMENDMENT, "first")

    load("date,kind,name,notice\n2026-12-04,work,取消,国办\n", "second")

    assert queries.current_calendar().working(date(2026, 12, 4))


def test_the_same_notice_twice_is_loaded_once() -> None:
    first = load(AMENDMENT, "2026-补充")

    second = load(AMENDMENT, "2026-补充")

    assert second.is_repeat
    assert second.version_id == first.version_id
    assert second.changes == ()
    assert len(journal()) == 1


def test_another_notice_under_a_taken_label_is_refused() -> None:
    load(AMENDMENT, "2026-补充")

    with pytest.raises(LabelTaken):
        load(NOTICE_2027, "2026-补充")


def test_a_notice_needs_a_label() -> None:
    with pytest.raises(LabelMissing):
        load(AMENDMENT, " ")


def test_a_region_counts_by_its_own_table_and_its_towns_with_it() -> None:
    local = "date,kind,name,notice\n2026-12-07,off,三月三,桂政办\n"

    load(local, "2026", region="450000")

    day = date(2026, 12, 7)
    assert not queries.current_calendar("450000").counts(day)
    assert not queries.current_calendar("450102001").counts(day)
    assert queries.current_calendar("440000").counts(day)
    assert queries.current_calendar().counts(day)
    assert numbered("450000")[day][1] is False
    assert queries.numbered_region("450102001", queries.overlaid_regions()) == "450000"
    assert queries.numbered_region("440100", queries.overlaid_regions()) == "CN"


def test_a_notice_for_the_nation_reaches_the_regions() -> None:
    load("date,kind,name,notice\n2026-12-07,off,三月三,桂政办\n", "2026", "450000")

    load(NOTICE_2027, "2027")

    rows = numbered("450000")
    assert rows[date(2027, 2, 8)][1:] == [False, True]
    assert rows[date(2026, 12, 7)][1] is False


def test_who_loaded_what_is_written_down() -> None:
    load(NOTICE_2027, "2027")

    [(subject, step, actor, payload)] = journal()
    assert (subject, step, actor) == ("CN", "load_calendar", "officer:7")
    assert payload["label"] == "2027"
    assert payload["off"] == ["2027-02-05", "2027-02-08"]
    assert payload["worked"] == ["2027-02-20"]


def test_a_clerk_may_not_load() -> None:
    clerk = Actor(officer_id=8, roles=frozenset({Role.CLERK}))

    with pytest.raises(NotAllowed):
        load(AMENDMENT, "x", by=clerk)
    with pytest.raises(NotAllowed):
        preview(table=read_table(AMENDMENT.splitlines()), region="CN", by=clerk)


def test_a_preview_changes_nothing_and_tells_all() -> None:
    seen = preview(table=read_table(NOTICE_2027.splitlines()), region="CN", by=MANAGER)

    assert len(seen.changes) == 3
    assert 2027 not in queries.current_calendar().years
    assert journal() == []


def test_a_notice_cut_short_is_remarked_on() -> None:
    loaded = load("date,kind,name,notice\n2027-05-01,off,劳动节,国办\n", "2027")

    assert date(2027, 10, 1) in loaded.unnamed_holidays
    assert date(2027, 1, 1) in loaded.unnamed_holidays


def test_the_calendar_is_read_once_and_again_after_a_load(
    django_assert_num_queries: object,
) -> None:
    queries.current_calendar()

    with django_assert_num_queries(1):
        again = queries.current_calendar()
    with django_assert_num_queries(0):
        same = queries.current_calendar(state=queries._made["CN"][0])
    load(AMENDMENT, "2026-补充")

    assert same is again
    assert queries.current_calendar() is not again


def test_the_versions_are_listed_with_what_they_declare() -> None:
    load(AMENDMENT, "2026-补充")

    page = queries.calendar_page(MANAGER)

    assert [row.label for row in page.versions] == ["2026-补充", "2004-2026"]
    assert page.versions[1].is_bundled
    assert page.years[-1] == 2026
    version = queries.version_page(page.versions[0].version_id, MANAGER)
    assert [day.on for day in version.days] == [date(2026, 12, 4)]
    with pytest.raises(NotFound):
        queries.version_page(10**9, MANAGER)


def test_the_sheet_of_a_year_has_every_day() -> None:
    sheet = queries.year_sheet(2026, "CN", MANAGER)

    assert len(sheet) == 365
    assert sheet[0].reason.name == "元旦"
    assert sheet[-1].on - sheet[0].on == timedelta(days=364)


def test_a_join_counts_as_the_rules_do() -> None:
    asked = [
        (day, count)
        for day in days_from(date(2026, 1, 1), date(2026, 12, 31))
        for count in (1, 5, 20, 45)
    ]

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT start.day, asked.count, last.day"
            " FROM unnest(%s::date[], %s::integer[]) AS asked (day, count)"
            " JOIN numbered_day AS start USING (day)"
            " JOIN numbered_day AS last ON last.region = start.region"
            " AND last.is_worked AND last.ordinal = start.ordinal + asked.count"
            " WHERE start.region = 'CN'",
            [[day for day, _ in asked], [count for _, count in asked]],
        )
        found = {(day, count): last for day, count, last in cursor.fetchall()}

    assert found == {
        (day, count): queries.current_calendar().add_working_days(day, count)
        for day, count in asked
    }
