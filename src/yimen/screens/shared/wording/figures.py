"""What may be wrong with a figure that is asked for."""

from yimen.screens.shared.wording.words import Words

WORDS = {
    "BadFormula": Words(
        "这个公式算不了：{formula}。", next="只能用已有的基础量和加减乘除、括号。"
    ),
    "ArchiveDiffers": Words(
        "归档文件 {month} {region} 读回来和写进去的不一样。",
        next="请检查磁盘，夜里会重写这一份。",
    ),
    "NothingToReplay": Words(
        "这段时间、这个地方没有可以重放的记录。", next="请换一段时间或者换个地方。"
    ),
    "BadQuestion": Words(
        "这样问不出东西来：要改一样才行，而且改得成。", next="请看看填的数和时间。"
    ),
    "PeriodBackwards": Words("结束日期早于开始日期。", next="请重新选择起止日期。"),
}
