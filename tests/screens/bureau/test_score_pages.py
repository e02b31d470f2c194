"""Rows, appeals, bonuses, awards and the map, as the people concerned see them."""

from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from makers.cases import Counter
from makers.pages import tight
from makers.persons import a_browser
from records.performance.test_appeal_row import CLOSED_AT, a_late_card
from yimen.records.performance import queries
from yimen.records.performance.actions.close_period import close_period
from yimen.records.performance.models import Appeal, Award, AwardRules, Bonus, Score
from yimen.records.supervision.models import Card
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.performance.indicators import Scored
from yimen.rules.statistics.periods import month_of
from yimen.site import clock

SEPTEMBER = "what=person&span=month&on=2026-09-18"


def text(browser: Client, url: str) -> str:
    answer = browser.get(url)
    assert answer.status_code == 200, url
    return answer.content.decode()


def close(counter: Counter, *kinds: Scored, at: datetime | None = None) -> None:
    period = month_of(local_date(datetime(2026, 9, 18, tzinfo=CLOSED_AT.tzinfo)))
    for what in kinds:
        close_period(
            what=what, period=period, by=counter.cast.zheng_jie, at=at or clock.now()
        )


@pytest.fixture
def closed(counter: Counter) -> Counter:
    """September is closed a moment ago, with a card that 赵敏 did not explain."""
    a_late_card(counter, counter.granted())
    close(counter, Scored.PERSON, Scored.UNIT)
    return counter


def own_card(counter: Counter) -> Score:
    return Score.objects.get(what="person", key=str(counter.cast.zhao_min.officer_id))


def test_a_row_is_appealed_by_its_person_and_decided_by_another(
    closed: Counter,
) -> None:
    zhao, boss = a_browser(closed.cast.zhao_min), a_browser(closed.cast.lin_tao)
    score = own_card(closed)
    assert f"/bureau/scores/{score.pk}/" in text(zhao, "/bureau/scores/mine/")
    card = text(zhao, f"/bureau/scores/{score.pk}/")
    assert f"/bureau/scores/{score.pk}/23/" in card
    assert "可以申诉到" in card
    rows = text(zhao, f"/bureau/scores/{score.pk}/23/")
    assert "这一条不对？申诉" in rows
    assert "△ 失分" in rows
    said = {"row": "", "wish": "count_well", "said": "当天说明过"}
    url = f"/bureau/scores/{score.pk}/23/appeal"
    refused = zhao.post(url, said | {"row": "card 7777"}, follow=True)
    assert "没有算进这张得分单" in refused.content.decode()
    said["row"] = f"card {Card.objects.get().pk}"
    assert "由另一个人来定" in zhao.post(url, said, follow=True).content.decode()

    appeal = Appeal.objects.get()
    page = f"/bureau/scores/appeals/{appeal.pk}/"
    assert "当天说明过" in text(boss, "/bureau/scores/appeals/")
    assert "定下来" not in text(zhao, page)
    answer = {"answer": "yes", "said": "属实", "version": "1"}
    assert boss.post(page, answer).status_code == 302
    after = text(zhao, page)
    assert "更正后的得分单" in after
    assert "采纳，已更正" in text(zhao, "/bureau/scores/mine/")
    newest = Score.objects.get(revision=2)
    assert "第 2 版" in text(zhao, f"/bureau/scores/{newest.pk}/")
    sheet = boss.get("/bureau/scores/appeals/export.csv")
    assert "属实" in b"".join(sheet).decode("utf-8-sig") or sheet.status_code == 200


def test_nobody_else_opens_a_card_or_its_rows(closed: Counter) -> None:
    wang = a_browser(closed.cast.wang_fang)
    score = own_card(closed)

    for url in (
        f"/bureau/scores/{score.pk}/",
        f"/bureau/scores/{score.pk}/23/",
        f"/bureau/scores/{score.pk}/23/export.csv",
    ):
        assert wang.get(url).status_code == 404
    assert "还没有关账的得分" in text(wang, "/bureau/scores/mine/")


