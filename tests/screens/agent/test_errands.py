"""The agent's pages: light, plain without scripts, and one press is one errand."""

import re
from datetime import timedelta

from django.test import Client

from makers.cases import WHOLE
from makers.errands import Village, entrusted, errand_of
from makers.pages import tight
from makers.persons import a_browser
from yimen.records.agency import models
from yimen.records.agency.actions.take_up import take_up
from yimen.records.cases.models import OwedMaterial
from yimen.rules.agency.errands import ErrandState
from yimen.rules.cases.applications import AskOnce, Outcome, Tolerate
from yimen.rules.catalogue.tolerance import Promise
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.legal_clock.telling import day_words
from yimen.site import clock


def form_of(**changes: object) -> dict[str, object]:
    today = local_date(clock.now())
    plain: dict[str, object] = {
        "submit_key": "page-1",
        "id_number": "11010519491231002X",
        "name": "张三",
        "phone": "13812342211",
        "met": "station",
        "powers": ["submit", "supply", "collect"],
        "last_valid_on": (today + timedelta(days=60)).isoformat(),
        "signature": "张三",
        "is_signed": "on",
        "paper-M1": "handed_in",
        "originals-M1": "1",
        "paper-M5": "handed_in",
        "originals-M5": "1",
    }
    return plain | changes


def send(browser: Client, village: Village, **changes: object):  # type: ignore[no-untyped-def]
    said = form_of(**changes)
    return browser.post(f"/agent/new/{village.counter.promised_id}/", said)


def test_the_whole_way_through_the_pages(village: Village) -> None:
    agent = a_browser(village.agent)
    assert agent.get("/home/").url == "/agent/"
    assert "没有要上送的" in agent.get("/agent/").content.decode()

    answer = send(agent, village)
    number = models.Errand.objects.get().number
    assert answer.url == f"/agent/errands/{number}/"
    page = agent.get(answer.url).content.decode()
    assert "法定时限还不算" in page
    assert "石桥村便民服务站" in page
    again = send(agent, village)  # the line dropped before the answer came
    assert again.url == answer.url
    assert models.Errand.objects.count() == 1

    agent.post(f"/agent/errands/{number}/hand-on", {"taker": village.center_id})
    clerk = a_browser(village.counter.cast.wang_fang)
    assert "等我签收的" in clerk.get("/agent/").content.decode()
    clerk.post(f"/agent/errands/{number}/take-over")
    assert errand_of(number).state is ErrandState.HANDED_UP
    form = clerk.get(f"/agent/errands/{number}/take-up").content.decode()
    assert "法定时限从现在收件起算" in form
    said = {f"paper-{p.code}": p.state.value for p in WHOLE} | {"answer": "accept"}
    done = clerk.post(f"/agent/errands/{number}/take-up", said)
    assert done.status_code == 302
    assert done.url.startswith("/window/done/")
    page = agent.get(f"/agent/errands/{number}/").content.decode()
    assert "法定时限从这天起算" in page


def test_what_was_wrong_is_said_and_what_was_typed_stays(village: Village) -> None:
    agent = a_browser(village.agent)

    answer = send(agent, village, is_signed="", name="张三丰")

    page = tight(answer.content.decode())
    assert answer.status_code == 422
    assert "还没有委托人签名的书面委托" in page
    assert "张三丰" in page
    assert 'name="paper-M1" value="handed_in" checked' in page
    assert not models.Errand.objects.exists()
    assert send(agent, village, id_number="").status_code == 422


def test_the_pages_are_light(village: Village) -> None:
    agent = a_browser(village.agent)
    numbers = [village.taken() for _ in range(6)]

    for url in (
        "/agent/",
        "/agent/errands/",
        f"/agent/errands/{numbers[0]}/",
        "/agent/new/?q=sp",
        f"/agent/new/{village.counter.promised_id}/",
        "/agent/offline/",
    ):
        page = agent.get(url)
        assert page.status_code == 200, url
        assert len(page.content) < 20_000, url


def test_the_paper_is_printed_and_filed(village: Village) -> None:
    agent = a_browser(village.agent)
    number = village.taken()

    page = agent.get(f"/agent/errands/{number}/paper").content.decode()
    pdf = agent.get(f"/agent/errands/{number}/paper.pdf")

    assert "代办委托书" in page
    assert "11010519491231002X" in page
    assert pdf["Content-Type"] == "application/pdf"
    assert pdf.content.startswith(b"%PDF")


