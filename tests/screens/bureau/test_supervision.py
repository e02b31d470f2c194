"""Findings with their evidence, and the journal with its check."""

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.test import Client

from makers.cases import RECEIVED_AT, Counter, an_opinion
from makers.journal import a_line, tampering, write_days_ago
from makers.pages import tight
from makers.persons import a_browser, an_officer, the_actor
from yimen.records.cases.actions.examine import examine
from yimen.records.supervision.actions.accept_silent import accept_silent
from yimen.rules.authority.actors import Role
from yimen.rules.legal_clock.calendar import local_date
from yimen.site import clock
from yimen.site.tick import close_days

if TYPE_CHECKING:
    from clusters import Clone

AFTERWARDS = RECEIVED_AT.replace(day=28)


@pytest.fixture
def supervisor(counter: Counter) -> Client:
    return a_browser(counter.cast.lin_tao)


def said(browser: Client, url: str) -> str:
    answer = browser.get(url)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_a_finding_shows_its_facts_its_days_and_its_case(
    counter: Counter, supervisor: Client
) -> None:
    number = counter.received()
    accept_silent(at=AFTERWARDS)

    listed = tight(said(supervisor, "/bureau/findings/"))
    href = listed.split('scope="row"><a href="')[1].split('"')[0]
    page = said(supervisor, href)

    assert number in listed
    assert "逾期不告知，视为受理" in page
    assert "9月24日(周四)" in page
    assert "第 5 天" in page
    assert "王芳" in page
    assert f"/desk/cases/{number}/" in page
    assert f"/bureau/journal/subject?kind=case&amp;subject={number}" in page


def test_the_findings_are_a_file_too(counter: Counter, supervisor: Client) -> None:
    number = counter.received()
    accept_silent(at=AFTERWARDS)

    whole = supervisor.get("/bureau/findings/export.csv").content.decode()
    none = supervisor.get("/bureau/findings/export.csv?last=2020-01-01")

    assert number in whole
    assert number not in none.content.decode()


def test_nonsense_in_the_address_filters_nothing(supervisor: Client) -> None:
    url = "/bureau/findings/?rule=x&organ=y&hall=z&first=2026-99-99&page=a"

    assert "没有监察发现" in said(supervisor, url)
    assert supervisor.get("/bureau/journal/days/2026-99-99/").status_code == 404
    assert supervisor.get("/bureau/journal/?month=2026-99").status_code == 200


def test_a_subject_is_read_line_by_line_and_personal_texts_stay_sealed(
    counter: Counter, supervisor: Client
) -> None:
    number = counter.accepted()
    examine(
        number=number,
        opinion=an_opinion(),
        by=counter.cast.li_qiang,
        at=RECEIVED_AT + timedelta(hours=1),
    )

    page = said(supervisor, f"/bureau/journal/subject?kind=case&subject={number}")

    assert "没有被改动" in page
    assert all(words in page for words in ("受理", "审查", "李强"))
    assert "封存：意见" in page
    assert "材料真实，符合条件。" not in page
    assert "张三" not in page


def test_what_happened_later_is_left_out_as_of_a_day(
    counter: Counter, supervisor: Client
) -> None:
    number = counter.examined()
    url = f"/bureau/journal/subject?kind=case&subject={number}"

    assert "没有找到" in said(supervisor, f"{url}&as_of=2026-09-17")
    assert "审查" in said(supervisor, f"{url}&as_of=2026-09-18")
    assert "没有找到" in said(supervisor, f"{url}&known=2026-09-18")


def test_an_open_day_lists_what_was_written_today(
    counter: Counter, supervisor: Client
) -> None:
    number = counter.accepted()
    today = local_date(clock.now())

    page = said(supervisor, f"/bureau/journal/days/{today}/")
    only = said(supervisor, f"/bureau/journal/days/{today}/?kind=applicant")

    assert "还没有封存" in page
    assert number in page
    assert number not in only


def test_who_neither_supervises_nor_audits_reads_nothing(counter: Counter) -> None:
    manager = a_browser(counter.cast.zheng_jie)

    assert manager.get("/bureau/journal/").status_code == 403


@pytest.fixture
def auditor(own_database: "Clone") -> Client:  # noqa: ARG001
    return a_browser(the_actor(an_officer("审计", [Role.AUDIT_ADMIN])))


def test_closed_days_show_their_roots_recomputed(
    own_database: "Clone", auditor: Client
) -> None:
    write_days_ago(own_database, 2, a_line())
    write_days_ago(own_database, 1, a_line())
    close_days(clock.now())
    yesterday = local_date(clock.now()) - timedelta(days=1)

    months = said(auditor, f"/bureau/journal/?month={yesterday:%Y-%m}")
    day = said(auditor, f"/bureau/journal/days/{yesterday}/")

    assert "重新算过，都和公布的校验值一样" in months
    assert "✓ 1 行重新算过" in day
    assert "officer:7" in day  # nobody here has that name


def test_a_day_and_a_line_that_were_tampered_with_are_named(
    own_database: "Clone", auditor: Client
) -> None:
    write_days_ago(own_database, 1, a_line())
    close_days(clock.now())
    yesterday = local_date(clock.now()) - timedelta(days=1)
    month = f"/bureau/journal/?month={yesterday:%Y-%m}"

    with tampering(own_database) as owner:
        owner.execute("UPDATE journal_entry SET hash = '\\x00' WHERE sequence = 1")
        listed = said(auditor, month)
        day = said(auditor, f"/bureau/journal/days/{yesterday}/")
        url = "/bureau/journal/subject?kind=rehearsal&subject=GA-2026-000001"
        line = said(auditor, url)

    assert "有 1 天对不上" in listed
    assert "算出来的校验值和公布的不一样" in day
    assert "第 1 行：这一行被改过" in line


def test_a_month_with_very_many_lines_is_recomputed_when_asked(
    own_database: "Clone", auditor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_days_ago(own_database, 1, a_line())
    close_days(clock.now())
    yesterday = local_date(clock.now()) - timedelta(days=1)
    month = f"/bureau/journal/?month={yesterday:%Y-%m}"
    monkeypatch.setattr("yimen.screens.bureau.house.journal.AT_ONCE", 0)

    assert "还没有核对" in said(auditor, month)
    assert "重新算过" in said(auditor, f"{month}&check=1")
