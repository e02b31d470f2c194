"""A promise of the conditions at the window, and its check at the desk."""

from datetime import timedelta

import pytest
from django.test import Client

from makers.cases import MATERIALS, Counter, row_of
from makers.catalogue import a_matter, a_version
from makers.persons import a_browser
from screens.window.test_counter import sheet
from yimen.records.cases.models import Case, Commitment
from yimen.rules.catalogue.elements import Elements
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.legal_clock.limits import Limit
from yimen.site import clock

HTMX = {"HX-Request": "true"}


@pytest.fixture
def version(counter: Counter) -> int:
    matter = a_matter(
        name="小餐饮备案",
        organ_id=counter.cast.organ.pk,
        materials=MATERIALS,
        statutory_limit=Limit(20),
        promised_limit=Limit(10),
        elements=Elements(
            allows_commitment=True,
            commitment_conditions=("有与经营品种相适应的场所",),
            commitment_replaces=("M3", "M5"),
            commitment_consequence="撤销决定，记入信用记录",
        ),
    )
    return a_version(matter)


def fields(counter: Counter, version: int, **changes: str) -> dict[str, str]:
    missing = {"paper-M3": "missing", "paper-M5": "missing"}
    return sheet(counter, version, **missing | changes)


def test_the_window_tells_conditions_and_decides_on_a_free_choice(
    counter: Counter, browser: Client, version: int
) -> None:
    said = browser.post("/window/preview", fields(counter, version), headers=HTMX)
    shown = said.content.decode()
    wanted = (
        "可以告知承诺",
        "有与经营品种相适应的场所",
        "健康证明、布局图",
        "撤销决定",
    )
    assert all(part in shown for part in wanted)
    answer = {"answer": "commit", "content": "准予备案"}
    unread = browser.post("/window/submit", fields(counter, version, **answer))
    assert unread.status_code == 409
    assert "自愿选择" in unread.content.decode()

    chosen = fields(counter, version, **answer, is_chosen="1")
    done = browser.post("/window/submit", chosen, follow=True).content.decode()

    assert "告知承诺书" in done
    assert Case.objects.get().state == "granted"


def test_the_desk_checks_and_the_chief_revokes(
    counter: Counter, browser: Client, version: int
) -> None:
    answer = {"answer": "commit", "content": "准予备案", "is_chosen": "1"}
    browser.post("/window/submit", fields(counter, version, **answer))
    number = Case.objects.get().number
    Commitment.objects.update(check_by_on=local_date(clock.now()) - timedelta(days=3))
    desk = a_browser(counter.cast.li_qiang)
    listed = desk.get("/desk/commitments/").content.decode()
    assert number in listed
    assert "过期了" in listed
    where = f"/desk/cases/{number}/check-commitment"
    assert "核查结果" in desk.get(where).content.decode()
    late = {"verdict": "rectify", "found": "场所面积不够", "rectify_by_on": ""}
    assert desk.post(where, late).status_code == 409
    desk.post(where, {"verdict": "broken", "found": "场所不存在"})

    page = desk.get(f"/desk/cases/{number}/").content.decode()
    assert "违反承诺，已记入失信记录" in page
    assert "没有要核查的承诺" in desk.get("/desk/commitments/").content.decode()
    chief = a_browser(counter.cast.zhao_min)
    revoke = f"/desk/cases/{number}/revoke-decision"
    assert "撤销的情形" in chief.get(revoke).content.decode()
    chief.post(revoke, {"ground": "fraud", "facts": "场所不存在"})

    assert row_of(number).state == "revoked"
    assert "已撤销" in chief.get(f"/desk/cases/{number}/").content.decode()
