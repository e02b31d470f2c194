"""How each kind of message is said; `{names}` are the facts that the kind is told with.

A kind for the public is said in English too. A text message is short: what happened,
what to do, and by when.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from yimen.records.messages.actions.send import Said
from yimen.rules.messages import MessageKind
from yimen.screens.shared.wording.words import Words


@dataclass(frozen=True, slots=True)
class MessageWords:
    """Title and text in Chinese, and in English where the public is told."""

    title: str
    text: str
    title_in_english: str = ""
    text_in_english: str = ""

    @property
    def is_public(self) -> bool:
        """Whether people outside the house hear it."""
        return bool(self.text_in_english)

    def said(self, facts: Mapping[str, str], *, english: bool = False) -> Said:
        """The words with the facts in their places."""
        if english and self.is_public:
            return Said(
                self.title_in_english.format_map(facts),
                self.text_in_english.format_map(facts),
            )
        return Said(self.title.format_map(facts), self.text.format_map(facts))


MESSAGES: Final[dict[MessageKind, MessageWords]] = {
    # ratings
    MessageKind.RATING_ASKED: MessageWords(
        "办得怎么样？请打分",
        "“{matter}”办完了，好不好由您说，一分钟就行，窗口看不到是谁打的分：{link}",
        "How did it go?",
        "“{matter}” is done. Tell us how it went, it takes a minute, and the clerk "
        "never learns who rated: {link}",
    ),
    MessageKind.RATING_ASKED_EARLY: MessageWords(
        "到这一步怎么样？请打分",
        "“{matter}”我们收下了，到这一步好不好由您说，窗口看不到是谁打的分：{link}",
        "How has it been so far?",
        "We have “{matter}”. Tell us how it has been so far, the clerk never learns "
        "who rated: {link}",
    ),
    MessageKind.RATING_ANSWERED: MessageWords(
        "您说的问题有答复了",
        "“{matter}”您不满意的地方改了，请看看怎么改的，再打一次分：{link}",
        "An answer to your rating",
        "“{matter}”: see what was put right, and rate again: {link}",
    ),
    MessageKind.BAD_RATING: MessageWords(
        "收到一条差评", "差评整改 {ticket} 号，最晚{due}联系评价人，请到“评价”办理。"
    ),
    MessageKind.REQUEST_UNCLEAR: MessageWords(
        "信息公开申请要补正",
        "信息公开申请{request}请在{due}前补正，凭编号和查询码在“办理进度”里写。",
        "Your request needs a word more",
        "Please say more about request {request} by {due}, on the progress page.",
    ),
    MessageKind.REQUEST_EXTENDED: MessageWords(
        "信息公开申请延期答复",
        "信息公开申请{request}延期答复，最晚{due}，理由在“办理进度”里。",
        "The answer takes longer",
        "Request {request} will be answered by {due}; the progress page says why.",
    ),
    MessageKind.REQUEST_ANSWERED: MessageWords(
        "信息公开申请有答复了",
        "信息公开申请{request}已经答复，凭编号和查询码在“办理进度”里看，答复书可以下载。",
        "Your request is answered",
        "Request {request} is answered. The progress page has it, also on paper.",
    ),
    # fees
    MessageKind.BILL_READY: MessageWords(
        "有一张缴款单",
        "您有一张缴款单（{bill}），共{yuan}元，可以在办理进度里付，也可以到收费窗口付。",
        "A bill is ready",
        "There is a bill for you ({bill}) of {yuan} yuan. Pay it on the progress page "
        "or at the cashier's window.",
    ),
    MessageKind.FEE_PAID: MessageWords(
        "缴款成功",
        "缴款单{bill}已缴{yuan}元，缴款回执在办理进度里可以下载。",
        "Paid",
        "Bill {bill} is paid: {yuan} yuan. The receipt is on the progress page.",
    ),
    MessageKind.FEE_REFUNDED: MessageWords(
        "退费已办",
        "缴款单{bill}已退{yuan}元，按原来的付款方式退回。",
        "Refunded",
        "{yuan} yuan of bill {bill} went back the way they were paid.",
    ),
    MessageKind.FEE_DIFFERENCE: MessageWords(
        "对账有差异",
        "{day}的对账有{count}处和账不符，请查明后写明处理结果。",
    ),
    # supervision
    MessageKind.CARD_SHOWN: MessageWords(
        "监察{colour}：{what}",
        "{number}：{what}，发{colour}{due}。",
    ),
    MessageKind.URGED: MessageWords(
        "督办：{what}",
        "{number}：{what}，请在{due}前办好并反馈。",
    ),
    # errands
    MessageKind.HAND_UP_DUE: MessageWords(
        "代办件要上送了",
        "“{matter}”（{errand}）最晚{due}送到大厅。",
    ),
    MessageKind.CASE_CAME_UP: MessageWords(
        "有上报来件",
        "“{matter}”（{case}）初审完毕报上来了，请收件。",
    ),
    MessageKind.ERRAND_RECEIVED: MessageWords(
        "部门收到材料了",
        "您托代办的“{matter}”，{hall}今天收到材料，法定时限从今天算起，办件编号{case}。",
        "The department has your papers",
        "{hall} has received your papers for “{matter}” today; the legal limit runs "
        "from today. Case number {case}.",
    ),
    MessageKind.ERRAND_BACK: MessageWords(
        "可以领回了",
        "您托代办的“{matter}”，结果和原件已到{station}，请带身份证来领。",
        "Your papers are back",
        "The result and the originals of “{matter}” are at {station}. Bring your "
        "identity card.",
    ),
    # the applicant's own case
    MessageKind.CORRECTION_ASKED: MessageWords(
        "请补交材料",
        "您办的“{matter}”（{case}）还缺：{missing}。补齐当天受理，交到任一窗口就行。",
        "Papers are missing",
        "Your application “{matter}” ({case}) still lacks: {missing}. Hand them in at "
        "any window; it is accepted the day it is complete.",
    ),
    MessageKind.CASE_ACCEPTED: MessageWords(
        "已经受理",
        "您办的“{matter}”（{case}）已经受理，最晚{due}办好。",
        "Accepted",
        "Your application “{matter}” ({case}) is accepted. It is due by {due}.",
    ),
    MessageKind.RESULT_READY: MessageWords(
        "结果出来了",
        "您办的“{matter}”（{case}）有结果了，请带受理单和身份证到{hall}领取。",
        "Your result is ready",
        "The result of “{matter}” ({case}) is ready. Collect it at {hall} with your "
        "receipt and identity card.",
    ),
    MessageKind.DUE_MOVED: MessageWords(
        "办结日期有变",
        "放假安排变了，您办的“{matter}”（{case}）最晚办好的日期改为{due}。"
        "单子上印的日期更早的，我们按早的办。",
        "The due date has moved",
        "Public holidays have changed: “{matter}” ({case}) is now due on {due}. If "
        "your receipt shows an earlier day, that day holds.",
    ),
    # promises
    MessageKind.PROMISE_DUE: MessageWords(
        "承诺后补的材料快到期了",
        "您办的“{matter}”（{case}）还欠：{missing}，最晚{due}补齐。可以用手机拍照上传，"
        "逾期视为撤回申请。",
        "A promised paper is due soon",
        "Your application “{matter}” ({case}) still needs: {missing}, by {due}. A "
        "picture from your phone will do. A missed day counts as withdrawal.",
    ),
    MessageKind.PROMISE_LAPSED: MessageWords(
        "没有按时补齐，视为撤回",
        "您办的“{matter}”（{case}）承诺补交的{missing}到期没有补齐，已按您的承诺视为撤回。"
        "还要办的，请重新申请。",
        "Promised papers missed: withdrawn",
        "Your application “{matter}” ({case}) counts as withdrawn: {missing} did not "
        "come by the day you promised. You may apply again.",
    ),
    # before you travel
    MessageKind.MATTER_CHANGED: MessageWords(
        "来之前看一眼：办事要求变了",
        "您要办的“{matter}”有变化：{what}。{bring}。",
        "Before you travel: requirements have changed",
        "“{matter}” has changed: {what}. {bring}.",
    ),
    MessageKind.WINDOW_CHANGED: MessageWords(
        "来之前看一眼：窗口有变",
        "{hall}的窗口有变：{what}。{bring}。",
        "Before you travel: the window has changed",
        "{hall}: {what}. {bring}.",
    ),
    MessageKind.HALL_CHANGED: MessageWords(
        "来之前看一眼：大厅有变",
        "{hall}有变：{what}。{bring}。",
        "Before you travel: the hall has changed",
        "{hall}: {what}. {bring}.",
    ),
    MessageKind.HOURS_CHANGED: MessageWords(
        "来之前看一眼：开放时间有变",
        "{hall}的开放时间有变：{what}。{bring}。",
        "Before you travel: opening hours have changed",
        "{hall}: {what}. {bring}.",
    ),
    MessageKind.SYSTEM_DOWN: MessageWords(
        "来之前看一眼：系统停用",
        "{hall}：{what}。{bring}。",
        "Before you travel: a system is down",
        "{hall}: {what}. {bring}.",
    ),
    MessageKind.UNIT_ASKED: MessageWords(
        "抄告单：请签收",
        "“{matter}”（{case}）要请本单位办：{what}，最晚{due}。请到“联办”签收抄告单。",
    ),
    MessageKind.UNIT_REMINDED: MessageWords(
        "催办",
        "“{matter}”（{case}）等本单位办：{what}，最晚{due}。逾期不答复的意见视为同意。",
    ),
    MessageKind.BENEFIT_OFFERED: MessageWords(
        "您可能可以领",
        "按{hall}已有的记录（{why}），您可能符合“{matter}”的条件，不用申请，也不用交材料。"
        "带身份证到窗口确认就能领；不想领的不用理会。",
        "You may be entitled to this",
        "By the records of {hall} ({why}) you may be entitled to “{matter}”. It needs "
        "no application and no papers: confirm at a window with your identity card.",
    ),
    MessageKind.CASE_TRANSFERRED: MessageWords(
        "换了单位办",
        "您办的“{matter}”（{case}）转给{organ}办了。收件日期不变，您不用再来一趟，也不用"
        "再交材料。",
        "Another department handles it",
        "Your application “{matter}” ({case}) was passed to {organ}. The day of "
        "receipt stays; you need not come back or hand in anything again.",
    ),
    MessageKind.NEGATIVE_UPHELD: MessageWords(
        "复核过了",
        "您办的“{matter}”（{case}），负责人复核过，维持原来的答复。不服的，"
        "可以按文书上写的申请复议或起诉。",
        "Reviewed",
        "Your application “{matter}” ({case}) was reviewed: the answer stands. The "
        "remedies are on the paper you were given.",
    ),
    MessageKind.NEGATIVE_REVERSED: MessageWords(
        "原来的答复纠正了",
        "您办的“{matter}”（{case}），负责人复核后纠正了原来的答复，已经重新办理，"
        "不用再来一趟。",
        "The answer was put right",
        "Your application “{matter}” ({case}) was reviewed and is being handled "
        "again. You need not come back.",
    ),
    MessageKind.HOUSE_PAPER: MessageWords(
        "有一份{title}给您",
        "{title} {number} 已经印发，请到“内部文书”里看。",
    ),
    MessageKind.ORDER_ACCEPTED: MessageWords(
        "您反映的事受理了",
        "您反映的事（{order}）受理了，最晚{due}答复您。凭编号和查询码可以查进度。",
        "What you told us is taken up",
        "What you told us ({order}) is taken up; you are answered by {due} at the "
        "latest. Follow it by its number and code.",
    ),
    MessageKind.ORDER_DECLINED: MessageWords(
        "您反映的事不能受理",
        "您反映的事（{order}）不能受理，理由和该找哪里，凭编号和查询码可以看。",
        "What you told us is not taken up",
        "What you told us ({order}) is not taken up. Its number and code show you why "
        "and where to go.",
    ),
    MessageKind.ORDER_ANSWERED: MessageWords(
        "您反映的事有答复了",
        "您反映的事（{order}）有答复了，凭编号和查询码看，也请您评价。",
        "What you told us is answered",
        "What you told us ({order}) is answered. Read it by its number and code, and "
        "please rate it.",
    ),
    MessageKind.ORDER_ASSIGNED: MessageWords(
        "有交办的群众工单",
        "{order}：{topic}。不是本单位的，请按时限说明理由退回。",
    ),
    MessageKind.ORDER_DUE: MessageWords(
        "群众工单快到期了", "{order}：{topic}，最晚{due}答复。"
    ),
    MessageKind.ORDER_LATE: MessageWords(
        "群众工单超期了", "{order}：{topic}，应在{due}前答复，请马上办理。"
    ),
    MessageKind.ORDER_HURRIED: MessageWords(
        "群众工单督办", "{order}：{topic}，已被督办，请在{due}前反馈。"
    ),
    MessageKind.LETTER_ENDING: MessageWords(
        "授权书快到期了",
        "{officer}的授权书{letter}{day}到期，到期后不能再凭它签决定，请及时续期。",
    ),
    MessageKind.GRADE_GIVEN: MessageWords(
        "评上了{grade}", "{place}评上了{grade}，{until}，已经对外公布。"
    ),
    MessageKind.GRADE_DECLINED: MessageWords(
        "这次没有评上{grade}", "{place}申报的{grade}没有评上，原因：{reason}"
    ),
    MessageKind.GRADE_TAKEN: MessageWords(
        "{grade}撤销了", "{place}的{grade}撤销了，原因：{reason}"
    ),
    MessageKind.GRADE_OVER: MessageWords(
        "{grade}到期了",
        "{place}的{grade}到期了，公布的名单上不再有。要续，请重新申报。",
    ),
    # conduct of the staff
    MessageKind.FINDING_RAISED: MessageWords(
        "巡查发现了问题",
        "{what}。请在{due}前改好，并在“我的考勤和记录”里写明怎么改的。",
    ),
    MessageKind.TALK_HELD: MessageWords(
        "谈话记录请确认",
        "有一次{kind}的记录，请在“我的考勤和记录”里看一看，确认收到；有话可以写上。",
    ),
    MessageKind.BREACH_CONFIRMED: MessageWords(
        "有一条违纪记录",
        "{what}。不服的，{due}前可以在“我的考勤和记录”里申诉。",
    ),
    MessageKind.BREACH_DECIDED: MessageWords(
        "申诉有结果了", "{what}：{result}。理由在“我的考勤和记录”里。"
    ),
    # appraisal and reports
    MessageKind.SCORE_READY: MessageWords(
        "{period}的得分出来了",
        "{name}，{period}得{total}分，{grade}。点开看每一项怎么来的；有一条不对，"
        "关账后三个工作日内（{due}前）可以申诉。",
    ),
    MessageKind.SCORE_APPEAL_DECIDED: MessageWords(
        "得分申诉有结果了",
        "{name}，{period}“{row}”的申诉{result}：{decision}",
    ),
    MessageKind.BONUS_DECIDED: MessageWords(
        "加分定了",
        "给{name}加{points}分（{period}），{result}。{comment}",
    ),
    MessageKind.AWARD_GIVEN: MessageWords(
        "评上了{award}", "{name}评上{period}的{award}，已在门户公布。"
    ),
    MessageKind.AWARD_REVOKED: MessageWords(
        "{award}撤回了", "{name}，{period}的{award}撤回了：{reason}。"
    ),
    MessageKind.REPORT_TO_SIGN: MessageWords(
        "有一份报告等签发",
        "{hall}的《{title}》起草好了，请看过以后签发；起草和写说明的人不能自己签发。",
    ),
    MessageKind.CASES_MOVED: MessageWords(
        "办件的日期变了",
        "按放假通知“{notice}”重新算过，本单位有 {count} 件在办的件到期日变了。"
        "印过更早日期的，按早的办。",
    ),
}

WORDS: Final = {
    "MessageMisworded": Words("这条通知的内容不完整，没有发出。"),
    "OutageUnexplained": Words(
        "停用公告没有写清楚。", next="请写明什么不能用，结束时间要晚于开始和现在。"
    ),
    "NothingToResend": Words(
        "这条消息不能再发。",
        next="正在发送的等一会儿；没有手机和邮箱的，请电话或当面告知，再补登记联系方式。",
    ),
}


def say_message(
    kind: MessageKind, facts: Mapping[str, str], *, english: bool = False
) -> Said:
    """The message in words."""
    return MESSAGES[kind].said(facts, english=english)
