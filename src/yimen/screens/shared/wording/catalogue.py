"""Words for refusals about matters and their versions."""

from typing import Final

from yimen.screens.shared.wording.words import Words

WORDS: Final = {
    "NotPublishable": Words(
        "这个事项还有 {count} 处错误，不能发布。",
        "行政许可法第三十条",
        "请按提示逐项改好，再点发布。",
    ),
    "NoSuchChange": Words(
        "事项现在的状态不能做这项变更。", next="请刷新后看看它现在的状态。"
    ),
    "ChangeLacks": Words(
        "变更事项要写明依据文件；移交要写明承接部门，合并要写明并入哪个事项。",
        next="请补全后再提交。",
    ),
    "NotOverridable": Words(
        "下级大厅只能改办理地点、时间和联系方式，不能改：{fields}。",
        next="如需改别的内容，请由主管部门修改事项。",
    ),
    "Unreadable": Words(
        "“{field}”这一项看不懂：{value}。", next="请对照填写说明改正后再试。"
    ),
    "UnknownFile": Words(
        "这个文件读不了：{file}（{why}）。",
        next="请用 .xlsx、.json 或 .jsonl 文件，可以先下载模板照着填。",
    ),
    "TooLongForSheet": Words(
        "“{field}”有 {length} 个字，表格的一格放不下。", next="请改为导出 JSON 文件。"
    ),
    # rounds of the catalogue
    "RoundIncomplete": Words(
        "一轮清理要有名称、写明看什么，结束时要写明结果。", next="请补全后再提交。"
    ),
    "RoundRunning": Words(
        "同一范围的同一种清理，{begun_on}开始的那一轮到这一天还没有结束。",
        next="请先结束那一轮，或者把开始日期改到它结束以后。",
    ),
    "RoundDays": Words(
        "开始不能晚于今天；结束不能早于开始，也不能晚于今天。", next="请改日期。"
    ),
    "RoundClosed": Words(
        "这一轮已经结束，结果和数字都定了，不能再改。",
        next="还有要清理的，请另开始一轮。",
    ),
    "NothingToLookBackAt": Words(
        "开始之前没有已经结束的清理，没有可以回头看的。",
        next="请先结束一轮覆盖这个范围的清理；清理结束的第二天起可以回头看。",
    ),
}