def test_the_ledger_can_be_filtered_and_kept(village: Village) -> None:
    agent = a_browser(village.agent)
    number = village.taken()
    village.handed_up()

    assert agent.get("/agent/errands/?state=taken").content.decode().count("entries")
    found = agent.get(f"/agent/errands/?q={number}").content.decode()
    assert number in found
    assert "没有代办件" in agent.get("/agent/errands/?q=查无此人").content.decode()
    csv = agent.get("/agent/errands/export").content.decode("utf-8-sig")
    assert csv.count("\n") == 3
    assert "张*" in csv
    assert "张三" not in csv
    other = a_browser(village.other_agent)
    assert number not in other.get("/agent/errands/").content.decode()
    assert other.get(f"/agent/errands/{number}/").status_code == 404


def test_every_act_can_be_taken_and_says_what_it_did(village: Village) -> None:
    agent = a_browser(village.agent)
    clerk = a_browser(village.counter.cast.wang_fang)
    number = village.taken()
    base = f"/agent/errands/{number}/"

    def told(browser: Client, path: str, **said: object) -> str:
        page = browser.post(base + path, said, follow=True).content.decode()
        notice = re.search(
            r'class="notice (good|bad)"[^>]*>(.*?)</div>', page, re.DOTALL
        )
        return notice.group(2) if notice else ""

    assert "请选接收的大厅" in told(agent, "hand-on", taker=village.station.pk)
    assert "等对方签收" in told(agent, "hand-on", taker=village.center_id)
    assert told(agent, "cancel")  # without a reason nothing is called off
    assert "取消了" in told(agent, "cancel", reason="改天送")
    assert "没有等您签收" in told(clerk, "take-over")
    told(agent, "hand-on", taker=village.center_id, tracking="SF1")
    assert "签收了 3 样" in told(clerk, "take-over")
    assert "已退回" in told(clerk, "decline", reason="送错了")
    told(clerk, "hand-on", taker=village.station.pk)
    told(agent, "take-over")
    assert "签名" in told(agent, "give-back", signature="")
    assert "办完了" in told(agent, "give-back", signature="张三")
    assert "不能这样办" in told(agent, "end", reason="不办了")
    assert "不能这样办" in told(clerk, "result", more="证照")


def test_the_form_offers_a_hall_elsewhere_and_todays_day_out(village: Village) -> None:
    agent = a_browser(village.agent)
    url = f"/agent/new/{village.counter.promised_id}/"
    assert "送到哪里办" not in agent.get(url).content.decode()
    hall = village.elsewhere.pk
    fair = village.fair(held_on=local_date(clock.now()))

    page = agent.get(url).content.decode()
    assert "本地，送就近的大厅" in page
    assert "石桥村集市（石桥赶集日）" in page
    halfway = send(agent, village, target=hall, met=fair)
    assert "还没有说怎么办" in halfway.content.decode()
    done = send(agent, village, target=hall, scope="collected", met=fair)

    page = agent.get(done.url).content.decode()
    assert "异地代收代办，山南区政务服务中心" in page
    assert "石桥村集市（石桥赶集日）" in page
    assert "异地代收代办" in agent.get("/agent/?").content.decode()
    found = agent.get(f"/agent/errands/?outreach={fair}&scope=collected")
    assert "山南区政务服务中心" in found.content.decode()
    phone = a_browser(village.counter.cast.zheng_jie)
    listed = phone.get("/bureau/outreach/").content.decode()
    assert f"?outreach={fair}" in listed


def test_a_second_one_is_taken_only_with_a_reason(village: Village) -> None:
    agent = a_browser(village.agent)
    send(agent, village)
    number = models.Errand.objects.get().number

    warned = send(agent, village, submit_key="page-2")
    page = warned.content.decode()
    assert warned.status_code == 422
    assert "已经有一件在办" in page
    assert f"/agent/errands/{number}/" in page
    done = send(agent, village, submit_key="page-2", twin_reason="另一家店")

    assert "另收一件的理由：另一家店" in agent.get(done.url).content.decode()
    assert models.Errand.objects.count() == 2


