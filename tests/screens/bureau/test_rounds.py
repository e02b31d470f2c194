"""The rounds of the catalogue on screen: begun, noted, ended, kept, taken along."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from makers.cast import Cast
from makers.catalogue import a_matter
from makers.pages import tight
from makers.persons import a_browser
from yimen.records.catalogue import actions, queries
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.catalogue.matter_changes import Change
from yimen.rules.catalogue.rounds import RoundKind
from yimen.rules.legal_clock.calendar import local_date
from yimen.site import clock

pytestmark = pytest.mark.django_db

LIST = "/bureau/catalogue-rounds/"
_DAY = timedelta(days=1)


@pytest.fixture
def manager(cast: Cast) -> Client:
    return a_browser(cast.zheng_jie)


@pytest.fixture
def today() -> date:
    return local_date(clock.now())


@pytest.fixture
def catalogue(cast: Cast) -> None:
    """Two matters; one of them was cancelled four days ago."""
    now = clock.now()
    for code in ("Y-1", "Y-2"):
        matter = a_matter(code=code, organ_id=cast.organ.pk)
        actions.save_draft(actions.Sheet(matter=matter), by=SYSTEM, at=now - 9 * _DAY)
        actions.publish(code, by=SYSTEM, at=now - 9 * _DAY)
    order = actions.Order(change=Change.CANCEL, basis="云政发〔2026〕3号")
    actions.change_matter("Y-2", order, by=SYSTEM, at=now - 4 * _DAY)


def said(today: date, **changes: object) -> Mapping[str, object]:
    return {
        "kind": "clean_up",
        "name": "第一轮事项目录清理",
        "organ": "",
        "begun_on": today - 6 * _DAY,
        "looks_at": "没有依据的、可以合并的",
        **changes,
    }


def page_of(browser: Client, url: str) -> str:
    return tight(browser.get(url).content.decode())


def send(browser: Client, url: str, what: Mapping[str, object]) -> str:
    """The page that follows."""
    answer = browser.post(url, what, follow=True)
    assert answer.status_code == 200
    return tight(answer.content.decode())


def newest(cast: Cast) -> str:
    """Where the first round of the list is."""
    row = queries.rounds(queries.RoundFilter(), by=cast.zheng_jie).rows[0]
    return f"{LIST}{row.span.round_id}/"


def test_a_round_from_its_beginning_to_its_frozen_end(
    manager: Client, cast: Cast, catalogue: None, today: date
) -> None:
    del catalogue
    assert "还没有清理过目录" in page_of(manager, LIST)

    begun = send(manager, f"{LIST}add/", said(today))

    assert "开始了" in begun
    assert "到今天为止的数字" in begun
    assert "<dt>取消</dt><dd>1</dd>" in begun
    assert "<dt>退出目录</dt><dd>1</dd>" in begun
    eve = today - 7 * _DAY
    assert f'datetime="{eve}">' in begun
    assert "食品经营许可</a></th>" in begun
    assert "没有做过的：承接、下放" in begun
    url = newest(cast)
    put_right = said(today, version=1, name="第一轮", progress="已联审四十项")
    noted = send(manager, f"{url}change/", put_right)
    assert "名称 第一轮事项目录清理 → 第一轮" in noted
    assert "进展 已联审四十项" in noted
    ending = {"version": 2, "ended_on": today, "result": "取消一项"}
    done = send(manager, f"{url}close/", ending)
    assert "结束时定格的数字" in done
    assert "<dd>取消一项</dd>" in done
    assert f"{url}close/" not in done
    assert f"on={today}&amp;before={eve}" in done
    assert reverse("bureau:matter-upper") in done
    assert "2 → 1" in page_of(manager, LIST)
    assert "已经结束" in manager.get(f"{url}change/").content.decode()


def test_a_refused_form_keeps_what_was_typed(
    manager: Client, cast: Cast, today: date
) -> None:
    early = send(manager, f"{LIST}add/", said(today, kind="look_back"))
    assert "没有可以回头看的" in early
    assert "没有依据的、可以合并的</textarea>" in early
    assert f'value="{today - 6 * _DAY}"' in early
    late = send(manager, f"{LIST}add/", said(today, begun_on=today + _DAY))
    assert "开始不能晚于今天" in late
    send(manager, f"{LIST}add/", said(today))
    again = send(manager, f"{LIST}add/", said(today, name="再来一轮"))
    assert "还没有结束" in again
    assert 'value="再来一轮"' in again
    before = {"version": 1, "ended_on": today - 9 * _DAY, "result": "写得很长的结果"}
    wrong = send(manager, f"{newest(cast)}close/", before)
    assert "结束不能早于开始" in wrong
    assert "写得很长的结果</textarea>" in wrong


def test_the_list_is_narrowed_and_taken_along(
    manager: Client, cast: Cast, catalogue: None, today: date
) -> None:
    del catalogue
    organ = cast.organ.pk
    send(manager, f"{LIST}add/", said(today, begun_on=today - 6 * _DAY))
    first = newest(cast)
    ending = {"version": 1, "ended_on": today - 2 * _DAY, "result": "=取消一项"}
    send(manager, f"{first}close/", ending)
    back = said(
        today,
        kind=RoundKind.LOOK_BACK.value,
        name="回头看第一轮",
        organ=organ,
        begun_on=today - _DAY,
    )
    page = send(manager, f"{LIST}add/", back)
    assert f'<a href="{first}">第一轮事项目录清理</a>' in page
    assert f"<dt>范围</dt><dd>{cast.organ.name}</dd>" in page

    def names(asked: str) -> list[bool]:
        shown = page_of(manager, f"{LIST}?{asked}")
        return [
            f">{name}</a>" in shown for name in ("第一轮事项目录清理", "回头看第一轮")
        ]

    assert names("") == names(f"year={today.year}") == [True, True]
    assert names("kind=look_back") == names("state=open") == [False, True]
    assert names("state=closed&kind=clean_up&year=nonsense") == [True, False]
    assert names("year=1999") == [False, False]
    assert "没有这样的一轮" in page_of(manager, f"{LIST}?year=1999")

    file = manager.get(f"{LIST}export.csv?kind=clean_up").content.decode("utf-8-sig")
    heads, row = (line.split(",") for line in file.splitlines())
    told = dict(zip(heads, row, strict=True))
    assert (told["清理前事项"], told["清理后事项"], told["取消"]) == ("2.0", "1.0", "1")
    assert (told["范围"], told["结果"]) == ("全部目录", "'=取消一项")
    whole = manager.get(f"{LIST}export.xlsx")
    assert whole.content.startswith(b"PK")


def test_everybody_of_the_house_reads_and_only_the_manager_writes(
    manager: Client, cast: Cast, today: date
) -> None:
    send(manager, f"{LIST}add/", said(today))
    clerk = a_browser(cast.wang_fang)

    assert "开始一轮</a>" in page_of(manager, LIST)
    assert "开始一轮</a>" not in page_of(clerk, LIST)
    page = page_of(clerk, newest(cast))
    assert "第一轮事项目录清理" in page
    assert "结束这一轮" not in page
    assert "这两天的目录数字" not in page
    assert "这两天的目录数字" in page_of(manager, newest(cast))


def test_the_public_reads_what_came_of_a_round_that_is_over(
    manager: Client, cast: Cast, catalogue: None, today: date
) -> None:
    del catalogue
    visitor = a_browser()
    send(manager, f"{LIST}add/", said(today))
    assert "还没有公布过清理结果" in page_of(visitor, "/catalogue-rounds/")
    ending = {"version": 1, "ended_on": today, "result": "没有依据的取消"}
    send(manager, f"{newest(cast)}close/", ending)

    page = page_of(visitor, "/catalogue-rounds/")

    assert "没有依据的取消" in page
    assert "取消 1</span>" in page
    assert 'data-label="清理前">2</td><td data-label="清理后">1</td>' in page
    assert "郑洁" not in page
    english = visitor.get("/catalogue-rounds/", headers={"accept-language": "en"})
    assert "Cancelled 1" in english.content.decode()
    assert "/catalogue-rounds/" in page_of(visitor, "/")
