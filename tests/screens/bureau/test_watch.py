"""The supervisor's desk: map, card, settings, comparison, and what was known then."""

import re
from datetime import date, datetime, timedelta

import pytest
from django.test import Client

from makers.cases import Counter
from makers.pages import tight
from makers.persons import a_browser
from makers.ratings import a_rating
from yimen.records.cases.models import Case
from yimen.records.cases.queries import ladders
from yimen.records.network.models import Stationing
from yimen.records.supervision.actions.watch_night import watch_all
from yimen.records.supervision.models import Card
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.statistics.periods import month_of
from yimen.rules.supervision.register import RULES
from yimen.rules.supervision.settings import LIMITS
from yimen.site import clock

TWO_MONTHS = timedelta(days=60)


@pytest.fixture
def now() -> datetime:
    return clock.now()


@pytest.fixture
def late(counter: Counter, now: datetime) -> str:
    """A case that is late by everything, with its cards."""
    number = counter.accepted(at=now - TWO_MONTHS)
    watch_all(at=now)
    return number


def said(browser: Client, url: str) -> str:
    answer = browser.get(url)
    assert answer.status_code == 200, url
    return str(answer.content.decode())


def test_red_is_seen_from_the_top_down_to_the_case(counter: Counter, late: str) -> None:
    supervisor = a_browser(counter.cast.lin_tao)
    desk = said(supervisor, "/bureau/watch/")
    card = Card.objects.get(rule="over_time")
    page = said(supervisor, f"/bureau/cards/{card.pk}/")
    story = said(supervisor, f"/bureau/watch/cases/{late}/")

    assert "红牌" in desk
    assert late in desk
    assert counter.cast.town_hall.name in desk
    assert "过法定时限红牌" in page
    assert "按这些事实重新判定，结果一致" in page
    assert "第 10 天" in page  # the ledger
    assert "<svg" in story
    assert "受理" in story
    assert late in said(supervisor, "/bureau/cards/export.csv")
    assert "没有这样的牌" in said(supervisor, "/bureau/cards/?first=2099-01-01")


def test_a_window_opens_to_all_its_open_cases(
    counter: Counter, late: str, now: datetime
) -> None:
    supervisor = a_browser(counter.cast.lin_tao)
    fresh, online = counter.received(at=now), counter.received(at=now)
    case = Case.objects.get(number=late)
    assert case.window
    Case.objects.filter(number=online).update(window=None)
    hall, number = case.hall.code, case.window.number
    url = f"/bureau/watch/window/?at={hall}&window={number}"
    file = f"/bureau/watch/export/window.csv?at={hall}&window={number}"

    assert url.replace("&", "&amp;") in said(supervisor, f"/bureau/watch/?at={hall}")
    whole = said(supervisor, url)
    assert f"/bureau/watch/cases/{late}/" in whole
    assert fresh in whole
    assert online not in whole
    red = said(supervisor, f"{url}&light=red")
    assert late in red
    assert fresh not in red
    assert late not in said(supervisor, f"{url}&light=red&q={fresh}")
    unknown = said(supervisor, f"/bureau/watch/window/?at={hall}&window=98")
    assert "没有这样的件" in unknown
    assert late not in unknown
    elsewhere = said(supervisor, f"/bureau/watch/window/?at={hall}&window=")
    assert online in elsewhere
    assert late not in elsewhere
    assert f"{late},红牌" in supervisor.get(file).content.decode()
    assert fresh not in supervisor.get(f"{file}&light=red").content.decode()


