"""One of every paper that this house prints, from facts that leave nothing out.

A new kind of paper adds its sample here, and a test holds it against the table of
required contents.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Final

from makers.papers import RECEIVED_AT, paper_facts
from yimen.rules.agency.custody import ItemKind
from yimen.rules.agency.entrustment import GENERAL, Entrustment
from yimen.rules.agency.errand_papers import Carried, ErrandPaper, entrustment_sheet
from yimen.rules.agency.errands import Channel, HandUp, Scope
from yimen.rules.agency.hand_over_papers import (
    Hand,
    HandOverPaper,
    Moved,
    hand_over_sheet,
)
from yimen.rules.authority.actors import Role
from yimen.rules.cases.applications import Ground as NotAccepted
from yimen.rules.cases.applications import Reject, RightOrgan
from yimen.rules.cases.decisions import Permit, Recipient, Refusal, Relation, Stop
from yimen.rules.cases.inquiries import Expert, ReviewResult, SiteVisit
from yimen.rules.cases.remedies import DecidingOrgan, OrganKind
from yimen.rules.catalogue.commitments import Ground
from yimen.rules.catalogue.intake import Gap
from yimen.rules.catalogue.tolerance import Owed
from yimen.rules.documents import house, joint
from yimen.rules.documents.commitment import CommitmentTerms, commitment
from yimen.rules.documents.decision import (
    Revoked,
    extension_notice,
    grant,
    pause_notice,
    refusal,
    revocation,
)
from yimen.rules.documents.delivery import (
    HandedOver,
    closing_notice,
    collection_voucher,
    delivery_receipt,
)
from yimen.rules.documents.fees import (
    BillOnPaper,
    FeeLine,
    PaidOnPaper,
    RefundOnPaper,
    fee_notice,
    fee_receipt,
    fee_refund,
)
from yimen.rules.documents.frame import DocumentKind, Sheet
from yimen.rules.documents.hearing import (
    Minutes,
    Sitting,
    hearing_minutes,
    hearing_notice,
    hearing_public,
    hearing_right,
)
from yimen.rules.documents.inquiry import Review, expert_opinion, site_record
from yimen.rules.documents.intake import (
    acceptance_notice,
    intake_receipt,
    one_time_notice,
    rejection,
)
from yimen.rules.documents.promise import tolerance_notice, tolerance_promise
from yimen.rules.legal_clock.extensions import Extension
from yimen.rules.legal_clock.pauses import Pause, Procedure
from yimen.rules.money.payments import RefundGround
from yimen.rules.voice.information_papers import ReplyFacts, information_reply
from yimen.rules.voice.information_requests import Form, Reply

NUMBER: Final = "青溪市监受〔2026〕12号"
AT: Final = RECEIVED_AT
SOON: Final = date(2026, 9, 29)
FACTS: Final = paper_facts()
OWING: Final = paper_facts(
    owed=(
        Owed(
            code="E",
            name="布局图",
            lacking="",
            form="paper",
            originals=1,
            copies=0,
            due_on=SOON,
        ),
    )
)
RESULTS: Final = (HandedOver("准予许可决定书", "青溪市监准许〔2026〕3号"),)
PROXY: Final = Recipient(
    name="李四",
    id_kind="111",
    id_number="440524188001010014",
    relation=Relation.ENTRUSTED,
)
TERMS: Final = CommitmentTerms(
    proves="依照食品安全法第三十五条，需要证明经营场所符合要求。",
    conditions=("有与经营品种相适应的场所", "有专职食品安全管理人员"),
    standard="食品经营许可审查通则",
    materials=(("布局图", "当场"), ("健康证明", "2026年10月20日前")),
    check_plan="作出决定后两个月内现场核查",
    consequence="撤销决定，记入信用记录",
)
SITTING: Final = Sitting(
    begins_at=datetime(2026, 10, 12, 1, 0, tzinfo=AT.tzinfo) + timedelta(hours=8),
    place="政务服务中心三楼会议室",
    host="孙立",
    host_unit="法规科",
    clerk="陈静",
)
MINUTES: Final = Minutes(
    sitting=SITTING,
    ended_at=SITTING.begins_at + timedelta(hours=2),
    present=(("张三", "申请人"), ("李四", "利害关系人")),
    statements=(("李四", "油烟影响居住"), ("张三", "已装净化设备")),
    evidence="检测报告一份",
    finding="建议附条件准予",
)
GATHERING: Final = joint.Gathering(
    begins_at=SITTING.begins_at,
    place="青溪大道88号",
    host="王芳",
    units=("区消防救援大队", "区生态环境局"),
    about="核验消防和排烟条件",
)
OPINIONS: Final = (
    joint.Opinion(unit="区消防救援大队", attended_by="周强", said="同意"),
    joint.Opinion(unit="区生态环境局", attended_by="", said=""),
)
HOUSE: Final = house.HouseFacts(
    office="青溪区政务服务管理局",
    addressee="区市场监督管理局窗口",
    contact="郑洁",
    contact_phone="023-45670009",
    supervision_phone="023-45670002",
)
ERRAND: Final = ErrandPaper(
    number="DB500199202609210001",
    query_code="K7HM-3XRA",
    matter_name="食品经营许可",
    matter_code="Y-0001",
    client="张三",
    client_id="11010519491231002X",
    agent="周小明",
    station="石桥村便民服务站",
    station_phone="023-45670011",
    target="青溪区政务服务中心",
    organ="青溪区市场监督管理局",
    entrustment=Entrustment(
        powers=GENERAL,
        signed_on=AT.date(),
        last_valid_on=date(2026, 12, 20),
        is_signed=True,
    ),
    channel=Channel.OUTREACH,
    met="集市东口（赶集日便民摊）",
    scope=Scope.COLLECTED,
    carried=(Carried("申请书", 1, "原件"),),
    fee_words="不收费",
    taken_at=AT,
    hand_up=HandUp(date(2026, 9, 24), date(2026, 9, 28)),
    supervision_phone="023-45670002",
)
BILL: Final = BillOnPaper(
    number="20260921000000017",
    payer=FACTS.applicant,
    office=FACTS.office,
    lines=(
        FeeLine(
            case=FACTS.case_number,
            matter="占道许可",
            code="F2",
            name="城市道路占用费",
            collector="青溪区城市管理局",
            standard="每平方米每天 0.5 元",
            basis="城市道路管理条例第三十七条",
            quantity="12.5 平方米·天",
            gross_cents=625,
            reduction="低保户减半；减 50%；财税〔2019〕45号；低保证 1 号",
            reduced_cents=313,
            net_cents=312,
        ),
    ),
)
PAID: Final = PaidOnPaper(
    key="2026092100000001701",
    means="pos",
    reference="000123",
    cents=312,
    paid_at=AT,
    ebill="50010126 0000012345 8a3f0c",
)

SAMPLES: Final[dict[DocumentKind, Callable[[], Sheet]]] = {
    DocumentKind.ACCEPTANCE_NOTICE: lambda: acceptance_notice(FACTS, NUMBER, AT),
    DocumentKind.INTAKE_RECEIPT: lambda: intake_receipt(FACTS, NUMBER, AT),
    DocumentKind.ONE_TIME_NOTICE: lambda: one_time_notice(
        FACTS,
        NUMBER,
        AT,
        (Gap("B", "健康证明", False, "", "paper", 0, 2, "区疾控中心"),),
        date(2026, 10, 20),
    ),
    DocumentKind.REJECTION: lambda: rejection(
        FACTS,
        NUMBER,
        AT,
        Reject(
            ground=NotAccepted.NOT_OURS,
            reason="属卫生许可",
            right_organ=RightOrgan("区卫健委", "二楼", "45678901"),
        ),
    ),
    DocumentKind.REFUSAL: lambda: refusal(
        FACTS,
        NUMBER,
        AT,
        Refusal(facts="查明甲", reason="因为乙", basis="依据丙", standard="标准丁"),
    ),
    DocumentKind.GRANT: lambda: grant(
        FACTS,
        NUMBER,
        AT,
        Permit(
            content="热食类食品制售",
            certificate_name="食品经营许可证",
            certificate_number="JY1",
            scope="青溪区",
            valid_from=date(2026, 10, 9),
            last_valid_on=date(2031, 10, 8),
            conditions="不含冷食",
            duties="按期自查",
        ),
    ),
    DocumentKind.PAUSE_NOTICE: lambda: pause_notice(
        FACTS,
        NUMBER,
        AT,
        Pause(date(2026, 9, 22), asked_days=5, procedure=Procedure.HEARING),
        Stop(procedure=Procedure.HEARING, asked_days=5, reason="利害关系人要求"),
    ),
    DocumentKind.EXTENSION_NOTICE: lambda: extension_notice(
        FACTS,
        NUMBER,
        AT,
        Extension(10, SOON, Role.ORGAN_HEAD, "行政许可法第四十二条"),
        "案情复杂",
    ),
    DocumentKind.DELIVERY_RECEIPT: lambda: delivery_receipt(
        FACTS, NUMBER, AT, PROXY, RESULTS
    ),
    DocumentKind.COLLECTION_VOUCHER: lambda: collection_voucher(
        FACTS, NUMBER, AT, PROXY, RESULTS, voided=("受1号",)
    ),
    DocumentKind.CLOSING_NOTICE: lambda: closing_notice(
        FACTS, NUMBER, AT, kind="退件", reason="放弃"
    ),
    # promises, hearings, several organs
    DocumentKind.TOLERANCE_PROMISE: lambda: tolerance_promise(OWING, NUMBER, AT),
    DocumentKind.TOLERANCE_NOTICE: lambda: tolerance_notice(OWING, NUMBER, AT),
    DocumentKind.REVOCATION: lambda: revocation(
        FACTS,
        NUMBER,
        AT,
        Revoked(
            ground=Ground.FRAUD,
            facts="承诺的场所不存在",
            decisions=("青溪市监准许〔2026〕3号",),
        ),
    ),
    DocumentKind.SITE_RECORD: lambda: site_record(
        FACTS,
        NUMBER,
        AT,
        SiteVisit(
            checked_on=AT.date(),
            place="青溪大道88号",
            officer_ids=(1, 2),
            present="张三",
            found="操作间与图纸一致",
            is_met=True,
            is_signed=True,
        ),
        ("李强", "周法"),
    ),
    DocumentKind.EXPERT_OPINION: lambda: expert_opinion(
        FACTS,
        NUMBER,
        AT,
        Review(
            topic="排水方案",
            experts=(Expert(name="陈工", unit="市设计院", field="给排水"),),
            result=ReviewResult.CONDITIONAL,
            opinion="补充隔油池后可行",
        ),
    ),
    DocumentKind.COMMITMENT: lambda: commitment(FACTS, NUMBER, AT, TERMS),
    DocumentKind.HEARING_RIGHT: lambda: hearing_right(
        FACTS, NUMBER, AT, why="相邻住户的居住环境", ask_by=SOON
    ),
    DocumentKind.HEARING_PUBLIC: lambda: hearing_public(
        FACTS, NUMBER, AT, SITTING, why="涉及公共利益"
    ),
    DocumentKind.HEARING_NOTICE: lambda: hearing_notice(FACTS, NUMBER, AT, SITTING),
    DocumentKind.HEARING_MINUTES: lambda: hearing_minutes(FACTS, NUMBER, AT, MINUTES),
    DocumentKind.COPY_ORDER: lambda: joint.copy_order(
        FACTS,
        NUMBER,
        AT,
        joint.CopyOrder(
            unit="区消防救援大队",
            asked="就消防安全条件提出意见",
            ground="消防法第十五条",
            answer_by=SOON,
            signed_by="周强",
            signed_at=AT,
        ),
    ),
    DocumentKind.SURVEY_NOTICE: lambda: joint.survey_notice(
        FACTS, NUMBER, AT, GATHERING
    ),
    DocumentKind.MEETING_NOTICE: lambda: joint.meeting_notice(
        FACTS, NUMBER, AT, GATHERING
    ),
    DocumentKind.MEETING_MINUTES: lambda: joint.meeting_minutes(
        FACTS, NUMBER, AT, GATHERING, OPINIONS, "同意按附条件办理"
    ),
    DocumentKind.FORWARDING_NOTICE: lambda: joint.forwarding_notice(
        FACTS,
        NUMBER,
        AT,
        joint.Forwarding(
            to_organ="市市场监督管理局",
            ground="食品经营许可管理办法第八条",
            first_review="材料齐全，建议准予",
            decide_by=date(2026, 10, 30),
        ),
    ),
    # errands and money
    DocumentKind.ENTRUSTMENT: lambda: entrustment_sheet(ERRAND),
    DocumentKind.HAND_OVER: lambda: hand_over_sheet(
        HandOverPaper(
            errand_number=ERRAND.number,
            sequence=2,
            matter_name=ERRAND.matter_name,
            matter_code=ERRAND.matter_code,
            client=ERRAND.client,
            client_id="110105********002X",
            giver=Hand(ERRAND.station, ERRAND.agent, AT),
            taker=Hand(ERRAND.target),
            moved=(
                Moved("申请材料（一套）", ItemKind.BUNDLE, 1),
                Moved("布局图", ItemKind.ORIGINAL, 2),
            ),
            tracking="SF1387",
            at=AT,
            contact=ERRAND.agent,
            contact_phone=ERRAND.station_phone,
            supervision_phone=ERRAND.supervision_phone,
        )
    ),
    DocumentKind.FEE_NOTICE: lambda: fee_notice(BILL, AT),
    DocumentKind.FEE_RECEIPT: lambda: fee_receipt(BILL, PAID, AT),
    DocumentKind.FEE_REFUND: lambda: fee_refund(
        BILL,
        RefundOnPaper(
            cents=312,
            ground=RefundGround.WRONG_CHARGE,
            reason="面积量错",
            means="pos",
            reference="T001",
            asked_by="何欣",
            decided_by="马文",
            settled_at=AT,
            lines=(("城市道路占用费", 312),),
        ),
        AT,
    ),
    DocumentKind.INFORMATION_REPLY: lambda: information_reply(
        ReplyFacts(
            organ=DecidingOrgan(
                name="青溪区市场监督管理局",
                kind=OrganKind.GOVERNMENT,
                government="青溪区人民政府",
                upper_organ="",
                court="青溪区人民法院",
            ),
            contact="李强",
            contact_phone="023-42830000",
            supervision_phone="023-42831234",
            applicant="张三",
            request="20260907800012",
            wanted="滨江路征地批复",
            form=Form.ELECTRONIC,
            came_on=date(2026, 9, 7),
            reply=Reply.REFUSED,
            text="批复涉及国家秘密。\n依法确定为秘密级，期限未满。",
        ),
        NUMBER,
        AT,
    ),
    # the house's own
    DocumentKind.WINDOW_AUTHORITY: lambda: house.window_authority(
        HOUSE,
        "青溪市监授〔2026〕1号",
        AT,
        house.Authority(
            unit="青溪区市场监督管理局",
            officer="赵敏",
            post="首席代表",
            matters=("食品经营许可", "个体工商户登记"),
            powers="签署准予、不予许可决定",
            valid_from=date(2026, 1, 1),
            last_valid_on=date(2026, 12, 31),
            signed_by="吴刚",
        ),
    ),
    DocumentKind.URGING_ORDER: lambda: house.urging_order(
        HOUSE,
        NUMBER,
        AT,
        house.Urging(
            problem="超过承诺期限未办结",
            basis="限时办结制度",
            demand="两日内办结并书面说明",
            answer_by=SOON,
        ),
    ),
    DocumentKind.WARNING_CARD: lambda: house.warning_card(
        HOUSE,
        NUMBER,
        AT,
        house.Card(
            is_red=True,
            responsible="区市场监督管理局窗口",
            breach="超过法定期限未作决定",
            evidence="办结日期9月18日，至今未办",
            basis="行政许可法第四十二条",
            answer_by=SOON,
        ),
    ),
    DocumentKind.NEGATIVE_FILING: lambda: house.negative_filing(
        HOUSE,
        NUMBER,
        AT,
        house.Negative(
            applicant="张*",
            asked="食品经营许可",
            answer="不予受理",
            reason="不属于本机关职权",
            basis="行政许可法第三十二条",
            answered_by="王芳",
            answered_on=AT.date(),
        ),
    ),
    DocumentKind.DEDUCTION_NOTICE: lambda: house.deduction_notice(
        HOUSE,
        NUMBER,
        AT,
        house.Deductions(
            rows=(("按时办结", "-2", "500199000720260921000011", "超期1天"),),
            total="-2 分",
        ),
    ),
    DocumentKind.MONTHLY_CIRCULAR: lambda: house.monthly_circular(
        HOUSE,
        NUMBER,
        AT,
        house.Circular(
            month="2026年9月",
            summary=("共办结3120件，按时办结率99.8%。",),
            scores=(("市场监管窗口", "98.5", "1", "—"),),
        ),
    ),
    DocumentKind.WATCH_CIRCULAR: lambda: house.watch_circular(
        HOUSE,
        NUMBER,
        AT,
        house.WatchCircular(
            summary=("9月共发红牌两张，现通报如下。",),
            rows=(("区市场监督管理局", "办件尾号0011", "超时", "许可法第四十二条"),),
            demand="举一反三，一周内自查",
        ),
    ),
}
