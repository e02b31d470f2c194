"""Bills, payments and refunds in the words that people use."""

from typing import Final

from yimen.rules.documents import fees as documents_fees
from yimen.rules.money.fees import FeeKind, FeeMethod
from yimen.rules.money.payments import BillState, Means, PayState, RefundState
from yimen.rules.money.shifts import DifferenceKind

BILL_STATES: Final = {
    BillState.OPEN: "待缴",
    BillState.PAID: "已缴",
    BillState.EXEMPT: "免缴",
    BillState.PARTLY_REFUNDED: "部分退费",
    BillState.REFUNDED: "已退费",
    BillState.VOID: "已作废",
}
MEANS: Final = {Means.CASH: "现金", Means.POS: "刷卡", Means.ONLINE: "网上支付"}
PAY_STATES: Final = {
    PayState.STARTED: "等人付",
    PayState.UNKNOWN: "没有回答",
    PayState.PAID: "付成",
    PayState.FAILED: "没付成",
    PayState.CLOSED: "已关闭",
    PayState.SURPLUS: "多收，待退",
}
REFUND_STATES: Final = {
    RefundState.ASKED: "待批准",
    RefundState.SENT: "已批准，待退",
    RefundState.DONE: "已退",
    RefundState.FAILED: "没退成",
    RefundState.DENIED: "不同意",
}
GROUNDS: Final = documents_fees.GROUNDS
FEE_KINDS: Final = {
    FeeKind.ADMINISTRATIVE: "行政事业性收费",
    FeeKind.FUND: "政府性基金",
    FeeKind.SERVICE: "经营服务性收费",
}
METHODS: Final = {
    FeeMethod.FIXED: "固定金额",
    FeeMethod.PER_UNIT: "按数量",
    FeeMethod.PROGRESSIVE: "分段累进",
    FeeMethod.BANDED: "分档",
}
DIFFERENCES: Final = {
    DifferenceKind.MISSING_HERE: "平台有，账上没有",
    DifferenceKind.MISSING_THERE: "账上有，平台没有",
    DifferenceKind.AMOUNT: "金额不一样",
    DifferenceKind.TWICE: "平台记了两次",
}
