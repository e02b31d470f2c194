"""The staff of the demo: a month of attendance, a few rounds, a breach in each state.

All at instants of the past, through the real actions: the device's file is one text,
read once, so that a month costs a moment.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Final

from yimen.records.conduct.actions.add_finding import Found, add_finding
from yimen.records.conduct.actions.ask_correction_of_day import (
    Wish,
    ask_correction_of_day,
)
from yimen.records.conduct.actions.ask_replacement import ask_replacement
from yimen.records.conduct.actions.decide_breach import (
    appeal_breach,
    confirm_breach,
    decide_appeal,
)
from yimen.records.conduct.actions.hold_talk import hold_talk
from yimen.records.conduct.actions.keep_honour import (
    Given,
    confirm_honour,
    record_honour,
)
from yimen.records.conduct.actions.keep_service_promise import keep_service_promise
from yimen.records.conduct.actions.keep_social import (
    Helper,
    add_social_supervisor,
    note_social,
    reply_social,
)
from yimen.records.conduct.actions.keep_training import (
    Course,
    keep_training,
    mark_training,
)
from yimen.records.conduct.actions.load_attendance import load_attendance
from yimen.records.conduct.actions.plan_patrol import plan_patrol
from yimen.records.conduct.actions.record_breach import Said, record_breach
from yimen.records.conduct.actions.walk_patrol import walk_patrol
from yimen.records.conduct.queries import verdict_of
from yimen.records.network.actions.end_grades import end_grades
from yimen.records.network.actions.keep_grade import (
    Settlement,
    ask_grade,
    settle_grade,
)
from yimen.records.people import queries as people
from yimen.rules.authority.actors import Actor
from yimen.rules.conduct.attendance import Mark
from yimen.rules.conduct.breaches import Category, Source, TalkKind
from yimen.rules.conduct.leave import Half
from yimen.rules.conduct.patrols import ITEMS, Look, PatrolKind
from yimen.rules.conduct.training import HonourKind, Seat, TrainingKind
from yimen.rules.grades import Grade
from yimen.rules.legal_clock.calendar import CHINA, days_from, local_date
from yimen.site.demo import names
from yimen.site.demo.places import agent_villages
from yimen.site.demo.staff import CLERKS, Staff

_A_MONTH: Final = timedelta(days=31)
_ONE_DAY: Final = timedelta(days=1)
_FRIDAY: Final = 4
_LATE: Final = range(5)  # of two hundred days
_EARLY: Final = range(5, 7)
_FORGOTTEN: Final = 7
_BREACHES: Final = (
    # who, what kind, where from, what; then how it went on
    ("liu.yang", Category.POST, Source.PATROL, "上午离岗二十分钟，没有挂牌", ""),
    ("chen.chen", Category.MANNER, Source.COMPLAINT, "群众反映说话不耐烦", "dismiss"),
    ("sun.li", Category.NOTICE, Source.PATROL, "让群众跑了两趟才说全材料", "confirm"),
    ("wang.fang", Category.ATTENDANCE, Source.ATTENDANCE, "周会缺席", "appeal"),
    ("shen.yue", Category.MANNER, Source.SOCIAL, "接待时看手机", "uphold"),
    ("liu.yang", Category.ATTENDANCE, Source.ATTENDANCE, "月内迟到三次", "cancel"),
)
_CONFIRMED: Final = ("confirm", "appeal", "uphold", "cancel")
_APPEALED: Final = ("appeal", "uphold", "cancel")
_DECIDED: Final = ("uphold", "cancel")


@dataclass(frozen=True, slots=True)
class _Hall:
    """The centre with those who oversee it."""

    staff: Staff
    node_id: int
    at: datetime

    @property
    def today(self) -> date:
        return local_date(self.at)

    def ago(self, days: int) -> datetime:
        return self.at - days * _ONE_DAY

    def officer(self, username: str) -> int:
        return self.staff[username].officer_id or 0

    @property
    def director(self) -> Actor:
        return self.staff["ma.wen"]

    @property
    def manager(self) -> Actor:
        return self.staff["zheng.jie"]

    @property
    def supervisor(self) -> Actor:
        return self.staff["lin.tao"]


def load(staff: Staff, at: datetime) -> None:
    """The conduct of the centre's staff as it stands at this instant."""
    hall = _Hall(staff, staff["ma.wen"].hall_id or 0, at)
    _attend(hall)
    _patrol(hall)
    for number, (who, category, source, what, last) in enumerate(_BREACHES):
        said = Said(
            officer_id=hall.officer(who),
            category=category,
            source=source,
            happened_on=hall.today - (9 + number) * _ONE_DAY,
            what=what,
        )
        _breach(hall, said, staff[who], last)
    _grow(hall)
    _grade(hall)
    _relate(hall)


