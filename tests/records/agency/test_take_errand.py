"""The station takes an errand: that is no receipt, and its clock is another one."""

from datetime import timedelta

import pytest

from makers.catalogue import a_matter, a_version
from makers.errands import TAKEN_AT, Village, entrusted, errand_of
from yimen.records.agency import models
from yimen.records.agency.actions.take_errand import take_errand
from yimen.records.cases.models import Case
from yimen.records.journal import queries as journal
from yimen.rules.agency import errand_numbers
from yimen.rules.agency.custody import place
from yimen.rules.agency.entrustment import (
    EntrustmentTooLong,
    EntrustmentUnsigned,
    InPersonOnly,
    NoPowerToSubmit,
    Power,
)
from yimen.rules.agency.errands import ErrandChanged, ErrandState
from yimen.rules.authority.table import NotAllowed
from yimen.rules.cases.applications import MatterNotInForce
from yimen.rules.catalogue.elements import Elements
from yimen.rules.catalogue.intake import Incomplete, UnknownPaper
from yimen.rules.documents.frame import from_text


def test_an_errand_is_no_case_yet(village: Village) -> None:
    taken = take_errand(intake=village.intake(), by=village.agent, at=TAKEN_AT)
    errand = errand_of(taken.number)

    assert errand.state is ErrandState.TAKEN
    assert errand_numbers.is_errand_number(taken.number)
    assert errand.agency_received_at is None
    assert errand.target_id == village.center_id  # the nearest hall with the organ
    # Sunday the 20th is worked, in exchange for the national holiday
    assert str(errand.hand_up.due_on) == "2026-09-22"
    assert not Case.objects.exists()
    assert [held.holder for held in errand.held] == [place(village.station.pk)] * 3
    assert [held.name for held in errand.held][1:] == ["食品经营许可申请书", "布局图"]


def test_the_villager_gets_a_written_entrustment(village: Village) -> None:
    number = village.taken()
    texts = journal.texts("errand", number)
    sheet = from_text(texts[1, "entrustment"])

    said = str(sheet.sections)
    assert sheet.addressee == "张三"
    assert "代办不收任何服务费" in said
    assert "一般授权：递交申请材料、补正材料、领取结果" in said
    assert "法定办理时限从主管部门的大厅收到材料那天起算" in said
    assert texts[1, "signature"] == "张三"


def test_the_same_form_again_is_the_same_errand(village: Village) -> None:
    said = village.intake()

    first = take_errand(intake=said, by=village.agent, at=TAKEN_AT)
    again = take_errand(
        intake=said, by=village.agent, at=TAKEN_AT + timedelta(minutes=1)
    )

    assert (again.number, again.query_code) == (first.number, first.query_code)
    assert again.is_repeat
    assert models.Errand.objects.count() == 1
    assert len(journal.entries("errand", first.number)) == 1


def test_a_form_used_for_something_else_is_refused(village: Village) -> None:
    said = village.intake()
    take_errand(intake=said, by=village.agent, at=TAKEN_AT)
    other = village.intake(submit_key=said.submit_key, papers=())

    with pytest.raises(ErrandChanged):
        take_errand(intake=other, by=village.agent, at=TAKEN_AT)


def test_the_agent_hears_at_once_what_is_missing(village: Village) -> None:
    taken = take_errand(intake=village.intake(papers=()), by=village.agent, at=TAKEN_AT)

    assert isinstance(taken.finding, Incomplete)
    assert taken.finding.codes == {"M1", "M3", "M5"}


def test_without_a_written_word_nobody_acts_for_another(village: Village) -> None:
    wrong = {
        EntrustmentUnsigned: entrusted(is_signed=False),
        NoPowerToSubmit: entrusted([Power.COLLECT]),
        EntrustmentTooLong: entrusted(last_valid_on=TAKEN_AT.date().replace(year=2028)),
    }
    for refusal, word in wrong.items():
        with pytest.raises(refusal):
            village.taken(entrustment=word)
    with pytest.raises(UnknownPaper):
        village.taken(papers=(village.intake().papers[0].__class__("M9"),))
    assert not models.Errand.objects.exists()


def test_what_the_law_wants_in_person_is_no_errand(village: Village) -> None:
    matter = a_matter(
        name="婚姻登记",
        organ_id=village.counter.cast.organ.pk,
        elements=Elements(visit_reason="须由本人到场签名"),
    )

    with pytest.raises(InPersonOnly):
        village.taken(matter_version_id=a_version(matter), papers=())


def test_only_an_agent_takes_errands(village: Village) -> None:
    with pytest.raises(NotAllowed):
        take_errand(
            intake=village.intake(), by=village.counter.cast.zhou_ning, at=TAKEN_AT
        )


def test_a_matter_that_is_suspended_is_not_taken(village: Village) -> None:
    from yimen.records.catalogue.models import Matter

    Matter.objects.update(state="suspended")

    with pytest.raises(MatterNotInForce):
        village.taken()


def test_numbers_follow_each_other_and_end_in_a_check_digit(village: Village) -> None:
    numbers = [village.taken() for _ in range(3)]
    wholes = [errand_numbers.whole_of(number) for number in numbers]

    assert wholes == [wholes[0], wholes[0] + 1, wholes[0] + 2]
