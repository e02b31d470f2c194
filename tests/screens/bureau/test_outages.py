"""An outage is weighed, announced, seen by everybody, and taken back."""

from datetime import timedelta

from django.utils import timezone

from makers.cast import Cast
from makers.persons import a_browser
from yimen.records.journal.queries import entries
from yimen.records.messages.models import Outage
from yimen.site import clock


def asked(cast: Cast, **changes: str) -> dict[str, str]:
    now = timezone.localtime(clock.now())
    return {
        "hall": cast.center.code,
        "what": "社保系统升级",
        "instead": "请改天来",
        "starts_at": f"{now:%Y-%m-%dT%H:%M}",
        "ends_at": f"{now + timedelta(hours=3):%Y-%m-%dT%H:%M}",
    } | changes


def test_it_is_weighed_first_and_announced_when_sure(cast: Cast) -> None:
    browser = a_browser(cast.zheng_jie)

    weighed = browser.post("/bureau/outages/", asked(cast)).content.decode()
    assert "确认发布" in weighed
    assert not Outage.objects.exists()
    browser.post("/bureau/outages/", asked(cast, sure="1"))

    row = Outage.objects.get()
    assert [one.step for one in entries("outage", str(row.pk))] == ["announce_outage"]
    assert "社保系统升级" in a_browser().get("/").content.decode()
    browser.post(f"/bureau/outages/{row.pk}/withdraw")
    assert "社保系统升级" not in a_browser().get("/").content.decode()


def test_an_outage_that_ends_before_it_begins_is_refused(cast: Cast) -> None:
    browser = a_browser(cast.zheng_jie)
    wrong = asked(cast, ends_at="2020-01-01T00:00", sure="1")

    page = browser.post("/bureau/outages/", wrong).content.decode()

    assert "停用公告没有写清楚" in page
    assert not Outage.objects.exists()
