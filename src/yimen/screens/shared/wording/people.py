"""Words for refusals about officers, letters, applicants and signing in."""

from typing import Final

from yimen.screens.shared.wording.words import Words

WORDS: Final = {
    "AcceptorMayNotDecide": Words(
        "这件是您受理的，不能再由您来决定。",
        article="受理与审批分开；只有凭授权书的即办事项可以一人办完。",
        next="请转给本单位的首席代表。",
        status=403,
    ),
    "ExaminerMayNotDecide": Words(
        "这件是您审查的，不能再由您来决定。",
        article="受理、审查、决定由不同的人办理。",
        next="请转给另一位首席代表或单位负责人。",
        status=403,
    ),
    "NoLiveLetter": Words(
        "您现在没有办理这个事项的有效授权书。",
        article="首席代表凭单位书面授权签署决定。",
        next="请由单位负责人发给授权书，或转给有授权的同事。",
        status=403,
    ),
    "CounterDecidesInstantOnly": Words(
        "不是即办事项，窗口不能当场决定。",
        next="请受理后转给实施单位办理。",
        status=403,
    ),
    "NotANumber": Words(
        "证件号码不对。", next="请对照证件再核对一遍，注意位数和最后一位。"
    ),
    "NumberUnconfirmed": Words(
        "统一社会信用代码的校验位对不上。",
        next="请对照营业执照核对；确实无误的，勾选“核对过证件”后再提交。",
    ),
    "NamedOtherwise": Words(
        "这个号码登记的是另一个名称。",
        next="请核对证件；确已更名的，勾选“核对过证件”后再提交。",
    ),
    "WrongDocument": Words(
        "证件种类和申请人类型对不上。",
        next="个人用个人证件，单位用统一社会信用代码或其他登记证书。",
    ),
    "NamelessApplicant": Words("申请人没有姓名或名称。", next="请填写姓名或名称。"),
    "NotATelephone": Words(
        "电话号码不对。", next="请填手机号，或带区号的座机号，如 023-42821234。"
    ),
    "NotAMailAddress": Words(
        "邮箱地址不对。", next="请填完整的邮箱，如 name@example.cn。"
    ),
    "UnmaskingUnexplained": Words(
        "查看完整信息要写明理由。",
        article="《个人信息保护法》第六条：处理个人信息应当具有明确、合理的目的。",
        next="请用一句话写清楚为什么要看。",
    ),
    "PostsCollide": Words(
        "系统、安全、审计管理员三个岗位由三个人分别担任，不能兼任其他岗位。",
        next="请只保留一个岗位。",
    ),
    "AdministratorsOnly": Words("只有系统管理员可以任命或撤换管理员。", status=403),
    "OwnPosts": Words(
        "不能改自己的岗位，也不能停用自己的账号。",
        next="请由另一位管理员办理。",
        status=403,
    ),
    "UsernameTaken": Words("用户名“{username}”已经有人用了。", next="请换一个。"),
    "NotAUsername": Words(
        "用户名“{username}”不能用。",
        next="请用小写字母开头，3 到 32 位小写字母、数字、点或短横。",
    ),
    "WrongPassword": Words("现在的密码不对。", next="请重新输入。"),
    "WeakPassword": Words("新密码不行：{why}", next="请换一个更难猜的。"),
    "LetterNumberTaken": Words("授权书编号“{number}”已经用过。", next="请换一个编号。"),
    "LetterEndsEarly": Words(
        "授权书的截止日期不能早于起始日期，也不能早于今天。", next="请改日期。"
    ),
    "OwnLetter": Words("不能给自己发授权书。", next="请由单位负责人发给。", status=403),
    "BadOrgan": Words(
        "部门的编码、名称和简称要填全。",
        next="编码用字母和数字；简称不超过 8 个字，会印在文号上。",
    ),
    "NobodyAbove": Words(
        "垂直管理的部门要写明上级机关。",
        article="《行政许可法》第三十八条：告知申请人申请行政复议或者提起行政诉讼的权利。",
        next="请填写上级机关，决定书上的复议机关由此而来。",
    ),
    "MisplacedNode": Words("这种机构不能设在这里。", next="请换一个上级机构。"),
    "MisplacedRegion": Words("区划的上级不对。", next="请核对区划代码和上级代码。"),
    "StillInUse": Words(
        "下面还有在用的机构、窗口或人员，不能停用。",
        next="请先把它们移走或停用。",
    ),
    "CodeTaken": Words("编码“{code}”已经用了。", next="请换一个。"),
    "NotPostable": Words(
        "这位同志不能在这个窗口上岗。",
        next="请先确认他的大厅在这里、账号在用，岗位是窗口、发证或收费。",
    ),
    "BadNode": Words(
        "机构的名称和编码要填对。", next="编码用字母、数字、点或短横，不超过 40 位。"
    ),
    "HalfNamedResponsible": Words(
        "第一责任人的姓名和职务要一起填。",
        next="请两样都填；还没有确定的，两样都空着。",
    ),
    "GradeOutOfPlace": Words(
        "这种机构不能有这个称号。", next="示范中心给中心和镇街，示范点给村（社区）站。"
    ),
    "GradeUnfounded": Words("要写明理由。", next="请把理由写上再提交。"),
    "GradeTaken": Words(
        "这个机构已经有这个称号，或者正在申报。", next="请先看它页面上的“示范”一栏。"
    ),
    "GradeSettled": Words("这条已经办过了。", next="请刷新后再看。"),
    "GradeDays": Words("授予的日期不能晚于今天，到期要在授予之后。", next="请改日期。"),
    "OwnGrade": Words(
        "自己申报的不能自己评定。", next="请由另一位负责人评定。", status=403
    ),
    "BadWindow": Words("窗口要有名称和编号。", next="编号从 1 开始。"),
    "BadRegion": Words(
        "区划代码“{code}”不对。",
        next="请填 6 位、9 位或 12 位代码；没有国家代码的请选“本地扩展码”。",
    ),
    "NotHere": Words(
        "这一行写的上级机构或区划还没有。", next="请把上级放在前面的行里。"
    ),
    "StandsElsewhere": Words(
        "这个机构已经有了，但种类或上级不同。",
        next="移动机构请在“服务网络”里办理，不能靠导入。",
    ),
}
