"""What the desk can do with a case: one form, one action, one line each."""

from functools import partial
from typing import Final

from yimen.records.agency.actions.forward_up import forward_up
from yimen.records.cases.actions.examine import examine
from yimen.records.cases.actions.extend import extend
from yimen.records.cases.actions.grant import grant
from yimen.records.cases.actions.pause import pause
from yimen.records.cases.actions.refuse import refuse
from yimen.records.cases.actions.resume import resume
from yimen.records.cases.actions.return_case import return_case
from yimen.records.cases.actions.send_back import send_back
from yimen.records.cases.actions.take import take
from yimen.records.cases.queries import CasePage
from yimen.rules.authority.steps import Step
from yimen.rules.cases.decisions import Opinion, Permit, Refusal, Stop
from yimen.screens.desk import forms as desk_forms
from yimen.screens.desk import opened
from yimen.screens.shared import case_forms, case_words
from yimen.screens.shared.acting import Act, Choices, Said
from yimen.screens.shared.case_acts import common
from yimen.screens.shared.office_acts import passing
from yimen.screens.shared.request import OurRequest


def _opinion(request: OurRequest, number: str, said: Said) -> Said:
    return {"opinion": Opinion(**said, opened=opened.of(request, number))}


def _stop(_request: OurRequest, _number: str, said: Said) -> Said:
    return {"stop": Stop(**said)}


def _procedures(_request: OurRequest, page: CasePage) -> Choices:
    """The eight of article 45, and what the guide of this matter names beside."""
    return {"procedure": [(one, case_words.PROCEDURES[one]) for one in page.uncounted]}


def _permit(_request: OurRequest, _number: str, said: Said) -> Said:
    return {"permit": Permit(**said)}


def _refusal(_request: OurRequest, _number: str, said: Said) -> Said:
    return {"refusal": Refusal(**said)}


def _unopened(request: OurRequest, page: CasePage) -> Said:
    return {"unopened": opened.missing(page, opened.of(request, page.number))}


_desk = partial(Act, back="desk:case-show", template="desk/act.html")

ACTS: Final = (
    _desk(
        slug="forward",
        step=Step.FORWARD,
        label="初审完毕，转报上级",
        form=desk_forms.Forward,
        action=forward_up,
        done="已转报上级机关，材料一并报送，不用申请人再交。",
        note="法律规定先经下级审查、由上级决定的，才转报。",
        css="quiet",
    ),
    _desk(
        slug="take",
        step=Step.TAKE,
        label="我来办",
        form=desk_forms.Nothing,
        action=take,
        done="这件归您办了。",
    ),
    _desk(
        slug="examine",
        step=Step.EXAMINE,
        label="写审查意见",
        form=desk_forms.Examine,
        action=examine,
        arguments=_opinion,
        done="审查意见已写入，等首席代表决定。",
        beside=_unopened,
        note="每份材料都打开看过，才能提交意见。",
    ),
    _desk(
        slug="send-back",
        step=Step.SEND_BACK,
        label="退回重审",
        form=case_forms.Reason,
        action=send_back,
        done="已退回审查人员，时限照走。",
        css="quiet",
    ),
    _desk(
        slug="grant",
        step=Step.GRANT,
        label="准予",
        form=desk_forms.Grant,
        action=grant,
        arguments=_permit,
        done="已准予。十个工作日内送达。",
    ),
    _desk(
        slug="refuse",
        step=Step.REFUSE,
        label="不予许可",
        form=desk_forms.Refuse,
        action=refuse,
        arguments=_refusal,
        done="已作出不予许可决定。十个工作日内送达。",
        note="复议机关和起诉的法院、期限由系统按规定印在决定书上，不用手写。",
        css="stop",
    ),
    _desk(
        slug="pause",
        step=Step.PAUSE,
        label="特别程序",
        form=desk_forms.Pause,
        action=pause,
        arguments=_stop,
        choices=_procedures,
        done="时限停了，请把告知书交给申请人。",
        note="行政许可法第四十五条：所需时间要书面告知申请人，没有告知的不停时限。",
        css="quiet",
    ),
    _desk(
        slug="resume",
        step=Step.RESUME,
        label="恢复计时",
        form=desk_forms.Resume,
        action=resume,
        done="时限从明天接着算。",
    ),
    _desk(
        slug="extend",
        step=Step.EXTEND,
        label="延长时限",
        form=desk_forms.Extend,
        action=extend,
        done="时限已延长，请把延期告知书交给申请人。",
        note="只能延长一次，必须在到期之前，由有权的负责人批准。",
        css="quiet",
    ),
    _desk(
        slug="return",
        step=Step.RETURN,
        label="退件",
        form=case_forms.Reason,
        action=return_case,
        done="已退件。",
        css="stop",
    ),
    *common("desk:case-show", "desk/act.html"),
    *passing("desk:case-show", "desk/act.html", "desk:case-list"),
)
BY_STEP: Final = {act.step: act for act in ACTS}