def test_every_figure_of_the_desk_opens_to_its_rows(
    counter: Counter, late: str, now: datetime
) -> None:
    supervisor = a_browser(counter.cast.lin_tao)
    counter.received(at=now)
    examined = counter.examined(at=now)
    desk = tight(said(supervisor, "/bureau/watch/"))
    links = re.findall(r'href="(/bureau/watch/(?:open|window)/[^"]+)">(\d+)<', desk)
    assert {"late=1" in url for url, _ in links} == {True, False}
    for url, count in links:
        opened = said(supervisor, url.replace("&amp;", "&"))
        assert opened.count("/bureau/watch/cases/") == int(count), url
    cards = re.findall(r'href="(/bureau/cards/\?[^"]*level=\d)">(\d+)<', desk)
    assert cards
    for url, count in cards:
        opened = said(supervisor, url.replace("&amp;", "&"))
        assert len(set(re.findall(r"/bureau/cards/\d+/", opened))) == int(count)
    place = f"?at={counter.cast.center.code}"
    holder = Case.objects.get(number=examined).holder_id
    for asked, found in (
        ("&light=red", late),
        (f"&q={examined}", examined),
        (f"&officer={holder}", examined) if holder else ("", examined),
    ):
        page = said(supervisor, f"/bureau/watch/open/{place}{asked}")
        assert f"/bureau/watch/cases/{found}/" in page
    nothing = said(supervisor, f"/bureau/watch/open/{place}&paused=1&officer=x")
    assert "没有这样的件" in nothing
    file = supervisor.get(f"/bureau/watch/export/open.csv{place}&late=1").content
    assert late in file.decode()
    assert examined not in file.decode()


def test_compared_figures_open_to_the_cards_they_count(
    counter: Counter, late: str
) -> None:
    supervisor = a_browser(counter.cast.lin_tao)
    Card.objects.filter(rule="over_time").update(state="cancelled")
    for page in ("/bureau/watch/compare/", "/bureau/watch/rules/"):
        links = re.findall(
            r'href="(/bureau/cards/[^"]+)">(\d+)<', tight(said(supervisor, page))
        )
        assert links, page
        for url, count in links:
            opened = said(supervisor, url.replace("&amp;", "&"))
            found = set(re.findall(r"/bureau/cards/\d+/", opened))
            assert len(found) == int(count), url
    assert late


def test_a_card_goes_from_hand_to_hand(counter: Counter, late: str) -> None:
    supervisor, head = (
        a_browser(who) for who in (counter.cast.lin_tao, counter.cast.wu_gang)
    )
    card = Card.objects.get(rule="over_time", subject_id=late)
    url = f"/bureau/cards/{card.pk}/"

    supervisor.post(f"{url}notify", {"version": 1})
    assert "作说明" in said(head, url)
    assert "认定成立" not in said(head, url)
    head.post(f"{url}explain_card", {"version": 2, "text": "人手不够"})
    assert "人手不够" in said(supervisor, url)
    refused = supervisor.post(f"{url}uphold_card", {"version": 3, "text": " "})
    assert 'role="alert"' in refused.content.decode()
    supervisor.post(f"{url}uphold_card", {"version": 3, "text": "情况属实"})
    supervisor.post(
        f"{url}recheck_card", {"version": 4, "text": "已办", "is_mended": "1"}
    )

    assert "已经改正" in said(supervisor, url)
    rules = said(supervisor, "/bureau/watch/rules/")
    assert "误报率" in rules


def test_settings_are_set_with_a_reason(counter: Counter) -> None:
    supervisor = a_browser(counter.cast.lin_tao)
    url = "/bureau/watch/settings/"
    form = supervisor.get(url).context["form"]
    asked = {name: form[name].value() for name in form.fields}
    asked["on"] = [name for name in asked["on"] if name != "held"]
    assert len(asked["on"]) == len(RULES) - 1

    supervisor.post(url, asked | {"reason": "试行", "idle_days": 7})

    page = said(supervisor, url)
    assert re.findall(r"停看 (\d+) 条", page) == ["1"]
    assert page.count('<details class="watch-shelf" open') == 1
    assert "受理后几天没有动作算压件：5 → 7" in page
    assert "停看：压件" in page
    assert "停看" in said(supervisor, "/bureau/watch/rules/")


def test_settings_show_what_each_rule_found_last_month(
    counter: Counter, late: str, now: datetime
) -> None:
    month = month_of(local_date(now)).before()
    Card.objects.filter(rule="over_time").update(raised_at=month.since)
    supervisor = a_browser(counter.cast.lin_tao)

    page = tight(said(supervisor, "/bureau/watch/settings/"))
    (url,) = re.findall(r'href="(/bureau/cards/[^"]+)">1 张<', page)

    assert [page.count(f'name="{name}"') for name in LIMITS] == [1] * len(LIMITS)
    assert page.count('name="on"') == len(RULES)
    assert "上月 1 张" in page
    opened = said(supervisor, url.replace("&amp;", "&"))
    assert len(set(re.findall(r"/bureau/cards/\d+/", opened))) == 1
    assert late in opened


