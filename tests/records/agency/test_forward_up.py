"""First review below, decision above: all papers go up, nothing is asked again."""

from datetime import timedelta

import pytest

from makers.cases import RECEIVED_AT, Counter, row_of
from makers.catalogue import a_matter, a_version
from makers.persons import a_browser, an_officer, the_actor
from makers.places import SINCE
from makers.replay import differences
from yimen.records.agency import models, queries
from yimen.records.agency.actions.forward_up import forward_up
from yimen.records.agency.actions.take_forwarded import take_forwarded
from yimen.records.cases.actions.ask_correction import ask_correction
from yimen.records.catalogue.models import Matter as MatterRow
from yimen.records.network.models import Stationing
from yimen.rules.authority.actors import Actor, Role
from yimen.rules.authority.table import NotAllowed
from yimen.rules.cases.applications import ReasonMissing
from yimen.rules.cases.first_review import NoForwarding, SameOrgan
from yimen.rules.cases.lifecycle import NoSuchStep, State
from yimen.rules.catalogue.intake import AskedBelow, PaperState
from yimen.rules.catalogue.matters import Material
from yimen.rules.legal_clock.limits import Limit
from yimen.rules.refusals import NotFound

AT = RECEIVED_AT + timedelta(days=4)


def above(counter: Counter) -> tuple[str, Actor]:
    """The upper organ's matter, and the clerk in its hall."""
    cast = counter.cast
    upper = a_matter(
        name="食品生产许可（省级）",
        organ_id=cast.other_organ.pk,
        statutory_limit=Limit(20),
        materials=(
            Material(code="U1", name="食品经营许可申请书", originals=1),
            Material(code="U2", name="初审意见", originals=1),
        ),
    )
    version = a_version(upper)
    Stationing.objects.create(
        node=cast.other_center, organ=cast.other_organ, valid_from=SINCE
    )
    clerk = an_officer("钱进", [Role.CLERK], hall=cast.other_center)
    code = MatterRow.objects.get(current_id=version).code
    return code, the_actor(clerk)


def test_the_upper_organ_has_a_case_of_its_own_and_asks_for_nothing(
    counter: Counter,
) -> None:
    code, clerk = above(counter)
    number = counter.examined()
    chief = counter.cast.zhao_min

    forward_up(number=number, upper_code=code, opinion="符合条件", by=chief, at=AT)
    upper = take_forwarded(number=number, by=clerk, at=AT)

    lower, case = row_of(number), row_of(upper)
    assert lower.state == State.FORWARDED
    assert lower.closed_at == AT
    assert case.state == State.ACCEPTED
    assert case.forwarded_from_id == lower.pk
    assert case.applicant_id == lower.applicant_id
    assert {p.material_code: p.state for p in case.materials.all()} == {
        "U1": PaperState.HANDED_IN,
        "U2": PaperState.SHARED,
    }
    assert take_forwarded(number=number, by=clerk, at=AT) == upper
    with pytest.raises(AskedBelow):
        ask_correction(number=upper, by=clerk, at=AT)
    assert not differences(number)
    assert not differences(upper)
    row = queries.forwarding_of(number)
    assert row is not None
    assert row.upper_number == upper
    assert not row.is_late
    assert queries.forwarded(clerk, is_received=True).total == 1
    assert queries.forwarded(counter.cast.wang_fang).total == 0


def test_a_review_beyond_twenty_days_is_marked(counter: Counter) -> None:
    code, _ = above(counter)
    number = counter.examined()

    forward_up(
        number=number,
        upper_code=code,
        opinion="符合条件",
        by=counter.cast.zhao_min,
        at=AT + timedelta(days=60),
    )

    assert models.Forwarding.objects.get().is_late


def test_what_may_not_go_up_stays(counter: Counter) -> None:
    code, clerk = above(counter)
    chief = counter.cast.zhao_min
    own = MatterRow.objects.get(current_id=counter.promised_id).code
    accepted, examined = counter.accepted(), counter.examined()

    def try_it(**changes: object) -> None:
        plain: dict[str, object] = {
            "number": examined,
            "upper_code": code,
            "opinion": "好",
            "by": chief,
            "at": AT,
        }
        forward_up(**plain | changes)  # type: ignore[arg-type]

    for refusal, changes in (
        (SameOrgan, {"upper_code": own}),
        (NotFound, {"upper_code": "nothing"}),
        (ReasonMissing, {"opinion": " "}),
        (NoSuchStep, {"number": accepted}),
        (NotAllowed, {"by": counter.cast.wang_fang}),
        (NotFound, {"by": counter.cast.sun_li}),
    ):
        with pytest.raises(refusal):
            try_it(**changes)
    with pytest.raises(NoForwarding):
        take_forwarded(number=examined, by=clerk, at=AT)
    assert not models.Forwarding.objects.exists()


def test_it_goes_up_and_is_received_on_the_pages(counter: Counter) -> None:
    code, clerk = above(counter)
    number = counter.examined()
    chief = a_browser(counter.cast.zhao_min)
    browser = a_browser(clerk)

    page = chief.get(f"/desk/cases/{number}/").content.decode()
    assert "初审完毕，转报上级" in page
    said = {"upper_code": code, "opinion": "符合条件"}
    assert chief.post(f"/desk/cases/{number}/forward", said).status_code == 302
    listed = browser.get("/agent/forwarded/").content.decode()
    assert "食品生产许可（省级）" in listed
    taken = browser.post(f"/agent/forwarded/{number}/take")
    assert taken.url.startswith("/window/done/")
    assert "没有上报来件" in browser.get("/agent/forwarded/").content.decode()
    assert number in browser.get("/agent/forwarded/?received=1").content.decode()
