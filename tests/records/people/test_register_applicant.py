"""One person is one record, however often the card is shown."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clusters import Clone
from makers.cast import Cast, the_cast
from makers.persons import NOW, ZHANG_SAN
from yimen.records.journal.models import JournalEntry
from yimen.records.people import queries
from yimen.records.people.actions.register_applicant import register_applicant
from yimen.records.people.models import Applicant
from yimen.rules.authority.actors import VISITOR
from yimen.rules.authority.table import NotAllowed
from yimen.rules.cases.applicants import (
    ApplicantKind,
    Identity,
    IdKind,
    NamedOtherwise,
    NamelessApplicant,
    NotANumber,
    NotATelephone,
    NumberUnconfirmed,
    WrongDocument,
)

COMPANY = Identity(
    kind=ApplicantKind.LEGAL_PERSON,
    name="青溪区山里红食品有限公司",
    id_kind=IdKind.USCC,
    id_number="91350100M0001TGQXM",
    legal_representative="李四光",
)


def lines(applicant_id: int) -> list[JournalEntry]:
    found = JournalEntry.objects.filter(
        subject_kind="applicant", subject_id=str(applicant_id)
    )
    return list(found.order_by("sequence"))


def test_the_same_card_is_the_same_person(cast: Cast) -> None:
    first = register_applicant(identity=ZHANG_SAN, by=cast.wang_fang, at=NOW)
    again = register_applicant(
        identity=replace(ZHANG_SAN, id_number="11010519491231002x"),
        by=cast.wang_fang,
        at=NOW,
    )

    assert first == again
    assert len(lines(first)) == 1


def test_a_card_shows_nothing_personal(cast: Cast) -> None:
    identity = replace(ZHANG_SAN, address="青溪区柳坪镇桃花村3组12号")
    applicant_id = register_applicant(identity=identity, by=cast.wang_fang, at=NOW)

    card = queries.find_applicant(applicant_id)

    assert card is not None
    assert card.is_person
    assert card.name == "张*"
    assert card.id_number == "110105********002X"
    assert card.phone == "138****2211"
    assert card.address == "青溪区柳坪镇****"
    assert queries.find_applicants([applicant_id]) == {applicant_id: card}
    assert queries.full_name(applicant_id) == "张三"


def test_a_company_is_no_secret(cast: Cast) -> None:
    applicant_id = register_applicant(
        identity=COMPANY, by=cast.wang_fang, at=NOW, is_confirmed=True
    )

    card = queries.find_applicant(applicant_id)

    assert card is not None
    assert card.name == COMPANY.name
    assert card.id_number == COMPANY.id_number
    assert card.legal_representative == "李*"


def test_the_tables_and_the_journal_hold_no_number_in_the_open(cast: Cast) -> None:
    applicant_id = register_applicant(identity=ZHANG_SAN, by=cast.wang_fang, at=NOW)

    row = Applicant.objects.get(pk=applicant_id)
    sealed = bytes(row.id_sealed) + bytes(row.phone_sealed or b"")
    (line,) = lines(applicant_id)

    assert b"110105" not in sealed
    assert b"138" not in sealed
    assert line.payload == {"is_new": True, "columns": []}
    assert line.actor == cast.wang_fang.mark


def test_somebody_is_found_by_the_number_on_the_card(cast: Cast) -> None:
    applicant_id = register_applicant(identity=ZHANG_SAN, by=cast.wang_fang, at=NOW)

    by_new = queries.applicant_of_number(IdKind.RESIDENT_ID, " 11010519491231002x")
    by_old = queries.applicant_of_number(IdKind.RESIDENT_ID, "110105491231002")
    other = queries.applicant_of_number(IdKind.PASSPORT, "11010519491231002X")

    assert by_new is not None
    assert by_new == by_old
    assert by_new.applicant_id == applicant_id
    assert other is None
    assert queries.find_applicant(0) is None


def test_a_new_telephone_is_taken_over_and_only_named_in_the_journal(
    cast: Cast,
) -> None:
    applicant_id = register_applicant(identity=ZHANG_SAN, by=cast.wang_fang, at=NOW)
    moved = replace(ZHANG_SAN, phone="139 0000 1111", address="青溪区柳坪镇1号")

    register_applicant(identity=moved, by=cast.wang_fang, at=NOW)

    card = queries.find_applicant(applicant_id)
    assert card is not None
    assert card.phone == "139****1111"
    last = lines(applicant_id)[-1]
    assert last.payload == {
        "is_new": False,
        "columns": ["address_sealed", "phone_sealed"],
    }


def test_another_name_under_the_same_number_takes_a_confirmation(cast: Cast) -> None:
    applicant_id = register_applicant(identity=ZHANG_SAN, by=cast.wang_fang, at=NOW)
    renamed = replace(ZHANG_SAN, name="张三丰")

    with pytest.raises(NamedOtherwise):
        register_applicant(identity=renamed, by=cast.wang_fang, at=NOW)
    register_applicant(identity=renamed, by=cast.wang_fang, at=NOW, is_confirmed=True)

    assert queries.full_name(applicant_id) == "张三丰"


def test_a_company_names_its_new_representative(cast: Cast) -> None:
    applicant_id = register_applicant(
        identity=COMPANY, by=cast.wang_fang, at=NOW, is_confirmed=True
    )
    register_applicant(
        identity=replace(COMPANY, legal_representative="赵云"),
        by=cast.wang_fang,
        at=NOW,
        is_confirmed=True,
    )

    card = queries.find_applicant(applicant_id)
    assert card is not None
    assert card.legal_representative == "赵*"


def test_a_wrong_number_is_not_taken(cast: Cast) -> None:
    wrong = replace(ZHANG_SAN, id_number="110105194912310021")

    with pytest.raises(NotANumber):
        register_applicant(identity=wrong, by=cast.wang_fang, at=NOW, is_confirmed=True)
    assert not Applicant.objects.exists()


def test_a_real_code_that_fails_its_check_is_confirmed_once(cast: Cast) -> None:
    with pytest.raises(NumberUnconfirmed):
        register_applicant(identity=COMPANY, by=cast.wang_fang, at=NOW)
    register_applicant(identity=COMPANY, by=cast.wang_fang, at=NOW, is_confirmed=True)

    assert Applicant.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"name": "  "}, NamelessApplicant),
        ({"kind": ApplicantKind.LEGAL_PERSON}, WrongDocument),
        ({"phone": "12345"}, NotATelephone),
    ],
)
def test_half_an_identity_is_refused(
    cast: Cast, changes: dict[str, str], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        register_applicant(
            identity=replace(ZHANG_SAN, **changes),  # type: ignore[arg-type]
            by=cast.wang_fang,
            at=NOW,
        )


@pytest.mark.usefixtures("db")
def test_a_visitor_registers_nobody() -> None:
    with pytest.raises(NotAllowed):
        register_applicant(identity=ZHANG_SAN, by=VISITOR, at=NOW)


def test_two_counters_register_one_person(own_database: Clone) -> None:
    cast = the_cast()

    ids = own_database.together(
        *[
            lambda: register_applicant(identity=ZHANG_SAN, by=cast.wang_fang, at=NOW)
            for _ in range(4)
        ]
    )

    assert len(set(ids)) == 1
    assert Applicant.objects.count() == 1
    assert len(lines(ids[0])) == 1


def test_a_card_is_one_statement(cast: Cast) -> None:
    applicant_id = register_applicant(identity=ZHANG_SAN, by=cast.wang_fang, at=NOW)

    with CaptureQueriesContext(connection) as asked:
        queries.find_applicant(applicant_id)

    assert len(asked) == 1