def test_every_line_opens_to_rows_as_page_and_file(closed: Counter) -> None:
    manager = a_browser(closed.cast.zheng_jie)
    unit = Score.objects.get(what="unit")
    for number in (2, 6, 8, 10, 13, 18, 20, 23, 25):
        text(manager, f"/bureau/scores/{unit.pk}/{number}/?only=lost")
    assert manager.get(f"/bureau/scores/{unit.pk}/77/").status_code == 404
    sheet = b"".join(manager.get(f"/bureau/scores/{unit.pk}/23/export.csv"))
    assert "监察卡" in sheet.decode("utf-8-sig")
    live = f"/bureau/scores/live/unit/{unit.key}"
    assert "出勤率" in text(manager, f"{live}/30/?on=2026-09-18")
    assert manager.get("/bureau/scores/live/cat/1/2/").status_code == 404
    found = text(manager, "/bureau/scores/?what=unit&on=2026-09-18&q=没有这个")
    assert unit.label not in found.split("<table")[-1] or "没有" in found


def test_the_map_has_every_indicator_live_and_closed(closed: Counter) -> None:
    manager = a_browser(closed.cast.zheng_jie)
    whole = text(manager, "/bureau/scores/map/?on=2026-09-18")
    assert whole.count('class="mark ') == 31
    assert whole.count('class="goal"') == 11
    assert whole.count('class="band"') == 4
    assert "/bureau/scores/map/23/?on=2026-09-01" in whole
    rows = text(manager, "/bureau/scores/map/23/?on=2026-09-18")
    assert "全大厅" in rows
    assert "平衡计分卡</a>" in rows
    assert f"/bureau/cards/{Card.objects.get().pk}/" in rows
    assert manager.get("/bureau/scores/map/77/").status_code == 404
    key = closed.cast.organ.code
    unit = Score.objects.get(what="unit")
    of_unit = text(manager, f"/bureau/scores/map/?on=2026-09-18&key={key}")
    assert f"/bureau/scores/{unit.pk}/10/" in of_unit
    live = text(manager, "/bureau/scores/map/?what=window&on=2026-09-18")
    assert "全大厅" in live


def test_a_bonus_is_asked_and_decided_on_screen(counter: Counter) -> None:
    counter.granted()
    manager, boss = a_browser(counter.cast.zheng_jie), a_browser(counter.cast.lin_tao)
    url = f"/bureau/scores/bonuses/new/?{SEPTEMBER}"
    said = {
        "key": str(counter.cast.zhao_min.officer_id),
        "points": "2",
        "reason": "锦旗",
        "evidence": "照片",
        "what": "person",
        "on": "2026-09-18",
    }
    assert "给人员加分" in text(manager, url)

    assert manager.post(url, said).status_code == 302

    row = Bonus.objects.get()
    page = f"/bureau/scores/bonuses/{row.pk}/"
    answer = {"answer": "yes", "said": "看过", "version": "1"}
    assert "不能自己来定" in manager.post(page, answer).content.decode()
    assert boss.post(page, answer).status_code == 302
    assert "已批准" in text(manager, "/bureau/scores/bonuses/")
    sheet = b"".join(manager.get("/bureau/scores/bonuses/export.csv"))
    assert "锦旗" in sheet.decode("utf-8-sig")


def test_the_form_of_a_bonus_remembers_whose_and_when(counter: Counter) -> None:
    counter.granted()
    manager = a_browser(counter.cast.zheng_jie)
    form = manager.get(f"/bureau/scores/bonuses/new/?{SEPTEMBER}").context["form"]
    kept = {name: str(form[name].value()) for name in ("what", "span", "on")}
    assert kept == {"what": "person", "span": "month", "on": "2026-09-01"}
    png = SimpleUploadedFile("锦旗.png", b"\x89PNG\r\n\x1a\n" + bytes(24))
    said = {"key": str(counter.cast.zhao_min.officer_id), "points": "1"}
    said |= {"reason": "锦旗", "evidence": ""}

    done = manager.post("/bureau/scores/bonuses/new/", {**kept, **said, "papers": png})

    assert done.status_code == 302
    row = Bonus.objects.get()
    assert (row.what, str(row.first_on)) == ("person", "2026-09-01")
    file = row.files.get()
    url = f"/bureau/scores/bonuses/{row.pk}/files/{file.pk}/"
    assert f'src="{url}"' in text(manager, f"/bureau/scores/bonuses/{row.pk}/")
    answer = manager.get(url)
    assert answer["Content-Type"] == "image/png"
    assert answer["Content-Security-Policy"] == "sandbox"
    nothing = {**kept, **said, "reason": "口头"}
    refused = manager.post("/bureau/scores/bonuses/new/", nothing)
    assert "理由和依据都要写" in refused.content.decode()


