"""Lines of a list: escaped, with their strip, and the same for window and desk."""

from dataclasses import replace
from datetime import date, timedelta

from django.test import Client

from makers.cases import RECEIVED_AT, Counter
from makers.cast import Cast
from makers.persons import a_browser
from yimen.records.cases import queries
from yimen.records.cases.queries import CaseRow, Filters
from yimen.screens.shared.case_list import Shape, lines

TODAY = RECEIVED_AT.date()
DESK = Shape("desk:case-show", ticks=True, holder=True)


def a_row(counter: Counter, number: str, at_days: int = 0) -> CaseRow:
    at = RECEIVED_AT + timedelta(days=at_days)
    rows = queries.inbox(counter.cast.li_qiang, at, Filters()).rows
    return next(row for row in rows if row.number == number)


def test_what_people_typed_is_never_markup(counter: Counter) -> None:
    row = a_row(counter, counter.accepted())
    sly = replace(row, matter_name="<b>x", applicant="<i>y", holder="<u>z")

    (line,) = lines((sly,), DESK, TODAY)

    assert all(tag not in line for tag in ("<b>", "<i>", "<u>"))
    assert "&lt;b&gt;x" in line


def test_a_running_case_has_its_strip_and_its_sentence(counter: Counter) -> None:
    row = a_row(counter, counter.accepted(), at_days=4)

    (line,) = lines((row,), DESK, TODAY)

    assert '<svg class="thin"' in line
    assert "第 3 个工作日，承诺还剩 7 天，法定还剩 17 天" in line
    assert f'href="/desk/cases/{row.number}/"' in line
    assert f'value="{row.number}"' in line


def test_cases_of_one_shape_share_one_strip(counter: Counter) -> None:
    first, second = counter.accepted(), counter.accepted()

    assert a_row(counter, first).strip is a_row(counter, second).strip


def test_before_acceptance_it_says_what_is_owed(counter: Counter) -> None:
    row = a_row(counter, counter.received())

    (line,) = lines((row,), DESK, TODAY)
    (late,) = lines((replace(row, remaining_days=-2),), DESK, TODAY)

    assert "告知或受理还剩 5 天" in line
    assert "告知或受理已超 2 天" in late
    assert "承诺" not in line


def test_a_lapsed_correction_stands_out(counter: Counter) -> None:
    row = replace(a_row(counter, counter.correcting()), correct_by_on=date(2026, 9, 25))

    (before,) = lines((row,), DESK, date(2026, 9, 25))
    (after,) = lines((row,), DESK, date(2026, 9, 26))

    assert "补正期限已过" not in before
    assert "补正期限已过" in after


def test_who_hands_out_begins_with_what_waits_to_be_collected(
    counter: Counter, cast: Cast
) -> None:
    granted, accepted = counter.granted(), counter.accepted()
    issuer: Client = a_browser(cast.chen_jing)

    first = issuer.get("/window/cases/").content.decode()
    everything = issuer.get("/window/cases/?state=").content.decode()
    clerk = a_browser(cast.wang_fang).get("/window/cases/").content.decode()

    assert granted in first
    assert accepted not in first
    assert accepted in everything
    assert accepted in clerk
    assert "送达" in first


def test_the_issuer_is_told_when_nothing_waits(cast: Cast) -> None:
    page = a_browser(cast.chen_jing).get("/window/cases/").content.decode()

    assert "没有等着领取的结果" in page


def test_both_exports_have_every_column_and_every_page(
    counter: Counter, cast: Cast
) -> None:
    number = counter.accepted()
    desk = a_browser(cast.li_qiang).get("/desk/export").content.decode()
    window = a_browser(cast.wang_fang).get("/window/cases/export").content.decode()

    assert desk.splitlines()[0] == window.splitlines()[0]
    assert number in desk
    assert number in window
