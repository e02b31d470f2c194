"""What people are told before they travel for nothing: what changed, what to bring.

行政许可法 art. 30 has what an applicant must hand in shown to everybody, and art. 6 of
政府信息公开条例 wants it 「及时、准确」. So whoever has an appointment, a ticket or an
open case hears of a change that would make them come in vain. Not every change would: a
corrected misprint tells nobody. What counts is what they would bring, where and when
they would come, and whether the matter is carried out at all. A case keeps the version
of the guide under which it was taken in; its applicant is told that nothing more is
asked of them.

Invariant: equal guides tell nobody, and what is said names only what differs. Not
decided here: who is touched (`records`), and that nobody is told twice (`messages`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from yimen.rules.catalogue.captions import limit_words
from yimen.rules.catalogue.intake import Necessity
from yimen.rules.catalogue.matter_changes import MOVES, Change
from yimen.rules.catalogue.matters import Material, Matter
from yimen.rules.documents.paper_facts import copies_words
from yimen.rules.legal_clock.telling import WEEKDAYS, day_words
from yimen.rules.queue.opening import Sessions

MOST_NAMED: Final = 6
AS_HANDED_IN: Final = "您已经交的件照收件时的要求办，不用另外补材料"
AS_BEFORE: Final = "要带的材料不变"
ANOTHER_DAY: Final = "请换一天来"
WITHIN_HOURS: Final = "请在开放时间内来"


@dataclass(frozen=True, slots=True)
class Travel:
    """What changed, and what to bring or do about it."""

    what: str
    bring: str


def guide_changed(before: Matter, after: Matter) -> Travel | None:
    """What a new version of the guide means for somebody who is about to come."""
    parts = (
        *_materials(before, after),
        _named("办理时限改为", _limits(before), _limits(after)),
        _charged(before, after),
        "受理条件有变" if before.conditions != after.conditions else "",
    )
    said = "；".join(filter(None, parts))
    return Travel(said, to_bring(after)) if said else None


def to_bring(matter: Matter) -> str:
    """The papers that the applicant has to bring, by the guide in force."""
    needed = [_with_copies(one) for one in matter.materials if _is_brought(one)]
    if not needed:
        return "不用带材料，带上身份证就行"
    more = f"等{len(needed)}份" if len(needed) > MOST_NAMED else ""
    return f"请带：{'、'.join(needed[:MOST_NAMED])}{more}"


def _is_brought(material: Material) -> bool:
    return not material.is_shared and material.necessity is not Necessity.OPTIONAL


def _with_copies(material: Material) -> str:
    if not material.originals and not material.copies:
        return material.name
    return f"{material.name}（{copies_words(material.originals, material.copies)}）"


def _materials(before: Matter, after: Matter) -> tuple[str, ...]:
    old = {one.code: one for one in before.materials if _is_brought(one)}
    new = {one.code: one for one in after.materials if _is_brought(one)}
    added = [new[code].name for code in new if code not in old]
    dropped = [old[code].name for code in old if code not in new]
    changed = [
        _with_copies(new[code])
        for code in new
        if code in old and _looks(old[code]) != _looks(new[code])
    ]
    return (
        _list("要多带", added),
        _list("不用再带", dropped),
        _list("要求变了", changed),
    )


def _looks(material: Material) -> tuple[object, ...]:
    return (
        material.name,
        material.form,
        material.originals,
        material.copies,
        material.blank_form,
        material.issued_within,
    )


def _list(verb: str, names: Iterable[str]) -> str:
    said = "、".join(names)
    return f"{verb}{said}" if said else ""


def _limits(matter: Matter) -> str:
    limit = matter.promised_limit or matter.statutory_limit
    return limit_words(limit) if limit else ""


def _named(verb: str, before: str, after: str) -> str:
    return f"{verb}{after}" if after and before != after else ""


def _charged(before: Matter, after: Matter) -> str:
    if before.is_charged and not after.is_charged:
        return "不再收费"
    if (before.is_charged, before.fees) == (after.is_charged, after.fees):
        return ""
    return "收费有变，标准见办事指南"


def state_changed(change: Change, *, organ: str = "", into: str = "") -> Travel:
    """What a change of the matter itself means."""
    if change in MOVES:
        return Travel(f"改由{organ or '别的部门'}办理", "来之前请看办事指南上的地点")
    match change:
        case Change.SUSPEND | Change.FREEZE:
            return Travel("暂停办理", "恢复前请不要专门跑一趟，已受理的件照常办")
        case Change.RESUME | Change.THAW:
            return Travel("恢复办理", "可以照常来办")
        case Change.MERGE:
            return Travel(f"并入“{into}”", "请按新的办事指南准备，已受理的件照常办")
        case _:
            return Travel("已经取消，不用再办", "已受理的件照常办")


def hall_moved(*, address: str = "", name: str = "") -> Travel | None:
    """The hall has another address or another name."""
    parts = (f"搬到{address}" if address else "", f"改名为{name}" if name else "")
    said = "，".join(filter(None, parts))
    return Travel(said, f"请按新的地址来，{AS_BEFORE}") if said else None


def hall_closed() -> Travel:
    """The hall serves nobody any more."""
    return Travel("停止服务", "请改到别的大厅办，去之前打电话问一声")


def window_changed(
    number: int, *, is_closed: bool, new_number: int | None
) -> Travel | None:
    """A window is closed or has another number."""
    if is_closed:
        return Travel(f"{number}号窗口停用", f"请按叫号到别的窗口，{AS_BEFORE}")
    if new_number is not None and new_number != number:
        return Travel(f"{number}号窗口改为{new_number}号窗口", AS_BEFORE)
    return None


def day_hours(on: date, sessions: Sessions, note: str = "") -> str:
    """When the hall is open on this day."""
    why = f"（{note}）" if note else ""
    if not sessions:
        return f"{day_words(on)}不开放{why}"
    return f"{day_words(on)}开放时间为{_spoken(sessions)}{why}"


def week_hours(week: Mapping[int, Sessions]) -> str:
    """When the hall is open in a plain week, days of the same hours together."""
    said: list[str] = []
    for sessions, same in groupby(range(len(WEEKDAYS)), lambda day: week.get(day, ())):
        days = [WEEKDAYS[day] for day in same]
        name = f"周{days[0]}" if len(days) == 1 else f"周{days[0]}到周{days[-1]}"
        said.append(f"{name}{_spoken(sessions)}")
    return "，".join(said)


def _spoken(sessions: Sessions) -> str:
    if not sessions:
        return "不开放"
    return "、".join(f"{one.opens:%H:%M}到{one.closes:%H:%M}" for one in sessions)


def days_changed(closed: Sequence[date], opened: Sequence[date]) -> Travel | None:
    """What a holiday notice means for somebody who has not fixed a day yet."""
    parts = (
        f"{'、'.join(map(day_words, closed))}不开放" if closed else "",
        f"{'、'.join(map(day_words, opened))}开放" if opened else "",
    )
    said = "；".join(filter(None, parts))
    return (
        Travel(said, "请错开不开放的日子来" if closed else AS_BEFORE) if said else None
    )


def booked_outside(slot: str) -> str:
    """What somebody does whose appointment falls when the door is shut."""
    return f"您约的{slot}不开门，请取消后另约"
