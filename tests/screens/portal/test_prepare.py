"""Filled in at home, found again, and opened at the window by its code."""

import re

import pytest
from django.test import Client

from makers.cases import Counter
from makers.cast import Cast
from makers.persons import a_browser
from makers.places import SINCE
from yimen.records.cases.models import ApplicationDraft
from yimen.records.catalogue.models import Matter
from yimen.records.network.models import Stationing

pytestmark = pytest.mark.django_db
FORM = {
    "name": "张三",
    "id_number": "11010519491231002X",
    "phone": "138 1234 2211",
    "note": "房子是租的",
}


@pytest.fixture(autouse=True)
def stationed(cast: Cast) -> None:
    Stationing.objects.create(node=cast.center, organ=cast.organ, valid_from=SINCE)


def where(counter: Counter) -> str:
    code = Matter.objects.get(current_id=counter.promised_id).code
    return f"/guides/{code}/prepare/"


def read(client: Client, path: str, said: dict[str, object] | None = None) -> str:
    answer = client.post(path, said, follow=True) if said else client.get(path)
    return answer.content.decode()


def test_a_form_is_kept_found_changed_and_thrown_away(
    counter: Counter, client: Client
) -> None:
    here = where(counter)
    assert "先在家填好" in read(client, here.removesuffix("prepare/"))
    assert client.post(here, {"name": "张三"}).status_code == 422
    said = {**FORM, "hall": counter.cast.center.code, "papers": ["M1"]}

    page = read(client, here, said)

    row = ApplicationDraft.objects.get()
    grouped = f"{row.code[:3]} {row.code[3:6]} {row.code[6:]}"
    assert grouped in page
    assert "备好了" in page
    assert "还没有" in page
    assert 'value="张三"' in read(client, here)
    client.post("/progress/leave")
    assert 'value="张三"' not in read(client, here)
    find = {"code": grouped, "phone": "13900000000"}
    assert "没有查到" in read(client, "/prepared/find/", find)
    assert grouped in read(client, "/prepared/find/", find | {"phone": FORM["phone"]})
    assert "10 位数字" in read(client, "/prepared/find/", find | {"code": "12"})
    read(client, here, said | {"note": "改了"})
    assert ApplicationDraft.objects.get().code == row.code
    assert "删掉了" in read(client, "/prepared/drop", {"sure": "1"})
    assert not ApplicationDraft.objects.exists()


def test_the_window_opens_it_by_its_code(counter: Counter, client: Client) -> None:
    said = {**FORM, "hall": counter.cast.center.code, "papers": ["M1"]}
    read(client, where(counter), said)
    code = ApplicationDraft.objects.get().code
    clerk = a_browser(counter.cast.wang_fang)

    page = read(clerk, "/window/prepared", {"code": f"{code[:3]} {code[3:]}"})

    assert f'name="matter" value="{counter.promised_id}"' in page
    assert 'value="11010519491231002X"' in page
    assert re.search("房子是租的", page)
    assert "没有找到" in read(clerk, "/window/prepared", {"code": "1"})
