"""A member starts: a permit as a case of its own, an opinion with its deadline."""

from collections.abc import Sequence
from typing import Final

from yimen.records.approvals import models
from yimen.records.approvals.actions._turn import Turn
from yimen.records.cases.actions.begin_child import begin_child
from yimen.records.cases.actions.issue_joint_papers import (
    ToIssue,
    issue_joint_papers,
)
from yimen.records.catalogue import queries as catalogue
from yimen.records.messages.actions.tell import Notice, tell_all
from yimen.records.people import queries as people
from yimen.rules.documents.frame import DocumentKind
from yimen.rules.documents.joint import CopyOrder, copy_order
from yimen.rules.joint.graphs import ApprovalKind
from yimen.rules.joint.members import MemberState
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.legal_clock.telling import day_words
from yimen.rules.messages import MessageKind, Recipient, Subject

ARTICLE: Final = "行政许可法第二十六条"
ASKED: Final = {
    ApprovalKind.PERMIT: "依法作出“{name}”的决定（办件编号 {number}）",
    ApprovalKind.OPINION: "就“{name}”提出意见",
}


def start(act: Turn, member: models.Member) -> None:
    """The member is open from now on."""
    if member.kind == ApprovalKind.PERMIT:
        _begin_case(act, member)
    else:
        calendar = act.case.calendar
        due_on = calendar.add_working_days(local_date(act.at), member.limit_days)
        act.change(member, due_on=due_on)
    act.change(member, state=MemberState.OPEN, started_at=act.at, closed_at=None)


def _begin_case(act: Turn, member: models.Member) -> None:
    matter = catalogue.current_version(member.matter_code)
    child = begin_child(
        whole=act.case,
        submit_key=f"joint:{act.number}:{member.key}:{member.attempt}",
        matter_version_id=matter.version_id,
        materials=dict(member.materials),
        by=act.by,
        at=act.at,
    )
    act.change(member, child_id=child.case_id, due_on=child.due_on)
    act.numbers[child.case_id] = child.number


def tell(act: Turn, started: Sequence[models.Member]) -> None:
    """A 抄告单 to each unit that starts now, to be signed for."""
    names = people.organ_names({member.organ_id for member in started})
    papers = [_copy(act, member, names[member.organ_id]) for member in started]
    issued = issue_joint_papers(number=act.number, papers=papers, by=act.by, at=act.at)
    for member, paper in zip(started, issued, strict=True):
        act.change(
            member,
            notice=paper,
            signed_at=None,
            signed_by_id=None,
            reminders=0,
            reminded_at=None,
        )
    tell_all(
        [notice_of(act, m, MessageKind.UNIT_ASKED, m.notice) for m in started],
        by=act.by,
        at=act.at,
    )


def notice_of(act: Turn, member: models.Member, kind: MessageKind, once: str) -> Notice:
    """What the unit's own inbox says of this member."""
    case = act.case
    return Notice(
        whom=Recipient.organ(member.organ_id),
        kind=kind,
        subject=Subject("case", act.number),
        facts={
            "matter": case.matter.name,
            "case": act.number,
            "what": member.name,
            "due": day_words(member.due_on) if member.due_on else "尽快",
        },
        hall_id=case.place.hall_id,
        once=once,
    )


def _copy(act: Turn, member: models.Member, unit: str) -> ToIssue:
    """The copy order to one unit."""
    own = act.numbers.get(member.child_id or 0, "")
    asked = ASKED[ApprovalKind(member.kind)].format(name=member.name, number=own)
    order = CopyOrder(
        unit=unit,
        asked=asked,
        ground=ARTICLE,
        answer_by=member.due_on or local_date(act.at),
    )
    return ToIssue(
        DocumentKind.COPY_ORDER,
        lambda facts, number: copy_order(facts, number, act.at, order),
        member.key,
    )
