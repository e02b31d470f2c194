"""The worklist: in order, filtered, paged, and only what is yours to see."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from makers.cases import RECEIVED_AT, Counter, row_of
from makers.catalogue import a_matter, a_version
from makers.crowds import mixed
from makers.persons import CHINA, an_applicant
from yimen.records.cases import models, queries
from yimen.records.cases.actions.take import take
from yimen.records.cases.queries import CaseRow, Filters
from yimen.records.catalogue.models import MatterVersion
from yimen.rules.authority.actors import SYSTEM, Actor, Role
from yimen.rules.cases.applicants import ApplicantKind, Identity, IdKind
from yimen.rules.cases.lifecycle import State
from yimen.rules.legal_clock.limits import Unit

EVERYTHING = Filters(states=frozenset(State))


def listed(
    actor: Actor, filters: Filters | None = None, at: datetime = RECEIVED_AT
) -> tuple[CaseRow, ...]:
    return queries.inbox(actor, at, filters or Filters()).rows


def numbers(rows: tuple[CaseRow, ...]) -> list[str]:
    return [row.number for row in rows]


def test_what_runs_out_first_stands_first(counter: Counter) -> None:
    later = counter.accepted(at=RECEIVED_AT + timedelta(days=5))
    soon = counter.accepted()
    sooner = counter.received()
    waiting = counter.correcting()

    assert numbers(listed(counter.cast.wang_fang)) == [sooner, soon, later, waiting]


def test_a_line_says_what_a_list_needs(counter: Counter) -> None:
    number = counter.accepted()
    take(number=number, by=counter.cast.li_qiang, at=RECEIVED_AT)
    (row,) = listed(counter.cast.li_qiang)

    assert (row.matter_name, row.applicant, row.holder) == (
        "食品经营许可",
        "张*",
        "李强",
    )
    assert (row.light, row.remaining_days) == ("green", 10)
    assert row.statutory_remaining_days == 20
    assert row.version == 2


def test_closed_cases_are_listed_when_asked_for_newest_first(counter: Counter) -> None:
    from yimen.records.cases.actions.withdraw import withdraw

    closed = [counter.accepted() for _ in range(2)]
    for number in closed:
        withdraw(number=number, reason="撤", by=counter.cast.wang_fang, at=RECEIVED_AT)
    is_open = counter.accepted()
    only_closed = Filters(states=frozenset({State.WITHDRAWN}))

    assert numbers(listed(counter.cast.wang_fang, only_closed)) == closed[::-1]
    assert numbers(listed(counter.cast.wang_fang)) == [is_open]
    assert len(listed(counter.cast.wang_fang, EVERYTHING)) == 3


def test_what_waits_to_be_handed_over_is_a_list_of_its_own(counter: Counter) -> None:
    granted, _ = counter.granted(), counter.accepted()
    waiting = Filters(states=frozenset({State.GRANTED, State.REFUSED}))
    (row,) = listed(counter.cast.chen_jing, waiting)

    assert (row.number, row.due_on) == (granted, row_of(granted).delivery_due_on)


def test_each_sees_what_is_theirs(counter: Counter) -> None:
    number, cast = counter.accepted(), counter.cast
    for actor in (cast.wang_fang, cast.li_qiang, cast.lin_tao, cast.zheng_jie, SYSTEM):
        assert numbers(listed(actor)) == [number]
    nobody = replace(cast.wang_fang, roles=frozenset({Role.SYSTEM_ADMIN}))

    assert listed(cast.sun_li) == ()
    assert listed(nobody) == ()


def test_whoever_sees_in_two_ways_sees_each_case_once(counter: Counter) -> None:
    number = counter.accepted()
    both = replace(counter.cast.wang_fang, roles=frozenset({Role.CLERK, Role.EXAMINER}))

    assert numbers(listed(both)) == [number]


def test_pages_follow_each_other_without_gap_or_repeat(counter: Counter) -> None:
    number = counter.accepted()
    plain = row_of(number)
    columns = [
        field.name
        for field in models.Case._meta.concrete_fields
        if field.name not in {"id", "number", "submit_key", "act_by_on"}
    ]
    models.Case.objects.bulk_create(
        models.Case(
            number=f"{n:024}",
            submit_key=f"more-{n}",
            **{name: getattr(plain, name) for name in columns},
        )
        for n in range(249)
    )
    green = models.Case.objects.order_by("-pk").values("pk")[:120]  # no short page
    models.Case.objects.filter(pk__in=green).update(first_ground="urgent")

    seen: list[str] = []
    turns: list[str] = []
    after = ""
    sizes = []
    while True:
        page = queries.inbox(
            counter.cast.wang_fang, RECEIVED_AT, Filters(), after=after
        )
        seen += numbers(page.rows)
        turns += [row.first_ground for row in page.rows]
        sizes.append(len(page.rows))
        after = page.next_after
        if not after:
            break

    assert sizes == [100, 100, 50]
    assert len(set(seen)) == 250
    assert turns == ["urgent"] * 120 + [""] * 130


def test_a_cursor_nobody_gave_out_begins_at_the_top(counter: Counter) -> None:
    number = counter.accepted()

    for nonsense in ("x", "2026-13-01~5", "~", "'; DROP TABLE cases --~1x"):
        page = queries.inbox(
            counter.cast.wang_fang, RECEIVED_AT, Filters(), after=nonsense
        )
        assert numbers(page.rows) == [number]


def test_closed_pages_go_on_too(counter: Counter) -> None:
    first, second = counter.accepted(), counter.accepted()
    page = queries.inbox(
        counter.cast.wang_fang,
        RECEIVED_AT,
        EVERYTHING,
        after=f"~{row_of(second).pk}",
    )

    assert numbers(page.rows) == [first]


@pytest.mark.parametrize("text", ["张", "张三", "食品", "spjy", "SPJY"])
def test_text_finds_by_name_and_by_initials(counter: Counter, text: str) -> None:
    MatterVersion.objects.filter(pk=counter.promised_id).update(initials="spjyxk")
    number = counter.accepted()

    assert numbers(listed(counter.cast.wang_fang, Filters(text=text))) == [number]


def test_text_that_fits_nothing_finds_nothing(counter: Counter) -> None:
    counter.accepted()

    for text in ("李", "%", "_", "\\", "医疗"):
        assert listed(counter.cast.wang_fang, Filters(text=text)) == ()


def test_a_whole_number_finds_its_case_in_any_state(counter: Counter) -> None:
    granted, _ = counter.granted(), counter.accepted()

    assert numbers(listed(counter.cast.wang_fang, Filters(text=granted))) == [granted]
    assert listed(counter.cast.sun_li, Filters(text=granted)) == ()


def test_matter_and_holder_filter(counter: Counter) -> None:
    other_version = a_version(
        a_matter(name="小餐饮登记", organ_id=counter.cast.organ.pk, materials=())
    )
    mine = counter.accepted()
    other = counter.accepted(matter_version_id=other_version, papers=())
    take(number=mine, by=counter.cast.li_qiang, at=RECEIVED_AT)
    matter = MatterVersion.objects.get(pk=other_version).matter_id
    li_qiang = counter.cast.li_qiang

    assert numbers(listed(li_qiang, Filters(matter_id=matter))) == [other]
    assert numbers(listed(li_qiang, Filters(holder="mine"))) == [mine]
    assert numbers(listed(li_qiang, Filters(holder="nobody"))) == [other]


@pytest.mark.parametrize(
    "at",
    [
        datetime(2026, 9, 18, 11, 31, tzinfo=CHINA),
        datetime(2026, 9, 24, 9, tzinfo=CHINA),
        datetime(2026, 9, 30, 17, tzinfo=CHINA),
        datetime(2026, 10, 9, 10, tzinfo=CHINA),
        datetime(2026, 10, 14, 10, tzinfo=CHINA),
        datetime(2026, 11, 30, 10, tzinfo=CHINA),
    ],
)
def test_the_filter_by_light_agrees_with_the_light_shown(
    counter: Counter, at: datetime
) -> None:
    mixed(counter, at)
    states = frozenset(State) - {State.DELIVERED}
    everything = listed(counter.cast.wang_fang, Filters(states=states), at)

    for light in ("green", "reminder", "yellow", "red", "paused"):
        found = listed(counter.cast.wang_fang, Filters(states=states, light=light), at)
        shown = {row.number for row in everything if row.light == light}
        assert set(numbers(found)) == shown, light


@pytest.mark.parametrize("days", [0, 6, 13, 20, 26, 35])
def test_the_light_of_a_line_is_the_light_of_the_clock(
    counter: Counter, days: int
) -> None:
    from yimen.records.cases.facts import case_facts
    from yimen.rules.cases.lifecycle import DECIDING_STATES
    from yimen.rules.legal_clock.clock import light

    at = RECEIVED_AT.replace(hour=10) + timedelta(days=days)
    mixed(counter, at)
    for row in listed(counter.cast.wang_fang, Filters(states=DECIDING_STATES), at):
        case = case_facts(row.number, SYSTEM)
        assert case.clock is not None
        if case.clock.leading.limit.unit is not Unit.HOUR:
            assert row.light == light(case.clock, at, case.calendar), row


def test_the_counts_are_the_lengths_of_the_lists(counter: Counter) -> None:
    at = RECEIVED_AT + timedelta(days=24)
    mixed(counter, at)
    number = counter.examined()
    zhao_min = counter.cast.zhao_min
    take(number=number, by=zhao_min, at=at)
    counts = queries.desk_counts(zhao_min, at)

    for light in ("reminder", "yellow", "red"):
        shown = listed(zhao_min, Filters(light=light), at)
        assert getattr(counts, light) == len(shown), light
    waiting = Filters(states=frozenset({State.GRANTED, State.REFUSED}))
    chen_jing = counter.cast.chen_jing
    issuing = queries.desk_counts(chen_jing, at)
    assert issuing.to_deliver == len(listed(chen_jing, waiting, at)) == 6
    assert (issuing.to_decide, issuing.unheld, counts.to_deliver) == (0, 0, 0)
    assert (counts.mine, counts.to_decide) == (1, 1)
    assert counts.unheld == 30


def test_earlier_cases_of_an_applicant_newest_first(counter: Counter) -> None:
    first = counter.granted()
    second = counter.accepted(at=RECEIVED_AT + timedelta(days=1))
    li_si = an_applicant(
        counter.cast.wang_fang,
        Identity(
            kind=ApplicantKind.PERSON,
            name="李四",
            id_kind=IdKind.RESIDENT_ID,
            id_number="440524188001010014",
        ),
    )
    counter.accepted(applicant_id=li_si)
    past = queries.past_cases(counter.applicant_id, counter.cast.wang_fang)

    assert [(row.number, row.is_open) for row in past] == [
        (second, True),
        (first, False),
    ]
    assert queries.past_cases(counter.applicant_id, counter.cast.sun_li) == ()
