"""Who follows a case acts in the same transaction, and only when the row says so."""

from datetime import timedelta

import pytest
from django.db import transaction

from makers.cases import MATERIALS, RECEIVED_AT, Counter, an_opinion, row_of
from makers.catalogue import a_matter, a_version
from makers.replay import differences
from yimen.records.cases import models
from yimen.records.cases.actions import _followers
from yimen.records.cases.actions._followers import Followed
from yimen.records.cases.actions.attach import attach
from yimen.records.cases.actions.examine import examine
from yimen.records.cases.actions.pause import pause
from yimen.records.cases.actions.print_document import print_document
from yimen.records.cases.actions.take import take
from yimen.rules.authority.steps import Step
from yimen.rules.cases.decisions import Stop
from yimen.rules.catalogue.matters import CaseKind
from yimen.rules.legal_clock.limits import Limit
from yimen.rules.legal_clock.pauses import Procedure
from yimen.rules.refusals import Refused

LATER = RECEIVED_AT + timedelta(hours=3)


class NotToday(Refused):
    """A follower that forbids."""


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[Followed]:
    """What one follower, the only one, was told."""
    told: list[Followed] = []
    monkeypatch.setattr(_followers, "_followers", [])
    _followers.use(told.append)
    _followers.use(told.append)
    return told


def joint(counter: Counter) -> str:
    """A case of a joint matter: followed from its first line."""
    matter = a_matter(
        name="开餐饮店",
        organ_id=counter.cast.organ.pk,
        materials=MATERIALS,
        case_kind=CaseKind.JOINT,
        statutory_limit=Limit(45),
        promised_limit=Limit(20),
    )
    return counter.accepted(matter_version_id=a_version(matter))


def test_nobody_follows_a_plain_case(counter: Counter, heard: list[Followed]) -> None:
    number = counter.accepted()
    take(number=number, by=counter.cast.li_qiang, at=LATER)

    assert not heard
    assert not row_of(number).followed


def test_a_joint_case_is_followed_from_its_first_line(
    counter: Counter, heard: list[Followed]
) -> None:
    number = joint(counter)
    take(number=number, by=counter.cast.li_qiang, at=LATER)

    begun, taken = heard
    assert begun.steps == (Step.RECEIVE, Step.ACCEPT)
    assert begun.before is None
    assert begun.took(Step.ACCEPT, Step.GRANT)
    assert (taken.number, taken.steps, taken.at) == (number, (Step.TAKE,), LATER)
    assert taken.before is taken.after
    assert not differences(number)


def test_what_lies_beside_the_row_is_there_before_anybody_follows(
    counter: Counter, heard: list[Followed]
) -> None:
    number = joint(counter)
    seen: list[int] = []
    _followers.use(lambda _: seen.append(models.CasePause.objects.count()))
    stop = Stop(procedure=Procedure.HEARING, asked_days=4, reason="听证")
    pause(number=number, stop=stop, by=counter.cast.li_qiang, at=LATER)

    assert seen == [1]
    assert heard[-1].took(Step.PAUSE)


def test_of_the_acts_aside_only_what_brings_something_is_followed(
    counter: Counter, heard: list[Followed]
) -> None:
    number = joint(counter)
    paper = models.Document.objects.get(case__number=number)
    heard.clear()
    print_document(document=paper.number, by=counter.cast.wang_fang, at=LATER)
    assert not heard
    attach(
        number=number,
        name="照片.png",
        content=b"\x89PNG\r\n\x1a\n" + bytes(64),
        by=counter.cast.wang_fang,
        at=LATER,
    )

    assert [told.steps for told in heard] == [(Step.ATTACH,)]
    assert heard[0].before == heard[0].after


def test_a_follower_that_refuses_undoes_the_act(
    counter: Counter, heard: list[Followed]
) -> None:
    number = joint(counter)
    before = row_of(number)

    def forbid(_: Followed) -> None:
        raise NotToday

    _followers.use(forbid)
    with pytest.raises(NotToday), transaction.atomic():
        examine(
            number=number,
            opinion=an_opinion(),
            by=counter.cast.li_qiang,
            at=LATER,
        )

    after = row_of(number)
    assert (after.version, after.last_sequence) == (
        before.version,
        before.last_sequence,
    )
    assert heard
