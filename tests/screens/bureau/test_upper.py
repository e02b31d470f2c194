"""The catalogue beside a file of the level above, on the page and as a file."""

import io
import json
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from makers.cast import Cast
from makers.catalogue import NOON, a_matter
from makers.pages import tight
from makers.persons import a_browser
from yimen.records.catalogue import actions, queries
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.catalogue import written
from yimen.rules.catalogue.matter_changes import Change
from yimen.rules.catalogue.matters import Matter
from yimen.rules.legal_clock.limits import Limit

pytestmark = pytest.mark.django_db
PAGE = "bureau:matter-upper"


@pytest.fixture
def manager(cast: Cast) -> Client:
    return a_browser(cast.zheng_jie)


@pytest.fixture
def own(cast: Cast) -> Matter:
    """The own catalogue: one that the level above has, one that only we have."""
    shared = a_matter(code="Y-own", organ_id=cast.organ.pk, promised_limit=Limit(8))
    for one in (shared, replace(shared, code="Y-alone", name="只有本级的事项")):
        actions.save_draft(actions.Sheet(matter=one), by=SYSTEM, at=NOON)
        actions.publish(one.code, by=SYSTEM, at=NOON)
    return shared


def the_file(*matters: Matter) -> io.BytesIO:
    rows: list[Any] = [{**written.written(one), "organ": "市局"} for one in matters]
    file = io.BytesIO(json.dumps([*rows, "x"]).encode())
    file.name = "upper.json"
    return file


def above(own: Matter) -> io.BytesIO:
    same = replace(own, code="U-same", promised_limit=Limit(5))
    missing = [a_matter(code=f"U-{n:03}", name=f"市里的事项{n}") for n in range(60)]
    return the_file(same, *missing)


def test_both_sides_stand_beside_each_other_and_nothing_is_taken_in(
    manager: Client, own: Matter, cast: Cast
) -> None:
    known = queries.tally(by=cast.zheng_jie)
    sent = {"file": above(own), "profile": "yimen", "show": ""}

    page = tight(manager.post(reverse(PAGE), sent).content.decode())

    assert "上级有、本级没有</dt><dd>60</dd>" in page
    assert "本级有、上级没有</dt><dd>1</dd>" in page
    assert "都有，内容不同</dt><dd>1</dd>" in page
    assert "承诺比上级长</dt><dd>1</dd>" in page
    assert "第 2 / " not in page
    assert "市里的事项0" in page
    assert "这一行不是一个事项" in page
    assert "第 62 行" in page
    assert queries.tally(by=cast.zheng_jie) == known


def test_it_can_be_narrowed_turned_and_kept(manager: Client, own: Matter) -> None:
    def post(**said: str) -> Any:
        return manager.post(
            reverse(PAGE), {"file": above(own), "profile": "yimen", **said}
        )

    longer = tight(post(show="longer").content.decode())
    assert "按事项名称对上" in longer
    assert "8个工作日" in longer
    assert "5个工作日" in longer
    assert "只有本级的事项" not in longer
    alone = post(show="own").content.decode()
    assert "只有本级的事项" in alone
    assert "市里的事项" not in alone
    assert "没有这样的事项" in post(q="火星").content.decode()
    second = post(page="2").content.decode()
    assert "第 2 / 2 页" in second
    assert "上一页" in second
    sheet = post(export="csv").content.decode("utf-8-sig")
    assert len(sheet.splitlines()) == 63
    assert "都有，内容不同,事项名称,食品经营许可,U-same,Y-own" in sheet
    assert "承诺办结时限,5个工作日,8个工作日,是" in sheet
    assert post(export="xlsx").content.startswith(b"PK")


def test_a_file_that_is_none_is_refused_in_words(manager: Client) -> None:
    empty = manager.get(reverse(PAGE)).content.decode()
    assert "只看不收" in empty
    assert "没有错误的直接发布" not in empty
    file = io.BytesIO(b"%PDF-1.7")
    file.name = "upper.pdf"

    refused = manager.post(reverse(PAGE), {"file": file, "profile": "yimen"})

    assert "这个文件读不了" in refused.content.decode()
    missing = manager.post(reverse(PAGE), {"profile": "yimen"})
    assert missing.status_code == 200
    assert "比对结果" not in missing.content.decode()


def test_a_cancelled_matter_is_no_longer_ours(cast: Cast, own: Matter) -> None:
    order = actions.Order(change=Change.CANCEL, basis="云政发〔2026〕3号")
    actions.change_matter("Y-alone", order, by=cast.zheng_jie, at=NOON)

    standing = queries.standing_matters(by=cast.zheng_jie)

    assert [one.matter.code for one in standing] == [own.code]
