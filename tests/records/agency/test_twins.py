"""One villager, one matter, twice: asked at the station, marked offline."""

from dataclasses import replace
from datetime import timedelta

import pytest

from makers.cases import PERMIT, an_opinion
from makers.devices import a_device
from makers.errands import TAKEN_AT, Village
from makers.persons import ZHANG_SAN
from yimen.records.agency import models, queries
from yimen.records.agency.actions.end_errand import end_errand
from yimen.records.cases.actions.examine import examine
from yimen.records.cases.actions.grant import grant
from yimen.records.journal import queries as journal
from yimen.rules.cases.merging import TwinUnexplained

LI_SI = replace(ZHANG_SAN, name="李四", id_number="110101199003074610")


def test_what_is_open_anywhere_needs_a_reason(village: Village) -> None:
    first = village.taken(twin_reason="")

    with pytest.raises(TwinUnexplained) as refusal:
        village.taken(twin_reason=" ")
    second = village.taken(twin_reason="另一家店")

    assert refusal.value.facts["other"] == first
    assert journal.entries("errand", second)[0].payload["twins"] == [first]
    assert journal.texts("errand", second)[1, "twin_reason"] == "另一家店"
    page = queries.errand_page(second, village.agent, TAKEN_AT)
    assert [one.number for one in page.twins] == [first]
    assert page.twins[0].is_seen
    assert page.twin_reason == "另一家店"
    end_errand(number=first, reason="不办了", by=village.agent, at=TAKEN_AT)
    assert queries.errand_page(second, village.agent, TAKEN_AT).twins == ()


def test_a_case_in_a_hall_counts_until_it_is_decided(village: Village) -> None:
    cast = village.counter.cast
    errand, case = village.taken_up()

    with pytest.raises(TwinUnexplained) as refusal:
        village.taken(twin_reason="")
    (twin,) = queries.twins_of(
        models.Errand.objects.get(number=errand).client_id,
        models.Errand.objects.get(number=errand).matter_version.matter.code,
        village.other_agent,
    )
    assert refusal.value.facts["others"] == [case]
    assert (twin.is_errand, twin.is_seen) == (False, False)
    later = TAKEN_AT + timedelta(days=1)
    examine(number=case, opinion=an_opinion(), by=cast.li_qiang, at=later)
    grant(number=case, permit=PERMIT, by=cast.zhao_min, at=later)

    assert village.taken(later, twin_reason="")


def test_somebody_else_or_another_matter_is_no_twin(village: Village) -> None:
    village.taken(twin_reason="")

    assert village.taken(identity=LI_SI, twin_reason="")
    instant = village.counter.instant_id
    assert village.taken(matter_version_id=instant, papers=(), twin_reason="")


def test_a_device_takes_it_and_says_so(village: Village) -> None:
    first = village.taken(twin_reason="")
    device = a_device(village)
    device.writes()

    (answer,) = device.sends(at=TAKEN_AT + timedelta(hours=2))

    assert answer.is_taken
    assert answer.twins == (first,)
    page = queries.errand_page(answer.number, village.agent, TAKEN_AT)
    assert [one.number for one in page.twins] == [first]
    assert page.twin_reason == ""
