"""Papers through any hands, in any order: the balance holds and the chain is whole."""

from collections.abc import Callable
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

from makers.cases import PERMIT, WHOLE, an_opinion
from makers.errand_replay import differences
from makers.errands import TAKEN_AT, Village, errand_of
from walks import Walker, walks
from yimen.records.agency import models
from yimen.records.agency.actions.cancel_hand_over import cancel_hand_over
from yimen.records.agency.actions.decline_errand import decline_errand
from yimen.records.agency.actions.end_errand import end_errand
from yimen.records.agency.actions.give_back import give_back
from yimen.records.agency.actions.hand_on import hand_on
from yimen.records.agency.actions.hand_result import hand_result
from yimen.records.agency.actions.take_over import take_over
from yimen.records.agency.actions.take_up import take_up
from yimen.records.agency.facts import ErrandFacts
from yimen.records.agency.queries import CustodyFilter, Part, custody_list
from yimen.records.cases.actions.examine import examine
from yimen.records.cases.actions.grant import grant
from yimen.records.cases.models import Case
from yimen.records.journal import queries as journal
from yimen.rules.agency import custody
from yimen.rules.agency.custody import CLIENT, ItemKind, Link
from yimen.rules.agency.custody_ledger import Next
from yimen.rules.agency.errands import BEFORE_A_CASE, ErrandState, Outcome
from yimen.rules.authority.actors import SYSTEM, Actor
from yimen.rules.cases.applications import Accept
from yimen.rules.refusals import Refused

MOST_LEFT = 12
Act = Callable[[str, Actor, datetime], object]


class Road:
    """What the machines share: the village and everybody on the way."""

    village: Village
    hands: list[Actor]
    acts: dict[str, Act]


def acts(village: Village) -> dict[str, Act]:
    """Every act by every hand."""

    def to(node_id: int) -> Act:
        return lambda n, by, at: hand_on(number=n, taker_id=node_id, by=by, at=at)

    return {
        "to_town": to(village.town_id),
        "to_center": to(village.center_id),
        "to_station": to(village.station.pk),
        "part": lambda n, by, at: hand_on(
            number=n,
            taker_id=village.town_id,
            items=frozenset(h.item_id for h in errand_of(n).held[:1]),
            by=by,
            at=at,
        ),
        "sign": lambda n, by, at: take_over(number=n, by=by, at=at),
        "cancel": lambda n, by, at: cancel_hand_over(
            number=n, reason="改天", by=by, at=at
        ),
        "take_up": lambda n, by, at: take_up(
            number=n, papers=WHOLE, outcome=Accept(), by=by, at=at
        ),
        "decline": lambda n, by, at: decline_errand(number=n, reason="x", by=by, at=at),
        "end": lambda n, by, at: end_errand(number=n, reason="x", by=by, at=at),
        "result": lambda n, by, at: hand_result(number=n, by=by, at=at),
        "back": lambda n, by, at: give_back(number=n, signature="张三", by=by, at=at),
        "decide": lambda n, _, at: _decide(village, n, at),
    }


def _decide(village: Village, number: str, at: datetime) -> None:
    case, cast = errand_of(number).case_number, village.counter.cast
    examine(number=case, opinion=an_opinion(), by=cast.li_qiang, at=at)
    grant(number=case, permit=PERMIT, by=cast.zhao_min, at=at)


def next_act(village: Village, errand: ErrandFacts) -> tuple[Act, Actor]:
    """What somebody can do now so that the errand comes nearer to its end."""
    cast = village.counter.cast
    there = {
        village.station.pk: village.agent,
        village.town_id: village.town_clerk,
        village.center_id: cast.chen_jing,
    }
    can = acts(village)
    if errand.offer is not None:
        return can["sign"], there[errand.offer.taker_id]
    if errand.state in BEFORE_A_CASE:
        return can["end"], village.agent
    if errand.state is ErrandState.TAKEN_UP:
        case = Case.objects.get(number=errand.case_number)
        return can["decide" if case.decided_at is None else "result"], cast.chen_jing
    away = (custody.node_of(held.holder) for held in errand.held if held.holder)
    where = {one for one in away if one is not None}
    in_file = errand.target_id if errand.outcome is Outcome.RESULT else None
    if village.station.pk in where:
        return can["back"], village.agent
    left = where - {in_file} or where
    return can["to_station"], there[left.pop()]


