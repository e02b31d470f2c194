"""An errand that lies is found once, with who let it lie; before that a reminder."""

from datetime import timedelta

from makers.errands import TAKEN_AT, Village
from yimen.records.agency.actions.remind_agents import remind_agents
from yimen.records.messages.models import Message
from yimen.records.supervision.actions.find_late_hand_ups import find_late_hand_ups
from yimen.records.supervision.models import Finding
from yimen.site.tick import hurry_the_agents

ONE_DAY = timedelta(days=1)


def test_an_errand_that_lies_is_found_once(village: Village) -> None:
    number = village.taken()  # due on Tuesday
    village.handed_up()

    assert find_late_hand_ups(at=TAKEN_AT + 4 * ONE_DAY) == ()
    assert find_late_hand_ups(at=TAKEN_AT + 5 * ONE_DAY) == (number,)
    assert find_late_hand_ups(at=TAKEN_AT + 6 * ONE_DAY) == ()

    finding = Finding.objects.get()
    assert finding.rule == "late_hand_up"
    assert finding.hall_id == village.station.pk
    assert finding.evidence["agent"] == village.agent.officer_id
    assert finding.evidence["hand_up_due_on"] == "2026-09-22"


def test_the_agent_is_reminded_once_a_day(village: Village) -> None:
    village.taken()

    assert remind_agents(at=TAKEN_AT) == 0  # still green
    assert remind_agents(at=TAKEN_AT + 3 * ONE_DAY) == 1
    assert remind_agents(at=TAKEN_AT + 3 * ONE_DAY) == 0
    assert hurry_the_agents(TAKEN_AT + 5 * ONE_DAY) == "1 reminded, 1 found"
    assert set(Message.objects.values_list("kind", flat=True)) == {"hand_up_due"}
