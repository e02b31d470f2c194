"""Words for refusals around orders of the people and requests for information."""

from typing import Final

from yimen.screens.shared.wording.words import Words

_RELOAD: Final = "请刷新页面，看看它走到哪一步了。"
_REVIEW: Final = (
    "信访工作条例第三十五条、第三十六条：可以自收到书面答复之日起30日内请求复查、复核。"
)

WORDS: Final = {
    "NoSuchOrderStep": Words("这件现在不能这样办。", next=_RELOAD),
    "DeclineSaysNoWay": Words(
        "不受理要告诉来人该找谁。",
        article=("信访工作条例第二十三条：应当告知信访人向有权处理的机关、单位提出。"),
        next="请写上该找的单位和电话。",
    ),
    "AnswerEmpty": Words("答复不能是空的。", next="请写清楚怎么办的、结果怎样。"),
    "MergedIntoItself": Words("不能并到自己里面。", next="请选另一件。"),
    "NotToBePublished": Words(
        "信访件和检举控告不公开。",
        article="信访工作条例第三十条：不得透露检举、揭发材料以及有关情况。",
    ),
    "ReturnTooLate": Words(
        "已经过了退回的时限，由本单位办理。",
        article=(
            "信访工作条例第二十三条：自收到之日起5个工作日内提出异议；热线工单24小时内。"
        ),
        next="需要别的单位一起办的，请联系交办的人加派协办单位。",
    ),
    "NotToBeReturned": Words(
        "这件是指定本单位办理的，不能再退。",
        article="潍坊市12345政务服务便民热线条例第二十二条：不得退回热线事项。",
    ),
    "ReviewTooLate": Words("过了30天，不能再请求复查、复核。", article=_REVIEW),
    "NoReview": Words(
        "这件不能请求复查、复核：不是信访答复，或者已经请求过。", article=_REVIEW
    ),
    "NothingToExtend": Words("现在没有在走的办理期限，不用延期。"),
    "NoUnit": Words("请选承办单位，主办一个，协办不能重复。"),
    "AccusedUnit": Words(
        "来信反映的就是这个单位，不能转给它办。",
        article="信访工作条例第三十条：不得透露或者转给被检举、揭发的人员或者单位。",
        next="请转给它的上级或者监察机关。",
    ),
    "ReviewedByItself": Words(
        "复查、复核不能交给原来办过这件的单位。",
        article="信访工作条例第三十五条、第三十六条：请求上一级机关、单位复查、复核。",
        next="请选它的上一级。",
    ),
    "PartsMissing": Words(
        "还有 {missing} 个协办单位没有报情况，主办先不能答复。",
        next="可以督办一下，或者重新交办。",
    ),
    "NotTheLead": Words("由主办单位统一答复，协办单位请报本单位的情况。"),
    "NotAPart": Words("本单位不是这件的协办单位。"),
    "BadCategory": Words("分类最多三级，每级 1 到 20 个字，不能有斜杠。"),
    "CategoryTaken": Words("已经有这个分类了。"),
    "ParentMissing": Words("上一级分类不存在，或者停用了。"),
    "NotALeaf": Words("请选到第三级、在用的分类。"),
    "NothingSaid": Words("请写上要说的事，最多 8000 字。"),
    "NamelessPetition": Words(
        "信访要写姓名和电话，才能书面答复您。",
        article="信访工作条例第十九条：载明其姓名（名称）、住址和请求、事实、理由。",
        next="不想留姓名的，可以选“投诉”或者“意见建议”。",
    ),
    "NotATelephone": Words("电话号码不对。", next="请再看一遍，座机要加区号。"),
    "NotAskedFor": Words("复查、复核要从原来的信访件上请求。"),
    "OrderNumbersUsedUp": Words("今天的编号用完了。", next="请联系系统管理员。"),
    "NoSuchRequestStep": Words("这件申请现在不能这样办。", next=_RELOAD),
    "CorrectionTooLate": Words(
        "不能再要求补正：只能在收到之日起7个工作日内一次性告知。",
        article="政府信息公开条例第三十条：自收到申请之日起7个工作日内一次性告知。",
        next="请按现有的申请内容答复。",
    ),
    "CorrectionTooShort": Words(
        "补正期限要在今天以后。",
        article="政府信息公开条例第三十条：合理的补正期限。",
    ),
    "ReplyWithoutReason": Words(
        "这种答复要说明理由。",
        article="政府信息公开条例第三十六条、第三十七条：说明理由。",
    ),
    "ReplyGivesNothing": Words(
        "公开的要写内容，或者写在哪里、怎么拿到。",
        article="政府信息公开条例第三十六条第一项、第二项：告知获取的方式、途径。",
    ),
    "RequestIncomplete": Words(
        "申请要写姓名或名称、证件号码、联系方式和要的是什么信息。",
        article="政府信息公开条例第二十九条：姓名或者名称、身份证明、联系方式。",
    ),
}
