"""Settings of ratings and of conduct: versions with reasons, for what comes after."""

import re
from typing import Any

import pytest

from makers.cases import Counter
from makers.cast import Cast
from makers.persons import a_browser
from makers.ratings import a_bad_rating, a_rating
from yimen.records.conduct import queries as conduct
from yimen.records.conduct.actions.plan_patrol import plan_patrol
from yimen.records.conduct.actions.record_breach import Said, record_breach
from yimen.records.conduct.actions.set_conduct import set_conduct
from yimen.records.conduct.actions.walk_patrol import walk_patrol
from yimen.records.conduct.models import Breach, Patrol
from yimen.records.journal import queries as journal
from yimen.records.ratings import queries as ratings
from yimen.records.ratings.actions.set_ratings import set_ratings
from yimen.records.ratings.models import RatingMark, Rectification
from yimen.rules.authority.table import NotAllowed
from yimen.rules.conduct.breaches import Category, Source
from yimen.rules.conduct.patrols import CHECKLIST, Look, PatrolKind
from yimen.rules.conduct.settings import ChecklistBad, ConductSettings
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.refusals import Overtaken
from yimen.rules.supervision.settings import LimitOutOfRange, SettingsUnexplained
from yimen.rules.voice.rating_settings import RatingSettings, standard_limits
from yimen.site import clock

RATINGS = "/bureau/ratings/settings/"
CONDUCT = "/bureau/conduct/settings/"


def filled(page: str) -> dict[str, str]:
    """The form as it stands on the page."""
    inputs = re.findall(r'<input[^>]*name="(\w+)"[^>]*value="([^"]*)"', page)
    areas = re.findall(r'<textarea name="(\w+)"[^>]*>\s*([^<]*)</textarea>', page)
    return dict(inputs) | dict(areas)


def test_a_threshold_is_set_anew_for_what_comes_after(counter: Counter) -> None:
    a_rating(counter)
    browser = a_browser(counter.cast.zheng_jie)
    first = browser.get(RATINGS).content.decode()
    said = filled(first) | {
        "same_source": "2",
        "contact_days": "3",
        "reason": "一家人共用一部手机太多",
    }
    assert "还没有人改过" in first
    done = browser.post(RATINGS, said, follow=True).content.decode()

    assert "第 1 版" in done
    assert "一部手机一天评多少件可疑：3 → 2" in done
    assert "一家人共用一部手机太多" in done
    assert "评价设置" in browser.get("/bureau/ratings/").content.decode()
    a_bad_rating(counter)
    mark = RatingMark.objects.get()
    assert (mark.suspicion, mark.evidence["from"]) == ("one_device", 2)
    ticket = Rectification.objects.get()
    opened = local_date(ticket.opened_at)
    assert (ticket.contact_due_on - opened).days >= 3
    line = journal.entries("rating_settings", "house")[-1]
    assert line.payload["changed"] == {"same_source": [3, 2], "contact_days": [1, 3]}


def test_settings_are_explained_within_bounds_and_not_overtaken(cast: Cast) -> None:
    now, by = clock.now(), cast.zheng_jie
    wrong = RatingSettings(standard_limits() | {"burst_count": 1})
    known: dict[str, Any] = {"by": by, "at": now}
    with pytest.raises(LimitOutOfRange):
        set_ratings(wanted=wrong, reason="试", **known)
    with pytest.raises(SettingsUnexplained):
        set_ratings(wanted=RatingSettings(), reason=" ", **known)
    with pytest.raises(NotAllowed):
        set_ratings(wanted=RatingSettings(), reason="试", by=cast.wang_fang, at=now)
    set_ratings(wanted=RatingSettings(), reason="试", **known)
    with pytest.raises(Overtaken):
        set_ratings(wanted=RatingSettings(), reason="试", **known)
    assert ratings.rating_settings().version == 1

    with pytest.raises(ChecklistBad):
        set_conduct(wanted=ConductSettings(checklist={}), reason="试", **known)
    with pytest.raises(LimitOutOfRange):
        set_conduct(wanted=ConductSettings(appeal_days=0), reason="试", **known)
    with pytest.raises(SettingsUnexplained):
        set_conduct(wanted=ConductSettings(), reason="", **known)
    set_conduct(wanted=ConductSettings(), reason="试", **known)
    with pytest.raises(Overtaken):
        set_conduct(wanted=ConductSettings(), reason="试", **known)


def test_the_house_adds_its_own_item_and_another_weight(cast: Cast) -> None:
    browser = a_browser(cast.zheng_jie)
    first = browser.get(CONDUCT).content.decode()
    said = filled(first)
    said |= {
        "place": said["place"] + "\n老年人通道畅通",
        "manner": "4",
        "reason": "适老化检查",
    }
    done = browser.post(CONDUCT, said, follow=True).content.decode()

    assert "服务态度扣分：2 → 4" in done
    settings = conduct.conduct_settings()
    standard = CHECKLIST["place"]
    assert settings.checklist["place"] == (*standard, "老年人通道畅通")
    walked(cast, browser)
    breach = record_breach(
        said=Said(
            officer_id=cast.wang_fang.officer_id or 0,
            category=Category.MANNER,
            source=Source.PATROL,
            happened_on=local_date(clock.now()),
            what="和群众争吵",
        ),
        by=cast.zheng_jie,
        at=clock.now(),
    )
    assert Breach.objects.get(pk=breach).points == 4


def walked(cast: Cast, browser: Any) -> None:
    """A round by the new list; what is not on it is not kept."""
    now = clock.now()
    made = plan_patrol(
        node_id=cast.center.pk,
        kind=PatrolKind.CHECKLIST,
        planned_on=local_date(now),
        walker_id=cast.zheng_jie.officer_id or 0,
        by=cast.zheng_jie,
        at=now,
    )
    here = f"/bureau/conduct/patrols/{made}/"
    assert "环境：老年人通道畅通" in browser.get(here).content.decode()
    looks = {"老年人通道畅通": Look.BAD, "badge": Look.GOOD, "不在单上": Look.BAD}
    row = Patrol.objects.get(pk=made)
    seen = walk_patrol(
        patrol_id=made,
        looks=looks,
        said="",
        version=row.version,
        by=cast.zheng_jie,
        at=now,
    )
    assert (seen.good, seen.bad) == (1, 1)
    page = browser.get(here).content.decode()
    assert "老年人通道畅通" in page
    assert "不在单上" not in page.split("情况")[1].split("发现")[0]
