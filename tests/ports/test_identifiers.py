"""Numbers of persons, bodies and telephones, as the rulebook's part 6 has them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.ports.identifiers import (
    BodyKind,
    Fault,
    PhoneKind,
    Sex,
    Warn,
    check,
    check_phone,
    check_resident_id,
    check_uscc,
    for_search,
    likely_kind,
    region_level,
    region_name,
)
from yimen.rules.cases.applicants import IdKind

TODAY = date(2026, 9, 21)


def with_check_digit(seventeen: str) -> str:
    weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    total = sum(int(d) * w for d, w in zip(seventeen, weights, strict=True))
    return seventeen + "10X98765432"[total % 11]


def test_a_resident_id_tells_birth_and_sex() -> None:
    verdict = check_resident_id("11010519491231002X", on=TODAY)

    assert verdict.is_valid
    assert not verdict.warnings
    assert verdict.born_on == date(1949, 12, 31)
    assert verdict.sex is Sex.FEMALE


def test_somebody_born_in_1880_in_an_abolished_county_is_somebody() -> None:
    verdict = check_resident_id("440524188001010014", on=TODAY)

    assert verdict.is_valid
    assert verdict.born_on == date(1880, 1, 1)
    assert verdict.sex is Sex.MALE


@pytest.mark.parametrize("region", ["810000", "820000", "830000"])
def test_residents_of_hong_kong_macau_taiwan_have_the_same_number(region: str) -> None:
    verdict = check_resident_id(with_check_digit(f"{region}19900101001"), on=TODAY)

    assert verdict.is_valid
    assert not verdict.warnings


def test_an_unknown_region_only_warns() -> None:
    verdict = check_resident_id(with_check_digit("99999919900101001"), on=TODAY)

    assert verdict.is_valid
    assert verdict.warnings == (Warn.UNKNOWN_REGION,)


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        ("", Fault.LENGTH),
        ("1101051949123100", Fault.LENGTH),
        ("11010519491231002X0", Fault.LENGTH),
        ("110105491231002", Fault.LENGTH),
        ("11010519491231X02X", Fault.SIGNS),
        ("1101051949123100٢X", Fault.SIGNS),
        ("11010519491231002Y", Fault.SIGNS),
        (with_check_digit("11010519490231002"), Fault.BIRTH_DATE),
        (with_check_digit("11010519010229002"), Fault.BIRTH_DATE),
        (with_check_digit("11010500000101002"), Fault.BIRTH_DATE),
        (with_check_digit("11010520260922002"), Fault.BIRTH_IN_FUTURE),
        ("110105194912310021", Fault.CHECK_DIGIT),
    ],
)
def test_a_wrong_resident_id_says_what_is_wrong(number: str, fault: Fault) -> None:
    verdict = check_resident_id(number, on=TODAY)

    assert verdict.fault is fault
    assert not verdict.is_valid


def test_a_child_born_today_has_a_number() -> None:
    number = with_check_digit("11010520260921002")

    assert check_resident_id(number, on=TODAY).is_valid


def test_a_leap_day_is_a_birth_day() -> None:
    number = with_check_digit("11010520000229002")

    assert check_resident_id(number, on=TODAY).is_valid


@given(st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_is_always_seen(place: int, shift: int) -> None:
    right = "440524188001010014"
    wrong = str((int(right[place]) + shift) % 10)

    changed = right[:place] + wrong + right[place + 1 :]

    assert not check_resident_id(changed, on=TODAY).is_valid


@given(st.integers(0, 15))
def test_two_swapped_neighbours_are_always_seen(place: int) -> None:
    right = "440524188001010014"
    changed = right[:place] + right[place + 1] + right[place] + right[place + 2 :]

    assert changed == right or not check_resident_id(changed, on=TODAY).is_valid


def test_a_small_x_and_blanks_are_read_and_noted() -> None:
    verdict = check_resident_id("110105 19491231 002x", on=TODAY)

    assert verdict.number == "11010519491231002X"
    assert verdict.warnings == (Warn.WRITTEN_OTHERWISE,)


def test_an_old_card_is_searched_by_its_new_number() -> None:
    assert for_search("110105491231002") == "11010519491231002X"
    assert for_search(" h12345678 ") == "H12345678"


@pytest.mark.parametrize(
    ("number", "body"),
    [
        ("11511301008778183N", BodyKind.STATE_ORGAN),
        ("115113010833722043", BodyKind.STATE_ORGAN),
        ("91110000600037341L", BodyKind.ENTERPRISE),
    ],
)
def test_a_credit_code_says_what_body_it_is(number: str, body: BodyKind) -> None:
    verdict = check_uscc(number)

    assert verdict.is_valid
    assert verdict.body is body
    assert not verdict.warnings


def test_a_real_code_that_fails_the_check_may_be_confirmed() -> None:
    verdict = check_uscc("91350100M0001TGQXM")

    assert verdict.fault is Fault.CHECK_DIGIT
    assert verdict.may_be_confirmed
    assert verdict.body is BodyKind.ENTERPRISE


def test_no_other_fault_may_be_confirmed() -> None:
    assert not check_uscc("9135").may_be_confirmed
    wrong = check_resident_id("110105194912310021", on=TODAY)
    assert not wrong.may_be_confirmed


def test_a_rural_collective_may_begin_with_a_letter() -> None:
    from stdnum.cn import uscc

    start = "N2500117MF0000001"
    verdict = check_uscc(start + uscc.calc_check_digit(start))

    assert verdict.is_valid
    assert verdict.body is BodyKind.RURAL_COLLECTIVE


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        ("9111000060003734", Fault.LENGTH),
        ("91110000600037341I", Fault.SIGNS),
        ("9111000O600037341L", Fault.SIGNS),
        ("911100A0600037341L", Fault.SIGNS),
        ("91110000600037342L", Fault.CHECK_DIGIT),
    ],
)
def test_a_wrong_credit_code_says_what_is_wrong(number: str, fault: Fault) -> None:
    assert check_uscc(number).fault is fault


def test_odd_registrars_and_regions_warn() -> None:
    from stdnum.cn import uscc

    start = "B1999999MF0000001"
    verdict = check_uscc(start + uscc.calc_check_digit(start))

    assert verdict.is_valid
    assert verdict.warnings == (Warn.UNKNOWN_REGISTRAR, Warn.UNKNOWN_REGION)


@pytest.mark.parametrize(
    ("kind", "number", "valid"),
    [
        (IdKind.HOME_RETURN_PERMIT, "H12345678", True),
        (IdKind.HOME_RETURN_PERMIT, "M1234567801", True),
        (IdKind.HOME_RETURN_PERMIT, "H1234567", False),
        (IdKind.TAIWAN_PERMIT, "12345678", True),
        (IdKind.TAIWAN_PERMIT, "123456789", False),
        (IdKind.PASSPORT, "E12345678", True),
        (IdKind.PASSPORT, "e12345678", True),
        (IdKind.PASSPORT, "E1", False),
        (IdKind.PASSPORT, "护照12345", False),
        (IdKind.EXIT_PERMIT, "C12345678", True),
        (IdKind.PERMANENT_RESIDENCE, "CAN110108072601", True),
        (IdKind.PERMANENT_RESIDENCE, "CAN11010807260", False),
        (IdKind.PERMANENT_RESIDENCE, "911840199001010011", True),
        (IdKind.PERMANENT_RESIDENCE, "911840199002300011", False),
        (IdKind.OTHER_PERSON, "军字第12345号", True),
        (IdKind.OTHER_PERSON, "", False),
        (IdKind.OTHER_BODY, "宗场证字(渝)F001", True),
        (IdKind.RESIDENT_ID, "11010519491231002X", True),
        (IdKind.USCC, "11511301008778183N", True),
    ],
)
def test_other_documents_have_shapes(kind: IdKind, number: str, *, valid: bool) -> None:
    assert check(kind, number, on=TODAY).is_valid == valid


def test_a_foreigners_new_card_warns_about_its_check_digit() -> None:
    good = with_check_digit("91184019900101001")
    bad = good[:-1] + ("1" if good[-1] != "1" else "2")

    assert not check(IdKind.PERMANENT_RESIDENCE, good, on=TODAY).warnings
    verdict = check(IdKind.PERMANENT_RESIDENCE, bad, on=TODAY)
    assert verdict.warnings == (Warn.CHECK_DIGIT,)
    assert verdict.sex is Sex.MALE


@pytest.mark.parametrize(
    ("text", "number", "kind"),
    [
        ("13812342211", "13812342211", PhoneKind.MOBILE),
        ("+86 138-1234-2211", "13812342211", PhoneKind.MOBILE),
        ("0086 13812342211", "13812342211", PhoneKind.MOBILE),
        ("023-42821234", "023-42821234", PhoneKind.LANDLINE),
        ("023 42821234", "023-42821234", PhoneKind.LANDLINE),
        ("+86 0573-8282123", "0573-8282123", PhoneKind.LANDLINE),
        ("42821234", "42821234", PhoneKind.LANDLINE),
        ("12812342211", "12812342211", None),
        ("1381234221", "1381234221", None),
        ("023-12345678", "023-12345678", None),
        ("电话", "电话", None),
    ],
)
def test_a_telephone_is_mobile_or_landline(
    text: str, number: str, kind: PhoneKind | None
) -> None:
    verdict = check_phone(text)

    assert (verdict.number, verdict.kind) == (number, kind)
    assert verdict.is_valid == (kind is not None)


def test_a_landline_without_its_area_code_warns() -> None:
    assert check_phone("42821234").warnings == (Warn.NO_AREA_CODE,)


@pytest.mark.parametrize(
    ("code", "name"),
    [("500117", "合川区"), ("419001", "济源市"), ("110105", "朝阳区"), ("999999", "")],
)
def test_a_region_has_the_name_of_today(code: str, name: str) -> None:
    assert region_name(code) == name


@pytest.mark.parametrize(
    ("code", "level"),
    [
        ("500000", 2),
        ("500100", 3),
        ("500117", 4),
        ("500117000000", 4),
        ("500117001", 5),
        ("500117001000", 5),
        ("500117001005", 6),
        ("441900003000", 5),
        ("50011", None),
        ("5001170010", None),
        ("50011A", None),
        ("000000", None),
        ("", None),
    ],
)
def test_a_region_code_says_its_level(code: str, level: int | None) -> None:
    assert region_level(code) == level


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("11010519491231002X", IdKind.RESIDENT_ID),
        ("115113010833722043", IdKind.USCC),
        ("H12345678", IdKind.HOME_RETURN_PERMIT),
        ("E12345678", IdKind.PASSPORT),
        ("110105194912310021", IdKind.RESIDENT_ID),
        ("91350100M0001TGQXM", IdKind.USCC),
        ("1101051949123100", IdKind.RESIDENT_ID),
    ],
)
def test_a_number_tells_its_document(number: str, kind: IdKind) -> None:
    assert likely_kind(number, on=date(2026, 9, 18)) is kind
