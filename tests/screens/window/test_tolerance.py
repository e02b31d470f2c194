"""Tolerance at the window and on the telephone: offered, promised, supplied."""

from datetime import date, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from makers.cases import WHOLE, Counter, row_of
from makers.persons import a_browser
from screens.window.test_counter import sheet
from yimen.records.cases.actions._move import TakenIn
from yimen.records.cases.actions.lapse_promise import lapse_promise
from yimen.records.cases.models import BrokenPromise, Case, OwedMaterial
from yimen.records.people.models import Applicant
from yimen.rules.cases.applications import Tolerate
from yimen.rules.catalogue.tolerance import Promise
from yimen.rules.legal_clock.calendar import local_date
from yimen.site import clock

HTMX = {"HX-Request": "true"}
MEANT = Tolerate(Promise(conditions_met=True))
ONE_SHORT = tuple(paper for paper in WHOLE if paper.code != "M5")
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 64


def gappy(counter: Counter, **changes: str) -> dict[str, str]:
    return sheet(counter, counter.promised_id, **{"paper-M5": "missing"} | changes)


def tolerated(counter: Counter) -> TakenIn:
    return counter.taken_in(MEANT, at=clock.now(), papers=ONE_SHORT)


def lapse(counter: Counter) -> str:
    number = tolerated(counter).number
    OwedMaterial.objects.update(due_on=local_date(clock.now()) - timedelta(days=2))
    lapse_promise(number=number, at=clock.now())
    return number


def test_the_window_offers_it_with_a_day_for_each_paper(
    counter: Counter, browser: Client
) -> None:
    said = browser.post("/window/preview", gappy(counter), headers=HTMX).content
    shown = said.decode()

    assert "可以容缺受理" in shown
    assert 'name="owed-M5"' in shown
    assert "布局图，最晚" in shown
    main = browser.post("/window/preview", gappy(counter, **{"paper-M1": "missing"}))
    assert "owed-M5" not in main.content.decode()


def test_the_promise_is_taken_only_with_the_conditions_seen(
    counter: Counter, browser: Client
) -> None:
    first = browser.post("/window/preview", gappy(counter)).content.decode()
    latest = date.fromisoformat(first.split('name="owed-M5"')[1].split('"')[1])
    sooner = {"owed-M5": f"{latest - timedelta(days=1)}"}
    blind = browser.post("/window/submit", gappy(counter, answer="tolerate", **sooner))
    assert blind.status_code == 409
    assert "基本条件" in blind.content.decode()
    assert f'value="{sooner["owed-M5"]}"' in blind.content.decode()  # as it was set
    assert not Case.objects.exists()

    fields = gappy(counter, answer="tolerate", conditions_met="1")
    done = browser.post("/window/submit", fields, follow=True).content.decode()

    case = Case.objects.get()
    assert (case.state, case.owed_by_on is None) == ("accepted", False)
    assert all(part in done for part in ("容缺受理承诺书", "容缺受理通知书"))


def test_received_papers_are_tolerated_from_the_case_page(
    counter: Counter, browser: Client
) -> None:
    number = counter.received(at=clock.now(), papers=ONE_SHORT)
    where = f"/window/cases/{number}/tolerate"

    assert "基本条件具备" in browser.get(where).content.decode()
    assert browser.post(where, {}).status_code == 409
    browser.post(where, {"conditions_met": "on"})

    assert row_of(number).state == "accepted"


def test_the_last_paper_is_taken_at_the_window(
    counter: Counter, browser: Client
) -> None:
    number = tolerated(counter).number
    page = browser.get(f"/window/cases/{number}/").content.decode()
    assert "收下后补的材料" in page
    where = f"/window/cases/{number}/supply-owed"

    wrong = browser.post(where, {"paper-M5": "missing"}, follow=True)
    assert "没有欠着" in wrong.content.decode()
    browser.post(where, {"paper-M5": "handed_in", "originals-M5": "1"})

    assert row_of(number).owed_by_on is None
    after = browser.get(f"/window/cases/{number}/").content.decode()
    assert "收下后补的材料" not in after
    assert "✓ 布局图" in after


def test_the_applicant_sends_a_picture_from_the_progress_page(
    counter: Counter,
) -> None:
    taken = tolerated(counter)
    phone = a_browser()
    picture = SimpleUploadedFile("plan.png", PNG)
    assert phone.post("/progress/send", {"file": picture}).status_code == 302
    assert OwedMaterial.objects.get().state == "owed"  # nobody gave the code
    phone.post("/progress/", {"n": taken.number, "code": taken.query_code})

    page = phone.get("/progress/case/").content.decode()
    assert "您承诺后补的材料" in page
    empty = phone.post("/progress/send", {"material": "M5"}, follow=True)
    assert "请先拍照" in empty.content.decode()
    program = SimpleUploadedFile("plan.png", b"MZ" + b"\x00" * 80)
    refused = phone.post(
        "/progress/send", {"material": "M5", "file": program}, follow=True
    )
    assert "不能上传" in refused.content.decode()
    picture = SimpleUploadedFile("plan.png", PNG)
    sent = phone.post(
        "/progress/send", {"material": "M5", "file": picture}, follow=True
    ).content.decode()

    assert "收到了" in sent
    assert "收到后补的材料" in sent
    assert 'id="owed"' not in sent
    assert row_of(taken.number).owed_by_on is None


def test_a_broken_promise_shows_at_the_window_and_is_repaired_in_the_bureau(
    counter: Counter, browser: Client
) -> None:
    number = lapse(counter)
    where = f"/window/?applicant={counter.applicant_id}&matter={counter.promised_id}"
    shown = browser.get(where).content.decode()
    assert "1 次承诺没有兑现" in shown
    seen = browser.post("/window/preview", gappy(counter), headers=HTMX)
    assert "不能容缺受理" in seen.content.decode()

    manager = a_browser(counter.cast.zheng_jie)
    broken = BrokenPromise.objects.get()
    listed = manager.get("/bureau/promises/?state=live").content.decode()
    assert number in listed
    assert Applicant.objects.get(pk=counter.applicant_id).name not in listed
    file = manager.get("/bureau/promises/export.csv")
    assert number in b"".join(file).decode("utf-8-sig")
    form = f"/bureau/promises/{broken.pk}/repair/"
    assert "凭什么修复" in manager.get(form).content.decode()
    manager.post(form, {"reason": "材料已经补来，说明了原因"})
    again = manager.post(form, {"reason": "再来一次"})

    assert again.status_code == 200
    broken.refresh_from_db()
    assert broken.repair_ground == "材料已经补来，说明了原因"
    assert (
        "可以容缺受理"
        in browser.post(
            "/window/preview", gappy(counter), headers=HTMX
        ).content.decode()
    )
