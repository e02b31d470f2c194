"""The register of key projects and the days out, on their pages."""

from datetime import timedelta

from makers.errands import Village
from makers.persons import a_browser
from yimen.records.agency import models
from yimen.rules.legal_clock.calendar import local_date
from yimen.site import clock


def test_a_project_through_its_pages(village: Village) -> None:
    cast = village.counter.cast
    manager, clerk = a_browser(cast.zheng_jie), a_browser(cast.wang_fang)
    said = {
        "name": "电池产业园",
        "project_class": "industry",
        "investor": "华新能源",
        "node": village.center_id,
        "asked_yuan": 500_000_000,
        "agreed_yuan": 0,
    }

    assert "没有重点项目" in manager.get("/bureau/projects/").content.decode()
    assert manager.post("/bureau/projects/add/", said | {"name": ""}).status_code == 200
    number = manager.post("/bureau/projects/add/", said).url.split("/")[-2]
    url = f"/bureau/projects/{number}/"
    assert "我来服务，认领" in clerk.get(url).content.decode()
    clerk.post(f"{url}claim")
    case = village.counter.accepted()
    clerk.post(f"{url}case", {"case": case})
    changed = said | {
        "agreed_yuan": 420_000_000,
        "is_accompanied": "on",
        "version": "2",
    }
    assert manager.post(f"{url}edit/", changed).url == url
    page = manager.get(url).content.decode()
    assert "4.2亿元" in page
    assert case in page
    assert "王芳" in page
    notice = manager.get(f"{url}notice").content.decode()
    assert "重点项目分类告知书（工业投资）" in notice
    assert "排污许可证核发" in notice
    assert "全程帮代办，不收费" in notice
    listed = manager.get("/bureau/projects/?q=电池&class=industry").content.decode()
    assert "全程帮代办" in listed
    csv = manager.get("/bureau/projects/export.csv").content.decode("utf-8-sig")
    assert "420000000" in csv
    manager.post(f"{url}close", {"reason": "投产"})
    assert "已办结" in manager.get(url).content.decode()


def test_a_day_out_through_its_pages(village: Village) -> None:
    manager = a_browser(village.counter.cast.zheng_jie)
    held_on = local_date(clock.now()) + timedelta(days=3)
    said = {
        "kind": "fair",
        "name": "石桥赶集日",
        "place": "石桥村集市",
        "node": village.town_id,
        "held_on": held_on.isoformat(),
        "hours": "9:00—11:30",
        "roster": [village.agent.officer_id],
    }

    assert "没有安排外出服务" in manager.get("/bureau/outreach/").content.decode()
    assert manager.get("/bureau/outreach/add/").status_code == 200
    assert manager.post("/bureau/outreach/add/", said).status_code == 302
    again = manager.post("/bureau/outreach/add/", said)
    assert "已经有" in again.content.decode()
    page = manager.get("/bureau/outreach/").content.decode()
    assert "石桥赶集日" in page
    assert "周小明" in page
    assert "石桥村集市" in a_browser().get("/halls/").content.decode()
    agent = a_browser(village.agent)
    assert "石桥赶集日" in agent.get("/bureau/outreach/").content.decode()
    csv = manager.get("/bureau/outreach/export.csv").content.decode("utf-8-sig")
    assert "便民服务赶集" in csv
    day = models.Outreach.objects.get()
    manager.post(f"/bureau/outreach/{day.pk}/cancel", {"reason": "大雨"})
    assert "取消：大雨" in manager.get("/bureau/outreach/?all=1").content.decode()
