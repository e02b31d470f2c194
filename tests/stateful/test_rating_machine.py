"""Random walks over real ratings: device, papers, contests, tickets.

Whatever the walk: of one visit and of one case online at most one rating is valid, a
touch after the device's minute leaves nothing, what is published is what the journal
says, every valid bad rating has its ticket, and the chain holds.
"""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Count
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from makers.cases import RECEIVED_AT, Counter, row_of
from makers.queues import NINE, QueueHall, a_queue_hall
from makers.ratings import CONTACT
from walks import walks
from yimen.records.journal import queries as journal
from yimen.records.queue.actions.finish import finish
from yimen.records.queue.actions.serve import serve
from yimen.records.ratings import queries
from yimen.records.ratings.actions.contact_rater import contact_rater
from yimen.records.ratings.actions.contest_rating import contest_rating
from yimen.records.ratings.actions.rate_case import rate_case
from yimen.records.ratings.actions.rate_visit import rate_visit
from yimen.records.ratings.actions.rectify import rectify
from yimen.records.ratings.actions.report_back import report_back
from yimen.records.ratings.actions.rerate import rerate
from yimen.records.ratings.actions.review_rating import review_rating
from yimen.records.ratings.facts import token_of
from yimen.records.ratings.models import Rating, Rectification
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.refusals import Refused
from yimen.rules.voice.rating_integrity import Browser
from yimen.rules.voice.ratings import (
    DEVICE_SECONDS,
    ONLINE_POINTS,
    Channel,
    Level,
    Said,
)

LEVELS = st.sampled_from(Level)
PLACES = st.integers(0, 3)


class Ratings(RuleBasedStateMachine):
    """A hall in which people rate, and a bureau that answers."""

    counter: Counter

    @initialize()
    def open_the_hall(self) -> None:
        self.point = transaction.savepoint()
        self.hall: QueueHall = a_queue_hall()
        self.now: datetime = max(NINE, RECEIVED_AT + timedelta(days=3))
        self.visits: list[tuple[int, datetime]] = []
        self.cases: list[int] = []
        self.late = 0

    def teardown(self) -> None:
        if hasattr(self, "point"):
            transaction.savepoint_rollback(self.point)

    def passes(self, seconds: int) -> datetime:
        self.now += timedelta(seconds=seconds)
        return self.now

    def tries(self, act: Any, **facts: Any) -> bool:
        try:
            with transaction.atomic():
                act(**facts)
        except Refused:
            return False
        return True

    @rule()
    def a_visit_ends(self) -> None:
        clerk = self.hall.clerks[0]
        since = (self.passes(300) - self.hall.morning).total_seconds() / 60
        self.hall.takes(at=since)
        called = self.hall.calls(at=since)
        serve(ticket_id=called.ticket_id, by=clerk, at=self.passes(30))
        finish(ticket_id=called.ticket_id, by=clerk, at=self.passes(300))
        self.visits.append((called.ticket_id, self.now))

    @rule()
    def a_case_is_taken_in(self) -> None:
        self.cases.append(row_of(self.counter.accepted()).pk)

    @rule(place=PLACES, level=LEVELS, wait=st.integers(0, 120))
    def somebody_touches_the_device(self, place: int, level: Level, wait: int) -> None:
        if place >= len(self.visits):
            return
        ticket, ended_at = self.visits[place]
        at = ended_at + timedelta(seconds=wait)
        before = Rating.objects.count()
        self.tries(
            rate_visit,
            ticket_id=ticket,
            said=Said(level=level),
            browser=Browser(),
            at=at,
        )
        if wait > DEVICE_SECONDS:
            assert Rating.objects.count() == before
        self.now = max(self.now, at)

    @rule(place=PLACES, level=LEVELS, point=st.sampled_from(ONLINE_POINTS))
    def somebody_scans(self, place: int, level: Level, point: Any) -> None:
        if place < len(self.cases):
            token = token_of(self.cases[place], point, Channel.RECEIPT)
            said = Said(level=level)
            browser, at = Browser(source=f"phone-{place}"), self.passes(60)
            self.tries(rate_case, token=token, said=said, browser=browser, at=at)
            self.tries(rerate, token=token, level=level, at=at)

    @rule(place=PLACES, upheld=st.booleans())
    def a_unit_contests(self, place: int, upheld: bool) -> None:
        cast, at = self.counter.cast, self.passes(60)
        for row in Rating.objects.order_by("pk")[place : place + 1]:
            wu, lin = cast.wu_gang, cast.lin_tao
            self.tries(contest_rating, rating_id=row.pk, ground="误评", by=wu, at=at)
            self.tries(
                review_rating,
                rating_id=row.pk,
                is_upheld=upheld,
                reason="核实了",
                by=lin,
                at=at,
            )

    @rule(place=PLACES)
    def the_hall_answers(self, place: int) -> None:
        by, at = self.counter.cast.zheng_jie, self.passes(60)
        for row in Rectification.objects.order_by("pk")[place : place + 1]:
            facts = {"ticket_id": row.pk, "version": row.version, "by": by, "at": at}
            self.tries(contact_rater, contact=CONTACT, **facts)
            self.tries(rectify, measures="改了", **facts)
            self.tries(report_back, answer="改了", **facts)

    @invariant()
    def one_valid_rating_each(self) -> None:
        valid = Rating.objects.filter(is_valid=True)
        often = valid.values("about").annotate(n=Count("pk")).filter(n__gt=1)
        assert not often

    @invariant()
    def what_is_published_is_what_the_journal_says(self) -> None:
        if hasattr(self, "now"):
            told = queries.replay(RECEIVED_AT.date(), local_date(self.now))
            assert told.ok, told

    @invariant()
    def every_bad_rating_has_its_ticket(self) -> None:
        for row in Rating.objects.select_related("rectification"):
            ticket = getattr(row, "rectification", None)
            assert (ticket is not None) is Level(row.level).is_bad
            if ticket is not None and not row.is_valid:
                assert ticket.state in {"dropped", "rerated"}

    @invariant()
    def the_chain_holds(self) -> None:
        last = Rating.objects.order_by("-pk").first()
        if last is not None:
            found = journal.check_subject("rating", str(last.pk))
            assert found.first_bad is None


def test_ratings_stay_honest_whatever_happens(counter: Counter) -> None:
    # everybody is there before the walks begin: each walk is rolled back
    cast = counter.cast
    assert counter.applicant_id
    assert {cast.wu_gang, cast.lin_tao, cast.zheng_jie}

    class Machine(Ratings):
        pass

    Machine.counter = counter
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        Machine,
        settings=walks(15, 14),
    )
