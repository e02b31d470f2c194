"""The villager's phone: both clocks in plain words, and where the papers are."""

from datetime import timedelta

from django.test import Client

from makers.errands import Village, entrusted
from makers.persons import a_browser
from yimen.records.agency.actions.take_errand import take_errand
from yimen.records.cases.models import Case
from yimen.rules.legal_clock.calendar import local_date
from yimen.site import clock


def test_the_villager_sees_two_clocks(village: Village) -> None:
    now = clock.now()
    term = local_date(now) + timedelta(days=60)
    word = entrusted(signed_on=local_date(now), last_valid_on=term)
    taken = take_errand(
        intake=village.intake(happened_at=now, entrustment=word),
        by=village.agent,
        at=now,
    )
    phone = Client()

    wrong = phone.post("/progress/", {"n": taken.number, "code": "AAAA-AAAA"})
    right = phone.post("/progress/", {"n": taken.number, "code": taken.query_code})

    assert wrong.status_code == 404
    assert right.url == "/progress/errand/"
    page = phone.get(right.url).content.decode()
    assert "代办站收下了，还没有送到部门" in page
    assert "代办不算法定受理，时限还没有开始" in page
    assert "石桥村便民服务站" in page
    assert "法定时限从这一天算起" not in page
    english = phone.get(right.url, headers={"accept-language": "en"})
    assert english.status_code == 200


def test_a_case_from_a_village_shows_both_times_everywhere(village: Village) -> None:
    number, case = village.taken_up()
    clerk = a_browser(village.counter.cast.wang_fang)
    examiner = a_browser(village.counter.cast.li_qiang)

    window = clerk.get(f"/window/cases/{case}/").content.decode()
    desk = examiner.get(f"/desk/cases/{case}/").content.decode()

    assert "石桥村便民服务站" in window
    assert "法定时限从这里起算" in window
    assert number in window
    assert "不计入办理期限" in desk
    plain = village.counter.accepted()
    assert "代办受理" not in clerk.get(f"/window/cases/{plain}/").content.decode()
    assert Case.objects.get(number=case).channel == "agency"
