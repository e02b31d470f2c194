"""Windows, posts, business lines and letters of the centre and of three towns."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from yimen.records.catalogue import queries as catalogue
from yimen.records.network import queries as network
from yimen.records.network.actions.add_window import add_window
from yimen.records.network.actions.post_officer import post_officer
from yimen.records.network.actions.take_seat import take_seat
from yimen.records.people import queries as people
from yimen.records.people.actions.grant_letter import LetterFacts, grant_letter
from yimen.records.queue.actions.assign_lines import assign_lines
from yimen.records.queue.actions.save_line import LineFacts, save_line
from yimen.records.queue.actions.settle import QueueFigures, settle
from yimen.rules.authority.actors import SYSTEM, Actor
from yimen.rules.catalogue.matters import CaseKind
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.network import PostKind, WindowFacts, WindowKind
from yimen.rules.refusals import NotFound
from yimen.site.demo.names import CENTER, Town
from yimen.site.demo.places import staffed_towns
from yimen.site.demo.staff import CLERKS, MARKET, Staff, town_name

_LETTER_DAYS: Final = 730


@dataclass(frozen=True, slots=True)
class Counter:
    """A window to be: its kind, its lines, who holds post A and who post B."""

    name: str
    kind: WindowKind
    lines: str  # their letters
    a: str = ""
    b: str = ""
    organ: str = ""


_ALL: Final = WindowKind.COMPREHENSIVE
COUNTERS: Final = (
    Counter("综合窗口", _ALL, "ABDEF", "wang.fang", "shen.yue"),
    Counter("综合窗口", _ALL, "ABDEF", "liu.yang", "wang.fang"),
    Counter("综合窗口", _ALL, "ABDEF", "chen.chen", "liu.yang"),
    Counter("社保医保窗口", _ALL, "C", "sun.li", "chen.chen", "O06"),
    Counter("公安户政窗口", _ALL, "D", "", "sun.li", "O04"),
    Counter("不动产登记窗口", _ALL, "E", "", "chen.chen", "O08"),
    Counter("办税窗口", _ALL, "F", "", "liu.yang", "O20"),
    Counter("企业开办窗口", _ALL, "B", "", "wang.fang", MARKET),
    Counter("统一出件窗口", WindowKind.ISSUING, "G", "chen.jing", "shen.yue"),
    Counter("收费窗口", WindowKind.PAYMENT, "G", "he.xin", "chen.jing"),
    Counter("咨询导办台", WindowKind.CONSULTATION, "H", "shen.yue", "sun.li"),
    Counter("跨省通办窗口", WindowKind.CROSS_REGION, "A", "", "shen.yue"),
    Counter("帮办代办窗口", WindowKind.ASSIST, "A", "", "sun.li"),
    Counter("办不成事反映窗口", WindowKind.CANNOT_DO, "H", "", "chen.jing"),
    Counter("投诉受理窗口", WindowKind.COMPLAINT, "H", "", "he.xin"),
)
_BOOKABLE: Final = frozenset("ABCDE")
_SLOT_QUOTA: Final = 6


def _drawn(letter: str, name: str, phrase: str, picture: str) -> LineFacts:
    quota = _SLOT_QUOTA if letter in _BOOKABLE else 0
    return LineFacts(
        letter=letter,
        name=name,
        phrase=phrase,
        picture=picture,
        order=ord(letter),
        slot_quota=quota,
        day_quota=quota * 8,
    )


LINES: Final = (
    _drawn("A", "综合业务", "办证、盖章、领补贴", "paper"),
    _drawn("B", "企业开办", "开店、办公司", "shop"),
    _drawn("C", "社保医保", "养老、看病报销", "shield"),
    _drawn("D", "户籍身份证", "上户口、办身份证", "card"),
    _drawn("E", "房产登记", "买房、过户", "house"),
    _drawn("F", "办税", "交税、开发票", "coin"),
    _drawn("G", "取证缴费", "来拿办好的证、交费", "hands"),
    _drawn("H", "咨询投诉", "问一问、提意见", "speech"),
)
_FIGURES: Final = QueueFigures(
    patience=8,
    appointment_head_start=60,
    priority_head_start=30,
    return_within=15,
    return_behind=3,
    notice="带身份证就能取号；材料不齐我们一次告诉您。监督电话 026-12345",
)


def load(organs: Mapping[str, int], staff: Staff, at: datetime) -> None:
    """Open the centre and the staffed towns."""
    _center(organs, staff, at)
    for town in staffed_towns():
        _town(town, staff, at)


def _center(organs: Mapping[str, int], staff: Staff, at: datetime) -> None:
    node_id = node(CENTER)
    settle(node_id=node_id, figures=_FIGURES, version=0, by=SYSTEM, at=at)
    lines = {
        one.letter: save_line(node_id=node_id, facts=one, by=SYSTEM, at=at)
        for one in LINES
    }
    for number, counter in enumerate(COUNTERS, 1):
        facts = WindowFacts(
            number=number,
            name=counter.name,
            kind=counter.kind,
            organ_id=organs.get(counter.organ),
        )
        window_id = add_window(node_code=CENTER, facts=facts, by=SYSTEM, at=at)
        served = [lines[letter] for letter in counter.lines]
        assign_lines(
            node_id=node_id, window_id=window_id, line_ids=served, by=SYSTEM, at=at
        )
        _post(window_id, counter, staff, at)


def _post(window_id: int, counter: Counter, staff: Staff, at: datetime) -> None:
    for username, kind in ((counter.a, PostKind.A), (counter.b, PostKind.B)):
        if username:
            officer_id = staff[username].officer_id or 0
            post_officer(
                window_id=window_id, officer_id=officer_id, kind=kind, by=SYSTEM, at=at
            )


def _town(town: Town, staff: Staff, at: datetime) -> None:
    node_id = node(town.code)
    line = LineFacts(letter="A", name="便民服务", phrase="各种事都在这里办", order=1)
    line_id = save_line(node_id=node_id, facts=line, by=SYSTEM, at=at)
    posts = ("clerk", "desk")
    for number, post in enumerate(posts, 1):
        facts = WindowFacts(number=number, name="综合窗口")
        window_id = add_window(node_code=town.code, facts=facts, by=SYSTEM, at=at)
        assign_lines(
            node_id=node_id, window_id=window_id, line_ids=[line_id], by=SYSTEM, at=at
        )
        other = posts[number % len(posts)]
        pair = Counter(
            "", _ALL, "", town_name(town.code, post), town_name(town.code, other)
        )
        _post(window_id, pair, staff, at)


def sit_down(staff: Staff, at: datetime) -> None:
    """Whoever holds post A takes the seat."""
    seated = [counter.a for counter in COUNTERS if counter.a]
    seated += [town_name(t.code, p) for t in staffed_towns() for p in ("clerk", "desk")]
    for username in seated:
        officer = staff[username]
        for seat in network.seats_of(officer.officer_id or 0):
            if seat.kind is PostKind.A:
                take_seat(window_id=seat.window_id, by=officer, at=at)


def node(code: str) -> int:
    """The id of a place."""
    row = network.node_of_code(code)
    if row is None:
        raise NotFound(node=code)
    return row.node_id


def letters(organs: Mapping[str, int], staff: Staff, at: datetime) -> None:
    """授权书: each chief for all of the organ, each clerk for what is instant."""
    instant: dict[str, set[str]] = {}
    for kept in catalogue.whole_matters(by=SYSTEM, published=True):
        if kept.matter.case_kind is CaseKind.INSTANT:
            instant.setdefault(kept.organ_code, set()).add(kept.matter.code)
    clerks = [staff[name] for name in CLERKS]
    clerks += [
        staff[town_name(t.code, p)] for t in staffed_towns() for p in ("clerk", "desk")
    ]
    short = {row.organ_id: row.short_name for row in people.organ_choices()}
    for organ, organ_id in organs.items():
        given = [(staff.chief(organ), frozenset[str]())]
        if organ in instant:
            given += [(clerk, frozenset(instant[organ])) for clerk in clerks]
        _give(short[organ_id], organ_id, given, staff, at)


def _give(
    short_name: str,
    organ_id: int,
    given: Iterable[tuple[Actor, frozenset[str]]],
    staff: Staff,
    at: datetime,
) -> None:
    today = local_date(at)
    for number, (officer, codes) in enumerate(given, 1):
        letter = LetterFacts(
            number=f"云{short_name}授〔{today.year}〕{number}号",
            organ_id=organ_id,
            officer_id=officer.officer_id or 0,
            matter_codes=codes,
            valid_from=today,
            last_valid_on=today + timedelta(days=_LETTER_DAYS),
            signed_by=f"{short_name}部门负责人",
        )
        grant_letter(letter=letter, by=staff["zheng.jie"], at=at)
