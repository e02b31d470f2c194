"""An errand for a hall elsewhere, or met on a day out: chosen, kept, shown."""

import json
from datetime import timedelta

import pytest

from makers.devices import a_device
from makers.errands import TAKEN_AT, Village, errand_of
from yimen.records.agency import models, queries
from yimen.records.agency.actions.take_errand import digest_of, take_errand
from yimen.records.agency.queries import ErrandFilter
from yimen.records.catalogue.models import LocalVariant, Matter
from yimen.records.journal import queries as journal
from yimen.rules.agency.elsewhere import (
    HallElsewhereMissing,
    NotElsewhere,
    NotOfferedThere,
)
from yimen.rules.agency.errands import Channel, Scope
from yimen.rules.conduct.outreach import OutreachKind, OutreachUnnamed


def test_a_hall_elsewhere_gets_the_errand_and_everybody_sees_the_way(
    village: Village,
) -> None:
    hall = village.elsewhere
    matter = errand_of(village.taken()).matter

    (choice,) = queries.halls_elsewhere(matter, village.agent)
    number = village.taken(target_id=hall.pk, scope=Scope.COLLECTED)

    assert choice.node_id == hall.pk
    errand = errand_of(number)
    assert (errand.target, errand.scope) == (hall.name, Scope.COLLECTED)
    line = journal.entries("errand", number)[0]
    assert line.payload["set"]["target_id"] == hall.pk
    assert line.payload["set"]["scope"] == "collected"
    paper = journal.texts("errand", number)[1, "entrustment"]
    assert "异地代收代办" in paper
    wanted = ErrandFilter(scope=Scope.COLLECTED)
    (row,) = queries.errand_rows(wanted, actor=village.agent, at=TAKEN_AT).rows
    assert (row.way, row.target) == ("异地代收代办", hall.name)
    progress = queries.held_errand(number)
    assert progress is not None
    assert progress.scope is Scope.COLLECTED


def test_only_a_hall_that_offers_it_may_be_chosen(village: Village) -> None:
    hall = village.elsewhere
    with pytest.raises(NotElsewhere):
        village.taken(target_id=village.center_id, scope=Scope.ONLINE)
    with pytest.raises(HallElsewhereMissing):
        village.taken(scope=Scope.ONLINE)
    station = village.other_agent.hall_id
    with pytest.raises(NotOfferedThere):
        village.taken(target_id=station, scope=Scope.ONLINE)
    matter = errand_of(village.taken()).matter
    row = Matter.objects.get(code=matter.code)
    LocalVariant.objects.create(matter=row, node=hall, is_offered=False)

    with pytest.raises(NotOfferedThere):
        village.taken(target_id=hall.pk, scope=Scope.ONLINE)
    assert queries.halls_elsewhere(matter, village.agent) == ()


def test_a_day_out_says_how_they_met(village: Village) -> None:
    door = village.fair(kind=OutreachKind.DOOR, name="上门")
    fair = village.fair()

    number = village.taken(outreach_id=fair)
    at_home = village.taken(outreach_id=door)

    with pytest.raises(OutreachUnnamed):
        village.taken(channel=Channel.OUTREACH)
    errand = errand_of(number)
    assert errand.channel is Channel.OUTREACH
    assert errand.outreach is not None
    assert errand.outreach.place == "石桥村集市"
    assert errand_of(at_home).channel is Channel.DOOR
    wanted = ErrandFilter(outreach_id=fair)
    (row,) = queries.errand_rows(wanted, actor=village.agent, at=TAKEN_AT).rows
    assert row.outreach == "石桥赶集日"
    assert "石桥村集市" in journal.texts("errand", number)[1, "entrustment"]
    days = queries.days_out(village.agent, [TAKEN_AT.date()])
    assert {one.outreach_id for one in days} == {fair, door}
    assert queries.days_out(village.other_agent, [TAKEN_AT.date()]) == ()


def test_the_same_form_with_a_day_out_is_the_same_errand(village: Village) -> None:
    said = village.intake(outreach_id=village.fair())

    first = take_errand(intake=said, by=village.agent, at=TAKEN_AT)
    again = take_errand(intake=said, by=village.agent, at=TAKEN_AT)

    assert again.number == first.number
    assert again.is_repeat


def test_what_older_devices_sent_keeps_its_digest(village: Village) -> None:
    plain = village.intake(submit_key="k")

    assert digest_of(plain) == digest_of(village.intake(submit_key="k"))
    other = village.intake(submit_key="k", target_id=7, scope=Scope.ONLINE)
    assert digest_of(plain) != digest_of(other)


def test_a_device_says_both_without_a_line(village: Village) -> None:
    device, fair = a_device(village), village.fair()
    hall = village.elsewhere.pk
    device.writes(outreach=fair, channel="outreach", target=hall, scope="joint")
    device.writes(target="not a hall")

    good, bad = device.sends(at=TAKEN_AT + timedelta(hours=3))

    errand = errand_of(good.number)
    assert errand.outreach is not None
    assert errand.outreach.outreach_id == fair
    assert (errand.target_id, errand.scope) == (hall, Scope.JOINT)
    assert not bad.is_taken
    assert models.KeptIntake.objects.get().reason == "unreadable"
    assert json.loads(device.outbox[0].text)["outreach"] == fair
