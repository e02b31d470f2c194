"""Random walks over the real acts on PostgreSQL, with any hand at any time.

Whatever the walk: replaying the journal gives the same row, a refusal has changed
nothing, there is one notice at most, nobody decided what they accepted or examined but
for an instant matter under a letter, and the chain holds.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest
from django.db import transaction
from hypothesis import seed
from hypothesis import strategies as st
from hypothesis.stateful import (
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from makers.cases import (
    GAPPY,
    MATERIALS,
    PERMIT,
    RECEIVED_AT,
    REFUSAL,
    WHOLE,
    ZHANG_SAN,
    Counter,
    an_opinion,
    facts_of,
    row_of,
    with_letter,
)
from makers.catalogue import a_matter, a_version
from makers.replay import differences
from walks import DEEP, Walker, walks
from yimen.records.cases import models
from yimen.records.cases.actions.accept import accept
from yimen.records.cases.actions.ask_correction import ask_correction
from yimen.records.cases.actions.assign import assign
from yimen.records.cases.actions.call_experts import call_experts
from yimen.records.cases.actions.change_matter import RightMatter, change_matter
from yimen.records.cases.actions.check_commitment import check_commitment
from yimen.records.cases.actions.check_site import check_site
from yimen.records.cases.actions.conclude_review import conclude_review
from yimen.records.cases.actions.correct_slip import correct_slip
from yimen.records.cases.actions.deem_accepted import deem_accepted
from yimen.records.cases.actions.deliver import deliver
from yimen.records.cases.actions.examine import examine
from yimen.records.cases.actions.extend import extend
from yimen.records.cases.actions.go_first import go_first, go_in_turn
from yimen.records.cases.actions.grant import grant
from yimen.records.cases.actions.hand_back import hand_back
from yimen.records.cases.actions.hold_hearing import Heard, hold_hearing
from yimen.records.cases.actions.lapse_promise import lapse_promise
from yimen.records.cases.actions.merge import merge
from yimen.records.cases.actions.order_hearing import order_hearing
from yimen.records.cases.actions.pause import pause
from yimen.records.cases.actions.print_document import print_document
from yimen.records.cases.actions.refuse import refuse
from yimen.records.cases.actions.reject import reject
from yimen.records.cases.actions.remind_owed import remind_owed
from yimen.records.cases.actions.request_hearing import request_hearing
from yimen.records.cases.actions.resume import resume
from yimen.records.cases.actions.return_case import return_case
from yimen.records.cases.actions.review_negative import review_negative
from yimen.records.cases.actions.revoke_decision import revoke_decision
from yimen.records.cases.actions.schedule_hearing import Plan, schedule_hearing
from yimen.records.cases.actions.send_back import send_back
from yimen.records.cases.actions.supply import supply
from yimen.records.cases.actions.supply_owed import supply_owed
from yimen.records.cases.actions.take import take
from yimen.records.cases.actions.take_in import take_in
from yimen.records.cases.actions.tell_hearing import tell_hearing
from yimen.records.cases.actions.tolerate import tolerate
from yimen.records.cases.actions.transfer_case import transfer_case
from yimen.records.cases.actions.undo import undo
from yimen.records.cases.actions.waive_hearing import waive_hearing
from yimen.records.cases.actions.withdraw import withdraw
from yimen.records.journal import queries as journal
from yimen.records.network.models import Stationing
from yimen.rules.authority.actors import Actor, Role
from yimen.rules.authority.steps import Step
from yimen.rules.cases.applications import (
    Accept,
    AgentPower,
    AskOnce,
    GrantOnCommitment,
    GrantOnTheSpot,
    Ground,
    OnlyReceive,
    Outcome,
    Reject,
    Tolerate,
)
from yimen.rules.cases.decisions import Stop
from yimen.rules.cases.handing import Whither
from yimen.rules.cases.hearings import Asker
from yimen.rules.cases.inquiries import Expert, ReviewResult, SiteVisit
from yimen.rules.cases.lifecycle import (
    CLOSED_STATES,
    OPEN_STATES,
    State,
    back_steps,
    next_steps,
)
from yimen.rules.cases.negatives import Standing
from yimen.rules.cases.options import OptionGround
from yimen.rules.catalogue.commitments import Checked, CommitmentState, Verdict
from yimen.rules.catalogue.commitments import Ground as Ground69
from yimen.rules.catalogue.elements import Elements
from yimen.rules.catalogue.intake import Paper
from yimen.rules.catalogue.tolerance import Promise
from yimen.rules.documents.slips import Slip
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.legal_clock.pauses import Procedure
from yimen.rules.refusals import Refused

SHARES = range(1 if DEEP else 4)  # for more than one worker
MEANT = Promise(conditions_met=True)
ONE_SHORT = tuple(paper for paper in WHOLE if paper.code != "M5")
PROMISED = GrantOnCommitment(permit=PERMIT, is_chosen=True)
FEW = (Paper("M1", originals=1),)
OUTCOMES: list[tuple[Outcome, tuple[Paper, ...]]] = [
    (OnlyReceive(), WHOLE),
    (OnlyReceive(), GAPPY),
    (Accept(), WHOLE),
    (AskOnce(), GAPPY),
    (Tolerate(MEANT), ONE_SHORT),
    (OnlyReceive(), ONE_SHORT),
    (PROMISED, FEW),
    (PROMISED, FEW),
    (GrantOnTheSpot(permit=PERMIT), WHOLE[:1]),
    (GrantOnTheSpot(permit=PERMIT, recipient=ZHANG_SAN), WHOLE[:1]),
]
STOP = Stop(procedure=Procedure.HEARING, asked_days=4, reason="听证")
REJECTION = Reject(ground=Ground.OTHER, reason="重复")
LATE = (Paper("M3", copies=2), Paper("M5", originals=1))


def a_plan(at: datetime) -> Plan:
    """A hearing in two weeks and a half, led by somebody who examines nothing here."""
    return Plan(
        begins_at=at + timedelta(days=18),
        place="三楼",
        host_id=Hall.counter.cast.chen_jing.officer_id or 0,
        clerk="陈静",
    )


def heard(at: datetime) -> Heard:
    """What was said, and everybody signed."""
    return Heard(
        ended_at=at,
        present=(("张三", "申请人"),),
        statements=(("张三", "同意"),),
        evidence="无",
        finding="可以",
        is_signed=True,
    )


Verb = Callable[[str, Actor, datetime], object]
VERBS: dict[str, Verb] = {
    "accept": lambda n, by, at: accept(number=n, by=by, at=at),
    "accept_all": lambda n, by, at: accept(number=n, papers=WHOLE, by=by, at=at),
    "ask": lambda n, by, at: ask_correction(number=n, by=by, at=at),
    "supply": lambda n, by, at: supply(number=n, papers=LATE, by=by, at=at),
    "supply_half": lambda n, by, at: supply(number=n, papers=LATE[:1], by=by, at=at),
    "reject": lambda n, by, at: reject(number=n, rejection=REJECTION, by=by, at=at),
    "take": lambda n, by, at: take(number=n, by=by, at=at),
    "examine": lambda n, by, at: examine(number=n, opinion=an_opinion(), by=by, at=at),
    "send_back": lambda n, by, at: send_back(number=n, reason="再看", by=by, at=at),
    "pause": lambda n, by, at: pause(number=n, stop=STOP, by=by, at=at),
    "resume": lambda n, by, at: resume(number=n, outcome="好", by=by, at=at),
    "extend": lambda n, by, at: extend(number=n, days=5, reason="难", by=by, at=at),
    "grant": lambda n, by, at: grant(number=n, permit=PERMIT, by=by, at=at),
    "refuse": lambda n, by, at: refuse(number=n, refusal=REFUSAL, by=by, at=at),
    "deliver": lambda n, by, at: deliver(number=n, recipient=ZHANG_SAN, by=by, at=at),
    "withdraw": lambda n, by, at: withdraw(number=n, reason="撤", by=by, at=at),
    "return": lambda n, by, at: return_case(number=n, reason="退", by=by, at=at),
    "tell": lambda n, by, at: tell_hearing(number=n, why="邻居", by=by, at=at),
    "want": lambda n, by, at: request_hearing(
        number=n, asker=Asker.APPLICANT, by=by, at=at
    ),
    "call": lambda n, by, at: schedule_hearing(number=n, plan=a_plan(at), by=by, at=at),
    "hear": lambda n, by, at: hold_hearing(number=n, heard=heard(at), by=by, at=at),
    "waive": lambda n, by, at: waive_hearing(number=n, reason="弃", by=by, at=at),
    "order": lambda n, by, at: order_hearing(number=n, why="公益", by=by, at=at),
    "revoke": lambda n, by, at: revoke_decision(
        number=n, ground=Ground69.OTHER, facts="查", by=by, at=at
    ),
    "kept": lambda n, by, at: _check(n, Verdict.KEPT, by, at),
    "rectify": lambda n, by, at: _check(n, Verdict.RECTIFY, by, at),
    "broken": lambda n, by, at: _check(n, Verdict.BROKEN, by, at),
    "experts": lambda n, by, at: call_experts(
        number=n,
        topic="工艺",
        experts=(Expert(name="孙教授", unit="大学"),),
        by=by,
        at=at,
    ),
    "related": lambda n, by, at: call_experts(
        number=n,
        topic="工艺",
        experts=(Expert(name="孙教授", unit="大学", relation="股东"),),
        by=by,
        at=at,
    ),
    "conclude": lambda n, by, at: conclude_review(
        number=n, result=ReviewResult.PASSED, opinion="可行", by=by, at=at
    ),
    "site": lambda n, by, at: _visit(n, 2, by, at),
    "site_alone": lambda n, by, at: _visit(n, 1, by, at),
    "green": lambda n, by, at: go_first(
        number=n, ground=OptionGround.URGENT, by=by, at=at
    ),
    "in_turn": lambda n, by, at: go_in_turn(number=n, by=by, at=at),
    "tolerate": lambda n, by, at: tolerate(number=n, promise=MEANT, by=by, at=at),
    "bring": lambda n, by, at: supply_owed(number=n, papers=LATE[1:], by=by, at=at),
    "lapse": lambda n, _, at: lapse_promise(number=n, at=at),
    "remind": lambda n, _, at: remind_owed(number=n, at=at),
    "deem": lambda n, _, at: deem_accepted(number=n, at=at),
    "print": lambda n, by, at: print_document(document=_a_paper(n), by=by, at=at),
    "correct": lambda n, by, at: correct_slip(
        document=_a_paper(n),
        slip=Slip(agent_power=AgentPower.ENTRUSTED),
        reason="写错",
        by=by,
        at=at,
    ),
    "undo": lambda n, by, at: undo(
        number=n, reason="按错", has_paper_back=True, by=by, at=at
    ),
    "assign": lambda n, by, at: assign(
        number=n,
        officer_id=Hall.counter.cast.zhao_min.officer_id or 0,
        reason="改派",
        by=by,
        at=at,
    ),
    "transfer": lambda n, by, at: transfer_case(
        number=n,
        to=Whither(Hall.counter.cast.other_organ.pk, "云政发〔2026〕3号"),
        reason="不归本单位",
        by=by,
        at=at,
    ),
    "hand_back": lambda n, by, at: hand_back(number=n, reason="退回", by=by, at=at),
    "rematter": lambda n, by, at: change_matter(
        number=n,
        to=RightMatter(Hall.counter.instant_id, (Paper("M1", copies=1),)),
        reason="选错",
        by=by,
        at=at,
    ),
    "merge": lambda n, by, at: merge(
        number=n, into=Hall.older, reason="重复", by=by, at=at
    ),
    "uphold": lambda n, by, at: _review(n, Standing.UPHELD, by, at),
    "overturn": lambda n, by, at: _review(n, Standing.OVERTURNED, by, at),
}


def _check(number: str, verdict: Verdict, by: Actor, at: datetime) -> object:
    by_on = local_date(at) + timedelta(days=15)
    found = Checked(verdict=verdict, found="看过", rectify_by_on=by_on)
    return check_commitment(number=number, checked=found, by=by, at=at)


def _visit(number: str, officers: int, by: Actor, at: datetime) -> object:
    cast = Hall.counter.cast
    who = (cast.li_qiang.officer_id or 0, cast.zhao_min.officer_id or 0)
    visit = SiteVisit(
        checked_on=local_date(at),
        place="店里",
        officer_ids=who[:officers],
        present="张三",
        found="符合",
        is_met=True,
        is_signed=True,
    )
    return check_site(number=number, visit=visit, by=by, at=at)


def _review(number: str, verdict: Standing, by: Actor, at: datetime) -> object:
    filing = models.NegativeReply.objects.filter(case__number=number).last()
    if filing is None:
        raise Refused
    return review_negative(
        filing_id=filing.pk,
        verdict=verdict,
        comment="看过",
        version=filing.version,
        by=by,
        at=at,
    )


ANEW = ("change_matter",)
PASSES = ("assign", "transfer_case", "hand_back")
STEPS = {
    "accept": Step.ACCEPT,
    "accept_all": Step.ACCEPT,
    "ask": Step.ASK_CORRECTION,
    "supply": Step.SUPPLY,
    "supply_half": Step.SUPPLY,
    "reject": Step.REJECT,
    "take": Step.TAKE,
    "examine": Step.EXAMINE,
    "send_back": Step.SEND_BACK,
    "pause": Step.PAUSE,
    "resume": Step.RESUME,
    "extend": Step.EXTEND,
    "grant": Step.GRANT,
    "refuse": Step.REFUSE,
    "deliver": Step.DELIVER,
    "withdraw": Step.WITHDRAW,
    "return": Step.RETURN,
    "tell": Step.TELL_HEARING,
    "want": Step.REQUEST_HEARING,
    "call": Step.SCHEDULE_HEARING,
    "hear": Step.HOLD_HEARING,
    "waive": Step.WAIVE_HEARING,
    "order": Step.ORDER_HEARING,
    "revoke": Step.REVOKE_DECISION,
    "kept": Step.CHECK_COMMITMENT,
    "rectify": Step.CHECK_COMMITMENT,
    "broken": Step.CHECK_COMMITMENT,
    "experts": Step.CALL_EXPERTS,
    "related": Step.CALL_EXPERTS,
    "conclude": Step.CONCLUDE_REVIEW,
    "site": Step.CHECK_SITE,
    "site_alone": Step.CHECK_SITE,
    "green": Step.GO_FIRST,
    "in_turn": Step.GO_IN_TURN,
    "tolerate": Step.TOLERATE,
    "bring": Step.SUPPLY_OWED,
    "lapse": Step.LAPSE_PROMISE,
    "remind": Step.REMIND_OWED,
    "deem": Step.DEEM_ACCEPTED,
    "print": Step.PRINT,
    "correct": Step.CORRECT_SLIP,
    "undo": Step.UNDO,
    "assign": Step.ASSIGN,
    "transfer": Step.TRANSFER_CASE,
    "hand_back": Step.HAND_BACK,
    "rematter": Step.CHANGE_MATTER,
    "merge": Step.MERGE,
    "uphold": Step.REVIEW_NEGATIVE,
    "overturn": Step.REVERSE_NEGATIVE,
}
"""The step that each verb takes."""


def _a_paper(number: str) -> str:
    paper = models.Document.objects.filter(case__number=number).order_by("-pk").first()
    return paper.number if paper else "没有"


class Hall:
    """What the machines share: the database of this test and its people."""

    counter: Counter
    hands: list[Actor]
    older: str
    committed_id: int  # decided on a promise


class Walk(Walker):
    """One case in a hall where everybody may try everything."""

    def __init__(self) -> None:
        super().__init__()
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()
        self.at = RECEIVED_AT
        self.number = ""

    def teardown(self) -> None:
        try:
            if self.number:
                assert journal.check_subject("case", self.number).ok
        finally:
            transaction.set_rollback(True)
            self.savepoint.__exit__(None, None, None)

    @initialize(begin=st.sampled_from(OUTCOMES), instant=st.booleans())
    def somebody_comes(
        self, begin: tuple[Outcome, tuple[Paper, ...]], *, instant: bool
    ) -> None:
        outcome, papers = begin
        counter = Hall.counter
        version = counter.instant_id if instant else counter.promised_id
        if outcome is PROMISED:
            version, instant = Hall.committed_id, False
        known = {"M1"} if instant else {paper.code for paper in papers}
        self._try(
            lambda: take_in(
                application=counter.application(
                    matter_version_id=version,
                    papers=tuple(paper for paper in papers if paper.code in known),
                ),
                outcome=outcome,
                by=counter.cast.wang_fang,
                at=self.at,
            )
        )

    def _try(self, act: Callable[[], Any]) -> None:
        try:
            with transaction.atomic():
                done = act()
        except Refused:
            return
        self.number = getattr(done, "number", self.number)
        self.moved = True

    @rule(
        verb=st.sampled_from(sorted(VERBS)),
        hand=st.integers(0, 5),
        hours=st.sampled_from([0, 1, 5, 24, 100, 400]),
    )
    def somebody_acts(self, verb: str, hand: int, hours: int) -> None:
        if not self.number:
            return
        self.at += timedelta(hours=hours)
        before = self._seen()
        by = Hall.hands[hand % len(Hall.hands)]
        try:
            with transaction.atomic():
                VERBS[verb](self.number, by, self.at)
        except Refused:
            assert self._seen() == before
        else:
            self.moved = True

    @rule(seed=st.integers(0, 10**6))
    def whoever_may_goes_on(self, seed: int) -> None:
        """Try verbs with random hands until one act succeeds: walks get far."""
        if not self.number:
            return
        dice = Random(seed)  # noqa: S311 - a walk, not a secret
        self.at += timedelta(hours=1)
        state = State(row_of(self.number).state)
        possible = next_steps(state) | back_steps(state)
        verbs = sorted(verb for verb, step in STEPS.items() if step in possible)
        for verb in dice.sample(verbs, len(verbs)):
            for by in dice.sample(Hall.hands, len(Hall.hands)):
                try:
                    with transaction.atomic():
                        VERBS[verb](self.number, by, self.at)
                except Refused:
                    continue
                self.moved = True
                return

    def _seen(self) -> tuple[object, ...]:
        row = row_of(self.number)
        return (
            row.version,
            row.state,
            row.last_sequence,
            bytes(row.last_hash),
            models.Document.objects.filter(case=row).count(),
            models.CasePause.objects.filter(case=row).count(),
            models.NumberSeries.objects.count(),
        )

    @invariant()
    def the_journal_tells_the_row(self) -> None:
        if self.number:
            assert not differences(self.number)

    @invariant()
    def one_notice_at_most(self) -> None:
        lines = journal.entries("case", self.number) if self.number else ()
        undone = {line.payload.get("undoes") for line in lines}
        anew = max((n for n, line in enumerate(lines) if line.step in ANEW), default=0)
        asked = [
            line
            for line in lines[anew:]
            if line.step == "ask_correction" and line.sequence not in undone
        ]
        notices = models.OneTimeNotice.objects.filter(case__number=self.number)
        assert len(asked) == notices.count() <= 1

    @invariant()
    def three_hands_but_for_an_instant_matter(self) -> None:
        row = row_of(self.number) if self.number else None
        if row is None or row.decided_by_id is None:
            return
        if models.Commitment.objects.filter(case=row).exists():
            return  # on the spot, on a promise that is checked
        if row.kind == "instant":
            is_deemed = row.accepted_at == row.received_at  # by silence, 32(4)
            assert row.accepted_by_id is not None or is_deemed
            return
        assert row.decided_by_id not in {row.accepted_by_id, row.examined_by_id}

    @invariant()
    def the_row_knows_what_is_owed_and_nothing_owed_is_handed_out(self) -> None:
        if not self.number:
            return
        row = row_of(self.number)
        owed = models.OwedMaterial.objects.filter(case=row, state="owed")
        days = sorted(owed.values_list("due_on", flat=True))
        assert row.owed_by_on == (days[0] if days else None)
        if State(row.state) in CLOSED_STATES | {State.REFUSED}:
            assert not days

    @invariant()
    def nothing_is_decided_while_a_hearing_is_open(self) -> None:
        row = row_of(self.number) if self.number else None
        if row is None or row.decided_at is None:
            return
        day = local_date(row.decided_at)
        found = models.Hearing.objects.filter(case=row, told_at__lte=row.decided_at)
        for hearing in found:
            assert hearing.state != "told" or str(hearing.request_by_on) < str(day)
            assert hearing.state not in {"requested", "scheduled"}

    @invariant()
    def no_pause_is_longer_than_it_was_said_to_take(self) -> None:
        row = row_of(self.number) if self.number else None
        if row is None or row.paused_through_on is None:
            return
        facts = facts_of(self.number)
        stop = facts.open_stop
        assert stop is not None
        bound = facts.calendar.add_working_days(
            stop.pause.started_on, stop.pause.asked_days or 0
        )
        assert row.paused_through_on <= bound

    @invariant()
    def whatever_waits_has_a_day_on_which_it_ends(self) -> None:
        row = row_of(self.number) if self.number else None
        if row is None:
            return
        if State(row.state) in {State.ACCEPTED, State.EXAMINED, State.PAUSED}:
            assert row.due_on is not None
        if State(row.state) in {State.GRANTED, State.REFUSED}:
            # it may be handed over by a day, or a promised paper is due on one
            assert (row.delivery_due_on is None) == (row.owed_by_on is not None)

    @invariant()
    def a_broken_promise_has_ended_its_case(self) -> None:
        broken = models.BrokenPromise.objects.filter(kind="tolerance")
        first = broken.select_related("case").first()
        assert first is None or first.case.result == "withdrawn"

    @invariant()
    def a_promise_of_conditions_is_checked_to_its_end(self) -> None:
        promise = models.Commitment.objects.filter(case__number=self.number).first()
        if promise is None:
            return
        state, row = CommitmentState(promise.state), row_of(self.number)
        waits = state in {CommitmentState.PENDING, CommitmentState.RECTIFYING}
        if waits:  # somebody looks by a day, at a grant that stands
            assert promise.rectify_by_on or promise.check_by_on
            assert State(row.state) in {State.GRANTED, State.DELIVERED}
        broken = models.BrokenPromise.objects.filter(case=row, kind="commitment")
        assert broken.exists() == (state is CommitmentState.BROKEN)

    @invariant()
    def a_check_on_the_spot_has_two_officers_and_one_review_is_open(self) -> None:
        for check in models.SiteCheck.objects.filter(case__number=self.number):
            assert len(set(check.officers)) >= 2
        reviews = models.ExpertReview.objects.filter(case__number=self.number)
        assert reviews.filter(concluded_at=None).count() <= 1
        for review in reviews:
            assert all(not one.get("relation") for one in review.experts)

    @invariant()
    def every_no_is_filed_and_every_pass_counted(self) -> None:
        lines = journal.entries("case", self.number) if self.number else ()
        noes = [line.sequence for line in lines if line.step in ("reject", "refuse")]
        filed = models.NegativeReply.objects.filter(case__number=self.number)
        assert sorted(filed.values_list("entry_sequence", flat=True)) == noes
        passed = [line for line in lines if line.step in PASSES]
        kept = models.CasePass.objects.filter(case__number=self.number)
        assert kept.count() == len(passed)

    @invariant()
    def what_is_merged_points_to_what_is_not(self) -> None:
        row = row_of(self.number) if self.number else None
        if row is not None:
            assert (row.state == "merged") == (row.merged_into is not None)
            assert not row.merged_into or row.merged_into.state != "merged"

    @invariant()
    def a_closed_case_has_nobody_waiting(self) -> None:
        """Whoever led a case back opened it again whole, and the other way round."""
        row = row_of(self.number) if self.number else None
        if row is not None and State(row.state) in OPEN_STATES:
            assert (row.closed_at, row.decided_at, row.result) == (None, None, "")

    @invariant()
    def papers_are_numbered_without_gap(self) -> None:
        if not self.number:
            return
        counts = dict(models.NumberSeries.objects.values_list("series", "last"))
        papers = [name for name in counts if "〔" in name]
        assert sum(counts[name] for name in papers) == models.Document.objects.count()


@pytest.mark.parametrize("share", SHARES)
def test_after_any_walk_journal_and_row_agree(share: int, counter: Counter) -> None:
    cast = counter.cast
    Hall.counter = counter
    with_letter(cast.wang_fang, cast)
    everything = Actor(
        officer_id=cast.zhou_ning.officer_id,
        name="周宁",
        roles=frozenset(Role),
        organ_id=cast.organ.pk,
        hall_id=cast.center.pk,
        hall_path=cast.center.path,
    )
    with_letter(everything, cast)
    Hall.hands = [
        cast.wang_fang,
        cast.li_qiang,
        cast.zhao_min,
        cast.wu_gang,
        cast.chen_jing,
        everything,
    ]
    _ = counter.applicant_id
    Stationing.objects.create(
        node=cast.center, organ=cast.other_organ, valid_from=RECEIVED_AT.date()
    )
    Hall.older = counter.taken_in(
        OnlyReceive(), at=RECEIVED_AT - timedelta(days=1)
    ).number

    Hall.committed_id = a_version(
        a_matter(
            name="小餐饮备案",
            organ_id=cast.organ.pk,
            materials=MATERIALS,
            elements=Elements(
                allows_commitment=True,
                commitment_conditions=("有场所",),
                commitment_replaces=("M3", "M5"),
                commitment_consequence="撤销",
            ),
        )
    )

    machine = type("Walk", (Walk,), {})
    if not DEEP:  # each share has ways of its own, the same every time
        machine = seed(share)(machine)
    run_state_machine_as_test(
        machine,
        settings=walks(30, 14),
    )
