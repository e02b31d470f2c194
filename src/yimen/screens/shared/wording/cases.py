"""Words for refusals about cases and their papers."""

from typing import Final

from yimen.screens.shared.wording.words import Words

WORDS: Final = {
    "AlreadyTold": Words(
        "已经一次性告知过，不能再要求补：{more}。",
        article="行政许可法第三十二条：应当一次告知需要补正的全部内容。",
        next="告知书上列的材料齐了就应当受理。",
    ),
    "UnknownPaper": Words(
        "办事指南里没有这份材料，不能要求提交。",
        article="行政许可法第三十一条：不得要求提交与许可事项无关的材料。",
        next="请按办事指南的材料清单核对。",
    ),
    "PapersMissing": Words(
        "材料还不齐：{missing}。",
        article="行政许可法第三十二条。",
        next="请出具一次性告知书，把缺的全部写清楚。",
    ),
    "NothingMissing": Words(
        "材料已经齐全，应当受理，不能再要求补正。",
        article="行政许可法第三十二条第一款第（五）项。",
        next="请直接受理。",
    ),
    "WrongSaysNothing": Words(
        "“{name}”标为不合格，请写明哪里不对、要什么样的。",
        article="行政许可法第三十二条：告知需要补正的全部内容。",
    ),
    "RightOrganUnnamed": Words(
        "不归本单位办的，要写明该找哪个单位。",
        article="行政许可法第三十二条第一款第（二）项。",
        next="请选择或填写应当申请的单位、地址和电话。",
    ),
    "NotYetClosed": Words("还没有办结，不能归档。", next="送达或者结束以后再归档。"),
    "AlreadyFiled": Words("这件已经归档。", next="请到归档列表里看档号。"),
    "FileLacks": Words(
        "卷宗里还缺：{missing}。",
        next="请补齐再归档；确实没有的，写明原因。",
    ),
    "ReasonMissing": Words("这一步要写明理由。", next="请写好理由再提交。"),
    "NotProactive": Words(
        "“{matter}”没有实行免申即享，要申请人自己申请。",
        next="请收齐材料，按一般程序办理。",
    ),
    "SubmitKeyReused": Words(
        "这张表单已经提交过，办的是别的事。", next="请重新打开收件页面再填。"
    ),
    "MatterNotInForce": Words(
        "“{matter}”的办事指南已经更新或停用，不能再按这一版收件。",
        next="请重新查找事项，按现行版本办理。",
    ),
    "SilenceAccepted": Words(
        "收件已过答复期限（{due_on}）没有告知，依法视为自收件之日受理。",
        article="行政许可法第三十二条第一款第（四）项。",
        next="请按已受理办理，不能再要求补正或者不予受理。",
    ),
    "NotSilentYet": Words("还在答复期限内（到{due_on}），不能视为受理。"),
    "NoticeTooLong": Words(
        "法律只给五个工作日，本地只能更短，不能写 {days} 天。",
        article="行政许可法第三十二条第一款第四项。",
    ),
    "PracticeNeedsArticle": Words(
        "和法律的一般规定不一样的，要写明本地是哪部法规第几条。",
        next="查到条文后再改；没有条文就照法律办。",
    ),
    "NoLocalLaw": Words(
        "本地没有“逾期未补正视为撤回”的规定，不能这样终止办理。",
        next="如本地法规有规定，请管理员填写条文后启用。",
    ),
    "NoTimeToCorrect": Words(
        "补正期限（{correct_by_on}）不在告知那天之后。",
        next="改成以后的日期，或者空着。",
    ),
    "StillTimeToCorrect": Words("还没有到补正期限（{correct_by_on}）。"),
    "PermitSaysNothing": Words(
        "请写明准予的内容。", article="行政许可法第三十八条第一款。"
    ),
    "NotExamined": Words(
        "这件还没有审查意见，不能直接决定。",
        article="行政许可法第三十四条。",
        next="请先由审查人员提出意见。",
    ),
    "MaterialsUnopened": Words(
        "还有材料没有打开看过：{materials}。",
        article="行政许可法第三十四条：应当对申请材料进行审查。",
        next="请逐份打开后再写意见。",
    ),
    "HeldByAnother": Words(
        "这件正由别的同事办理。", next="请联系承办人，或由首席代表改派。"
    ),
    "RecipientUnproved": Words(
        "请写清领取人的姓名，并核对证件。", next="代领的还要核对委托书。"
    ),
    "WitnessMissing": Words("留置送达要写明见证人。"),
    "RemedyUnknown": Words(
        "“{organ}”的资料里没有填写复议机关或者管辖法院，决定书不能出具。",
        article="行政许可法第三十八条第二款：应当告知复议、诉讼权利。",
        next="请管理员在单位资料里补全。",
    ),
    "NumbersUsedUp": Words("本单位今天的办件编号已经用完。", next="请联系管理员。"),
    "NotASlip": Words(
        "这一项不属于笔误，不能用更正的办法改。",
        next="受理、期限、决定上的错误，请走相应的环节。",
    ),
    "NothingToCorrect": Words("没有改动任何内容。"),
    "AlreadyVoid": Words("这份文书已经作废。", next="请更正替代它的那一份。"),
    "PaperAltered": Words(
        "文书内容与签发时留存的摘要不一致，不能打印。",
        next="请保留现场并联系审计管理员。",
    ),
    "FileEmpty": Words("文件是空的。", next="请重新选择文件。"),
    "FileTooLarge": Words(
        "文件有{size_mb}兆，最多{most_mb}兆。", next="请压缩或拆分后再传。"
    ),
    "FileKindUnknown": Words(
        "这种文件不能上传。",
        next="请上传PDF、OFD、图片（JPG、PNG、WebP、HEIC）、Word或Excel文件。",
    ),
    "FileLost": Words(
        "文件不在了，或者和交来时不一样。", next="请联系管理员从备份恢复。"
    ),
    "TooManyQuestions": Words(
        "查得太勤了，请过{minutes}分钟再查。",
        next="急的话请打受理单上的电话，或者带身份证到窗口问。",
        status=429,
    ),
}
