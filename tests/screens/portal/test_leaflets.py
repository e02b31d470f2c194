"""Booklets, cards and charts say what the published guide says, on page and in file."""

import io

import pytest
from django.test import Client
from pypdf import PdfReader

from makers.catalogue import NOON, a_fee, a_matter, an_organ
from makers.places import a_node
from yimen.records.catalogue import actions, queries
from yimen.records.network.models import Stationing
from yimen.records.people.models import Organ
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.catalogue.captions import LINES
from yimen.rules.catalogue.matters import BusinessLine, Matter

pytestmark = pytest.mark.django_db


def a_published() -> Matter:
    """A matter whose guide is out."""
    matter = a_matter(
        code="Y-leaf",
        organ_id=an_organ(),
        line=BusinessLine.INVESTMENT,
        is_charged=True,
        fees=(a_fee(),),
    )
    actions.save_draft(actions.Sheet(matter=matter), by=SYSTEM, at=NOON)
    actions.publish(matter.code, by=SYSTEM, at=NOON)
    return matter


def words(content: bytes) -> str:
    reader = PdfReader(io.BytesIO(content))
    return "".join("".join(one.extract_text() for one in reader.pages).split())


def said_of(matter: Matter) -> list[str]:
    """What every leaflet says of a matter."""
    plain = matter.elements
    return [
        matter.name,
        *(material.name for material in matter.materials),
        *(one.text for one in matter.conditions),
        plain.place,
        plain.consult_phone,
        plain.complaint_phone,
        "第1版",
        "扫码看最新版",
    ]


def test_a_card_says_it_all_on_the_page_and_in_the_file() -> None:
    matter = a_published()
    browser = Client()
    where = f"/guides/{matter.code}/card"

    page = "".join(browser.get(where).content.decode().split())
    file = words(browser.get(f"{where}.pdf").content)

    for part in said_of(matter):
        assert "".join(part.split()) in page, part
        assert "".join(part.split()) in file, part
    assert "须知卡片" in browser.get(f"/guides/{matter.code}/").content.decode()


def test_a_chart_is_drawn_with_its_steps() -> None:
    matter = a_published()
    browser = Client()
    where = f"/guides/{matter.code}/flow"

    page, file = browser.get(where), browser.get(f"{where}.pdf")

    assert page.status_code == file.status_code == 200
    drawn, said = page.content.decode(), words(file.content)
    assert "<svg" in drawn
    for step in matter.steps:
        assert step.name in drawn
        assert step.name in said
    assert "办理流程图" in said


def test_a_booklet_holds_the_guides_of_a_line_or_of_a_hall() -> None:
    matter = a_published()
    hall = a_node("青溪区政务服务中心")
    organ = Organ.objects.get(pk=matter.organ_id)
    Stationing.objects.create(node=hall, organ=organ, valid_from="2020-01-01")
    browser = Client()
    assert matter.line is not None
    shown = browser.get("/guides/booklets/").content.decode()
    assert LINES[matter.line] in shown
    assert hall.name in shown

    for where in (f"line/{matter.line.value}", f"hall/{hall.code}"):
        answer = browser.get(f"/guides/booklets/{where}.pdf")
        said = words(answer.content)
        assert "服务一本通" in said
        assert "目录" in said
        for part in said_of(matter):
            assert "".join(part.split()) in said, (where, part)
    assert browser.get("/guides/booklets/line/none.pdf").status_code == 404
    assert browser.get("/guides/booklets/hall/none.pdf").status_code == 404
    assert queries.guide_page(matter.code).number == 1
