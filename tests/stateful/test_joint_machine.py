"""Random walks over a real joint case: any hand, any act, members added and cancelled.

Whatever the walk: the journal tells every member, nobody is orphaned, an optional or
cancelled member holds nobody, the whole is joined if and only if all that are required
are closed, what was granted stands, and the parent's days follow its own clock.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from random import Random

from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import (
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from makers.cases import PERMIT, RECEIVED_AT, REFUSAL, an_opinion, facts_of, row_of
from makers.joint import LAW, Restaurant, hands_of, opinion_on_all, states
from makers.joint_replay import told
from makers.replay import differences
from walks import Walker, walks
from yimen.records.approvals import models
from yimen.records.approvals.actions.add_member import add_member
from yimen.records.approvals.actions.answer import answer
from yimen.records.approvals.actions.assume_consent import assume_consent
from yimen.records.approvals.actions.cancel_member import cancel_member
from yimen.records.approvals.actions.need_member import need_member
from yimen.records.approvals.actions.remind_member import remind_member
from yimen.records.approvals.actions.return_member import return_member
from yimen.records.approvals.actions.run_again import run_again
from yimen.records.approvals.actions.sign_notice import sign_notice
from yimen.records.cases.actions.examine import examine
from yimen.records.cases.actions.grant import grant
from yimen.records.cases.actions.pause import pause
from yimen.records.cases.actions.refuse import refuse
from yimen.records.cases.actions.resume import resume
from yimen.records.cases.actions.return_case import return_case
from yimen.records.cases.actions.withdraw import withdraw
from yimen.records.cases.queries import pauses_of
from yimen.records.journal import queries as journal
from yimen.rules.authority.actors import Actor
from yimen.rules.cases.decisions import Stop
from yimen.rules.joint.clock import JOINT, Member, joint_facts
from yimen.rules.joint.graphs import Approval, ApprovalKind, Edge
from yimen.rules.joint.members import ACTIVE, CLOSED, Answer, MemberState
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.legal_clock.clock import due
from yimen.rules.legal_clock.pauses import Pause, Procedure
from yimen.rules.refusals import Refused

STOP = Stop(procedure=Procedure.HEARING, asked_days=4, reason="听证")


class Hall:
    """What the machines share."""

    restaurant: Restaurant
    hands: dict[int, tuple[Actor, Actor]]  # who examines and decides, by organ


def part(key: str, number: str) -> str:
    row = models.Member.objects.select_related("child").get(run__number=number, key=key)
    return row.child.number if row.child else "没有"


Verb = Callable[[str, str, Actor, datetime], object]
VERBS: dict[str, Verb] = {
    "sign": lambda n, k, by, at: sign_notice(number=n, key=k, by=by, at=at),
    "agree": lambda n, k, by, at: answer(
        number=n, key=k, answer=Answer.AGREE, reason="", by=by, at=at
    ),
    "disagree": lambda n, k, by, at: answer(
        number=n, key=k, answer=Answer.DISAGREE, reason="不行", by=by, at=at
    ),
    "send_back": lambda n, k, by, at: return_member(
        number=n, key=k, reason="图不清", by=by, at=at
    ),
    "silence": lambda n, k, _, at: assume_consent(number=n, key=k, at=at),
    "remind": lambda n, k, by, at: remind_member(number=n, key=k, by=by, at=at),
    "cancel": lambda n, k, by, at: cancel_member(
        number=n, key=k, reason="不要", by=by, at=at
    ),
    "need": lambda n, k, by, at: need_member(number=n, key=k, by=by, at=at),
    "again": lambda n, k, by, at: run_again(
        number=n, key=k, reason="再办", by=by, at=at
    ),
    "examine": lambda n, k, by, at: examine(
        number=part(k, n), opinion=an_opinion(), by=by, at=at
    ),
    "grant": lambda n, k, by, at: grant(number=part(k, n), permit=PERMIT, by=by, at=at),
    "refuse": lambda n, k, by, at: refuse(
        number=part(k, n), refusal=REFUSAL, by=by, at=at
    ),
    "return": lambda n, k, by, at: return_case(
        number=part(k, n), reason="退", by=by, at=at
    ),
    "withdraw": lambda n, k, by, at: withdraw(
        number=part(k, n), reason="撤", by=by, at=at
    ),
    "pause": lambda n, k, by, at: pause(number=part(k, n), stop=STOP, by=by, at=at),
    "resume": lambda n, k, by, at: resume(
        number=part(k, n), outcome="好", by=by, at=at
    ),
    "whole_examine": lambda n, _, by, at: examine(
        number=n, opinion=opinion_on_all(), by=by, at=at
    ),
    "whole_grant": lambda n, _, by, at: grant(number=n, permit=PERMIT, by=by, at=at),
    "whole_withdraw": lambda n, _, by, at: withdraw(
        number=n, reason="不开了", by=by, at=at
    ),
}
A_HANDFUL = 5
DECIDE = {"grant", "refuse"}
WORK = {
    "accepted": ("examine", "examine", "examine", "pause", "return"),
    "examined": ("grant", "grant", "grant", "refuse"),
    "paused": ("resume", "resume"),
    "opinion": ("sign", "agree", "disagree", "send_back", "silence"),
}
"""What a unit does, by where its case stands."""
LEAD = {
    "returned": ("again", "again", "cancel"),
    "refused": ("again",),
    "open": ("remind",),
    "waiting": ("need",),
    "disagreed": ("again",),
}


class Walk(Walker):
    """One joint case in a hall where everybody may try everything."""

    def __init__(self) -> None:
        super().__init__()
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()
        self.at = RECEIVED_AT
        self.number = ""
        self.granted: set[str] = set()
        self.added = 0

    def teardown(self) -> None:
        try:
            if self.number:
                assert journal.check_subject("joint_case", self.number).ok
                assert journal.check_subject("case", self.number).ok
        finally:
            transaction.set_rollback(True)
            self.savepoint.__exit__(None, None, None)

    @initialize()
    def somebody_comes(self) -> None:
        self.number = Hall.restaurant.accepted()
        self.moved = True

    def _hands(self) -> list[Actor]:
        r = Hall.restaurant
        cast = r.counter.cast
        units = [r.fire, r.health, r.town, r.water]
        own = [actor for unit in units for actor in (unit.examiner, unit.chief)]
        return [cast.li_qiang, cast.zhao_min, cast.wang_fang, *own]

    @rule(seed=st.integers(0, 10**6))
    def anybody_tries_anything(self, seed: int) -> None:
        """Mostly refused, and then nothing has changed."""
        dice = Random(seed)  # noqa: S311 - a walk, not a secret
        verb = VERBS[dice.choice(sorted(VERBS))]
        key = dice.choice(sorted(states(self.number)))
        self._tried(verb, key, dice.choice(self._hands()))

    @rule(seed=st.integers(0, 10**6), hours=st.sampled_from([0, 1, 24, 100]))
    def somebody_who_may_goes_on(self, seed: int, hours: int) -> None:
        """Acts that fit, by the right hands, a handful at once: walks get far."""
        dice = Random(seed)  # noqa: S311 - a walk, not a secret
        for _ in range(A_HANDFUL):
            self.at += timedelta(hours=hours)
            fitting = list(self._fitting())
            for verb, key, by in dice.sample(fitting, min(3, len(fitting))):
                if self._tried(VERBS[verb], key, by):
                    break

    def _fitting(self) -> Iterator[tuple[str, str, Actor]]:
        rows = models.Member.objects.filter(run__number=self.number)
        cast, lead = Hall.restaurant.counter.cast, Hall.restaurant.lead
        for row in rows.select_related("child"):
            examiner, chief = Hall.hands[row.organ_id]
            known = row.child.state if row.child else row.kind
            for verb in WORK.get(known, ()) if row.state == "open" else ():
                yield verb, row.key, chief if verb in DECIDE else examiner
            for verb in LEAD.get(row.state, ()):
                yield verb, row.key, lead
        state = row_of(self.number).state
        if models.JointRun.objects.get(number=self.number).state == "joined":
            by = cast.li_qiang if state == "accepted" else lead
            verb = "whole_examine" if state == "accepted" else "whole_grant"
            yield from [(verb, "license", by)] * 4

    def _tried(self, verb: Verb, key: str, by: Actor) -> bool:
        before = states(self.number)
        try:
            with transaction.atomic():
                verb(self.number, key, by, self.at)
        except Refused:
            assert states(self.number) == before
            return False
        self.moved = True
        return True

    @rule(seed=st.integers(0, 99), waits=st.booleans())
    def one_is_added(self, seed: int, *, waits: bool) -> None:
        if self.added >= 3:
            return
        key, keys = f"x{self.added}", sorted(states(self.number))
        edge = Edge(keys[seed % len(keys)], key, LAW)
        try:
            with transaction.atomic():
                add_member(
                    number=self.number,
                    approval=Approval(
                        key=key,
                        name="加的意见",
                        kind=ApprovalKind.OPINION,
                        organ_code=Hall.restaurant.water.code,
                        limit_days=2,
                    ),
                    conditions=(edge,) if waits else (),
                    reason="要加",
                    by=Hall.restaurant.lead,
                    at=self.at,
                )
        except Refused:
            return
        self.added += 1
        self.moved = True

    @invariant()
    def the_journal_tells_the_rows(self) -> None:
        if self.number:
            assert told(self.number)
            assert not differences(self.number)

    @invariant()
    def nobody_is_orphaned_and_the_join_is_exact(self) -> None:
        run = models.JointRun.objects.filter(number=self.number).first()
        if run is None or run.state == "closed":
            return
        members = list(run.members.all())
        required = [
            m for m in members if not m.optional and m.state != MemberState.CANCELLED
        ]
        is_joined = all(m.state in CLOSED for m in required)
        assert is_joined == (run.state == "joined")
        if not is_joined:
            assert any(m.state in ACTIVE for m in required)
        for member in members:
            opened = member.state == MemberState.OPEN
            if opened and member.kind == ApprovalKind.PERMIT:
                assert member.child is not None
                assert member.child.closed_at is None

    @invariant()
    def what_was_granted_stands(self) -> None:
        now = {k for k, state in states(self.number).items() if state == "granted"}
        assert self.granted <= now
        self.granted = now

    @invariant()
    def a_permit_is_never_given_by_silence(self) -> None:
        silent = models.Member.objects.filter(by_silence=True)
        assert all(m.kind == "opinion" and m.signed_at for m in silent)

    @invariant()
    def the_days_of_the_whole_follow_the_joint_clock(self) -> None:
        run = models.JointRun.objects.filter(number=self.number).first()
        if run is None or run.state == "closed" or run.accepted_on is None:
            return
        case = row_of(self.number)
        earlier = models.MemberRun.objects.filter(member__run=run)
        runs = [*run.members.all(), *earlier]
        pauses = pauses_of([one.child_id for one in runs if one.child_id])
        calendar = facts_of(self.number).calendar
        facts = joint_facts(
            run.accepted_on,
            [_clocked(one, pauses) for one in runs],
            calendar,
            limit=JOINT,
        )
        assert case.statutory_due_on == due(facts, calendar).on


def _clocked(member: models.Trying, pauses: dict[int, tuple[Pause, ...]]) -> Member:
    return Member(
        local_date(member.started_at) if member.started_at else None,
        local_date(member.closed_at) if member.closed_at else None,
        pauses.get(member.child_id or 0, ()),
    )


def test_after_any_walk_a_joint_case_still_ends(restaurant: Restaurant) -> None:
    Hall.restaurant = restaurant
    _ = restaurant.counter.applicant_id
    units = restaurant.fire, restaurant.health, restaurant.town, restaurant.water
    organs = restaurant.counter.cast.organ.pk, *(unit.organ_id for unit in units)
    Hall.hands = {organ_id: hands_of(organ_id) for organ_id in organs}

    run_state_machine_as_test(
        Walk,
        settings=walks(12, 24),
    )