def test_what_lies_here_is_one_list(village: Village) -> None:
    number = village.handed_up()
    village.taken()
    agent = a_browser(village.agent)
    clerk = a_browser(village.counter.cast.wang_fang)

    mine = agent.get("/agent/custody/").content.decode()
    theirs = clerk.get("/agent/custody/?kind=original").content.decode()
    csv = clerk.get("/agent/custody/export?part=here").content.decode("utf-8-sig")

    assert "送到青溪区政务服务中心" in mine
    assert number not in mine
    assert "点验收件" in theirs
    assert "申请材料（一套）" not in theirs
    assert csv.count(number) == 3
    assert "张三" not in mine + theirs + csv
    empty = agent.get("/agent/custody/?part=offered&page=7").content.decode()
    assert "这里没有材料" in empty


def test_a_hand_over_is_printed_and_filed(village: Village) -> None:
    agent, number = a_browser(village.agent), village.handed_up()
    url = f"/agent/errands/{number}/hand-overs/2/"

    assert url in agent.get(f"/agent/errands/{number}/").content.decode()
    page = agent.get(url).content.decode()
    pdf = agent.get(f"/agent/errands/{number}/hand-overs/2.pdf")

    assert "材料交接单" in page
    assert "查询码" not in page
    assert pdf.content.startswith(b"%PDF")
    assert agent.get(f"/agent/errands/{number}/hand-overs/1/").status_code == 404


def test_a_form_is_kept_gone_on_with_and_thrown_away(village: Village) -> None:
    agent = a_browser(village.agent)
    halfway = {
        "id_number": "",
        "signature": "",
        "is_signed": "",
        "paper-M5": "",
        "keep": "1",
    }

    saved = send(agent, village, **halfway, keep_phone="13812342211")
    home = agent.get(saved.url).content.decode()
    draft = models.ErrandDraft.objects.get().pk
    assert "草稿存好了，30 天内可以接着填" in home
    assert f"/agent/drafts/{draft}/" in home
    assert "张*" in home
    page = tight(agent.get(f"/agent/drafts/{draft}/").content.decode())
    assert 'value="张三"' in page
    assert 'name="paper-M1" value="handed_in" checked' in page
    assert 'value="page-1"' in page
    # what is not ticked yet stands there as the guide asks for it
    assert 'name="originals-M5" value="1"' in page
    assert 'value="13812342211"' in page
    assert "还不能继续" not in page

    done = send(agent, village)  # the same form, finished
    assert done.status_code == 302
    assert not models.ErrandDraft.objects.exists()
    send(agent, village, submit_key="page-2", **halfway)
    draft = models.ErrandDraft.objects.get().pk
    other = a_browser(village.other_agent)
    assert other.get(f"/agent/drafts/{draft}/").status_code == 404
    gone = agent.post(f"/agent/drafts/{draft}/drop", follow=True)
    assert "草稿删掉了" in gone.content.decode()
    assert not models.ErrandDraft.objects.exists()


def test_the_agent_reads_what_the_villager_still_has_to_bring(village: Village) -> None:
    agent, at = a_browser(village.agent), clock.now()
    today = local_date(at)
    signed = entrusted(signed_on=today, last_valid_on=today + timedelta(days=90))
    short = tuple(paper for paper in WHOLE if paper.code != "M5")
    answers: tuple[Outcome, ...] = (Tolerate(Promise(conditions_met=True)), AskOnce())
    pages = []
    for answer in answers:
        number = village.handed_up(at=at, papers=short, entrustment=signed)
        lying = agent.get(f"/agent/errands/{number}/").content.decode()
        assert "大厅办到哪里了" not in lying
        clerk = village.counter.cast.wang_fang
        take_up(number=number, papers=short, outcome=answer, by=clerk, at=at)
        pages.append(tight(agent.get(f"/agent/errands/{number}/").content.decode()))
    tolerated, asked = pages

    assert all(
        part in tolerated for part in ("待审查", "承诺办好", "法定办好", "容缺后补")
    )
    day = day_words(OwedMaterial.objects.get().due_on)
    assert "布局图</strong>最晚" in tolerated
    assert day in tolerated
    assert "△ 请告诉群众补正" in asked
    assert "<li>布局图</li>" in asked
    assert "容缺后补" not in asked
