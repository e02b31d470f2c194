"""Rules of hands and money: who may decide what, by which version, at which price.

许可法 4 and 11 ask for authority and order; rulebook 4.2.1 keeps acceptor and approver
apart, except where an instant matter is decided by one officer with a live letter.
许可法 58, 59 and 75: no charge without a standard. Any difference without a registered
reduction is yellow, one of more than the limit's per cent red (rulebook 7.3.3).
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


def _same_hands(seen: Seen) -> Level | None:
    decided = seen.count("decided_by")
    is_same = bool(decided) and decided == seen.count("accepted_by")
    return red_if(is_same and not seen.flag("is_instant"))


def _no_authority(seen: Seen) -> Level | None:
    return red_if(bool(seen.count("decided_by")) and not seen.flag("letter_was_live"))


def _stale(seen: Seen) -> Level | None:
    taken_in = seen.on("received_on")
    begins, ends = seen.on("version_from"), seen.on("version_to")
    if taken_in is None:
        return None
    is_early = begins is None or taken_in < begins
    return yellow_if(is_early or (ends is not None and taken_in >= ends))


def _wrong_charge(seen: Seen) -> Level | None:
    due, paid = seen.count("fee_due_cents"), seen.count("fee_paid_cents")
    off = abs(paid - due)
    if not off or seen.flag("fee_is_reduced"):
        return None
    if off * 100 > seen.limit("fee_percent") * due:
        return Level.RED
    return Level.YELLOW


RULES: Final = (
    WatchRule(
        name="same_hands",
        label="受理人自己批准",
        says="受理和批准不能是同一个人，即办件除外。",
        article="综合窗口受审分离；职责不相容",
        family=Family.RISK,
        reads=("accepted_by", "decided_by", "is_instant"),
        judge=_same_hands,
    ),
    WatchRule(
        name="no_authority",
        label="没有授权就批准",
        says="作出决定的人当时应当有有效的授权书。",
        article="行政许可法第四条、第二十六条；首席代表授权",
        family=Family.RISK,
        reads=("decided_at", "decided_by", "letter_was_live"),
        judge=_no_authority,
    ),
    WatchRule(
        name="stale_version",
        label="事项版本不在有效期",
        says="收件那天，事项的这个版本还没有生效，或者已经失效。",
        article="行政许可法第四条、第三十条",
        family=Family.RISK,
        reads=("received_on", "version_from", "version_to"),
        judge=_stale,
    ),
    WatchRule(
        name="wrong_charge",
        label="乱收费",
        says="实收和应收不一致，又没有减免登记；相差 {fee_percent}% 以上出红牌。",
        article="行政许可法第五十八条、第五十九条、第七十五条",
        family=Family.CHARGE,
        reads=("fee_due_cents", "fee_paid_cents", "fee_is_reduced"),
        limits=("fee_percent",),
        judge=_wrong_charge,
    ),
)
