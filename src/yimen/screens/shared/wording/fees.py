"""Words for refusals about fees, payments and the cashier's day."""

from typing import Final

from yimen.screens.shared.wording.words import Words

_FIFTY_NINE: Final = "行政许可法第五十九条：应当按照公布的法定项目和标准收费。"

WORDS: Final = {
    "UnregisteredFee": Words(
        "“{fee}”没有登记在收费目录里，或者今天没有有效的收费标准，不能收。",
        "行政许可法第五十八条、第五十九条：不得收取没有法定依据的费用。",
        next="请管理员先把收费项目、标准和依据登记进收费目录。",
    ),
    "NothingToCharge": Words(
        "这里没有要收的费用。", "行政许可法第五十八条。", next="请核对办件编号。"
    ),
    "QuantityNeeded": Words(
        "这一项按{unit}计费，请填大于零的数量，最多三位小数。",
        next="数量以批准的面积、天数、本数为准。",
    ),
    "ReductionUnknown": Words(
        "“{fee}”没有登记这种减免，或者减免已经停用。",
        _FIFTY_NINE,
        next="请从列出的减免里选。",
    ),
    "ReductionUnproved": Words(
        "办“{reduction}”要写明凭什么证件，例如低保证编号。", next="请核对证件后填写。"
    ),
    "BadStandard": Words(
        "收费标准没有写全，或者前后不衔接。",
        _FIFTY_NINE,
        next="请写明标准、依据、单位、单价和起止日期；分档的最后一档不封顶。",
    ),
    "BadReduction": Words(
        "减免要写明名称、依据和 1 到 100 的比例。", next="请补全后再登记。"
    ),
    "StandardsOverlap": Words(
        "和第 {number} 版标准的日期重叠，同一天只能有一个标准。",
        _FIFTY_NINE,
        next="请改起止日期。",
    ),
    "NotOneVisit": Words(
        "这几件不是同一次来办、也不是同一个人的，不能开在一张单上。",
        next="请按人分开收费。",
    ),
    "ChargedAlready": Words(
        "其中有一项已经开过单，不能重复收费。",
        "行政许可法第七十五条。",
        next="请刷新后再看。",
    ),
    "FeeUnpaid": Words(
        "“{matter}”的费用还没有缴清，结果先不交付。",
        next="请申请人到收费窗口缴费，或者在手机上缴。",
    ),
    "BillNotOpen": Words("这张单现在的状态不能这样办。", next="请刷新后再看。"),
    "PaymentUnderWay": Words(
        "这张单有一笔网上支付还没有结果，不能再收。",
        next="请先点“问结果”；没有人付的，点“关闭这笔支付”再收。",
    ),
    "WrongAmount": Words("金额不对。", next="请填不小于零的金额。"),
    "TooLittleCash": Words("收到的现金不够。", next="请点清后再收，一张单一次缴清。"),
    "ReferenceNeeded": Words(
        "刷卡要填小票上的流水号，对账要用。", next="请照小票填写。"
    ),
    "ReferenceTwice": Words(
        "流水号 {reference} 已经用过，不能再收一次。", next="请核对小票。"
    ),
    "NotRefundable": Words(
        "最多还能退的金额不够，或者没有可退的钱。", next="请核对已退和申请中的退费。"
    ),
    "OwnRefund": Words(
        "退费要由另一个人批准，不能自己批自己申请的。",
        next="请值班主任或者管理员批准。",
    ),
    "RefundNotOpen": Words("这笔退费已经处理过了。", next="请刷新后再看。"),
    "BadEBill": Words(
        "票据代码是 8 位数字，号码是 10 位数字，校验码是 6 位。", next="请照票面填写。"
    ),
    "EBillTwice": Words(
        "票据号码 {number} 已经登记在别的缴款上。", next="请核对票面。"
    ),
    "NoGateway": Words("这里没有开通网上支付。", next="请到收费窗口缴。"),
    "NoSuchOrder": Words("支付平台没有这笔订单。", status=404),
    "NoShift": Words("还没有开班，不能收付现金。", next="请先点清备用金开班。"),
    "ShiftOpen": Words("您已经开班了。", next="请先结清上一班。"),
    "ShiftOver": Words("这一班的现金已经交接过了。"),
    "CountDiffers": Words(
        "点到的现金和账上对不上。", next="请再点一次；还是不对，写明原因再结班。"
    ),
    "OwnHandOver": Words(
        "现金要由另一个人接收。", next="请接班的同事或者值班主任点收。"
    ),
    "StatementTwice": Words("这份对账文件已经导入过。", next="请换一份文件。"),
    "StatementUnreadable": Words(
        "读不出这份对账文件：{what}。", next="请按模板的列名导出 CSV 或 Excel。"
    ),
    "DifferenceSettled": Words("这条差异已经处理过了。"),
    "DifferenceReasonMissing": Words(
        "处理差异要写明原因。", next="请写清楚查到了什么、怎么处理的。"
    ),
}