def _attend(hall: _Hall) -> None:
    text = "\n".join(["工号,姓名,打卡时间", *_lines(hall)])
    name = f"考勤机{hall.today:%Y-%m}.csv"
    load_attendance(
        node_id=hall.node_id,
        name=name,
        content=text.encode(),
        by=hall.director,
        at=hall.at,
    )
    _correct(hall)


def _lines(hall: _Hall) -> Iterator[str]:
    """Everybody's coming and going, seldom late, now and then forgotten."""
    random = Random(names.DISTRICT)  # noqa: S311 - no secret
    people_here = people.officers_of_hall(hall.node_id)
    for day in days_from(hall.today - _A_MONTH, hall.today - _ONE_DAY):
        if day.weekday() > _FRIDAY:
            continue
        for one in people_here:
            luck = random.randrange(200)
            came = (
                random.randrange(1, 26) if luck in _LATE else -random.randrange(1, 22)
            )
            went = -random.randrange(3, 15) if luck in _EARLY else random.randrange(25)
            who = f"{one.staff_no},{one.name}"
            yield f"{who},{_clock(day, time(9), came)}"
            if luck != _FORGOTTEN:
                yield f"{who},{_clock(day, time(17, 30), went)}"


def _clock(day: date, hour: time, minutes: int) -> str:
    when = datetime.combine(day, hour, tzinfo=CHINA) + timedelta(minutes=minutes)
    return f"{when:%Y-%m-%d %H:%M}"


def _correct(hall: _Hall) -> None:
    """The first late morning that is found waits for a second person."""
    for username in CLERKS:
        officer_id = hall.officer(username)
        for day in days_from(hall.today - _A_MONTH, hall.today - _ONE_DAY):
            found = verdict_of(officer_id, day, Half.MORNING, at=hall.at)
            if found is not None and found.mark is Mark.LATE:
                wish = Wish(
                    officer_id,
                    (day, Half.MORNING),
                    Mark.OUT,
                    "早上先去银行取回执，值班主任知道",
                )
                ask_correction_of_day(wish=wish, by=hall.staff[username], at=hall.at)
                return


def _patrol(hall: _Hall) -> None:
    rounds = (
        (PatrolKind.LEADER, 12, hall.manager, "秩序好，等候不超过一刻钟"),
        (PatrolKind.VIDEO, 5, hall.supervisor, "视频看了各窗口，无空岗"),
        (PatrolKind.DUTY, 2, hall.director, "两个窗口午间交接慢"),
    )
    for kind, back, walker, said in rounds:
        then = hall.ago(back)
        patrol = _planned(hall, kind, local_date(then), walker, then)
        looks = dict.fromkeys(ITEMS, Look.GOOD)
        if kind is PatrolKind.DUTY:
            looks["badge"] = Look.BAD
            found = Found(
                what="3号窗口没有挂牌上岗",
                guidance="当天挂上，班前会提醒",
                due_on=local_date(then) + 5 * _ONE_DAY,
                officer_id=hall.officer("chen.chen"),
                item="badge",
            )
            add_finding(patrol_id=patrol, found=found, by=walker, at=then)
        walk_patrol(
            patrol_id=patrol, looks=looks, said=said, version=1, by=walker, at=then
        )
    _planned(hall, PatrolKind.DEPUTY, hall.today + _ONE_DAY, hall.director, hall.at)
    hold_talk(
        officer_id=hall.officer("chen.chen"),
        kind=TalkKind.REMINDER,
        held_on=hall.today - 2 * _ONE_DAY,
        said="上岗要挂牌，离岗要放“暂停”牌。",
        by=hall.director,
        at=hall.ago(1),
    )


def _planned(
    hall: _Hall, kind: PatrolKind, on: date, walker: Actor, at: datetime
) -> int:
    return plan_patrol(
        node_id=hall.node_id,
        kind=kind,
        planned_on=on,
        walker_id=walker.officer_id or 0,
        by=walker,
        at=at,
    )


