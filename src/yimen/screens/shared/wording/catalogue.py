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
}
