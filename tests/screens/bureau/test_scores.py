"""The appraisal on screen: what it would give today, closing, the next scheme."""

from datetime import date

from django.test import Client

from makers.cases import Counter
from makers.pages import tight
from makers.persons import a_browser
from yimen.records.performance import queries
from yimen.records.performance.models import SchemeVersion, Score
from yimen.rules.authority.actors import Role

BOARD = "/bureau/scores/?what=unit&on=2026-09-18"


def text(browser: Client, url: str) -> str:
    answer = browser.get(url)
    assert answer.status_code == 200, url
    return answer.content.decode()


def test_a_month_is_tried_out_then_closed_and_stays(counter: Counter) -> None:
    counter.granted()
    manager = a_browser(counter.cast.zheng_jie)
    before = text(manager, BOARD)
    assert "试算" in before
    assert counter.cast.organ.name in before

    said = {"what": "unit", "span": "month", "on": "2026-09-18"}
    manager.post("/bureau/scores/close", said)
    after = text(manager, BOARD)

    score = Score.objects.get()
    assert "已关账" in after
    assert f"/bureau/scores/{score.pk}/" in after
    card = tight(text(manager, f"/bureau/scores/{score.pk}/"))
    assert "31. 协作与荣誉" in card
    assert "满意 ÷ 有评价" in card
    again = manager.post("/bureau/scores/close", said, follow=True)
    assert "已经关账" in again.content.decode()


def test_every_kind_and_span_has_its_board_card_and_file(counter: Counter) -> None:
    counter.granted()
    counter.accepted()
    manager = a_browser(counter.cast.zheng_jie)
    for what in ("unit", "window", "person", "town"):
        for span in ("month", "quarter", "year"):
            text(manager, f"/bureau/scores/?what={what}&span={span}&on=2026-09-18")
    key = counter.cast.organ.code
    live = text(manager, f"/bureau/scores/live/unit/{key}/?on=2026-09-18")
    assert "试算，还没有关账" in live
    sheet = manager.get("/bureau/scores/export.csv?on=2026-09-18")
    assert counter.cast.organ.name in b"".join(sheet).decode("utf-8-sig")
    empty = text(manager, "/bureau/scores/?on=2020-01-01")
    assert "没有可以考评的" in empty
    assert text(manager, "/bureau/scores/?on=nonsense&what=x&span=y")
    assert manager.get("/bureau/scores/live/cat/1/").status_code == 404
    assert manager.get("/bureau/scores/77/").status_code == 404


def changed(manager: Client, **said: str) -> dict[str, str]:
    form = manager.get("/bureau/schemes/new/").context["form"]
    values = {name: form[name].value() for name in form.fields}
    kept = {name: "" if one is None else str(one) for name, one in values.items()}
    return kept | {"valid_from": "2030-01-01", "note": "从严"} | said


def test_a_target_is_changed_and_the_past_stays(counter: Counter) -> None:
    manager = a_browser(counter.cast.zheng_jie)

    done = manager.post("/bureau/schemes/new/", changed(manager, **{"i1-target": "99"}))

    assert done.status_code == 302
    assert done["Location"] == "/bureau/schemes/2/"
    page = text(manager, "/bureau/schemes/2/")
    assert "群众满意度" in page
    assert '<td data-label="原来">98</td>' in page
    assert "98% 满分" in text(manager, "/bureau/schemes/1/")
    assert SchemeVersion.objects.get(number=2).valid_from == date(2030, 1, 1)
    assert "第 2 版" in text(manager, "/bureau/schemes/")


def test_what_a_scheme_would_have_done_is_seen_before_it_is_published(
    counter: Counter,
) -> None:
    counter.granted()
    manager = a_browser(counter.cast.zheng_jie)
    url = "/bureau/schemes/new/"
    said = changed(manager, **{"i12-target": "300", "i12-edge": "200"})
    look = {"preview": "1"}
    empty = manager.post(url, said | look).content.decode()
    assert "还没有关账的月份" in empty
    said_of_month = {"what": "unit", "span": "month", "on": "2026-09-18"}
    manager.post("/bureau/scores/close", said_of_month)

    page = manager.post(url, said | look)

    shown = tight(page.content.decode())
    assert "12. 提前办结率" in shown.split('id="preview"')[1]
    assert "1 个分数会变" in shown
    assert counter.cast.organ.name in shown.split('id="preview"')[1]
    seen = page.context["form"].digest
    assert f'name="seen" value="{seen}"' in shown
    assert SchemeVersion.objects.count() == 1
    other = said | {"seen": seen, "i12-target": "301"}
    assert 'id="preview"' in manager.post(url, other).content.decode()
    assert SchemeVersion.objects.count() == 1
    wrong = said | look | {"i1-weight": "11"}
    assert "权重合计101分" in manager.post(url, wrong).content.decode()
    assert manager.post(url, said | {"seen": seen}).status_code == 302
    assert SchemeVersion.objects.count() == 2


