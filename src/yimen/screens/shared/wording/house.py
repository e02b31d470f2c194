"""Words for refusals that any screen may meet."""

from typing import Final

from yimen.screens.shared.wording.words import Words

WORDS: Final = {
    "Refused": Words("现在不能这样办。", next="请返回上一页看看，或找值班主任。"),
    "Overtaken": Words(
        "别人刚刚改过这条记录，您的修改没有保存。", next="请重新打开后再办。"
    ),
    "NotFound": Words("没有找到，或者不归您查看。", status=404),
    "NotAllowed": Words(
        "您的岗位没有这一步的权限。", next="如需办理，请联系本单位管理员。", status=403
    ),
    "DatasetDiffers": Words(
        "已有名为 {dataset} 的数据集，时区是 {zone}，工作日历是 {calendar}。",
        next="请用同样的时区和日历，或者换一个名字。",
    ),
    "NoSuchStep": Words("办件现在的状态不能走这一步。", next="请刷新后再看。"),
}
