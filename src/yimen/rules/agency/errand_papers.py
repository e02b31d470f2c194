"""The paper of an errand: entrustment, agency receipt and hand-over list in one.

Rulebook 9.14: principal, agent, items, powers (general or special), term, the list of
originals handed over, that the service is free and statutory fees are the client's, and
the signatures. It says in plain words when the legal clock starts: not here, but when
the hall of the competent organ has the papers (rulebook 4.9.3).
"""

from dataclasses import dataclass
from datetime import datetime

from yimen.rules.agency.entrustment import FREE, Entrustment, Power
from yimen.rules.agency.errands import Channel, HandUp, Scope
from yimen.rules.documents.frame import (
    TITLES,
    DocumentKind,
    Fields,
    Lines,
    Sheet,
    Signatures,
    Table,
)
from yimen.rules.documents.paper_facts import instant_words, long_day
from yimen.rules.legal_clock.calendar import local_date

POWERS = {
    Power.SUBMIT: "递交申请材料",
    Power.SUPPLY: "补正材料",
    Power.COLLECT: "领取结果",
    Power.PAY: "代缴法定费用",
    Power.WITHDRAW: "撤回申请",
}
CHANNELS = {
    Channel.STATION: "村（社区）站",
    Channel.OUTREACH: "便民服务赶集、现场办公",
    Channel.DOOR: "上门",
}
SCOPES = {
    Scope.LOCAL: "本地办理",
    Scope.ONLINE: "全程网办",
    Scope.COLLECTED: "异地代收代办",
    Scope.JOINT: "多地联办",
}
CLOCK = (
    "村（社区）站没有审批权，这里收下的是“代办受理”；法定办理时限从主管部门的大厅收到"
    "材料那天起算，收到后会告诉您。"
)


@dataclass(frozen=True, slots=True)
class Carried:
    """A line of the hand-over list."""

    name: str
    pieces: int
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrandPaper:
    """Everything that the paper of an errand says."""

    number: str
    query_code: str
    matter_name: str
    matter_code: str
    client: str
    client_id: str
    agent: str
    station: str
    station_phone: str
    target: str
    organ: str
    entrustment: Entrustment
    channel: Channel
    met: str  # place and name of the day out, if it was one
    scope: Scope
    carried: tuple[Carried, ...]
    fee_words: str
    taken_at: datetime
    hand_up: HandUp
    supervision_phone: str


def entrustment_sheet(facts: ErrandPaper) -> Sheet:
    """9.14, made once when the station takes the errand."""
    return Sheet(
        kind=DocumentKind.ENTRUSTMENT,
        title=TITLES[DocumentKind.ENTRUSTMENT],
        number=facts.number,
        addressee=facts.client,
        addressee_id=facts.client_id,
        case_number=facts.number,
        query_code=facts.query_code,
        matter_name=facts.matter_name,
        matter_code=facts.matter_code,
        sections=(
            _parties(facts),
            Table(
                "移交清单",
                ("材料", "件数", "说明"),
                tuple((one.name, str(one.pieces), one.note) for one in facts.carried),
            ),
            Fields("时间", _times(facts)),
            Lines("说明", (FREE, f"本事项{facts.fee_words}", CLOCK)),
            Signatures(("委托人签名", "代办员签名")),
        ),
        seal=f"{facts.station}（代办专用章）",
        issued_on=long_day(local_date(facts.taken_at)),
        contact=facts.agent,
        contact_phone=facts.station_phone,
        supervision_phone=facts.supervision_phone,
    )


def _parties(facts: ErrandPaper) -> Fields:
    given = facts.entrustment
    kind = "特别授权" if given.is_special else "一般授权"
    powers = "、".join(word for one, word in POWERS.items() if one in given.powers)
    return Fields(
        "委托",
        (
            ("委托人", facts.client),
            ("受托人", f"{facts.agent}（{facts.station}代办员）"),
            ("委托事项", facts.matter_name),
            ("权限", f"{kind}：{powers}"),
            ("期限", f"{long_day(given.signed_on)}至{long_day(given.last_valid_on)}"),
            ("收件方式", "，".join(filter(None, (CHANNELS[facts.channel], facts.met)))),
            ("办理方式", SCOPES[facts.scope]),
        ),
    )


def _times(facts: ErrandPaper) -> tuple[tuple[str, str], ...]:
    return (
        ("代办受理", instant_words(facts.taken_at)),
        ("最晚送到大厅", long_day(facts.hand_up.due_on)),
        ("送往", f"{facts.target}（{facts.organ}）"),
    )
