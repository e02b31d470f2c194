"""The office of the demo: every "no" looked at again, turns of duty, a leave.

Whatever was refused before today was reviewed on its day; two months of duty are
filled; a clerk is away next week and her colleague knows.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from yimen.records.cases import queries as cases
from yimen.records.cases.actions.check_commitment import check_commitment
from yimen.records.cases.actions.decline_question import decline_question
from yimen.records.cases.actions.merge import merge
from yimen.records.cases.actions.review_negative import review_negative
from yimen.records.cases.actions.revoke_decision import revoke_decision
from yimen.records.cases.actions.take_in import take_in
from yimen.records.cases.queries import CaseRow, Filters, NegativeFilter
from yimen.records.catalogue.queries import current_version
from yimen.records.network.actions.answer_leave import answer_leave
from yimen.records.network.actions.ask_leave import Wish, ask_leave
from yimen.records.network.actions.confirm_hand_over import confirm_hand_over
from yimen.records.network.actions.rotate_duty import Rotation, rotate_duty
from yimen.records.network.queries import leave_page
from yimen.records.queue.actions.ask_question import ask_question
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.cases.applications import Application, GrantOnCommitment, OnlyReceive
from yimen.rules.cases.decisions import Permit
from yimen.rules.cases.lifecycle import State
from yimen.rules.cases.negatives import Standing
from yimen.rules.catalogue.commitments import Checked, Ground, Verdict
from yimen.rules.catalogue.intake import Paper, PaperState
from yimen.rules.conduct.leave import LeaveKind, Span
from yimen.rules.legal_clock.calendar import local_date
from yimen.site.demo import names
from yimen.site.demo.staff import Staff

_SOON: Final = timedelta(hours=2)
_A_LITTLE: Final = timedelta(minutes=20)
_ROSTERED: Final = timedelta(days=60)
_AWAY_IN: Final = timedelta(days=6)
_QUESTIONS: Final = (
    ("小餐饮办证和大饭店一样吗", "13900007001"),
    ("老人不会用手机，能不能不扫码", ""),
    ("外省的营业执照能在这里换吗", "13900007002"),
)
_NO: Final = "外省登记的在登记地换，这里换不了；可以在网上找登记地的窗口。"


_AGENCIES: Final = "O06"
_PROMISED: Final = "1150019900000006X04500106001000"  # 人力资源服务许可


def load(staff: Staff, at: datetime) -> None:
    """The office as it stands at this instant."""
    _review(staff, at)
    director = staff["ma.wen"].officer_id or 0
    today = local_date(at)
    rotate_duty(
        node_code=names.CENTER,
        rotation=Rotation(today, today + _ROSTERED, (director,)),
        by=SYSTEM,
        at=at,
    )
    _merge_a_twin(staff, at)
    _revoke_a_promise(staff, at)
    _go_on_leave(staff, at)
    asked = [
        ask_question(text=text, contact=contact, by=staff["zhou.ning"], at=at)
        for text, contact in _QUESTIONS
    ]
    decline_question(
        question_id=asked[-1],
        answer=_NO,
        version=1,
        by=staff["zhou.ning"],
        at=at,
    )


def _review(staff: Staff, at: datetime) -> None:
    """What was refused before today was looked at again, and stood."""
    by = staff["zheng.jie"]
    page = cases.negatives(NegativeFilter(standing="filed"), actor=SYSTEM, at=at)
    for row in page.rows:
        if local_date(row.replied_at) < local_date(at):
            review_negative(
                filing_id=row.filing_id,
                verdict=Standing.UPHELD,
                comment="依据和理由写得清楚，维持。",
                version=row.version,
                by=by,
                at=row.replied_at + _SOON,
            )


def _merge_a_twin(staff: Staff, at: datetime) -> None:
    """Somebody asked at two windows for the same thing: it is one case again."""
    by = staff["wang.fang"]
    waiting = Filters(states=frozenset({State.ACCEPTED}))
    older = cases.inbox(by, at, waiting).rows[0].number
    page = cases.case_page(older, by, at)
    then = (page.accepted_at or page.received_at) + _A_LITTLE
    twin = take_in(
        application=Application(
            submit_key="demo-twin",
            matter_version_id=page.matter_version_id,
            applicant_id=page.applicant.applicant_id,
        ),
        outcome=OnlyReceive(),
        by=by,
        at=then,
    )
    later = then + _A_LITTLE
    merge(number=twin.number, into=older, reason="两个窗口收了两次", by=by, at=later)


def _revoke_a_promise(staff: Staff, at: datetime) -> None:
    """Granted on a promise, found untrue when somebody went to look, and revoked."""
    chief, examiner = staff.chief(_AGENCIES), staff.examiner(_AGENCIES)
    here = staff["wang.fang"]
    at_counter = replace(chief, hall_id=here.hall_id, hall_path=here.hall_path)
    open_ones = cases.inbox(SYSTEM, at, Filters(states=frozenset({State.ACCEPTED})))
    days = sorted(row.received_at for row in open_ones.rows)
    made = take_in(
        application=Application(
            submit_key="demo-promise",
            matter_version_id=current_version(_PROMISED).version_id,
            applicant_id=_a_body(open_ones.rows, at),
            papers=(
                Paper("M01", originals=1),
                Paper("M02", PaperState.SHARED),
                Paper("M03", originals=1),
            ),
        ),
        outcome=GrantOnCommitment(
            permit=Permit(content="准予从事职业中介活动"), is_chosen=True
        ),
        by=at_counter,
        at=days[0] + _A_LITTLE,
    )
    found = "登记的地址没有经营场所，名册上的三名专职人员没有劳动合同。"
    then = days[-1] + _A_LITTLE
    check_commitment(
        number=made.number,
        checked=Checked(verdict=Verdict.BROKEN, found=found),
        by=examiner,
        at=then,
    )
    revoke_decision(
        number=made.number,
        ground=Ground.UNQUALIFIED,
        facts=found,
        by=chief,
        at=then + _A_LITTLE,
    )


def _a_body(rows: Iterable[CaseRow], at: datetime) -> int:
    """A company of one of these cases."""
    pages = (cases.case_page(row.number, SYSTEM, at) for row in rows)
    return next(p.applicant for p in pages if not p.applicant.is_person).applicant_id


def _go_on_leave(staff: Staff, at: datetime) -> None:
    first = local_date(at) + _AWAY_IN
    leave_id = ask_leave(
        wish=Wish(
            kind=LeaveKind.ANNUAL,
            span=Span(first, first + timedelta(days=1)),
            reason="回老家",
        ),
        by=staff["wang.fang"],
        at=at,
    )
    answer_leave(
        leave_id=leave_id, approves=True, version=1, by=staff["zheng.jie"], at=at
    )
    asked = leave_page(leave_id, SYSTEM)
    b = next(
        actor
        for actor in staff.actors.values()
        if asked is not None and actor.officer_id == asked.substitute_id
    )
    confirm_hand_over(leave_id=leave_id, version=2, by=b, at=at)