def test_an_indicator_is_added_another_dropped_and_grades_are_cut_anew(
    counter: Counter,
) -> None:
    manager = a_browser(counter.cast.zheng_jie)
    new = {
        "new-label": "十五分钟叫号率",
        "new-perspective": "群众满意度",
        "new-group": "方便快捷",
        "new-text": "visitors_called_soon / visitors_called",
        "new-kind": "U",
        "new-unit": "%",
        "new-target": "95",
        "new-edge": "60",
        "new-weight": "1",
    }
    half = {"new-label": "延时服务", "new-weight": "1", "i31-weight": "0"}
    answer = manager.post("/bureau/schemes/new/", changed(manager, **half))
    assert "请写新指标的公式" in answer.content.decode()

    said = changed(manager, **new, **{"i31-weight": "0", "excellent": "95"})
    assert manager.post("/bureau/schemes/new/", said).status_code == 302

    scheme = queries.latest().scheme
    numbers = [one.number for one in scheme.indicators]
    assert numbers[7] == 32  # behind the last of its class
    assert 31 not in numbers
    assert scheme.cuts.excellent == 95
    page = text(manager, "/bureau/schemes/2/")
    assert "十五分钟叫号率" in page
    assert "95/80/60" in page
    card = text(manager, "/bureau/scores/map/?on=2026-09-18")
    assert card.count('class="goal"') == 11


def test_one_kind_of_object_has_targets_of_its_own(counter: Counter) -> None:
    manager = a_browser(counter.cast.zheng_jie)
    url = "/bureau/schemes/new/?for=person"
    said = changed(manager, **{"i1-target": "99", "i1-weight": "77"})

    done = manager.post(url, said)

    assert done.status_code == 302
    page = text(manager, "/bureau/schemes/2/")
    assert "人员 85% 起，99% 满分" in page
    assert "85% 起，98% 满分" in page
    assert manager.get(url).context["form"]["i1-target"].value() == 99
    back = changed(manager) | {"version": "2", "i1-target": "98"}
    assert manager.post(url, back).status_code == 302
    assert "人员 85%" not in text(manager, "/bureau/schemes/3/")


def test_what_cannot_be_scored_is_refused_and_keeps_what_was_typed(
    counter: Counter,
) -> None:
    manager = a_browser(counter.cast.zheng_jie)
    for said, why in (
        ({"i1-weight": "11"}, "权重合计101分"),
        ({"i1-text": "satisfied / smiles"}, "公式算不了"),
        ({"valid_from": "2030-01-02"}, "1日"),
        ({}, "完全一样"),
    ):
        answer = manager.post("/bureau/schemes/new/", changed(manager, **said))
        page = answer.content.decode()
        assert answer.status_code == 200
        assert why in page
        assert "从严" in page
    assert SchemeVersion.objects.count() == 1


def test_ones_own_scores_are_offered_once(counter: Counter) -> None:
    own = 'href="/bureau/scores/mine/"'
    manager = a_browser(counter.cast.zheng_jie)
    clerk = a_browser(counter.cast.wang_fang)

    for url in ("/bureau/scores/", "/bureau/scores/mine/"):
        assert text(manager, url).split("<main")[1].count(own) == 1
    assert own in text(clerk, "/bureau/scores/mine/").split("<main")[1]


def test_only_who_answers_for_it_publishes_and_closes(counter: Counter) -> None:
    supervisor = a_browser(counter.cast.anybody(Role.SUPERVISOR))
    assert supervisor.get("/bureau/scores/").status_code == 200
    assert supervisor.get("/bureau/schemes/new/").status_code == 403
    assert supervisor.post("/bureau/scores/close").status_code == 403
    clerk = a_browser(counter.cast.wang_fang)
    assert clerk.get("/bureau/scores/").status_code == 403
