"""A bad rating on its way: contact, rectify, report back, rate again."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from makers.cases import Counter
from makers.ratings import CONTACT, RATED_AT, a_bad_rating, a_director
from yimen.records.journal.models import JournalEntry
from yimen.records.messages.models import Message
from yimen.records.ratings import queries
from yimen.records.ratings.actions.contact_rater import contact_rater
from yimen.records.ratings.actions.rectify import rectify
from yimen.records.ratings.actions.report_back import report_back
from yimen.records.ratings.actions.rerate import rerate
from yimen.records.ratings.actions.see_rater import see_rater
from yimen.records.ratings.models import Rating, Rectification
from yimen.records.ratings.queries import RatingFilter
from yimen.rules.authority.actors import Role
from yimen.rules.authority.table import NotAllowed
from yimen.rules.cases.applicants import UnmaskingUnexplained
from yimen.rules.refusals import NotFound, Overtaken
from yimen.rules.voice.ratings import Level
from yimen.rules.voice.rectification import NoSuchRectifyingStep, RatedOfficerActs

LATER = RATED_AT + timedelta(hours=3)


def test_from_contact_to_the_second_rating(counter: Counter) -> None:
    director = a_director(counter)
    token, ticket = a_bad_rating(counter)
    row = Rectification.objects.get()
    assert row.contact_due_on == date(2026, 9, 22)
    assert Message.objects.filter(recipient_id=director.officer_id).count() == 1

    contact_rater(ticket_id=ticket, contact=CONTACT, version=1, by=director, at=LATER)
    assert Rectification.objects.get().rectify_due_on == date(2026, 9, 29)
    head = counter.cast.wu_gang
    rectify(ticket_id=ticket, measures="培训了窗口", version=2, by=head, at=LATER)
    with pytest.raises(NoSuchRectifyingStep):
        rerate(token=token, level=Level.SATISFIED, at=LATER)
    report_back(ticket_id=ticket, answer="已经改了", version=3, by=director, at=LATER)
    page = queries.rate_page(token)
    assert page is not None
    assert page.given is not None
    assert (page.given.may_rerate, page.given.answer) == (True, "已经改了")
    rerate(token=token, level=Level.SATISFIED, at=LATER)

    assert Rating.objects.get().level == Level.DISSATISFIED
    assert Rectification.objects.get().second_level == Level.SATISFIED
    with pytest.raises(NoSuchRectifyingStep):
        rerate(token=token, level=Level.SATISFIED, at=LATER)
    calls = queries.call_backs(RatingFilter(), director)
    assert (calls.named, calls.contacted, calls.in_time) == (1, 1, 1)


def test_who_comes_second_is_told_so(counter: Counter) -> None:
    director = a_director(counter)
    _, ticket = a_bad_rating(counter)
    with pytest.raises(Overtaken):
        contact_rater(
            ticket_id=ticket, contact=CONTACT, version=7, by=director, at=LATER
        )


def test_who_was_rated_takes_no_step_and_sees_nothing(counter: Counter) -> None:
    _, ticket = a_bad_rating(counter)
    also = {Role.CLERK, Role.DUTY_DIRECTOR, Role.BUREAU_MANAGER}
    rated = replace(counter.cast.wang_fang, roles=frozenset(also))

    for act in (
        lambda: contact_rater(
            ticket_id=ticket, contact=CONTACT, version=1, by=rated, at=LATER
        ),
        lambda: see_rater(ticket_id=ticket, reason="想知道是谁", by=rated, at=LATER),
    ):
        with pytest.raises(RatedOfficerActs):
            act()
    with pytest.raises(NotFound):
        queries.ticket_page(ticket, rated, LATER)
    assert not queries.tickets(rated, LATER).rows
    assert not queries.ratings(RatingFilter(), actor=rated).rows
    assert queries.own_months(rated, LATER.date())[0].levels is None


def test_only_the_halls_callers_learn_whom_to_call_and_the_journal_keeps_it(
    counter: Counter,
) -> None:
    director = a_director(counter)
    _, ticket = a_bad_rating(counter)
    with pytest.raises(NotAllowed):
        see_rater(
            ticket_id=ticket, reason="核实差评", by=counter.cast.wu_gang, at=LATER
        )
    with pytest.raises(UnmaskingUnexplained):
        see_rater(ticket_id=ticket, reason="", by=director, at=LATER)
    rater = see_rater(ticket_id=ticket, reason="核实差评", by=director, at=LATER)

    assert rater.name == "张三"
    assert rater.phone
    assert JournalEntry.objects.filter(step="see_rater").count() == 1
    page = queries.ticket_page(ticket, counter.cast.wu_gang, LATER)
    for secret in ("张三", rater.phone, rater.case, "13812342211"):
        assert secret not in repr(page)
