"""Rules of content: the list, the papers, the opinion and the reason must be there.

许可法 32: an acceptance is a paper with a date and a seal; 38: a refusal has its
reason; 34: an examination has an opinion. On-the-spot matters need no papers of
acceptance (rulebook 9.20), but a "no" always needs its paper and its reason.
"""

from typing import Final

from yimen.rules.supervision.watching import (
    Family,
    Level,
    Seen,
    WatchRule,
    yellow_if,
)


def _no_list(seen: Seen) -> Level | None:
    is_needed = seen.flag("materials_needed") and bool(seen.text("accepted_at"))
    return yellow_if(is_needed and not seen.count("materials_listed"))


def _no_notice(seen: Seen) -> Level | None:
    is_needed = bool(seen.text("accepted_at")) and not seen.flag("is_instant")
    return yellow_if(is_needed and not seen.count("acceptance_papers"))


def _no_decision(seen: Seen) -> Level | None:
    is_negative = seen.text("result") == "refused"
    is_needed = bool(seen.text("decided_at")) and (
        is_negative or not seen.flag("is_instant")
    )
    return yellow_if(is_needed and not seen.count("decision_papers"))


def _unfounded(seen: Seen) -> Level | None:
    return yellow_if(
        seen.count("pauses_without_notice") > 0 or seen.count("pauses_without_days") > 0
    )


RULES: Final = (
    WatchRule(
        name="no_material_list",
        label="受理没有材料清单",
        says="受理时应当登记收到的全部材料。",
        article="行政许可法第三十一条、第三十二条",
        family=Family.CONTENT,
        reads=("accepted_at", "materials_needed", "materials_listed"),
        judge=_no_list,
    ),
    WatchRule(
        name="no_acceptance_paper",
        label="没有受理通知书",
        says="受理应当出具加盖专用印章并注明日期的书面凭证。",
        article="行政许可法第三十二条、第七十二条",
        family=Family.CONTENT,
        reads=("accepted_at", "is_instant", "acceptance_papers"),
        judge=_no_notice,
    ),
    WatchRule(
        name="no_decision_paper",
        label="没有决定文书",
        says="作出决定应当有书面决定。",
        article="行政许可法第三十八条",
        family=Family.CONTENT,
        reads=("decided_at", "is_instant", "result", "decision_papers"),
        judge=_no_decision,
    ),
    WatchRule(
        name="no_opinion",
        label="没有审查意见",
        says="审查应当写明意见。",
        article="行政许可法第三十四条；电子监察：意见为空",
        family=Family.CONTENT,
        reads=("examinations", "opinions"),
        judge=lambda seen: yellow_if(
            seen.count("opinions") < seen.count("examinations")
        ),
    ),
    WatchRule(
        name="no_reason",
        label="没有说明理由",
        says="不予受理、不予许可、退件、撤件、作废都要写明理由。",
        article="行政许可法第三十八条、第七十二条",
        family=Family.CONTENT,
        reads=("unreasoned_steps",),
        judge=lambda seen: yellow_if(bool(seen.texts("unreasoned_steps"))),
    ),
    WatchRule(
        name="no_result",
        label="办结没有结果",
        says="办结的件应当有结果。",
        article="电子监察：无办结状态",
        family=Family.CONTENT,
        reads=("closed_at", "result"),
        judge=lambda seen: yellow_if(
            bool(seen.text("closed_at")) and not seen.text("result")
        ),
    ),
    WatchRule(
        name="unfounded_pause",
        label="停钟没有书面告知",
        says="特别程序所需时间应当书面告知申请人，并写明天数。",
        article="行政许可法第四十五条",
        family=Family.CONTENT,
        reads=("pauses_without_notice", "pauses_without_days"),
        judge=_unfounded,
    ),
    WatchRule(
        name="refused_the_qualified",
        label="应当办的没有办",
        says="符合条件的申请不予受理或不予许可，复核时被纠正。",
        article="行政许可法第七十二条、第七十四条",
        family=Family.CONTENT,
        reads=("overturned",),
        judge=lambda seen: yellow_if(seen.count("overturned") > 0),
    ),
)
