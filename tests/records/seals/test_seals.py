"""The seal under a decision: made, used under a letter, revoked, checked."""

from datetime import date, timedelta

import pytest

from makers.cases import MATERIALS, PERMIT, RECEIVED_AT, REFUSAL, Counter, row_of
from makers.catalogue import ELEMENTS, a_matter, a_version
from makers.persons import a_browser
from yimen.records.cases.actions.grant import grant
from yimen.records.cases.actions.refuse import refuse
from yimen.records.cases.models import Document
from yimen.records.journal import queries as journal
from yimen.records.people.models import AuthorizationLetter
from yimen.records.seals import queries
from yimen.records.seals.actions.make_seal import SealFacts, make_seal
from yimen.records.seals.actions.revoke_seal import revoke_seal
from yimen.records.seals.actions.use_by_hand import use_by_hand
from yimen.records.seals.models import Seal, SealUse
from yimen.rules.authority.table import NotAllowed
from yimen.rules.cases.applications import ReasonMissing
from yimen.rules.documents.seals import (
    NoLiveSeal,
    SealLive,
    SealRevoked,
    SealVerdict,
    SealWithoutLetter,
)
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.legal_clock.limits import Limit
from yimen.rules.refusals import NotFound

LATER = RECEIVED_AT + timedelta(hours=2)


def a_seal(counter: Counter) -> int:
    cast = counter.cast
    assert cast.zhao_min.officer_id is not None
    facts = SealFacts(
        organ_id=cast.organ.pk,
        keeper_id=cast.zhao_min.officer_id,
        valid_from=date(2026, 1, 1),
        last_valid_on=date(2028, 12, 31),
    )
    return make_seal(seal=facts, by=cast.zheng_jie, at=RECEIVED_AT)


def examined(counter: Counter) -> str:
    """A case of a matter whose decisions are sealed."""
    from dataclasses import replace

    matter = a_matter(
        organ_id=counter.cast.organ.pk,
        materials=MATERIALS,
        statutory_limit=Limit(20),
        promised_limit=Limit(10),
        elements=replace(ELEMENTS, seals_electronically=True),
    )
    return counter.examined(matter_version_id=a_version(matter))


def granted(counter: Counter) -> str:
    """The number of a sealed decision."""
    number, by = examined(counter), counter.cast.zhao_min
    moved = grant(number=number, permit=PERMIT, by=by, at=LATER)
    return moved.issued[0].number


def test_a_decision_is_sealed_as_it_is_issued(counter: Counter) -> None:
    seal_id = a_seal(counter)

    document = granted(counter)

    use = SealUse.objects.get()
    assert (use.document, use.kind, use.seal_id) == (document, "electronic", seal_id)
    assert use.letter.officer_id == counter.cast.zhao_min.officer_id
    copy = queries.sealed_copy(document)
    assert copy is not None
    found = queries.check_file(copy)
    assert found.verdict is SealVerdict.VALID
    assert (found.document, found.sealed_at) == (document, LATER)
    assert queries.check_number(document).verdict is SealVerdict.VALID
    line = journal.entries("seal", str(seal_id))[-1]
    assert (line.step, line.payload["document"]) == ("use_seal", document)


def test_a_refusal_is_sealed_too(counter: Counter) -> None:
    a_seal(counter)
    number, by = examined(counter), counter.cast.zhao_min

    moved = refuse(number=number, refusal=REFUSAL, by=by, at=LATER)

    assert queries.sealed_copy(moved.issued[0].number) is not None


def test_matters_that_do_not_ask_are_not_sealed(counter: Counter) -> None:
    a_seal(counter)
    counter.granted()

    assert not SealUse.objects.exists()


def test_without_a_live_seal_or_letter_nothing_is_decided(counter: Counter) -> None:
    number, head = examined(counter), counter.cast.wu_gang
    with pytest.raises(NoLiveSeal):
        grant(number=number, permit=PERMIT, by=head, at=LATER)
    a_seal(counter)
    AuthorizationLetter.objects.update(revoked_on=date(2026, 9, 1))
    with pytest.raises(SealWithoutLetter):
        grant(number=number, permit=PERMIT, by=head, at=LATER)

    assert row_of(number).state == "examined"
    assert not SealUse.objects.exists()
    AuthorizationLetter.objects.update(revoked_on=None)
    grant(number=number, permit=PERMIT, by=head, at=LATER)  # under the keeper's letter
    assert SealUse.objects.get().used_by_id == head.officer_id


def test_a_revoked_seal_seals_nothing_more_and_the_old_stays_good(
    counter: Counter,
) -> None:
    seal_id, by = a_seal(counter), counter.cast.zheng_jie
    document = granted(counter)
    copy = queries.sealed_copy(document)
    assert copy is not None
    with pytest.raises(ReasonMissing):
        revoke_seal(seal_id=seal_id, reason=" ", by=by, at=LATER)

    revoke_seal(
        seal_id=seal_id, reason="换新章", by=by, at=LATER + timedelta(minutes=1)
    )

    assert queries.check_file(copy).verdict is SealVerdict.VALID
    with pytest.raises(NoLiveSeal):
        granted(counter)
    with pytest.raises(SealRevoked):
        revoke_seal(seal_id=seal_id, reason="再", by=by, at=LATER)
    Seal.objects.update(revoked_at=LATER)
    assert queries.check_file(copy).verdict is SealVerdict.AFTER_REVOCATION