def test_a_closed_month_offers_the_running_one_for_a_bonus(counter: Counter) -> None:
    counter.granted()
    last = month_of(local_date(clock.now())).before()
    manager = a_browser(counter.cast.zheng_jie)
    before = manager.get("/bureau/scores/bonuses/new/?what=person")
    assert before.context["form"]["on"].value() == str(last.first_on)
    counter.granted(at=datetime.combine(last.first_on, CLOSED_AT.timetz()))
    close_period(
        what=Scored.PERSON, period=last, by=counter.cast.zheng_jie, at=clock.now()
    )

    after = manager.get("/bureau/scores/bonuses/new/?what=person")

    this = month_of(local_date(clock.now()))
    assert after.context["form"]["on"].value() == str(this.first_on)
    assert f"on={last.first_on}&amp;span=month" not in after.content.decode()


def test_a_card_shows_only_what_it_lost_if_one_likes(closed: Counter) -> None:
    zhao = a_browser(closed.cast.zhao_min)
    url = f"/bureau/scores/{own_card(closed).pk}/"
    assert "只看失分的" in text(zhao, url)
    lost = text(zhao, f"{url}?only=lost")
    assert "23. 预警处置及时率" in tight(lost)
    assert "11. 按时办结率" not in tight(lost)
    assert "看全部 31 项" in lost


def an_old_version_is_opened(boss: Client, rules: str) -> None:
    assert f"{rules}1/" in text(boss, rules)
    first = text(boss, f"{rules}1/")
    assert "已换新版" in first
    assert tight(first).count("85") == 2  # as it was before all became 1
    assert f"{rules}2/" in first
    assert boss.get(f"{rules}9/").status_code == 404


def one_is_added_and_one_dropped(manager: Client, said: dict[str, str]) -> None:
    new = {"name": "党员示范岗", "what": "window", "span": "quarter", "places": "3"}
    said |= {"version": "2", "note": "区里要求", "a3-places": "0", **new}
    assert manager.post("/bureau/scores/awards/rules/", said).status_code == 302
    told = queries.award_rules().rules
    names = [one.name for one in told]
    assert "清新科室" not in names
    assert (names[-1], told[-1].places) == ("党员示范岗", 3)


def test_awards_are_proposed_signed_and_published(closed: Counter) -> None:
    manager, boss = a_browser(closed.cast.zheng_jie), a_browser(closed.cast.lin_tao)
    rules = "/bureau/scores/awards/rules/"
    form = manager.get(rules).context["form"]
    said = {name: str(form[name].value() or "") for name in form.fields}
    said |= {name: "1" for name in said if name.endswith("-least")}
    assert manager.post(rules, said | {"note": "试行"}).status_code == 302
    assert AwardRules.objects.count() == 2
    assert "第 2 版" in text(boss, rules)
    an_old_version_is_opened(boss, rules)
    one_is_added_and_one_dropped(manager, said)

    what = {"what": "person", "span": "month", "on": "2026-09-18"}
    manager.post("/bureau/scores/awards/propose", what)
    row = Award.objects.get()
    page = f"/bureau/scores/awards/{row.pk}/"
    assert "赵敏" not in text(Client(), "/awards/")
    assert f"{rules}3/" in text(manager, page)  # the version that it follows
    answer = {"answer": "yes", "said": "公示无异议", "version": "1"}
    assert boss.post(page, answer).status_code == 403
    assert manager.post(page, answer).status_code == 302

    assert "已公布" in text(manager, "/bureau/scores/awards/")
    public = text(Client(), "/awards/")
    assert "赵敏" in public
    assert "服务之星" in public
    sheet = b"".join(manager.get("/bureau/scores/awards/export.csv"))
    assert "服务之星" in sheet.decode("utf-8-sig")
    later = manager.post(
        "/bureau/scores/awards/propose", what | {"on": "2020-01-01"}, follow=True
    )
    assert "还没有关账" in later.content.decode()
