"""Rules of time: late, silent, held, drawn out (rulebook 7.1.3, 7.1.4, 7.2).

许可法 42 and 74 for the limit, 32 and 72 for silence, 44 for handing over, 45 for
special procedures, which may last as long as was asked for and no longer. A step has
its share of the limit (办件环节): it may be late though the whole is not. A case whose
clock stands still is neither held nor late in a step.
"""

from typing import Final

from yimen.rules.legal_clock.lights import Light, Timing, lit
from yimen.rules.supervision.settings import ladder_of
from yimen.rules.supervision.watching import (
    Family,
    Level,
    Seen,
    WatchRule,
    red_if,
    yellow_if,
)

LADDER: Final = (
    "reminder_days",
    "reminder_percent",
    "percent_from_limit",
    "red_days_after_promise",
    "red_by_statute",
)
_LEVELS: Final = {
    Light.REMINDER: Level.REMINDER,
    Light.YELLOW: Level.YELLOW,
    Light.RED: Level.RED,
}


def _over_time(seen: Seen) -> Level | None:
    return ladder_level(seen) if seen.flag("clock_runs") else None


def ladder_level(seen: Seen) -> Level | None:
    """The card that the ladder of lights asks for, by the running clock's numbers."""
    told = Timing(
        promise_is_late=seen.flag("promise_is_late"),
        statute_is_late=seen.flag("statute_is_late")
        if seen.text("statute_on")
        else None,
        days_after=seen.count("days_after"),
        left=seen.count("days_left"),
        whole=seen.count("days_whole"),
        is_timed=seen.flag("is_timed"),
        is_paused=seen.flag("is_paused"),
    )
    limits = {name: seen.limit(name) for name in LADDER}
    return _LEVELS.get(lit(told, ladder_of(limits)))


def _not_accepted(seen: Seen) -> Level | None:
    return Level.REMINDER if seen.count("answer_days_late") > 0 else None


def _step_late(seen: Seen) -> Level | None:
    if seen.flag("is_paused") or not seen.count("days_whole"):
        return None
    share = seen.limit("step_percent") * seen.count("days_whole")
    return yellow_if(seen.count("days_in_step") * 100 > share)


def _held(seen: Seen) -> Level | None:
    if seen.flag("is_paused"):
        return None
    return yellow_if(seen.count("days_idle") >= seen.limit("idle_days"))


def _urging_late(seen: Seen) -> Level | None:
    if not seen.flag("urging_is_owed"):
        return None
    late = seen.count("urging_days_late")
    if late >= seen.limit("urging_red_days"):
        return Level.RED
    if late:
        return Level.YELLOW
    is_short = seen.count("urging_days_left") <= seen.limit("urging_reminder_days")
    return Level.REMINDER if is_short else None


RULES: Final = (
    WatchRule(
        name="over_time",
        label="超时",
        says="承诺时限将到提醒，过承诺时限黄牌，过法定时限红牌。",
        article="行政许可法第四十二条、第七十四条",
        family=Family.TIME,
        reads=(
            "clock_runs",
            "promise_on",
            "statute_on",
            "promise_is_late",
            "statute_is_late",
            "days_after",
            "days_left",
            "days_whole",
            "is_timed",
            "is_paused",
        ),
        limits=LADDER,
        judge=_over_time,
    ),
    WatchRule(
        name="not_accepted",
        label="收件后没有答复",
        says="收到申请，五日内既没有受理，也没有告知补正。",
        article="行政许可法第三十二条",
        family=Family.TIME,
        reads=("received_at", "answer_due_on", "answer_days_late"),
        judge=_not_accepted,
    ),
    WatchRule(
        name="silent",
        label="逾期不告知，视为受理",
        says="五日内没有一次告知，申请自收到之日起视为受理。",
        article="行政许可法第三十二条、第七十二条",
        family=Family.TIME,
        reads=("received_at", "deemed_accepted_at"),
        judge=lambda seen: red_if(bool(seen.text("deemed_accepted_at"))),
    ),
    WatchRule(
        name="step_late",
        label="环节超时",
        says="一个环节用去整个时限的 {step_percent}% 以上，整件还没有超时。",
        article="行政许可法第四十二条；电子监察办法第六条",
        family=Family.TIME,
        reads=("step_state", "days_in_step", "days_whole", "is_paused"),
        limits=("step_percent",),
        judge=_step_late,
    ),
    WatchRule(
        name="held",
        label="压件",
        says="受理以后连续 {idle_days} 个工作日没有办理动作，也没有停钟。",
        article="行政许可法第七十四条；电子监察：压件",
        family=Family.TIME,
        reads=("accepted_at", "last_act_at", "days_idle", "is_paused"),
        limits=("idle_days",),
        judge=_held,
    ),
    WatchRule(
        name="drawn_out",
        label="拖沓",
        says="特别程序超过书面告知的天数，还没有恢复计时。",
        article="行政许可法第四十五条",
        family=Family.TIME,
        reads=("pause_procedure", "pause_asked_days", "pause_days_over"),
        judge=lambda seen: yellow_if(seen.count("pause_days_over") > 0),
    ),
    WatchRule(
        name="delivery_late",
        label="逾期送达",
        says="作出决定之日起十日内没有送达。",
        article="行政许可法第四十四条",
        family=Family.TIME,
        reads=("decided_at", "delivery_due_on", "delivery_days_late"),
        judge=lambda seen: yellow_if(seen.count("delivery_days_late") > 0),
    ),
    WatchRule(
        name="contact_late",
        label="差评没有按时联系",
        says="差评之后 {contact_days} 个工作日内没有联系评价人。",
        article="关于建立政务服务“好差评”制度的意见；安阳市政务服务条例第五十二条",
        family=Family.OTHER,
        reads=("rated_at", "contact_days_used"),
        limits=("contact_days",),
        judge=lambda seen: yellow_if(
            seen.count("contact_days_used") > seen.limit("contact_days")
        ),
    ),
    WatchRule(
        name="urging_late",
        label="督办没有按时反馈",
        says="督办到期前 {urging_reminder_days} 个工作日提醒，逾期黄牌，"
        "逾期 {urging_red_days} 个工作日红牌。",
        article="群工系统督办、限时办结制度；电子监察：督办反馈",
        family=Family.TIME,
        reads=(
            "urging_about",
            "urging_due_on",
            "urging_is_owed",
            "urging_days_left",
            "urging_days_late",
        ),
        limits=("urging_reminder_days", "urging_red_days"),
        judge=_urging_late,
    ),
)
