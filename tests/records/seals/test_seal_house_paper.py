"""A paper of the house under the electronic seal: under a letter, checked, void."""

from datetime import date, timedelta

import pytest

from makers.cases import RECEIVED_AT, Counter, row_of
from makers.persons import a_browser, a_letter
from yimen.records.journal import queries as journal
from yimen.records.papers.actions.issue_authority import issue_authority
from yimen.records.papers.actions.issue_house_paper import Order, issue_house_paper
from yimen.records.papers.actions.void_house_paper import void_house_paper
from yimen.records.people.models import AuthorizationLetter, Officer
from yimen.records.seals import queries
from yimen.records.seals.actions.make_seal import SealFacts, make_seal
from yimen.records.seals.actions.seal_house_paper import seal_house_paper
from yimen.records.seals.models import SealUse
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.table import NotAllowed
from yimen.rules.documents.frame import DocumentKind
from yimen.rules.documents.house import Urging
from yimen.rules.documents.house_papers import PaperUnsealed, sealing_organ
from yimen.rules.documents.seals import (
    NoLiveSeal,
    SealedAlready,
    SealVerdict,
    SealWithoutLetter,
)
from yimen.rules.documents.slips import AlreadyVoid
from yimen.rules.refusals import NotFound

LATER = RECEIVED_AT + timedelta(hours=1)
URGING = Urging(
    problem="超过承诺期限未办结",
    basis="限时办结制度",
    demand="两日内办结",
    answer_by=date(2026, 9, 25),
)


def sealed(document: str, by: Actor) -> int:
    return seal_house_paper(document=document, by=by, at=LATER)


def a_seal(organ_id: int, keeper: Actor, by: Actor) -> int:
    facts = SealFacts(
        organ_id=organ_id,
        keeper_id=keeper.officer_id or 0,
        valid_from=date(2026, 1, 1),
        last_valid_on=date(2028, 12, 31),
    )
    return make_seal(seal=facts, by=by, at=RECEIVED_AT)


def an_authority(counter: Counter) -> str:
    """The paper of 赵敏's letter, issued by the head of the unit."""
    cast = counter.cast
    cast.center.phone = "023-45670009"
    cast.center.save(update_fields=["phone"])
    letter = AuthorizationLetter.objects.get(officer_id=cast.zhao_min.officer_id)
    return issue_authority(letter_id=letter.pk, by=cast.wu_gang, at=RECEIVED_AT)


def test_without_a_live_seal_or_letter_it_bears_none(counter: Counter) -> None:
    cast, number = counter.cast, an_authority(counter)

    with pytest.raises(NoLiveSeal):
        sealed(number, cast.wu_gang)
    a_seal(cast.organ.pk, cast.zhao_min, cast.zheng_jie)
    with pytest.raises(NotAllowed):
        sealed(number, cast.zhao_min)  # the seal's keeper issues no such paper
    AuthorizationLetter.objects.update(revoked_on=date(2026, 9, 1))
    with pytest.raises(SealWithoutLetter):
        sealed(number, cast.wu_gang)

    assert not SealUse.objects.exists()
    AuthorizationLetter.objects.update(revoked_on=None)
    sealed(number, cast.wu_gang)
    with pytest.raises(SealedAlready):
        sealed(number, cast.wu_gang)


def test_a_units_authority_bears_the_units_seal(counter: Counter) -> None:
    cast, number = counter.cast, an_authority(counter)
    seal_id = a_seal(cast.organ.pk, cast.zhao_min, cast.zheng_jie)

    sealed(number, cast.wu_gang)

    use = SealUse.objects.get()
    assert (use.document, use.kind, use.case_id) == (number, "electronic", None)
    assert use.letter.officer_id == cast.zhao_min.officer_id
    line = journal.entries("seal", str(seal_id))[-1]
    assert (line.step, line.payload["document"]) == ("use_seal", number)
    copy = queries.sealed_copy(number)
    assert copy is not None
    found = queries.check_file(copy)
    assert (found.verdict, found.document) == (SealVerdict.VALID, number)
    browser = a_browser(cast.wu_gang)
    assert browser.post(f"/paper/house/{number}/pdf").content == copy
    assert "已盖电子印章" in browser.get(f"/paper/house/{number}/").content.decode()
    register = a_browser(cast.zheng_jie).get(f"/bureau/seals/{seal_id}/")
    assert "内部文书" in register.content.decode()

    void_house_paper(document=number, reason="写错了", by=cast.wu_gang, at=LATER)

    assert queries.check_number(number).verdict is SealVerdict.VOID
    assert queries.check_file(copy).verdict is SealVerdict.VOID
    page = a_browser().get("/seal/", {"number": number}).content.decode()
    assert "后来作废" in page


def test_what_the_house_writes_bears_its_own_organs_seal(counter: Counter) -> None:
    cast = counter.cast
    cast.center.phone = "023-45670009"
    cast.center.save(update_fields=["phone"])
    watcher = Officer.objects.get(pk=cast.lin_tao.officer_id)
    watcher.organ = cast.other_organ
    watcher.save(update_fields=["organ"])
    a_letter(watcher, cast.other_organ)
    lin_tao = the_watcher(cast.lin_tao, cast.other_organ.pk)
    order = Order(content=URGING, organ_id=cast.organ.pk)
    number = issue_house_paper(order=order, by=lin_tao, at=RECEIVED_AT)
    a_seal(cast.organ.pk, cast.zhao_min, cast.zheng_jie)

    with pytest.raises(NoLiveSeal):  # the addressee's seal is not for this
        sealed(number, lin_tao)
    a_seal(cast.other_organ.pk, lin_tao, cast.zheng_jie)
    browser = a_browser(lin_tao)
    page = browser.post(f"/paper/house/{number}/seal", follow=True).content.decode()

    assert "已加盖电子印章" in page
    assert SealUse.objects.get().seal.organ_id == cast.other_organ.pk
    with pytest.raises(NotFound):
        sealed("青溪督〔2026〕99号", lin_tao)
    void_house_paper(document=number, reason="写错了", by=lin_tao, at=LATER)
    with pytest.raises(AlreadyVoid):
        sealed(number, lin_tao)


def the_watcher(watcher: Actor, organ_id: int) -> Actor:
    from dataclasses import replace

    return replace(watcher, organ_id=organ_id)


def test_a_filed_no_bears_signatures(counter: Counter) -> None:
    assert row_of(counter.accepted()).pk
    with pytest.raises(PaperUnsealed):
        sealing_organ(DocumentKind.NEGATIVE_FILING, 1, 1)