class Walk(Walker):
    """One errand on a road where everybody may try everything."""

    def __init__(self) -> None:
        super().__init__()
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()
        self.at = TAKEN_AT
        self.number = ""

    def teardown(self) -> None:
        try:
            if self.number:
                self._no_paper_is_orphaned()
                self._comes_to_its_end()
                self._no_paper_is_orphaned()
                assert journal.check_subject("errand", self.number).ok
                assert not differences(self.number)
        finally:
            transaction.set_rollback(True)
            self.savepoint.__exit__(None, None, None)

    @initialize()
    def a_villager_comes(self) -> None:
        self.number = Road.village.taken()
        self.moved = True

    @rule(data=st.data(), hand=st.integers(0, 3), hours=st.integers(0, 30))
    def somebody_acts(self, data: st.DataObject, hand: int, hours: int) -> None:
        self.at += timedelta(hours=hours)
        act = Road.acts[data.draw(st.sampled_from(sorted(Road.acts)))]
        before = self._seen()
        try:
            with transaction.atomic():
                act(self.number, Road.hands[hand], self.at)
        except Refused:
            assert self._seen() == before
        else:
            self.moved = True

    @rule(seed=st.randoms(use_true_random=False))
    def whoever_may_goes_on(self, seed: Random) -> None:
        """Try acts with random hands until one succeeds: walks get far."""
        names = sorted(Road.acts)
        seed.shuffle(names)
        for name in names:
            for by in Road.hands:
                try:
                    with transaction.atomic():
                        Road.acts[name](self.number, by, self.at)
                except Refused:
                    continue
                self.moved = True
                return

    def _comes_to_its_end(self) -> None:
        """Wherever the walk stopped: whoever holds what is left can bring it home."""
        for _ in range(MOST_LEFT):
            errand = errand_of(self.number)
            if errand.state is ErrandState.CLOSED:
                return
            act, by = next_act(Road.village, errand)
            act(self.number, by, self.at)
        assert errand_of(self.number).state is ErrandState.CLOSED

    def _seen(self) -> tuple[object, ...]:
        row = models.Errand.objects.get(number=self.number)
        return (
            row.version,
            row.state,
            row.last_sequence,
            models.CustodyLink.objects.count(),
            models.HandOver.objects.filter(settled_at=None).count(),
        )

    @invariant()
    def each_paper_has_one_holder_and_the_balance_holds(self) -> None:
        if not self.number:
            return
        chains: dict[int, list[Link]] = {}
        for row in models.CustodyLink.objects.order_by("item_id", "sequence"):
            link = Link(row.item_id, row.sequence, row.giver, row.taker)
            chains.setdefault(row.item_id, []).append(link)
        count = custody.balance(chains)
        assert sum(count.values()) == models.CustodyItem.objects.count()
        held = errand_of(self.number).held
        assert {one.item_id: one.holder for one in held} == {
            item: chain[-1].taker for item, chain in chains.items()
        }

    @invariant()
    def the_journal_tells_the_row(self) -> None:
        if self.number:
            assert not differences(self.number)

    def _no_paper_is_orphaned(self) -> None:
        """Each lies with the client or in a ledger, due or with a case that runs."""
        errand = errand_of(self.number)
        listed = {
            row.item_id: row
            for part in (Part.HERE, Part.FILE)
            for row in custody_list(CustodyFilter(part), SYSTEM, self.at).page.rows
        }
        for one in errand.held:
            node_id = custody.node_of(one.holder)
            assert node_id is None or node_id in errand.places
            assert (node_id is None) == (one.item_id not in listed)
        for row in listed.values():
            rests = row.next in {Next.KEEP, Next.FILE}
            assert rests == (row.due_on is None)
            assert not rests or errand.case_number

    @invariant()
    def one_hand_over_waits_at_most(self) -> None:
        assert models.HandOver.objects.filter(settled_at=None).count() <= 1

    @invariant()
    def closed_means_given_back(self) -> None:
        if not self.number:
            return
        errand = errand_of(self.number)
        if errand.state is not ErrandState.CLOSED:
            return
        for one in errand.held:
            in_file = (
                errand.outcome is Outcome.RESULT
                and one.kind is not ItemKind.RESULT
                and one.holder == custody.place(errand.target_id)
            )
            assert one.holder == CLIENT or in_file

    @invariant()
    def the_law_counts_from_the_hall(self) -> None:
        if self.number:
            errand = errand_of(self.number)
            assert (errand.agency_received_at is None) == (not errand.case_number)


def test_whoever_carries_them_no_paper_is_lost(village: Village) -> None:
    cast = village.counter.cast
    Road.village = village
    Road.acts = acts(village)
    Road.hands = [village.agent, village.town_clerk, cast.wang_fang, cast.chen_jing]

    run_state_machine_as_test(
        Walk,
        settings=walks(12, 20),
    )
