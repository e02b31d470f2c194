"""What is shown of a person by default."""

import pytest

from yimen.rules import masking


@pytest.mark.parametrize(
    ("full", "shown"), [("张三", "张*"), ("欧阳修远", "欧阳*"), ("李", "李*"), ("", "")]
)
def test_a_name_keeps_its_family_name(full: str, shown: str) -> None:
    assert masking.name(full) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("11010519491231002X", "110105********002X"),
        ("E12345678", "E*******8"),
        ("A", "A*A"),
    ],
)
def test_an_identity_number_keeps_region_and_tail(number: str, shown: str) -> None:
    assert masking.id_number(number) == shown


@pytest.mark.parametrize(
    ("number", "shown"), [("13812342211", "138****2211"), ("1234567", "*******")]
)
def test_a_phone_hides_its_middle(number: str, shown: str) -> None:
    assert masking.phone(number) == shown


@pytest.mark.parametrize(
    ("full", "shown"),
    [
        ("重庆市合川区合阳城街道营盘街1号", "重庆市合川区合阳城街道****"),
        ("江西省景德镇市昌江区竟成镇银坑村", "江西省景德镇市昌江区竟成镇****"),
        ("镇江市京口区正东路8号", "镇江市京口区****"),
        ("合川区钱塘镇大柱村3组", "合川区钱塘镇****"),
        ("某处3号", "****"),
        ("", ""),
    ],
)
def test_an_address_ends_at_the_town(full: str, shown: str) -> None:
    assert masking.address(full) == shown
