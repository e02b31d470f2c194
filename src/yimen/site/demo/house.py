"""Papers of the house in the demo, and the seals of two organs.

The market organ's seal is registered before anybody decides, so the licences of the
bundle bear it, and its letter does; the bureau's own is under what is told to all. A
letter and a filed "no" are on paper; a unit was urged, a card was shown, points were
taken off, and the last month was told to all.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from yimen.records.cases import queries as cases
from yimen.records.cases.queries import NegativeFilter
from yimen.records.papers.actions.issue_authority import issue_authority
from yimen.records.papers.actions.issue_house_paper import Order, issue_house_paper
from yimen.records.papers.actions.issue_negative_form import issue_negative_form
from yimen.records.people import queries as people
from yimen.records.people.queries import LetterFilter
from yimen.records.seals.actions.make_seal import SealFacts, make_seal
from yimen.records.seals.actions.seal_house_paper import seal_house_paper
from yimen.records.supervision.actions.give_urging import Urged, give_urging
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.documents.house import Card, Circular, Deductions, Urging
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.supervision.urging import A_UNIT
from yimen.site.demo.staff import BUREAU, MARKET, Staff

_YEARS: Final = timedelta(days=3 * 365)
_SOON: Final = timedelta(days=3)


def seal(organs: Mapping[str, int], staff: Staff, at: datetime) -> None:
    """Approval seals, each kept by the organ's chief representative."""
    today = local_date(at)
    for organ in (MARKET, BUREAU):
        facts = SealFacts(
            organ_id=organs[organ],
            keeper_id=staff.chief(organ).officer_id or 0,
            valid_from=today,
            last_valid_on=today + _YEARS,
        )
        make_seal(seal=facts, by=SYSTEM, at=at)


def load(staff: Staff, at: datetime) -> None:
    """The papers that this district's house has written."""
    manager, watcher = staff["zheng.jie"], staff["lin.tao"]
    chief = staff.chief(MARKET)
    wanted = LetterFilter(officer_id=chief.officer_id, organ_id=chief.organ_id)
    letters = people.letters(wanted, actor=manager, on=local_date(at)).rows
    for letter in letters[:1]:
        number = issue_authority(letter_id=letter.letter_id, by=manager, at=at)
        seal_house_paper(document=number, by=manager, at=at)
    filed = cases.negatives(NegativeFilter(standing="upheld"), actor=manager, at=at)
    for filing in filed.rows[:2]:
        issue_negative_form(filing_id=filing.filing_id, by=manager, at=at)
    give_urging(wanted=_urging(staff, at), by=watcher, at=at)
    issue_house_paper(order=_card(staff, at), by=watcher, at=at)
    issue_house_paper(order=_deductions(staff), by=manager, at=at)
    told = issue_house_paper(order=_circular(at), by=manager, at=at)
    seal_house_paper(document=told, by=manager, at=at)


def _urging(staff: Staff, at: datetime) -> Urged:
    content = Urging(
        problem="有办件收件后第四个工作日还没有告知是否受理",
        basis="行政许可法第三十二条；限时办结制度",
        demand="当天告知申请人，三日内书面说明原因",
        answer_by=local_date(at + _SOON),
    )
    return Urged(
        topic="收件后没有按时告知",
        content=content,
        kind=A_UNIT,
        number=str(staff.chief(MARKET).organ_id),
    )


def _card(staff: Staff, at: datetime) -> Order:
    organ_id = staff.chief(MARKET).organ_id or 0
    content = Card(
        is_red=False,
        responsible=people.organ_name(organ_id),
        breach="承诺期限已过一个工作日没有作出决定",
        evidence="办件经过和逐日计算见监察发现，日志可查",
        basis="限时办结制度；行政许可法第四十二条",
        answer_by=local_date(at + _SOON),
    )
    return Order(content=content, organ_id=organ_id)


def _deductions(staff: Staff) -> Order:
    content = Deductions(
        rows=(
            ("按时办结", "-2", "黄牌一次", "承诺期限已过一个工作日"),
            ("窗口值守", "-1", "窗口记录", "离岗十二分钟没有登记"),
        ),
        total="-3 分",
    )
    return Order(content=content, officer_id=staff["wang.fang"].officer_id)


def _circular(at: datetime) -> Order:
    last = local_date(at).replace(day=1) - timedelta(days=1)
    content = Circular(
        month=f"{last.year}年{last.month}月",
        summary=("各窗口总体平稳，没有超过法定期限的办件。",),
        scores=(
            ("综合窗口", "98.5", "1", "—"),
            ("收费窗口", "97.0", "2", "对账差异一笔，已查明"),
            ("统一出件窗口", "96.5", "3", "—"),
        ),
        praised=("综合窗口为行动不便的老人上门办理两件。",),
        urged=("统一出件窗口核对领取人证件要逐项登记。",),
    )
    return Order(content=content)
