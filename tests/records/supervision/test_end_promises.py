"""The tick ends what was promised and did not come, once, and says so."""

from datetime import timedelta

from makers.cases import RECEIVED_AT, WHOLE, Counter, row_of
from yimen.records.messages.models import Message
from yimen.records.supervision.actions.end_promises import end_promises
from yimen.records.supervision.models import Finding
from yimen.rules.cases.applications import Tolerate
from yimen.rules.cases.lifecycle import State
from yimen.rules.catalogue.tolerance import Promise
from yimen.site import tick

AFTERWARDS = RECEIVED_AT.replace(day=25)
MEANT = Tolerate(Promise(conditions_met=True))
ONE_SHORT = tuple(paper for paper in WHOLE if paper.code != "M5")


def test_what_was_missed_is_ended_found_and_told_once(counter: Counter) -> None:
    number = counter.taken_in(MEANT, papers=ONE_SHORT).number
    whole = counter.accepted()
    assert end_promises(at=RECEIVED_AT.replace(day=24, hour=23)) == ()

    assert end_promises(at=AFTERWARDS) == (number,)
    assert end_promises(at=AFTERWARDS + timedelta(days=1)) == ()

    finding = Finding.objects.get()
    assert (row_of(number).state, row_of(whole).state) == (
        State.WITHDRAWN,
        State.ACCEPTED,
    )
    assert (finding.rule, finding.organ_id) == ("missed_promise", None)
    assert finding.hall_id == counter.cast.center.pk
    assert Message.objects.get().kind == "promise_lapsed"


def test_the_duties_remind_first_and_end_later(counter: Counter) -> None:
    counter.taken_in(MEANT, papers=ONE_SHORT)

    night = RECEIVED_AT.replace(day=23, hour=1)
    assert tick.remind_of_promises(night) == "1 reminded"
    assert tick.remind_of_promises(night) == "0 reminded"
    assert Message.objects.get().kind == "promise_due"
    assert tick.end_missed_promises(AFTERWARDS) == "1 ended"
