"""Hearings, experts and checks on the spot: what the desk asks before it acts."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from typing import Final

from django import forms

from yimen.records.cases.actions.call_experts import call_experts
from yimen.records.cases.actions.check_commitment import check_commitment
from yimen.records.cases.actions.check_site import check_site
from yimen.records.cases.actions.conclude_review import conclude_review
from yimen.records.cases.actions.hold_hearing import Heard, hold_hearing
from yimen.records.cases.actions.order_hearing import order_hearing
from yimen.records.cases.actions.revoke_decision import revoke_decision
from yimen.records.cases.actions.schedule_hearing import Plan, schedule_hearing
from yimen.records.cases.actions.tell_hearing import tell_hearing
from yimen.records.cases.queries import CasePage
from yimen.records.people import queries as people
from yimen.records.people.queries import Colleague
from yimen.rules.authority.steps import Step
from yimen.rules.cases.inquiries import Expert, ReviewResult, SiteVisit
from yimen.rules.catalogue.commitments import GROUNDS, Checked, Ground, Verdict
from yimen.rules.documents.inquiry import RESULTS
from yimen.rules.legal_clock.calendar import CHINA
from yimen.screens.shared.acting import Act, Choices, Said
from yimen.screens.shared.case_acts import hearing
from yimen.screens.shared.case_forms import REQUIRED, line, text
from yimen.screens.shared.request import OurRequest

_BADLY: Final = {**REQUIRED, "invalid": "日期或者时间写得不对。"}


def _moment(label: str, hint: str = "") -> forms.DateTimeField:
    return forms.DateTimeField(
        label=label,
        help_text=hint,
        error_messages=_BADLY,
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
    )


def _pairs(lines: str, label: str) -> tuple[tuple[str, str], ...]:
    """Lines of two parts, split at the first colon or blank."""
    found: list[tuple[str, str]] = []
    for one in filter(None, (said.strip() for said in lines.splitlines())):
        parts = one.replace("：", ":", 1).split(":", 1)
        if len(parts) == 1:
            parts = one.split(maxsplit=1)
        if len(parts) == 1:
            raise forms.ValidationError(f"{label}要一行一个，写成“谁：什么”。")
        found.append((parts[0].strip(), parts[1].strip()))
    return tuple(found)


class Why(forms.Form):
    """Why a hearing is due."""

    why = text("为什么", "涉及谁的什么利益；会印在文书上。")


class Summon(forms.Form):
    """When, where and under whom."""

    begins_at = _moment("听证时间", "要提前七个工作日通知；申请之日起二十个工作日内。")
    place = line("地点", required=True)
    host_id = forms.TypedChoiceField(
        label="主持人",
        help_text="不能是审查这一件的人。",
        coerce=int,
        error_messages=REQUIRED,
    )
    clerk = line("记录人", required=True)
    is_open = forms.BooleanField(label="公开举行", required=False, initial=True)
    is_announced = forms.BooleanField(label="同时发公告", required=False)
    why = line("公告里的听证事由")

    def clean_begins_at(self) -> datetime:
        """The moment in the hall's time."""
        at: datetime = self.cleaned_data["begins_at"]
        return at.replace(tzinfo=CHINA)


class Minutes(forms.Form):
    """What was said at the hearing, and who signed."""

    ended_at = _moment("结束时间")
    present = text("参加人", "一行一个：张三：申请人")
    statements = text("陈述、申辩和质证", "一行一段：李四：油烟影响居住", rows=5)
    evidence = text("证据", rows=2)
    finding = text("主持人的意见", rows=2)
    is_signed = forms.BooleanField(label="参加人都在笔录上签了名", required=False)
    note = line("没有签名的", "有人没签的，写明是谁、为什么。")

    def clean_ended_at(self) -> datetime:
        """The moment in the hall's time."""
        at: datetime = self.cleaned_data["ended_at"]
        return at.replace(tzinfo=CHINA)

    def clean_present(self) -> tuple[tuple[str, str], ...]:
        """Names with the right in which they came."""
        return _pairs(self.cleaned_data["present"], "参加人")

    def clean_statements(self) -> tuple[tuple[str, str], ...]:
        """Who said what."""
        return _pairs(self.cleaned_data["statements"], "发言")


