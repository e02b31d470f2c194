"""At the window: what was done wrong is put right, and what is not ours goes on."""

import re

import pytest
from django.test import Client

from makers.cases import Counter, row_of
from makers.catalogue import a_matter, a_version
from makers.persons import a_browser
from makers.places import a_window
from yimen.records.cases.actions.tell_hearing import tell_hearing
from yimen.records.cases.models import Document, Hearing, NegativeReply
from yimen.records.catalogue.actions._findable import index
from yimen.records.catalogue.models import MatterVersion
from yimen.records.catalogue.queries import matter_version
from yimen.records.network.models import Stationing
from yimen.rules.cases.applications import OnlyReceive
from yimen.rules.catalogue.matters import Material
from yimen.rules.legal_clock.calendar import local_date
from yimen.site import clock

REASON = {"reason": "办错了"}


@pytest.fixture
def today(counter: Counter) -> str:
    """A case that was accepted a moment ago."""
    return counter.accepted(at=clock.now())


def page(browser: Client, url: str) -> str:
    return browser.get(url).content.decode()


def test_the_case_page_offers_what_puts_right(browser: Client, today: str) -> None:
    shown = page(browser, f"/window/cases/{today}/")

    assert "办错了、要转人" in shown
    offered = re.findall(r'href="([a-z-]+)"', shown)
    assert {"undo", "move-window"} <= set(offered)
    assert "merge" not in offered  # there is no twin
    assert "改正事项" in shown
    assert 'href="assign"' not in shown


def test_a_step_is_taken_back(browser: Client, today: str) -> None:
    where = f"/window/cases/{today}/undo"
    assert "原件收回来了" in page(browser, where)
    assert browser.post(where, {}).status_code == 422

    after = browser.post(where, REASON, follow=True).content.decode()

    assert "已收回" in after
    assert "收回上一步：办错了" in after
    assert row_of(today).state == "received"
    again = browser.post(where, REASON)
    assert again.status_code == 409
    assert "现在的状态不能走这一步" in again.content.decode()


def test_a_twin_is_warned_of_and_merged(counter: Counter, browser: Client) -> None:
    older = counter.received(at=clock.now())
    younger = counter.taken_in(OnlyReceive(), at=clock.now()).number
    shown = page(
        browser,
        f"/window/?applicant={counter.applicant_id}&matter={counter.promised_id}",
    )
    assert "已收过同一个事项" in shown
    assert f"/window/cases/{older}/" in shown

    where = f"/window/cases/{younger}/merge"
    assert older in page(browser, where)
    after = browser.post(where, REASON | {"into": older}, follow=True)

    assert f'这一件已并入 <a href="/window/cases/{older}/">' in after.content.decode()
    assert row_of(younger).state == "merged"


def test_the_right_matter_is_found_and_received(
    counter: Counter, browser: Client, today: str
) -> None:
    right = a_version(
        a_matter(
            name="小餐饮登记证",
            organ_id=counter.cast.organ.pk,
            materials=(Material(code="N1", name="登记申请书", originals=1),),
        )
    )
    row = MatterVersion.objects.select_related("matter").get(pk=right)
    index([(row.matter, row, matter_version(right))])
    where = f"/window/cases/{today}/rematter"
    assert "没有找到这个事项" in page(browser, f"{where}?q=zzzzzz")
    assert f"?matter={right}" in page(browser, f"{where}?q=xcy")
    assert "登记申请书" in page(browser, f"{where}?matter={right}")
    fields = {"matter": str(right), "paper-N1": "handed_in", "originals-N1": "1"}
    assert browser.post(where, fields).status_code == 422
    wrong = browser.post(where, fields | REASON | {"matter": str(counter.promised_id)})
    assert wrong.status_code == 409

    done = browser.post(where, fields | REASON)

    assert done["Location"] == f"/window/done/{today}/"
    assert row_of(today).matter_version_id == right
    assert Document.objects.filter(voided_at=None).get().kind == "intake_receipt"


def test_it_goes_to_the_organ_whose_it_is(counter: Counter, browser: Client) -> None:
    number = counter.received(at=clock.now())
    cast = counter.cast
    Stationing.objects.create(
        node=cast.center, organ=cast.other_organ, valid_from=local_date(clock.now())
    )
    where = f"/window/cases/{number}/transfer"
    assert "青溪区公安局" in page(browser, where)

    done = browser.post(where, REASON | {"organ": str(cast.other_organ.pk)})

    assert done["Location"] == "/window/cases/"
    assert row_of(number).organ_id == cast.other_organ.pk


def test_the_right_window(counter: Counter, browser: Client, today: str) -> None:
    other = a_window(counter.cast.center, 2)

    browser.post(
        f"/window/cases/{today}/move-window", REASON | {"window": str(other.pk)}
    )

    assert row_of(today).window_id == other.pk


def test_the_desk_gives_a_case_to_a_colleague(counter: Counter, today: str) -> None:
    cast = counter.cast
    desk = a_browser(cast.zhao_min)
    shown = page(desk, f"/desk/cases/{today}/")
    assert "办错了、要转人" in shown
    assert "李强" in page(desk, f"/desk/cases/{today}/assign")

    done = desk.post(
        f"/desk/cases/{today}/assign",
        REASON | {"officer": str(cast.li_qiang.officer_id)},
        follow=True,
    )

    assert "已改派" in done.content.decode()
    assert row_of(today).holder_id == cast.li_qiang.officer_id


def test_a_rejection_is_filed_by_itself(counter: Counter, browser: Client) -> None:
    fields = {
        "applicant": str(counter.applicant_id),
        "matter": str(counter.promised_id),
        "submit_key": "one-key",
        "ground": "other",
        "reason": "不是本人",
    }
    browser.post("/window/reject", fields)

    assert NegativeReply.objects.get().step == "reject"


def test_a_hearing_is_asked_for_and_given_up_at_the_counter(
    counter: Counter, browser: Client, today: str
) -> None:
    where = f"/window/cases/{today}/"
    assert "收到听证申请" not in page(browser, where)
    tell_hearing(number=today, why="相邻住户", by=counter.cast.li_qiang, at=clock.now())
    shown = page(browser, where)
    assert "收到听证申请" in shown
    assert "已告知权利" in shown
    assert f"/paper/case/{today}/" in shown  # the whole file, as at the desk

    refused = browser.post(f"{where}request-hearing", {})
    asked = browser.post(f"{where}request-hearing", {"asker": "applicant"})
    assert (refused.status_code, asked.status_code) == (422, 302)
    assert Hearing.objects.get().state == "requested"
    empty = browser.post(f"{where}waive-hearing", {})
    given_up = browser.post(f"{where}waive-hearing", {"reason": "书面放弃"})
    assert (empty.status_code, given_up.status_code) == (422, 302)
    assert Hearing.objects.get().state == "waived"
    assert "书面放弃" in page(browser, where)