def _breach(hall: _Hall, said: Said, officer: Actor, last: str) -> None:
    """One breach as far as it went."""
    breach = record_breach(said=said, by=hall.director, at=hall.ago(4))
    if last:
        is_so = last in _CONFIRMED
        confirm_breach(
            breach_id=breach,
            confirms=is_so,
            comment="看过监控和记录" if is_so else "录音里没有不耐烦",
            version=1,
            by=hall.manager,
            at=hall.ago(3),
        )
    if last in _APPEALED:
        appeal_breach(
            breach_id=breach,
            appeal="当时在替搭档顶岗，有交接记录。",
            version=2,
            by=officer,
            at=hall.ago(2),
        )
    if last in _DECIDED:
        decide_appeal(
            breach_id=breach,
            cancels=last == "cancel",
            decision="交接记录属实" if last == "cancel" else "交接记录对不上时间",
            version=3,
            by=hall.supervisor,
            at=hall.ago(1),
        )


def _grow(hall: _Hall) -> None:
    course = Course(
        node_id=hall.node_id,
        kind=TrainingKind.LAW,
        title="行政许可法和一次性告知",
        held_on=hall.today - 20 * _ONE_DAY,
        hours=3,
        teacher="区司法局",
        pass_mark=60,
        evidence="签到表和试卷在档案柜二层",
    )
    training = keep_training(course=course, by=hall.manager, at=hall.ago(20))
    seats = [
        Seat(hall.officer(who), was_there=True, marks=marks)
        for who, marks in zip(CLERKS, (92, 85, 78, 57, 88), strict=True)
    ]
    mark_training(training_id=training, seats=seats, by=hall.manager, at=hall.ago(19))
    given = Given(
        officer_id=hall.officer("wang.fang"),
        kind=HonourKind.PRAISE,
        given_on=hall.today - 8 * _ONE_DAY,
        title="帮行动不便的老人上门办证",
        given_by="群众送锦旗",
        evidence="锦旗照片，大厅荣誉墙",
    )
    honour = record_honour(given=given, by=hall.director, at=hall.ago(8))
    confirm_honour(
        honour_id=honour, confirms=True, version=1, by=hall.manager, at=hall.ago(7)
    )


def _grade(hall: _Hall) -> None:
    """The centre and a village are models; another waits, one was one long enough."""
    first, second, third = agent_villages()[:3]
    for code, who, grade, ground in (
        (names.CENTER, "ma.wen", Grade.CITY_MODEL, "一窗受理，全程网办，五项公开"),
        (first, "agent01", Grade.MODEL_SITE, "场所、项目、机制、队伍齐全，代办满意"),
        (second, "agent02", Grade.MODEL_SITE, "新站开放，代办员每天在岗"),
        (third, "agent03", Grade.MODEL_SITE, "去年的示范点，场所已经翻新"),
    ):
        wish = ask_grade(
            code=code, grade=grade, ground=ground, by=hall.staff[who], at=hall.ago(12)
        )
        if code != second:
            ends_on = hall.today - 2 * _ONE_DAY if code == third else None
            said = Settlement(
                grants=True, granted_on=hall.today - 9 * _ONE_DAY, ends_on=ends_on
            )
            settle_grade(
                grade_id=wish, version=1, said=said, by=hall.manager, at=hall.ago(9)
            )
    end_grades(at=hall.ago(1))


def _relate(hall: _Hall) -> None:
    ask_replacement(
        officer_id=hall.officer("li.qiang"),
        reason="岗位轮换",
        by=hall.director,
        at=hall.ago(3),
    )
    helper = Helper(
        node_id=hall.node_id,
        name="老周",
        unit="区人大代表",
        phone=names.phone(9_900),
        valid_from=hall.today - 30 * _ONE_DAY,
    )
    social = add_social_supervisor(helper=helper, by=hall.manager, at=hall.ago(30))
    said = "取号机旁边应该放一把椅子。"
    noted = note_social(
        supervisor_id=social,
        kind="suggestion",
        noted_on=hall.today - 6 * _ONE_DAY,
        said=said,
        by=hall.director,
        at=hall.ago(6),
    )
    reply_social(
        note_id=noted, reply="放好了。", version=1, by=hall.director, at=hall.ago(5)
    )
    keep_service_promise(
        node_id=hall.node_id,
        said="午间不断岗，高峰时加开窗口",
        remedy="当面道歉，当天补办，值班主任说明原因",
        since=hall.today - 60 * _ONE_DAY,
        by=hall.manager,
        at=hall.ago(60),
    )
