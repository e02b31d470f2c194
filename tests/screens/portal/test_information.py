"""Asking for information: at home and at the office."""

import io
import re
from datetime import timedelta
from typing import Final

from django.test import Client
from pypdf import PdfReader

from makers.cast import Cast
from makers.persons import a_browser
from yimen.records.journal import queries as journal
from yimen.records.messages.models import Message
from yimen.records.orders.actions.answer_request import answer_request
from yimen.records.orders.actions.ask_information import ask_information
from yimen.records.orders.models import InformationRequest
from yimen.records.orders.queries import reply_sheet
from yimen.rules.authority.actors import VISITOR
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.voice.information_requests import Arrival, Asked, Form, Reply
from yimen.screens.bureau.orders.requests import ACTS
from yimen.site import clock

CARD: Final = "11010519491231002X"


def text(browser: Client, url: str) -> str:
    answer = browser.get(url)
    assert answer.status_code == 200, url
    return answer.content.decode()


def has(page: str, parts: tuple[str, ...], *, lacks: str) -> None:
    assert [part for part in parts if part not in page] == []
    assert lacks not in page


def asked_on(phone: Client, cast: Cast) -> tuple[str, str]:
    """The number and the code that the phone shows."""
    text(phone, "/information/")
    said = {
        "organ": str(cast.organ.pk),
        "wanted": "滨江路征地批复",
        "form": "electronic",
        "name": "张三",
        "id_number": CARD,
        "contact": "13912345678",
        "once": "once",
    }
    for lacks in ({"name": ""}, {"id_number": ""}):
        assert phone.post("/information/", {**said, **lacks}).status_code == 422
    wrong = phone.post("/information/", {**said, "id_number": f"{CARD[:-1]}1"})
    assert "证件号码不对" in wrong.content.decode()
    phone.post("/information/", said)
    page = text(phone, "/progress/information/")
    assert CARD not in page
    number, code = re.findall(r'class="big code">([^<]+)<', page)
    return number, code


def test_from_the_phone_to_the_answer(cast: Cast) -> None:
    unit = a_browser(cast.li_qiang)
    number, code = asked_on(Client(), cast)
    here = f"/bureau/information/{number}/"
    assert "滨江路征地批复" in text(unit, "/bureau/information/?state=open")
    unit.post(f"{here}confirm", {"sure": "1"})
    later = (local_date(clock.now()) + timedelta(days=9)).isoformat()
    unit.post(f"{here}correction", {"what": "哪一年的", "correct_by": later})
    at_home = Client()
    asked = at_home.post("/progress/", {"n": number, "code": code})
    assert asked.url == "/progress/information/"
    assert "哪一年的" in text(at_home, asked.url)
    at_home.post("/progress/information/correct", {"text": "2025年的"})
    unit.post(f"{here}consult", {"party": "某公司"})
    unit.post(f"{here}consulted", {"agrees": "yes", "reason": "同意"})
    pages = [unit.get(f"{here}{act.slug}").status_code for act in ACTS]
    assert set(pages) <= {200, 403}
    refused = unit.post(f"{here}answer", {"reply": "refused", "text": ""})
    assert "请填写答复内容" in refused.content.decode()
    assert at_home.get("/paper/reply/").status_code == 404  # nothing answered yet
    unit.post(f"{here}answer", {"reply": "granted", "text": "批复见附件"})
    assert InformationRequest.objects.get().state == "answered"
    answered = text(at_home, "/progress/information/")
    assert "批复见附件" in answered
    assert "/paper/reply/" in answered
    told = set(Message.objects.values_list("kind", "channel"))
    assert told == {("request_unclear", "sms"), ("request_answered", "sms")}
    has(text(unit, here), ("某公司", "110105********002X"), lacks=CARD)
    seen = unit.post(f"{here}unmask", {"reason": "打电话确认邮箱"}).content.decode()
    has(seen, ("13912345678", CARD), lacks="110105********002X")
    assert unit.get("/bureau/information/export.csv").status_code == 200


def test_a_request_at_the_counter_and_the_rate(cast: Cast) -> None:
    unit = a_browser(cast.li_qiang)
    text(unit, "/bureau/information/new/")
    said = {
        "arrival": "in_person",
        "organ": str(cast.organ.pk),
        "wanted": "预算",
        "form": "paper",
        "name": "张三",
        "contact": "12345678",
        "once": "x",
        "id_number": "91350100M0001TGQXM",
    }
    asked = unit.post("/bureau/information/new/", said).content.decode()
    assert "勾选“核对过证件”" in asked
    assert 'name="is_confirmed"' in asked
    said["is_confirmed"] = "on"
    made = unit.post("/bureau/information/new/", said).content.decode()
    assert "查询码" in made
    assert "信息公开率" in text(unit, "/bureau/information/disclosure/")
    assert Client().post("/progress/information/correct").url == "/progress/"


def test_the_answer_is_a_paper_with_its_number_its_reason_and_the_way_against_it(
    cast: Cast,
) -> None:
    asked = Asked(
        submit_key="paper",
        arrival=Arrival.IN_PERSON,
        form=Form.PAPER,
        organ_id=cast.organ.pk,
        name="张三",
        id_number="11010519491231002X",
        contact="zhang@example.cn",
        wanted="滨江路征地批复",
    )
    now = clock.now()
    made = ask_information(asked=asked, by=VISITOR, at=now)
    why = "批复属于国家秘密"
    answer_request(
        number=made.number, reply=Reply.REFUSED, text=why, by=cast.li_qiang, at=now
    )
    home, unit = Client(), a_browser(cast.li_qiang)
    home.post("/progress/", {"n": made.number, "code": made.query_code})

    own = home.get("/paper/reply/")
    here = f"/paper/reply/{made.number}/print"
    printed = [unit.post(here) for _ in range(2)]

    said = words(own.content)
    for part in ("张三", "滨江路征地批复", why, "第三十六条第三项", "应当先"):
        assert part in said, part
    number = reply_sheet(made.number).number
    assert re.fullmatch(r"青溪市监公开〔\d{4}〕1号", number)
    assert number in said
    assert number in words(printed[1].content)
    assert "第2份" in words(printed[1].content)
    lines = journal.entries("information_request", made.number)
    copies = [line.payload["copy"] for line in lines if line.step == "print_reply"]
    assert copies == [1, 2]
    assert Message.objects.get(kind="request_answered").channel == "mail"
    shown = text(unit, f"/bureau/information/{made.number}/")
    assert "打印答复书" in shown
    assert shown.count(why) == 2  # the answer and its line; the paper is not a line
    assert a_browser(cast.sun_li).post(here).status_code in {403, 404}
    assert Client().get("/paper/reply/").status_code == 404


def words(pdf: bytes) -> str:
    pages = PdfReader(io.BytesIO(pdf)).pages
    return "".join("".join(page.extract_text() for page in pages).split())
