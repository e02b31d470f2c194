"""Rules for what people say: orders, requests for information, bad ratings.

信访工作条例 22, 23 and 34 fix when a petition is taken up and answered, 安阳市政务
服务条例 50 and 52 hotline orders and the call after a bad rating, 政府信息公开条例 33
the twenty working days of a request; for other kinds it is the house's own promise
(rulebook 3.3). An order has the same ladder of lights as a case: a kind whose limit is
law turns red when it has passed, a promise yellow first.

Facts of an order have names of their own, so no rule of the licensing law speaks about
them; what is not told (the person, the text) is not judged.
"""

from typing import Final

from yimen.rules.supervision.timing import LADDER, ladder_level
from yimen.rules.supervision.watching import (
    Family,
    Level,
    Seen,
    WatchRule,
    yellow_if,
)

_CLOCK: Final = (
    "promise_on",
    "statute_on",
    "promise_is_late",
    "statute_is_late",
    "days_after",
    "days_left",
    "days_whole",
    "is_timed",
    "is_paused",
)


def _order_late(seen: Seen) -> Level | None:
    return ladder_level(seen) if seen.flag("answer_runs") else None


def _request_late(seen: Seen) -> Level | None:
    return ladder_level(seen) if seen.flag("request_runs") else None


def _order_passed(seen: Seen) -> Level | None:
    return yellow_if(seen.count("order_returns") >= seen.limit("passes"))


def _order_reopened(seen: Seen) -> Level | None:
    return yellow_if(seen.count("reopened") >= seen.limit("disputes"))


RULES: Final = (
    WatchRule(
        name="order_late",
        label="工单没有按时答复",
        says="答复期限将到提醒；法定期限过了红牌，承诺期限过了黄牌。",
        article="信访工作条例第三十四条；安阳市政务服务条例第五十条；限时答复承诺",
        family=Family.TIME,
        reads=("order_kind", "answer_runs", *_CLOCK),
        limits=LADDER,
        judge=_order_late,
    ),
    WatchRule(
        name="order_not_taken_up",
        label="工单没有按时受理",
        says="登记以后，期限内既没有受理，也没有告知不受理。",
        article="信访工作条例第二十二条、第二十三条；限时受理承诺",
        family=Family.TIME,
        reads=("order_kind", "registered_at", "take_up_by_on", "take_up_days_late"),
        judge=lambda seen: yellow_if(seen.count("take_up_days_late") > 0),
    ),
    WatchRule(
        name="order_held",
        label="工单压着不办",
        says="受理以后连续 {idle_days} 个工作日没有办理动作。",
        article="信访工作条例第四十五条；电子监察：压件",
        family=Family.TIME,
        reads=("order_kind", "order_last_act_at", "order_days_idle"),
        limits=("idle_days",),
        judge=lambda seen: yellow_if(
            seen.count("order_days_idle") >= seen.limit("idle_days")
        ),
    ),
    WatchRule(
        name="first_contact_late",
        label="没有按时联系来人",
        says="“办不成事”当天要联系来人，过了还没有联系。",
        article="“办不成事”反映窗口制度；首问负责制",
        family=Family.TIME,
        reads=("order_kind", "contact_by_on", "contact_days_late"),
        judge=lambda seen: yellow_if(seen.count("contact_days_late") > 0),
    ),
    WatchRule(
        name="hurry_unanswered",
        label="催办以后还没有办",
        says="催办的期限过了，还没有答复。",
        article="群工系统督办；电子监察：拖沓",
        family=Family.FLOW,
        reads=("order_kind", "hurried", "hurry_by_on", "hurry_days_late"),
        judge=lambda seen: yellow_if(seen.count("hurry_days_late") > 0),
    ),
    WatchRule(
        name="order_passed_around",
        label="工单推来推去",
        says="单位退回、改派 {passes} 次以上。",
        article="信访工作条例第二十三条、第四十三条；电子监察：推诿",
        family=Family.FLOW,
        reads=("order_kind", "order_returns"),
        limits=("passes",),
        judge=_order_passed,
    ),
    WatchRule(
        name="order_reopened",
        label="答复以后又重办",
        says="答复以后，来人不满意，重办 {disputes} 次以上。",
        article="信访工作条例第四十五条；电子监察：防止虚假办结",
        family=Family.OTHER,
        reads=("order_kind", "reopened"),
        limits=("disputes",),
        judge=_order_reopened,
    ),
    WatchRule(
        name="order_no_result",
        label="工单答复没有结果",
        says="答复了，没有写明解决、解释还是不支持。",
        article="信访工作条例第三十二条；电子监察：无办结状态",
        family=Family.CONTENT,
        reads=("order_kind", "answered_at", "outcome"),
        judge=lambda seen: yellow_if(
            bool(seen.text("answered_at")) and not seen.text("outcome")
        ),
    ),
    WatchRule(
        name="request_late",
        label="信息公开没有按时答复",
        says="收到申请二十个工作日内答复，经批准延长的除外；征求第三方意见不计。",
        article="政府信息公开条例第三十三条",
        family=Family.TIME,
        reads=("request_state", "request_runs", *_CLOCK),
        limits=LADDER,
        judge=_request_late,
    ),
    WatchRule(
        name="rectify_late",
        label="差评没有按时整改",
        says="差评整改的期限过了，还没有整改。",
        article="关于建立政务服务“好差评”制度的意见",
        family=Family.TIME,
        reads=("rated_at", "rectify_by_on", "rectify_days_late"),
        judge=lambda seen: yellow_if(seen.count("rectify_days_late") > 0),
    ),
)