def test_a_file_that_is_changed_or_not_ours_proves_nothing(counter: Counter) -> None:
    a_seal(counter)
    copy = queries.sealed_copy(granted(counter))
    assert copy is not None
    changed = bytearray(copy)
    changed[300] ^= 1

    assert queries.check_file(bytes(changed)).verdict is SealVerdict.TAMPERED
    assert queries.check_file(b"%PDF-1.7").verdict is SealVerdict.UNKNOWN
    assert queries.check_number("没有这份").verdict is SealVerdict.UNKNOWN


def test_a_void_paper_says_so(counter: Counter) -> None:
    a_seal(counter)
    document = granted(counter)
    copy = queries.sealed_copy(document)
    assert copy is not None
    Document.objects.filter(number=document).update(voided_at=LATER)

    assert queries.check_file(copy).verdict is SealVerdict.VOID
    assert queries.check_number(document).verdict is SealVerdict.VOID


def test_an_organ_has_one_seal_in_use(counter: Counter) -> None:
    a_seal(counter)

    with pytest.raises(SealLive):
        a_seal(counter)
    with pytest.raises(NotAllowed):
        make_seal(
            seal=SealFacts(
                organ_id=counter.cast.organ.pk,
                keeper_id=1,
                valid_from=date(2026, 1, 1),
                last_valid_on=date(2028, 1, 1),
            ),
            by=counter.cast.li_qiang,
            at=RECEIVED_AT,
        )


def test_the_rubber_seal_is_used_under_a_letter_and_logged(counter: Counter) -> None:
    seal_id, cast = a_seal(counter), counter.cast
    paper = Document.objects.filter(case__number=counter.accepted()).first()
    assert paper is not None

    use_by_hand(document=paper.number, by=cast.zhao_min, at=LATER)

    page = queries.seal_page(seal_id, cast.zheng_jie, LATER)
    assert [(one.document, one.kind) for one in page.uses] == [(paper.number, "hand")]
    AuthorizationLetter.objects.update(revoked_on=date(2026, 9, 1))
    with pytest.raises(SealWithoutLetter):
        use_by_hand(document=paper.number, by=cast.zhao_min, at=LATER)
    with pytest.raises(NotFound):
        use_by_hand(document="没有", by=cast.zhao_min, at=LATER)


def test_the_register_on_the_screen(counter: Counter) -> None:
    from yimen.site import clock

    cast = counter.cast
    manager = a_browser(cast.zheng_jie)
    assert "还没有登记印章" in manager.get("/bureau/seals/").content.decode()
    today = local_date(clock.now())
    said = {
        "organ": str(cast.organ.pk),
        "keeper": str(cast.zhao_min.officer_id),
        "valid_from": "2026-01-01",
        "last_valid_on": str(today + timedelta(days=900)),
    }
    assert manager.get("/bureau/seals/add/").status_code == 200
    assert manager.post("/bureau/seals/add/", said).status_code == 302
    assert manager.post("/bureau/seals/add/", said).status_code == 200  # one is live
    seal = Seal.objects.get()
    document = granted(counter)
    url = f"/bureau/seals/{seal.pk}/"
    page = manager.get(url).content.decode()
    assert document in page
    assert "电子印章" in manager.get(f"{url}export").content.decode("utf-8-sig")
    chief = a_browser(cast.zhao_min)
    assert "盖实物章" in chief.get(url).content.decode()
    chief.post(f"{url}use", {"document": document})
    assert SealUse.objects.count() == 2
    file = chief.post(f"/paper/{document}/pdf")
    assert file.content == queries.sealed_copy(document)

    manager.post(f"{url}revoke")
    manager.post(f"{url}revoke", {"reason": "换新章"})
    chief.post(f"{url}use", {"document": document})
    assert "已停用" in manager.get(url).content.decode()
    assert SealUse.objects.count() == 2


def test_anybody_checks_a_file_or_a_number(counter: Counter) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    a_seal(counter)
    document = granted(counter)
    copy = queries.sealed_copy(document)
    assert copy is not None
    visitor = a_browser()

    def asked(content: bytes) -> str:
        file = SimpleUploadedFile("x.pdf", content)
        return visitor.post("/seal/", {"file": file}).content.decode()

    assert "印章有效" in asked(copy)
    assert document in asked(copy)
    assert "被改动过" in asked(copy[:400] + b"x" + copy[401:])
    assert "没有查到我们的印章" in asked(b"%PDF-1.4")
    assert visitor.post("/seal/").status_code == 422
    by_number = visitor.get("/seal/", {"number": document}).content.decode()
    assert "印章有效" in by_number
    assert "没有查到" in visitor.get("/seal/", {"number": "x"}).content.decode()
