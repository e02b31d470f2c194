"""Rules of the order of things: told once, registered first, inside one system.

许可法 32: everything missing is told once; 72: who does not tell once answers for it.
A step earlier than the registration, or a decision without an acceptance, shows that
the case was handled elsewhere (体外循环); the same application taken in at two places
is 两头受理; sent to and fro between units is 推诿. The extension (42) is approved
before the limit is over, by the rank the law names.
"""

from typing import Final

from yimen.rules.supervision.watching import (
    Family,
    Level,
    Seen,
    WatchRule,
    red_if,
    yellow_if,
)


def _before_registration(seen: Seen) -> Level | None:
    first, registered = seen.at("first_step_at"), seen.at("received_at")
    return red_if(first is not None and registered is not None and first < registered)


def _after_end(seen: Seen) -> Level | None:
    last, closed = seen.at("last_handling_at"), seen.at("closed_at")
    return yellow_if(last is not None and closed is not None and last > closed)


def _outside(seen: Seen) -> Level | None:
    decided, accepted = seen.at("decided_at"), seen.at("accepted_at")
    if decided is None:
        return None
    return red_if(accepted is None or decided < accepted)


def _dual(seen: Seen) -> Level | None:
    most = seen.limit("dual_days")
    return yellow_if(any(days <= most for days in seen.numbers("elsewhere_days_apart")))


def _passed_around(seen: Seen) -> Level | None:
    is_often = seen.count("unit_passes") >= seen.limit("passes")
    return yellow_if(is_often or seen.count("passes_without_basis") > 0)


def _extension_late(seen: Seen) -> Level | None:
    approved, due = seen.on("extension_approved_on"), seen.on("due_before_extension_on")
    return red_if(approved is not None and due is not None and approved > due)


RULES: Final = (
    WatchRule(
        name="second_notice",
        label="多次补正告知",
        says="需要补正的全部内容应当一次告知，不能有第二次。",
        article="行政许可法第三十二条、第七十二条",
        family=Family.FLOW,
        reads=("notices",),
        judge=lambda seen: yellow_if(seen.count("notices") > 1),
    ),
    WatchRule(
        name="correction_after_acceptance",
        label="受理后又要求补正",
        says="受理以后不得再要求申请人补正材料。",
        article="行政许可法第三十二条、第七十二条",
        family=Family.FLOW,
        reads=("corrections_after_acceptance",),
        judge=lambda seen: red_if(seen.count("corrections_after_acceptance") > 0),
    ),
    WatchRule(
        name="before_registration",
        label="先办理后登记",
        says="办理动作早于收件登记。",
        article="电子监察：体外循环",
        family=Family.FLOW,
        reads=("received_at", "first_step_at"),
        judge=_before_registration,
    ),
    WatchRule(
        name="after_end",
        label="办结后还在办理",
        says="办结以后又有办理动作。",
        article="电子监察：办结后有过程数据",
        family=Family.FLOW,
        reads=("closed_at", "last_handling_at"),
        judge=_after_end,
    ),
    WatchRule(
        name="outside_the_system",
        label="体外循环",
        says="决定早于受理，或者没有受理就作出决定。",
        article="电子监察：体外循环",
        family=Family.RISK,
        reads=("accepted_at", "decided_at"),
        judge=_outside,
    ),
    WatchRule(
        name="dual_acceptance",
        label="两头受理",
        says="同一申请人的同一事项，{dual_days} 天内在另一个大厅也受理了。",
        article="安阳市政务服务条例第五十六条；电子监察：两头受理",
        family=Family.RISK,
        reads=("elsewhere", "elsewhere_days_apart"),
        limits=("dual_days",),
        judge=_dual,
    ),
    WatchRule(
        name="open_twin",
        label="相同的在办件",
        says="同一申请人的同一事项还有一件没有办结。",
        article="电子监察：重复办件",
        family=Family.RISK,
        reads=("open_twins",),
        judge=lambda seen: Level.REMINDER if seen.texts("open_twins") else None,
    ),
    WatchRule(
        name="passed_around",
        label="推诿",
        says="在单位之间退转 {passes} 次以上，或者转办没有写明依据。",
        article="行政许可法第七十二条；电子监察：推诿",
        family=Family.FLOW,
        reads=("unit_passes", "passes_without_basis"),
        limits=("passes",),
        judge=_passed_around,
    ),
    WatchRule(
        name="extension_late",
        label="过期才批准延期",
        says="延长期限应当在期限届满之前批准。",
        article="行政许可法第四十二条",
        family=Family.FLOW,
        reads=("extension_approved_on", "due_before_extension_on"),
        judge=_extension_late,
    ),
    WatchRule(
        name="extension_rank",
        label="延期批准的级别不对",
        says="本单位的延期由本单位负责人批准，统一办理的由本级政府负责人批准。",
        article="行政许可法第四十二条",
        family=Family.FLOW,
        reads=("extension_rank", "extension_rank_due"),
        judge=lambda seen: red_if(
            seen.text("extension_rank") != seen.text("extension_rank_due")
        ),
    ),
    WatchRule(
        name="no_process",
        label="没有过程数据",
        says="承诺件没有审查记录就作出决定。",
        article="行政许可法第三十四条；电子监察：无过程数据",
        family=Family.FLOW,
        reads=("decided_at", "is_instant", "examinations"),
        judge=lambda seen: yellow_if(
            bool(seen.text("decided_at"))
            and not seen.flag("is_instant")
            and not seen.count("examinations")
        ),
    ),
)
