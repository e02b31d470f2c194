"""The catalogue of 云溪区 was cleaned up once, and is being looked back at.

What was cleaned away was published with everything else: yearly checks that no law asks
for, changes and renewals that were matters of their own, a licence that another organ
took over. It is made after the district's stories are told, so nobody applied for it.
"""

from dataclasses import dataclass, replace
from typing import Final

from yimen.records.catalogue import actions
from yimen.records.catalogue.actions import RoundPlan, RoundSaid
from yimen.records.catalogue.queries import whole_matters
from yimen.rules.authority.actors import SYSTEM, Actor
from yimen.rules.catalogue.matter_changes import Change
from yimen.rules.catalogue.matters import Matter
from yimen.rules.catalogue.rounds import RoundKind
from yimen.rules.legal_clock.limits import Limit
from yimen.site.demo.diary import Diary, moment
from yimen.site.demo.staff import Staff

_PUBLISHED, _BEGUN, _ENDED = 105, 80, 45  # working days ago
_LOOKED_BACK, _MET = 12, 4
_HOUSING: Final = "O09"
_STATUTORY: Final = Limit(20)
_URBAN: Final = "11500199000000107B4500110"
_FARMING: Final = "1150019900000011564500111"
_LAND: Final = "11500199000000086T4500108"


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A matter that was cleaned away, or moved: like which one, when, and how."""

    like: str
    name: str
    promised: int
    back: int  # working days ago
    change: Change
    reason: str


CLEANED: Final = (
    Cleaned(
        f"{_FARMING}002000",
        "农药经营许可年度检验",
        18,
        74,
        Change.CANCEL,
        "年检没有法律、法规依据，改为日常监督检查",
    ),
    Cleaned(
        f"{_FARMING}003000",
        "兽药经营许可年度检验",
        18,
        74,
        Change.CANCEL,
        "年检没有法律、法规依据，改为日常监督检查",
    ),
    Cleaned(
        f"{_URBAN}001000",
        "户外广告设置变更审批",
        15,
        66,
        Change.MERGE,
        "并入户外广告设置审批，一张表办变更",
    ),
    Cleaned(
        f"{_URBAN}002000",
        "临时占用城市道路延期审批",
        12,
        66,
        Change.MERGE,
        "并入临时占用城市道路审批，延期当场办",
    ),
    Cleaned(
        f"{_LAND}004000",
        "临时用地延期审批",
        15,
        58,
        Change.FREEZE,
        "上级正在修改临时用地期限的规定，等新规定",
    ),
    Cleaned(
        f"{_URBAN}004000",
        "跨区建筑垃圾处置核准",
        8,
        52,
        Change.TAKE_OVER,
        "由城市管理局承接，住房城乡建设委不再另办一道",
    ),
    Cleaned(
        f"{_LAND}008000",
        "林木采伐许可证延期核发",
        12,
        6,
        Change.MERGE,
        "回头看发现：市级目录已经合并，本级还单列",
    ),
)
_LOOKS_AT: Final = (
    "没有法律法规依据的、年检和延期这样可以并进原事项的、上级已经取消或者下放的、"
    "承诺时限偏长的。各部门自查，会同法制、编办联审。"
)
_RESULT: Final = (
    "没有依据的年检取消，变更和延期并入原事项，跨部门重复办的归到一家；"
    "其余事项逐项核对了依据、条件、程序和收费。权力清单由区政府印发，在政务服务网公布。"
)
_BACK_AT: Final = (
    "清单印发以后有没有反弹、有没有变相保留；和区、市目录逐项比对是不是一致。"
)
_SO_FAR: Final = (
    "已经和市级目录比对一遍，发现延期核发单列一项，按市级口径合并；"
    "还剩城管、住建两家没有核完。"
)


def load(staff: Staff, diary: Diary) -> None:
    """One round that is over and one that runs."""
    manager = staff["zheng.jie"]
    codes = frozenset(one.like for one in CLEANED)
    found = whole_matters(by=SYSTEM, codes=codes)
    likes = {kept.matter.code: kept.matter for kept in found}
    other = staff.chief(_HOUSING).organ_id or 0
    for one in CLEANED:
        _publish(one, likes[one.like], other, diary)
        _change(one, likes[one.like], manager, diary)
    _clean_up(manager, diary)
    _look_back(manager, diary)


def _code(one: Cleaned) -> str:
    return f"{one.like[:-3]}901"


def _publish(one: Cleaned, like: Matter, other: int, diary: Diary) -> None:
    """It stood in the catalogue like its neighbour, for longer than that."""
    moves = one.change is Change.TAKE_OVER
    matter = replace(
        like,
        code=_code(one),
        base_code="",
        name=one.name,
        organ_id=other if moves else like.organ_id,
        statutory_limit=_STATUTORY,
        promised_limit=Limit(one.promised),
        elements=replace(like.elements, aliases=()),
    )
    at = moment(diary.day(_PUBLISHED), 0)
    actions.save_draft(actions.Sheet(matter=matter), by=SYSTEM, at=at)
    actions.publish(matter.code, by=SYSTEM, at=at)


def _change(one: Cleaned, like: Matter, by: Actor, diary: Diary) -> None:
    day = diary.day(one.back)
    order = actions.Order(
        change=one.change,
        basis=f"云政发〔{day.year}〕8号",
        reason=one.reason,
        organ_id=like.organ_id if one.change is Change.TAKE_OVER else None,
        others=(one.like,) if one.change is Change.MERGE else (),
    )
    actions.change_matter(_code(one), order, by=by, at=moment(day, 90))


def _clean_up(by: Actor, diary: Diary) -> None:
    begun_on, ended_on = diary.day(_BEGUN), diary.day(_ENDED)
    plan = RoundPlan(
        kind=RoundKind.CLEAN_UP,
        name=f"{begun_on.year}年政务服务事项目录清理",
        looks_at=_LOOKS_AT,
        begun_on=begun_on,
    )
    round_id = actions.begin_round(plan=plan, by=by, at=moment(begun_on, 30))
    actions.close_round(
        round_id=round_id,
        version=1,
        ended_on=ended_on,
        result=_RESULT,
        by=by,
        at=moment(ended_on, 300),
    )


def _look_back(by: Actor, diary: Diary) -> None:
    begun_on = diary.day(_LOOKED_BACK)
    plan = RoundPlan(
        kind=RoundKind.LOOK_BACK,
        name=f"{begun_on.year}年目录清理回头看",
        looks_at=_BACK_AT,
        begun_on=begun_on,
    )
    round_id = actions.begin_round(plan=plan, by=by, at=moment(begun_on, 30))
    said = RoundSaid(
        name=plan.name, looks_at=_BACK_AT, begun_on=begun_on, progress=_SO_FAR
    )
    met = moment(diary.day(_MET), 120)
    actions.change_round(round_id=round_id, version=1, said=said, by=by, at=met)
