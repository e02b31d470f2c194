"""The papers of a promise: what follows later, by which day, and what if it doesn't.

安阳市政务服务条例 24 wants the applicant's promise in writing and the organ's notice
of 「需要补齐补正的材料、时限和逾期处理办法」. They are two papers, each made out twice:
the promise that the applicant signs, then the notice that the organ seals. Both list
every missing paper with its form, its own day and what follows if that is missed
(rulebook 9.7).
"""

from datetime import datetime
from typing import Final

from yimen.rules.catalogue.tolerance import Owed
from yimen.rules.documents.frame import (
    DocumentKind,
    Fields,
    Lines,
    Sheet,
    Signatures,
    Table,
)
from yimen.rules.documents.intake import limits, progress_line, times
from yimen.rules.documents.paper_facts import (
    FORMS,
    PaperFacts,
    copies_words,
    long_day,
    sheet,
)

HEADS: Final = ("序号", "材料名称", "缺什么、哪里不对", "要什么样的", "补交期限")
LATE: Final = "逾期未补齐的，视为撤回申请，终止办理，退还已交的材料"
NO_RESULT: Final = "补齐之前，不交付办理结果"
REGISTER: Final = "逾期未补齐的，记入未履行承诺记录，修复之前不再适用容缺受理"


def tolerance_promise(facts: PaperFacts, number: str, issued_at: datetime) -> Sheet:
    """9.7, the applicant's half: what will follow by when, and the consequence."""
    sections = (
        Lines(
            "",
            (
                (
                    f"本人（本单位）申请办理“{facts.matter_name}”，基本条件已经具备，主要"
                    "申请材料齐全、符合法定形式，暂缺下列材料。"
                    f"依照{facts.tolerance_basis}，申请容缺受理。"
                ),
            ),
        ),
        Table("暂缺的材料", HEADS, _owed_rows(facts)),
        Lines(
            "本人（本单位）承诺",
            (
                "一、在上列各项期限之前补齐相应材料，所交材料真实、有效。",
                f"二、知道{LATE}。",
                f"三、知道{NO_RESULT}。",
                f"四、知道{REGISTER}。",
            ),
        ),
        Signatures(("承诺人签名", "经办人签名")),
    )
    return sheet(facts, DocumentKind.TOLERANCE_PROMISE, number, issued_at, sections)


def tolerance_notice(facts: PaperFacts, number: str, issued_at: datetime) -> Sheet:
    """9.7, the organ's half: accepted, what is awaited, how to bring it."""
    sections = (
        Lines(
            "",
            (
                (
                    f"您申请的“{facts.matter_name}”，主要材料齐全、符合法定形式，根据您的"
                    f"书面承诺，依照{facts.tolerance_basis}，决定容缺受理，先行审查。"
                ),
            ),
        ),
        Fields("时间和期限", (*times(facts), *limits(facts))),
        Table("需要补交的材料", HEADS, _owed_rows(facts)),
        Lines(
            "说明",
            (
                f"{LATE}。",
                f"{NO_RESULT}；全部补齐的当天自动转为正常办理。",
                f"{REGISTER}。",
                (
                    "补交办法：到任一窗口当面交，或者扫描右上角二维码，用手机拍照上传；"
                    "拍照上传纸质原件的，领取结果时带原件核对。"
                ),
                progress_line(facts),
            ),
        ),
        Signatures(("申请人（代理人）签收", "经办人签名")),
    )
    return sheet(facts, DocumentKind.TOLERANCE_NOTICE, number, issued_at, sections)


def _owed_rows(facts: PaperFacts) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (
            str(place),
            one.name,
            one.lacking or "未提交",
            wanted_words(one),
            f"{long_day(one.due_on)}前（含当日）",
        )
        for place, one in enumerate(facts.owed, start=1)
    )


def wanted_words(owed: Owed) -> str:
    """In which form and how often a paper is wanted."""
    form = FORMS.get(owed.form, owed.form)
    return "，".join((form, copies_words(owed.originals, owed.copies)))
