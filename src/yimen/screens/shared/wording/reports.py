"""Words for refusals about reports and their templates."""

from typing import Final

from yimen.screens.shared.wording.words import Words

WORDS: Final = {
    "BadReportDay": Words("自动起草的日子要在1日到28日之间。", next="请改一个日子。"),
    "ReportRuns": Words(
        "这个时段到 {last_on} 才结束，数字还没有定。", next="结束以后再起草。"
    ),
    "ReportThere": Words(
        "《{title}》已经起草过了。", next="请在报告列表里打开它；签发过的可以出更正版。"
    ),
    "ReportSigned": Words("已签发的报告不能再改。", next="发现有错，请出更正版。"),
    "ReportNotSigned": Words(
        "只有已签发的最新一版才能更正或者公示。", next="请先签发，或打开最新一版。"
    ),
    "SignedByDrafter": Words(
        "起草或写说明的人不能自己签发。", next="请另一位负责人签发。"
    ),
    "CorrectionReasonMissing": Words("更正要写明错在哪里。", next="请写一句原因。"),
    "NotForThePublic": Words("这种报告不上网公示。", next="要公示请起草《办件公示》。"),
    "PublishedAlready": Words("已经公示过了。", next="有错请出更正版再公示。"),
    "TemplateUnreadable": Words(
        "这不是 Word 文档（docx），打不开。", next="请在 Word 里另存为 docx 再传。"
    ),
    "TemplateTooLarge": Words(
        "模板超过 {most_mb}MB。", next="请把里面的大图压缩或者去掉。"
    ),
    "TemplateActive": Words(
        "模板里有宏、嵌入的文件或外部链接的内容，不能用。",
        next="请去掉这些内容，另存为普通 docx。",
    ),
    "TemplateFault": Words(
        "模板{where}读不懂：{tag}", next="请对照“模板里能写什么”改过来。"
    ),
    "TemplateBraceOpen": Words(
        "模板{where}的花括号没有成对：{tag}", next="请补上缺的那一半。"
    ),
    "TemplateUnpaired": Words(
        "模板{where}的 {tag} 没有配对。",
        next="每个 for 都要有 endfor，每个 if 都要有 endif。",
    ),
    "TemplateActs": Words(
        "模板{where}在计算或者调用：{tag}", next="模板里只能写名字，数由系统填。"
    ),
    "TemplateNameUnknown": Words(
        "模板{where}写了报告没有的“{name}”：{tag}",
        next="请对照“模板里能写什么”改过来。",
    ),
    "TemplateLacks": Words(
        "模板里缺少：{missing}。", next="标题、日期、各部分、口径和签发人都要有。"
    ),
}
