"""Real threads on real connections: whoever is second has written nothing."""

from collections import Counter as Tally
from datetime import timedelta

from clusters import Clone
from makers.cases import PERMIT, RECEIVED_AT, REFUSAL, Counter, a_counter, row_of
from makers.cast import the_cast
from yimen.records.cases import models
from yimen.records.cases.actions.accept import accept
from yimen.records.cases.actions.grant import grant
from yimen.records.cases.actions.print_document import print_document
from yimen.records.cases.actions.refuse import refuse
from yimen.records.cases.actions.take import take
from yimen.records.cases.actions.take_in import take_in
from yimen.records.journal import queries as journal
from yimen.records.supervision.actions.accept_silent import accept_silent
from yimen.records.supervision.models import Finding
from yimen.rules.cases.applications import Accept
from yimen.rules.cases.lifecycle import NoSuchStep
from yimen.rules.refusals import Overtaken

LATER = RECEIVED_AT + timedelta(hours=3)


def a_hall() -> Counter:
    return a_counter(the_cast())


def test_two_approvers_one_case(own_database: Clone) -> None:
    counter = a_hall()
    number = counter.examined()
    outcomes = own_database.together(
        lambda: grant(number=number, permit=PERMIT, by=counter.cast.zhao_min, at=LATER),
        lambda: refuse(
            number=number, refusal=REFUSAL, by=counter.cast.wu_gang, at=LATER
        ),
    )

    lost = [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    assert len(lost) == 1, outcomes
    assert isinstance(lost[0], Overtaken | NoSuchStep)
    decided = [
        line
        for line in journal.entries("case", number)
        if line.step in {"grant", "refuse"}
    ]
    assert len(decided) == 1
    papers = models.Document.objects.filter(kind__in=("grant", "refusal"))
    assert papers.count() == 1
    assert journal.verify().ok


def test_eight_submits_with_one_key_are_one_case(own_database: Clone) -> None:
    counter = a_hall()
    application = counter.application(submit_key="one form")
    outcomes = own_database.together(
        *[
            lambda: take_in(
                application=application,
                outcome=Accept(),
                by=counter.cast.wang_fang,
                at=RECEIVED_AT,
            )
        ]
        * 8
    )

    assert len({(done.number, done.query_code) for done in outcomes}) == 1
    assert Tally(done.is_repeat for done in outcomes) == {False: 1, True: 7}
    assert models.Case.objects.count() == 1
    assert models.Document.objects.count() == 1
    assert journal.verify().ok


def test_eight_forms_are_eight_cases_with_eight_numbers(own_database: Clone) -> None:
    counter = a_hall()
    forms = [counter.application() for _ in range(8)]
    outcomes = own_database.together(
        *[
            lambda form=form: take_in(
                application=form,
                outcome=Accept(),
                by=counter.cast.wang_fang,
                at=RECEIVED_AT,
            )
            for form in forms
        ]
    )

    numbers = sorted(done.number for done in outcomes)
    assert [number[18:23] for number in numbers] == [f"{n:05}" for n in range(1, 9)]
    issued = {done.issued[0].number for done in outcomes}
    assert issued == {f"青溪市监受〔2026〕{n}号" for n in range(1, 9)}


def test_a_double_click_accepts_once(own_database: Clone) -> None:
    counter = a_hall()
    number = counter.received()
    outcomes = own_database.together(
        *[lambda: accept(number=number, version=1, by=counter.cast.wang_fang, at=LATER)]
        * 4
    )

    assert sum(not isinstance(outcome, Exception) for outcome in outcomes) == 1
    assert row_of(number).version == 2
    assert models.Document.objects.filter(kind="acceptance_notice").count() == 1


def test_two_examiners_take_one_case(own_database: Clone) -> None:
    counter = a_hall()
    number = counter.accepted()
    hands = (counter.cast.li_qiang, counter.cast.zhao_min)
    outcomes = own_database.together(
        *[lambda by=by: take(number=number, version=1, by=by, at=LATER) for by in hands]
    )

    assert [type(o) for o in outcomes if isinstance(o, Exception)] == [Overtaken]


def test_printing_at_once_counts_every_copy(own_database: Clone) -> None:
    counter = a_hall()
    taken = counter.taken_in(Accept())
    paper = taken.issued[0].number
    outcomes = own_database.together(
        *[lambda: print_document(document=paper, by=counter.cast.wang_fang, at=LATER)]
        * 3
    )

    assert sorted(page.copy_number for page in outcomes) == [1, 2, 3]
    assert journal.verify().ok


def test_two_ticks_accept_each_silent_case_once(own_database: Clone) -> None:
    counter = a_hall()
    numbers = {counter.received() for _ in range(5)}
    at = RECEIVED_AT.replace(day=28)
    outcomes = own_database.together(
        lambda: accept_silent(at=at),
        lambda: accept_silent(at=at),
        lambda: accept_silent(at=at),
    )

    accepted = Tally(number for outcome in outcomes for number in outcome)
    assert accepted == dict.fromkeys(numbers, 1)
    assert Finding.objects.count() == len(numbers)
    assert journal.verify().ok
