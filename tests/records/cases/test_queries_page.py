"""The page of one case: masked, explained, with the buttons that would work."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from makers.cases import GAPPY, RECEIVED_AT, REFUSAL, Counter, an_opinion
from makers.persons import an_applicant
from yimen.records.cases import queries
from yimen.records.cases.actions.deliver import deliver
from yimen.records.cases.actions.extend import extend
from yimen.records.cases.actions.pause import pause
from yimen.records.cases.actions.refuse import refuse
from yimen.records.cases.actions.send_back import send_back
from yimen.records.cases.actions.take import take
from yimen.records.cases.queries import CasePage
from yimen.rules.authority.actors import Actor, Role
from yimen.rules.authority.steps import Step
from yimen.rules.cases.applicants import ApplicantKind, Identity, IdKind
from yimen.rules.cases.applications import AgentPower
from yimen.rules.cases.decisions import Stop
from yimen.rules.cases.lifecycle import State
from yimen.rules.catalogue.intake import PaperState
from yimen.rules.legal_clock.pauses import Procedure
from yimen.rules.refusals import NotFound

MONDAY = RECEIVED_AT + timedelta(days=3)
STATEMENTS = 8


def page_of(
    counter: Counter, number: str, actor: Actor | None = None, day: int = 21
) -> CasePage:
    at = RECEIVED_AT.replace(day=day)
    return queries.case_page(number, actor or counter.cast.wang_fang, at)


def test_persons_are_masked_and_bodies_are_not(counter: Counter) -> None:
    company = an_applicant(
        counter.cast.wang_fang,
        Identity(
            kind=ApplicantKind.LEGAL_PERSON,
            name="青溪面馆有限公司",
            id_kind=IdKind.USCC,
            id_number="115113010833722043",
            legal_representative="李四",
        ),
    )
    number = counter.accepted(
        applicant_id=company,
        handling_agent_id=counter.applicant_id,
        agent_power=AgentPower.ENTRUSTED,
    )
    page = page_of(counter, number)

    assert page.applicant.name == "青溪面馆有限公司"
    assert page.agent is not None
    assert page.agent.name == "张*"
    assert page.agent.id_number == "110105********002X"
    assert page.agent_power is AgentPower.ENTRUSTED


def test_the_clock_is_explained(counter: Counter) -> None:
    clock = page_of(counter, counter.accepted()).clock

    assert (clock.due_on, clock.statutory_due_on) == (
        date(2026, 10, 9),
        date(2026, 10, 22),
    )
    assert (clock.light, clock.remaining_days) == ("green", 8)
    assert clock.statutory_remaining_days == 18
    assert clock.ledger is not None
    assert clock.ledger.rows[-1].total == 10
    assert clock.strip is not None
    assert clock.strip.sentence.startswith("第 2 个工作日")


@pytest.mark.parametrize(
    ("stage", "day", "light"),
    [
        ("received", 18, "green"),
        ("received", 23, "reminder"),
        ("received", 28, "red"),
        ("correcting", 28, "paused"),
        ("accepted", 29, "green"),
        ("accepted", 30, "reminder"),
        ("granted", 30, "reminder"),
    ],
)
def test_the_light_follows_the_clock_that_runs(
    counter: Counter, stage: str, day: int, light: str
) -> None:
    number = getattr(counter, stage)()

    assert page_of(counter, number, day=day).clock.light == light


def test_yellow_after_the_promise_and_red_after_the_statute(counter: Counter) -> None:
    number = counter.accepted()
    lights = [
        queries.case_page(
            number, counter.cast.wang_fang, RECEIVED_AT.replace(month=10, day=day)
        ).clock.light
        for day in (9, 10, 22, 23)
    ]

    assert lights == ["reminder", "yellow", "yellow", "red"]


def test_a_closed_case_has_no_light(counter: Counter) -> None:
    number = counter.granted()
    from makers.cases import ZHANG_SAN

    deliver(number=number, recipient=ZHANG_SAN, by=counter.cast.chen_jing, at=MONDAY)

    clock = page_of(counter, number).clock
    assert (clock.light, clock.remaining_days, clock.strip) == ("", None, None)


def test_materials_stand_beside_what_the_guide_asks(counter: Counter) -> None:
    page = page_of(counter, counter.correcting())

    states = {row.material.code: row.state for row in page.materials}
    assert states == {
        "M1": PaperState.HANDED_IN,
        "M2": PaperState.SHARED,
        "M3": PaperState.MISSING,
        "M4": PaperState.MISSING,
        "M5": PaperState.WRONG,
    }
    assert page.told == {"M3", "M5"}
    assert page.materials[-1].remark == "没有标注操作间"


def test_the_history_shows_who_did_what_and_said_what(counter: Counter) -> None:
    number = counter.examined()
    send_back(number=number, reason="缺照片", by=counter.cast.zhao_min, at=MONDAY)
    history = page_of(counter, number, counter.cast.zhao_min).history

    assert [(row.actor, row.step) for row in history] == [
        ("王芳", Step.RECEIVE),
        ("王芳", Step.ACCEPT),
        ("李强", Step.EXAMINE),
        ("赵敏", Step.SEND_BACK),
    ]
    assert [row.text for row in history[-2:]] == ["材料真实，符合条件。", "缺照片"]


def test_a_page_costs_the_same_however_long_the_history(counter: Counter) -> None:
    number = counter.examined()

    def cost() -> int:
        with CaptureQueriesContext(connection) as seen:
            page_of(counter, number, counter.cast.zhao_min)
        return len(seen)

    page_of(counter, number, counter.cast.zhao_min)
    first = cost()
    send_back(number=number, reason="缺照片", by=counter.cast.zhao_min, at=MONDAY)

    assert cost() == first <= STATEMENTS


def buttons(counter: Counter, number: str, actor: Actor) -> set[Step]:
    return set(page_of(counter, number, actor).buttons)


def test_the_counter_is_offered_the_counters_acts(counter: Counter) -> None:
    wang_fang = counter.cast.wang_fang

    assert buttons(counter, counter.received(papers=GAPPY), wang_fang) >= {
        Step.ACCEPT,
        Step.ASK_CORRECTION,
        Step.REJECT,
        Step.WITHDRAW,
    }
    correcting = buttons(counter, counter.correcting(), wang_fang)
    assert Step.SUPPLY in correcting
    assert not correcting & {Step.ACCEPT, Step.ASK_CORRECTION}
    accepted = buttons(counter, counter.accepted(), wang_fang)
    assert Step.CORRECT_SLIP in accepted
    assert not accepted & {Step.EXAMINE, Step.GRANT, Step.TAKE}


def test_each_hand_is_offered_its_own_act(counter: Counter) -> None:
    number = counter.examined()
    cast = counter.cast

    assert Step.GRANT in buttons(counter, number, cast.zhao_min)
    assert Step.GRANT not in buttons(counter, number, cast.li_qiang)
    assert Step.EXTEND in buttons(counter, number, cast.wu_gang)
    assert Step.EXTEND not in buttons(counter, number, cast.zhao_min)
    both = replace(cast.li_qiang, roles=cast.li_qiang.roles | {Role.ORGAN_HEAD})
    assert Step.GRANT not in buttons(counter, number, both)


def test_what_would_be_refused_is_not_offered(counter: Counter) -> None:
    number = counter.accepted()
    cast = counter.cast
    assert Step.GRANT not in buttons(counter, number, cast.zhao_min)
    take(number=number, by=cast.zhao_min, at=MONDAY)
    extend(number=number, days=5, reason="复杂", by=cast.wu_gang, at=MONDAY)

    assert not buttons(counter, number, cast.li_qiang) & {Step.EXAMINE, Step.TAKE}
    assert Step.EXTEND not in buttons(counter, number, cast.wu_gang)
    assert Step.TAKE not in buttons(counter, number, cast.zhao_min)


def test_after_the_days_of_silence_no_answer_is_offered(counter: Counter) -> None:
    page = page_of(counter, counter.received(), day=28)

    assert not set(page.buttons) & {Step.ACCEPT, Step.ASK_CORRECTION, Step.REJECT}


def test_every_button_works_and_whatever_works_is_a_button(counter: Counter) -> None:
    """The page's promise, tried on the acts of the office."""
    number, cast = counter.examined(), counter.cast
    offered = buttons(counter, number, cast.zhao_min)
    stop = Stop(procedure=Procedure.HEARING, asked_days=3, reason="听证")

    assert {Step.REFUSE, Step.PAUSE, Step.SEND_BACK} <= offered
    pause(number=number, stop=stop, by=cast.zhao_min, at=MONDAY)
    assert buttons(counter, number, cast.zhao_min) >= {Step.RESUME}
    other = counter.examined()
    refuse(number=other, refusal=REFUSAL, by=cast.zhao_min, at=MONDAY)
    assert Step.DELIVER in buttons(counter, other, cast.chen_jing)
    assert an_opinion().proposes_grant


def test_what_is_not_yours_is_not_there(counter: Counter) -> None:
    number = counter.accepted()

    with pytest.raises(NotFound):
        page_of(counter, number, counter.cast.sun_li)
    with pytest.raises(NotFound):
        page_of(counter, "0" * 24)
    assert page_of(counter, number).state is State.ACCEPTED
