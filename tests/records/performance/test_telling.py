"""Who is told of scores, appeals, bonuses and awards: once each, and nobody else."""

from collections.abc import Mapping
from datetime import date, datetime

from makers.cases import Counter
from makers.persons import CHINA
from records.performance.test_appeal_row import (
    CLOSED_AT,
    NEXT_DAY,
    a_late_card,
    asked,
    bonus_for,
    close,
    propose,
    strict,
    the_rules,
)
from records.performance.test_books import AT
from yimen.records.messages import queries as messages
from yimen.records.performance.actions.appeal_row import (
    appeal_row,
    decide_score_appeal,
)
from yimen.records.performance.actions.ask_bonus import decide_bonus
from yimen.records.performance.actions.propose_awards import (
    propose_awards,
    sign_award,
)
from yimen.records.performance.models import Award, Score
from yimen.rules.authority.actors import Actor, Role
from yimen.rules.messages import MessageKind
from yimen.rules.performance.indicators import Scored
from yimen.rules.statistics.periods import month_of


def told(actor: Actor, kind: MessageKind) -> list[Mapping[str, str]]:
    rows = messages.inbox(actor).rows
    return [row.facts for row in rows if row.kind is kind]


def test_whoever_is_scored_hears_of_the_closed_month(counter: Counter) -> None:
    counter.granted()
    cast = counter.cast
    head, director = cast.wu_gang, cast.anybody(Role.DUTY_DIRECTOR)

    for what in (Scored.PERSON, Scored.UNIT, Scored.WINDOW):
        close(counter, what)

    own, as_head = told(cast.zhao_min, MessageKind.SCORE_READY)[::-1]
    card = Score.objects.get(what="person", key=str(cast.zhao_min.officer_id))
    assert own == {
        "name": "赵敏",
        "period": "2026年9月",
        "total": f"{card.total:.2f}",
        "grade": card.grade,
        "due": "10月12日(周一)",
    }
    assert told(head, MessageKind.SCORE_READY) == [as_head]
    assert as_head["name"] == cast.organ.name
    (of_window,) = told(cast.wang_fang, MessageKind.SCORE_READY)
    assert of_window["name"] == Score.objects.get(what="window").label
    for other in (cast.li_qiang, cast.sun_li, director):
        assert told(other, MessageKind.SCORE_READY) == []
    first = messages.inbox(cast.zhao_min).rows[-1]
    assert (first.subject.kind, first.subject.subject_id) == ("score", str(card.pk))


def test_who_appealed_hears_the_decision_and_keeps_quiet_otherwise(
    counter: Counter,
) -> None:
    a_late_card(counter, counter.granted())
    close(counter)
    zhao = counter.cast.zhao_min
    appeal_id = appeal_row(asked=asked(counter), by=zhao, at=NEXT_DAY)
    assert told(zhao, MessageKind.SCORE_APPEAL_DECIDED) == []

    decide_score_appeal(
        appeal_id=appeal_id,
        upholds=True,
        decision="查到了书面说明",
        version=1,
        by=counter.cast.lin_tao,
        at=NEXT_DAY,
    )

    (said,) = told(zhao, MessageKind.SCORE_APPEAL_DECIDED)
    assert (said["result"], said["decision"]) == (
        "采纳了，已另出一版得分单",
        "查到了书面说明",
    )
    assert told(counter.cast.zheng_jie, MessageKind.SCORE_APPEAL_DECIDED) == []


def test_a_granted_bonus_is_told_to_who_asked_and_who_gains(counter: Counter) -> None:
    counter.granted()
    zhao, manager = counter.cast.zhao_min, counter.cast.zheng_jie
    first = bonus_for(counter, str(zhao.officer_id))
    second = bonus_for(counter, str(zhao.officer_id))
    for bonus_id, approves in ((first, True), (second, False)):
        decide_bonus(
            bonus_id=bonus_id,
            approves=approves,
            comment="看过文件",
            version=1,
            by=counter.cast.lin_tao,
            at=AT,
        )

    results = [one["result"] for one in told(manager, MessageKind.BONUS_DECIDED)]
    assert sorted(results) == ["批准了", "没有批准"]
    (gain,) = told(zhao, MessageKind.BONUS_DECIDED)
    assert (gain["points"], gain["result"]) == ("3", "批准了")


def test_an_award_is_told_when_given_and_when_taken_back(counter: Counter) -> None:
    the_rules(counter, 1)
    zhao = counter.cast.zhao_min
    counter.granted(at=datetime(2026, 8, 18, 9, 30, tzinfo=CHINA))
    counter.granted()
    august = month_of(date(2026, 8, 18))
    close(counter, period=august)
    manager = counter.cast.zheng_jie
    propose_awards(what=Scored.PERSON, period=august, by=manager, at=CLOSED_AT)
    assert told(zhao, MessageKind.AWARD_GIVEN) == []
    sign_award(
        award_id=Award.objects.get().pk,
        grants=True,
        reason="",
        version=1,
        by=manager,
        at=CLOSED_AT,
    )
    assert told(zhao, MessageKind.AWARD_GIVEN) == [
        {"award": "服务之星", "name": "赵敏", "period": "2026年8月"}
    ]

    strict(counter)
    close(counter)

    (gone,) = told(zhao, MessageKind.AWARD_REVOKED)
    assert gone["reason"] == "2026-09 考评为差"
    assert propose(counter) == 0
