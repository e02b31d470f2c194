"""Asking for information: at home and at the office."""

import re
from datetime import timedelta

from django.test import Client

from makers.cast import Cast
from makers.persons import a_browser
from yimen.records.orders.models import InformationRequest
from yimen.rules.calendar import local_date
from yimen.screens.bureau.requests_views import ACTS
from yimen.site import clock


def text(browser: Client, url: str) -> str:
    answer = browser.get(url)
    assert answer.status_code == 200, url
    return answer.content.decode()


def test_from_the_phone_to_the_answer(cast: Cast) -> None:
    phone, unit = Client(), a_browser(cast.li_qiang)
    text(phone, "/information/")
    said = {
        "organ": str(cast.organ.pk),
        "wanted": "滨江路征地批复",
        "form": "electronic",
        "name": "张三",
        "contact": "13912345678",
        "once": "once",
    }
    assert phone.post("/information/", {**said, "name": ""}).status_code == 422
    phone.post("/information/", said)
    page = text(phone, "/progress/information/")
    number, code = re.findall(r'class="big code">([^<]+)<', page)
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
    for act in ACTS:
        assert unit.get(f"{here}{act.slug}").status_code in {200, 403}
    refused = unit.post(f"{here}answer", {"reply": "refused", "text": ""})
    assert "说明理由" in refused.content.decode()
    unit.post(f"{here}answer", {"reply": "granted", "text": "批复见附件"})
    assert InformationRequest.objects.get().state == "answered"
    assert "批复见附件" in text(at_home, "/progress/information/")
    assert "某公司" in text(unit, here)
    seen = unit.post(f"{here}unmask", {"reason": "打电话确认邮箱"}).content.decode()
    assert "13912345678" in seen
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
    }
    made = unit.post("/bureau/information/new/", said).content.decode()
    assert "查询码" in made
    assert "信息公开率" in text(unit, "/bureau/information/disclosure/")
    assert Client().post("/progress/information/correct").url == "/progress/"