class Experts(forms.Form):
    """Who is asked, about what, and what they declare."""

    topic = line("评审什么", required=True)
    experts = text("专家", "一行一位：姓名：单位", rows=4)
    related = line(
        "声明有利害关系的专家",
        "每位都要问过；有利害关系的要回避，写在这里就请不了。",
    )

    def clean_experts(self) -> tuple[tuple[str, str], ...]:
        """Names with their units."""
        return _pairs(self.cleaned_data["experts"], "专家")


class Conclusion(forms.Form):
    """What the experts conclude."""

    result = forms.TypedChoiceField(
        label="结论",
        coerce=ReviewResult,
        choices=[(one.value, RESULTS[one]) for one in ReviewResult],
        widget=forms.RadioSelect,
        error_messages=REQUIRED,
    )
    opinion = text("评审意见", "会印在《专家评审意见书》上，由专家签名。")


class Visit(forms.Form):
    """A check on the spot."""

    checked_on = forms.DateField(
        label="哪天去的",
        error_messages=_BADLY,
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    place = line("地点", required=True)
    officer_ids = forms.TypedMultipleChoiceField(
        label="谁去的",
        help_text="两人以上。",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages=REQUIRED,
    )
    present = line("申请人一方谁在场")
    found = text("查明的情况")
    is_met = forms.TypedChoiceField(
        label="结论",
        choices=[("yes", "符合条件"), ("no", "不符合条件")],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
        error_messages=REQUIRED,
    )
    is_signed = forms.BooleanField(label="申请人一方已签名", required=False)
    witness = line("见证人", "对方拒绝签名的，要有见证人。")


def _hosts(request: OurRequest, page: CasePage) -> Choices:
    """Colleagues who do not examine this case, the organ's own first."""
    reviewers = {page.holder, page.examined_by}
    hosts = [one for one in _own_first(request, page) if one.name not in reviewers]
    return {"host_id": [("", "请选"), *_named(hosts)]}


def _visitors(request: OurRequest, page: CasePage) -> Choices:
    """Everybody who may go, the organ's own before the rest of the house."""
    return {"officer_ids": _named(_own_first(request, page))}


def _own_first(request: OurRequest, page: CasePage) -> list[Colleague]:
    staff = people.colleagues(request.actor)
    return sorted(staff, key=lambda one: one.unit != page.organ_name)


def _named(staff: Iterable[Colleague]) -> list[tuple[object, str]]:
    return [(one.officer_id, f"{one.name}（{one.unit}）") for one in staff]


def _plan(_request: OurRequest, _number: str, said: Said) -> Said:
    return {"plan": Plan(**said)}


def _heard(_request: OurRequest, _number: str, said: Said) -> Said:
    return {"heard": Heard(**said)}


def _visit(_request: OurRequest, _number: str, said: Said) -> Said:
    return {"visit": SiteVisit(**{**said, "officer_ids": tuple(said["officer_ids"])})}


def _experts(_request: OurRequest, _number: str, said: Said) -> Said:
    related = said["related"]
    return {
        "topic": said["topic"],
        "experts": tuple(
            Expert(name=name, unit=unit, relation=related if name in related else "")
            for name, unit in said["experts"]
        ),
    }


class Check(forms.Form):
    """What the check of a promise has found."""

    verdict = forms.TypedChoiceField(
        label="核查结果",
        coerce=Verdict,
        choices=[
            (Verdict.KEPT.value, "符合承诺"),
            (Verdict.RECTIFY.value, "不符合，责令限期整改"),
            (Verdict.BROKEN.value, "违反承诺"),
        ],
        widget=forms.RadioSelect,
        error_messages=REQUIRED,
    )
    found = text("查明的情况")
    rectify_by_on = forms.DateField(
        label="整改到哪天",
        required=False,
        error_messages=_BADLY,
        widget=forms.DateInput(attrs={"type": "date"}),
    )


class Revoke(forms.Form):
    """Why a decision falls."""

    ground = forms.TypedChoiceField(
        label="撤销的情形",
        coerce=Ground,
        choices=[(one.value, GROUNDS[one]) for one in Ground],
        error_messages=REQUIRED,
    )
    facts = text("查明的事实", "会印在撤销决定书上；条文、复议和起诉由系统印上。")


def _checked(_request: OurRequest, _number: str, said: Said) -> Said:
    return {"checked": Checked(**said)}


_desk = partial(Act, back="desk:case-show", template="desk/act.html", css="quiet")

ACTS: Final = (
    _desk(
        slug="tell-hearing",
        step=Step.TELL_HEARING,
        label="告知听证权利",
        form=Why,
        action=tell_hearing,
        done="请把《听证告知书》交给申请人和利害关系人，五个工作日内可以申请听证。",
        note="直接涉及他人重大利益的，决定之前要告知（行政许可法第四十七条）。",
    ),
    _desk(
        slug="order-hearing",
        step=Step.ORDER_HEARING,
        label="决定听证",
        form=Why,
        action=order_hearing,
        done="已决定听证，请定时间、地点，并公告。",
        note="涉及公共利益的重大事项（行政许可法第四十六条）。",
    ),
    _desk(
        slug="schedule-hearing",
        step=Step.SCHEDULE_HEARING,
        label="通知听证",
        form=Summon,
        action=schedule_hearing,
        arguments=_plan,
        choices=_hosts,
        done="请把《听证通知书》送给申请人和利害关系人。",
        note="要停时限的，另走“特别程序”，书面告知所需时间。",
    ),
    _desk(
        slug="hold-hearing",
        step=Step.HOLD_HEARING,
        label="存听证笔录",
        form=Minutes,
        action=hold_hearing,
        arguments=_heard,
        done="笔录存好了，决定书会写明根据这份笔录作出。",
    ),
    *hearing("desk:case-show", "desk/act.html"),
    _desk(
        slug="call-experts",
        step=Step.CALL_EXPERTS,
        label="请专家评审",
        form=Experts,
        action=call_experts,
        arguments=_experts,
        done="记下了，等专家的意见。",
        note="要停时限的，另走“特别程序”，书面告知所需时间。",
    ),
    _desk(
        slug="conclude-review",
        step=Step.CONCLUDE_REVIEW,
        label="存评审意见",
        form=Conclusion,
        action=conclude_review,
        done="请打印《专家评审意见书》请专家签名。",
    ),
    _desk(
        slug="check-site",
        step=Step.CHECK_SITE,
        label="存现场核查记录",
        form=Visit,
        action=check_site,
        arguments=_visit,
        choices=_visitors,
        done="请打印《现场核查记录》，双方签名。",
        note="要两名以上工作人员一起去（行政许可法第三十四条第三款）。",
    ),
    _desk(
        slug="check-commitment",
        step=Step.CHECK_COMMITMENT,
        label="核查承诺",
        form=Check,
        action=check_commitment,
        arguments=_checked,
        done="核查结果记下了。",
        note="违反承诺的记入失信记录；决定由首席代表或者负责人撤销。",
    ),
    _desk(
        slug="revoke-decision",
        step=Step.REVOKE_DECISION,
        label="撤销决定",
        form=Revoke,
        action=revoke_decision,
        done="决定已撤销，请把撤销决定书送达当事人。",
        note="行政许可法第六十九条。撤销之后不能恢复，要重新申请。",
    ),
)
BY_STEP: Final = {act.step: act for act in ACTS}
