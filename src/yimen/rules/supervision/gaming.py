"""Rules against gaming: figures that were made to look good.

A clock stopped on its last day, many closings within minutes, an acceptance withdrawn
within hours, decisions that all fall on the last day, a closed case that is disputed
afterwards: each may be honest, so each is a question and not a reproach. They are seen
first by supervision, before the figures they would adorn.
"""

from datetime import timedelta
from typing import Final

from yimen.rules.supervision.watching import (
    Family,
    Level,
    Seen,
    WatchRule,
    yellow_if,
)


def _last_day_pause(seen: Seen) -> Level | None:
    most = seen.limit("last_days")
    return yellow_if(any(left <= most for left in seen.numbers("pauses_days_left")))


def _batch(seen: Seen) -> Level | None:
    """The most closings that fall in any window of so many minutes."""
    at = sorted(seen.numbers("closing_seconds"))
    width = timedelta(minutes=seen.limit("batch_minutes")).total_seconds()
    first, most = 0, 0
    for last, second in enumerate(at):
        while second - at[first] > width:
            first += 1
        most = max(most, last - first + 1)
    return yellow_if(most >= seen.limit("batch_count"))


def _accept_withdraw(seen: Seen) -> Level | None:
    accepted, withdrawn = seen.at("accepted_at"), seen.at("withdrawn_at")
    if accepted is None or withdrawn is None:
        return None
    most = timedelta(hours=seen.limit("withdraw_hours"))
    return yellow_if(withdrawn - accepted <= most and seen.flag("asked_again"))


def _bunched(seen: Seen) -> Level | None:
    left = seen.numbers("decisions_days_left")
    if len(left) < seen.limit("bunch_count"):
        return None
    on_the_line = sum(days == 0 for days in left)
    return yellow_if(on_the_line * 100 >= seen.limit("bunch_percent") * len(left))


RULES: Final = (
    WatchRule(
        name="last_day_pause",
        label="临到期才停钟",
        says="剩余不到 {last_days} 个工作日时启动特别程序。",
        article="行政许可法第四十五条；电子监察：防止虚假停钟",
        family=Family.RISK,
        reads=("pauses_days_left",),
        limits=("last_days",),
        judge=_last_day_pause,
    ),
    WatchRule(
        name="batch_closing",
        label="扎堆办结",
        says="同一个人 {batch_minutes} 分钟内办结 {batch_count} 件以上。",
        article="电子监察：防止批量补录",
        family=Family.RISK,
        reads=("closing_seconds", "closed_numbers"),
        limits=("batch_count", "batch_minutes"),
        judge=_batch,
    ),
    WatchRule(
        name="accept_withdraw",
        label="受理后马上撤件重报",
        says="受理 {withdraw_hours} 小时内撤件，又以同一事项重新收件。",
        article="行政许可法第七十四条；电子监察：防止重置时限",
        family=Family.RISK,
        reads=("accepted_at", "withdrawn_at", "asked_again"),
        limits=("withdraw_hours",),
        judge=_accept_withdraw,
    ),
    WatchRule(
        name="bunched_decisions",
        label="压线办结",
        says="一个月 {bunch_count} 件以上，{bunch_percent}% 以上压在最后一天办结。",
        article="电子监察：防止压线办结",
        family=Family.RISK,
        reads=("decisions_days_left",),
        limits=("bunch_count", "bunch_percent"),
        judge=_bunched,
    ),
    WatchRule(
        name="disputed_later",
        label="办结后有争议",
        says="办结以后被投诉、被纠正或者被撤销 {disputes} 次以上。",
        article="行政许可法第六十九条、第七十四条",
        family=Family.OTHER,
        reads=("closed_at", "disputes"),
        limits=("disputes",),
        judge=lambda seen: yellow_if(
            bool(seen.text("closed_at"))
            and seen.count("disputes") >= seen.limit("disputes")
        ),
    ),
    WatchRule(
        name="by_hand",
        label="其他问题（人工发现）",
        says="规则看不到、监察人员查实的其他问题。",
        article="电子监察办法第六条：其他",
        family=Family.OTHER,
        reads=(),
        judge=lambda _: None,
    ),
)
