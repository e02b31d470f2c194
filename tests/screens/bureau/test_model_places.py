"""Model places on the screen: asked for, settled, taken back, and public."""

from django.test import Client

from makers.cast import Cast
from makers.pages import tight
from makers.persons import a_browser, an_officer, the_actor
from yimen.records.network.models import NodeGrade
from yimen.rules.authority.actors import Role


def page(browser: Client, url: str) -> str:
    answer = browser.get(url)
    assert answer.status_code == 200
    return tight(answer.content.decode())


def test_a_hall_asks_and_the_bureau_grants_and_takes_back(cast: Cast) -> None:
    place = f"/bureau/network/{cast.town_hall.code}/"
    officer = an_officer("何任", [Role.DUTY_DIRECTOR], hall=cast.town_hall)
    director, manager = a_browser(the_actor(officer)), a_browser(cast.zheng_jie)
    assert "还没有申报" in page(director, "/bureau/grades/")
    assert "区级示范中心" in page(director, f"{place}grades/")

    asked = {"grade": "district_model", "ground": "六有齐全"}
    director.post(f"{place}grades/", asked)
    again = director.post(f"{place}grades/", asked).content.decode()
    wish = NodeGrade.objects.get()
    settle = f"/bureau/grades/{wish.pk}/settle/"

    assert "正在申报" in again
    assert settle not in page(director, "/bureau/grades/")
    assert settle in page(manager, "/bureau/grades/")
    assert "授予日期" in page(manager, settle)
    yes = {"version": "1", "grants": "1", "granted_on": "2026-01-05"}
    late = manager.post(settle, yes | {"ends_on": "2026-01-05"}).content.decode()
    assert "请改日期" in late
    manager.post(settle, yes)
    assert "评上了区级示范中心" in page(director, "/inbox/")
    assert "称号 区级示范中心" in page(manager, place)
    assert "区级示范中心" in page(Client(), "/halls/")
    withdraw = f"/bureau/grades/{wish.pk}/withdraw/"
    assert "撤销的原因" in page(manager, withdraw)
    manager.post(withdraw, {"version": "2", "reason": "整改不到位"})
    assert "区级示范中心" not in page(Client(), "/halls/")
    assert "整改不到位" in page(manager, place)
    file = manager.get("/bureau/grades/export.csv?state=withdrawn&tier=2")
    assert "区级示范中心,已撤销" in file.content.decode()
    assert "没有这样的申报" in page(manager, "/bureau/grades/?tier=4&q=x")
