"""Words for refusals around errands, custody, devices and their numbers."""

from typing import Final

from yimen.screens.shared.wording.words import Words

_ENTRUST: Final = (
    "民法典第一百六十五条：委托代理授权采用书面形式，载明代理事项、权限和期限，由被代理人"
    "签名或者盖章。"
)

WORDS: Final = {
    "NoSuchErrandStep": Words(
        "这件代办现在不能这样办。", next="请刷新页面，看看它走到哪一步了。"
    ),
    "ErrandChanged": Words(
        "这个号或者这张表已经用在代办件 {errand} 上，内容不一样。",
        next="请重新开一张表，不要改旧的。",
    ),
    "EntrustmentUnsigned": Words(
        "还没有委托人签名的书面委托，不能代办。",
        article=_ENTRUST,
        next="请打印委托书，请委托人签名后再收件。",
    ),
    "NoPowerToSubmit": Words(
        "委托里没有“递交申请材料”，不能代办。",
        article=_ENTRUST,
        next="请在权限里勾上“递交申请材料”。",
    ),
    "EntrustmentTooLong": Words(
        "委托期限不对：不能早于签名那天，最长一年。",
        article=_ENTRUST,
        next="请改委托的截止日期。",
    ),
    "EntrustmentOver": Words(
        "委托到 {last} 已经到期。",
        article="民法典第一百七十三条：代理期限届满，委托代理终止。",
        next="请委托人重新签一份委托书。",
    ),
    "PowerMissing": Words(
        "委托人没有给这一项权限，不能代他办这一步。",
        article=_ENTRUST,
        next="请委托人本人来办，或者补签委托书。",
    ),
    "InPersonOnly": Words(
        "“{matter}”依法要本人到场：{reason}。",
        article=(
            "行政许可法第二十九条：依法应当由申请人到行政机关办公场所提出申请的除外。"
        ),
        next="可以帮群众预约，陪同本人去办。",
    ),
    "NotTheHolder": Words(
        "这些材料现在不在您手里，不能移交。", next="请看交接记录，找现在的保管人。"
    ),
    "NothingToHandOver": Words(
        "这件代办没有材料在您这里。", next="请看交接记录，材料现在在哪里。"
    ),
    "HandOverOpen": Words(
        "这件代办有一次交接还没有签收。", next="请对方签收，或者先取消这次交接。"
    ),
    "NoHandOver": Words(
        "没有等您签收的材料。", next="请对方先在系统里移交，或者看是不是已经签收。"
    ),
    "SameHolder": Words("不能移交给自己。", next="请选接收的大厅或站点。"),
    "SignatureMissing": Words(
        "交接双方都要签名。", next="请写上签名人的姓名，再确认交接。"
    ),
    "StillOutside": Words(
        "材料还没有全部送到主管部门的大厅。",
        article="行政许可法第三十二条：自收到申请材料之日起计算。",
        next="全部签收以后再收件。",
    ),
    "ErrandNumbersUsedUp": Words(
        "这个站点今年的代办号用完了。", next="请联系政务服务管理部门。"
    ),
    "EnoughNumbers": Words(
        "这台设备还有 {left} 个号没有用。", next="用到不多时再来领。"
    ),
    "NotItsNumber": Words(
        "号码 {number} 不是发给这台设备的。", next="请用领到的号段里的号。"
    ),
    "IntakeUnreadable": Words(
        "这份离线收件读不出来。", next="请联系管理员，原文已经留存，不会丢。"
    ),
    "NotAKey": Words(
        "设备密钥不对，或者已经登记在别的站点。", next="请在这台设备上重新生成。"
    ),
    "DeviceNameless": Words("请给设备起个名字。", next="如“石桥村平板”。"),
    "DeviceSettled": Words("这台设备已经确认或者停用。", next="请刷新页面。"),
    "DeviceNotLive": Words(
        "“{name}”还没有确认，或者已经停用，不能领号。",
        next="请联系政务服务管理部门确认设备。",
    ),
    "IntakeSettled": Words("这份离线件已经有人处理过。", next="请刷新页面。"),
    "NotReleasable": Words(
        "这份离线件读不出来，不能收件。", next="请联系代办员重新录入，再把它搁置。"
    ),
    "BatchTooLarge": Words(
        "一次最多上传 {most} 件。", next="请分几次上传，已经上传的不用再传。"
    ),
    "GroundMissing": Words(
        "凭这个理由不能给这项服务。", next="请选对理由；没有规定的理由不开绿色通道。"
    ),
    "DetailMissing": Words(
        "请写明什么时候、在哪里、送到哪里。", next="写清楚才能安排人去办。"
    ),
    "OptionGiven": Words("这件已经有这项服务了。", next="要改，请先取消原来的。"),
    "NotFirst": Words(
        "{case}没有在走的绿色通道，不能先叫。",
        next="请核对编号；要开绿色通道，请窗口凭理由安排。",
    ),
    "CaseOver": Words("这件已经办完了，不用再安排。", next="请看结果怎么送达。"),
    "NoBenefit": Words(
        "只有批准了的给付事项才记发放金额。", next="请先看这件的决定和事项类型。"
    ),
    "BadAmount": Words("金额要大于零，发放日期不能是将来。", next="请核对后再填。"),
    "BadProject": Words(
        "项目要有名称和投资人，金额不能是负数。", next="请补齐再保存。"
    ),
    "ProjectClosed": Words("这个项目已经办结。", next="要继续服务，请另外登记。"),
    "ClaimedByAnother": Words(
        "这个项目已经有人认领。", next="请和认领人联系，或者由管理员调整。"
    ),
    "CaseOfAnotherProject": Words(
        "办件 {case} 已经归在一个项目下。", next="请核对办件编号。"
    ),
    "BadOutreach": Words("外出服务要有名称、地点和值班人员。", next="请补齐再保存。"),
    "OutreachTaken": Words(
        "这一天已经有“{name}”。", next="请换个名称，或者改原来的安排。"
    ),
    "OutreachOver": Words("这场外出服务已经过去或者取消了。", next="请另外安排。"),
    "NotThere": Words(
        "只有当天值班的人能在这场外出服务收件。", next="请选对场次，或者按站点收件。"
    ),
    "DraftTooLarge": Words(
        "这张表太长，存不下草稿。", next="请减去备注里多余的字再存。"
    ),
    "TooManyDrafts": Words(
        "一个人最多存 {most} 份草稿。", next="请先把不要的草稿删掉。"
    ),
    "TwinUnexplained": Words(
        "这位申请人同一个事项已经有一件在办（{other}）。",
        next="是同一件事就不要再收；不是，请写明为什么另收一件。",
    ),
    "OutreachUnnamed": Words(
        "没有说是哪一场外出服务。",
        next="请选今天您值班的那一场，或者按站点、上门收件。",
    ),
    "HallElsewhereMissing": Words(
        "通办的件要选送到哪个大厅。", next="请选异地的大厅；本地办理的不用选怎么办。"
    ),
    "WayElsewhereMissing": Words(
        "选了“{hall}”，还没有说怎么办。",
        next="请在全程网办、异地代收代办、多地联办里选一种。",
    ),
    "NotOfferedThere": Words(
        "“{hall}”不办这个事项。", next="请选办这个事项的大厅，或者按本地办理。"
    ),
    "NotElsewhere": Words(
        "“{hall}”就在本站往上送的路上，不用按通办。", next="请改成本地办理。"
    ),
    "SameOrgan": Words(
        "“{matter}”就是本机关的事项，不能转报给自己。",
        next="请填上级机关的事项编码。",
    ),
    "NoForwarding": Words("没有等本大厅收的这件上报件。", next="请看它报到哪个大厅。"),
    "AskedBelow": Words(
        "下级机关已经初审并报送全部材料，不能再要求申请人提供材料。",
        article="行政许可法第三十五条：上级行政机关不得要求申请人重复提供申请材料。",
        next="需要核实的，请向下级机关了解。",
    ),
}