def test_a_ladder_is_tried_before_it_is_set(counter: Counter, now: datetime) -> None:
    counter.accepted(at=now - TWO_MONTHS)
    supervisor = a_browser(counter.cast.lin_tao)
    url = "/bureau/watch/settings/"
    opened = supervisor.get(url)
    form = opened.context["form"]
    asked = {name: form[name].value() for name in form.fields}
    shorter = asked | {"profile": "jiangsu", "reason": ""}

    answer = supervisor.post(url, shorter | {"try": "1"})
    tried, filled = answer.content.decode(), answer.context["form"]

    assert (
        "只剩 1 个工作日；时限满 10 个工作日的，只剩 20%就提醒"
        in opened.content.decode()
    )
    assert "试算：灯会怎么变" in tried
    assert "到期当天" in tried
    assert (filled["profile"].value(), filled["reminder_days"].value()) == (
        "jiangsu",
        0,
    )
    assert not ladders()
    folding = shorter | {"try": "1", "profile": "house", "reminder_percent": 50}
    assert 'role="alert"' in supervisor.post(url, folding).content.decode()
    assert 'role="alert"' in supervisor.post(url, shorter).content.decode()
    supervisor.post(url, shorter | {"reason": "按省里的办法"})
    page = said(supervisor, url)
    assert "第 1 版设置起" in page
    assert "没有承诺的，从法定时限算起" in page


def test_then_is_seen_as_it_was_known_then(
    counter: Counter, late: str, now: datetime
) -> None:
    supervisor = a_browser(counter.cast.lin_tao)
    day = (local_date(now) - timedelta(days=7)).isoformat()

    known_now = f"{local_date(now).isoformat()}T23:59"
    unknown = said(supervisor, f"/bureau/watch/as-of/?day={day}")
    known = said(supervisor, f"/bureau/watch/as-of/?day={day}&known={known_now}")

    assert late not in unknown  # it was written down today only
    assert late in known
    assert "红牌" in known
    assert "那时怎么亮灯" in known
    assert "没有超期的件" in said(supervisor, "/bureau/watch/as-of/?day=x&known=y")
    assert "超时" in said(supervisor, "/bureau/watch/compare/?first=9999-99-99")


def test_a_stranger_to_the_organ_sees_no_card(counter: Counter, late: str) -> None:
    card = Card.objects.get(rule="over_time", subject_id=late)
    assert a_browser(counter.cast.sun_li).get(
        f"/bureau/cards/{card.pk}/"
    ).status_code in {
        403,
        404,
    }


def test_every_list_of_the_desk_is_a_file(counter: Counter, late: str) -> None:
    supervisor = a_browser(counter.cast.lin_tao)
    station = Stationing.objects.create(
        node=counter.cast.center,
        organ=counter.cast.organ,
        valid_from=date(2026, 1, 1),
    )
    lists = {
        "places": counter.cast.town_hall.name,
        "windows": late,
        "officers": "人员",
        "compare": "超时",
        "rules": "误报率",
        "stationing": f"{counter.cast.organ.name},2,2,100",
    }
    for what, words in lists.items():
        url = f"/bureau/watch/export/{what}.csv"
        assert words in supervisor.get(url).content.decode(), what
    book = supervisor.get("/bureau/watch/export/places.xlsx").content
    assert book.startswith(b"PK")
    assert supervisor.get("/bureau/watch/export/dragons.csv").status_code == 404
    day = local_date(clock.now()).isoformat()
    then = f"/bureau/watch/as-of/export.csv?day={day}&known={day}T23:59"
    lines = supervisor.get(then).content.decode().splitlines()
    assert lines[0].endswith("当时,灯")
    assert [row.split(",")[3:] for row in lines if late in row] == [["超期", "红牌"]]
    assert "100" in said(supervisor, "/bureau/watch/stationing/")
    station.delete()
    assert "0.0" in said(supervisor, "/bureau/watch/stationing/")


def test_a_rating_stands_in_the_picture_of_its_case(counter: Counter) -> None:
    rating = a_rating(counter)
    assert rating.case is not None
    url = f"/bureau/watch/cases/{rating.case.number}/"

    page = said(a_browser(counter.cast.lin_tao), url)

    assert "<li>评价" in page
