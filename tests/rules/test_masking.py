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


def test_a_public_screen_shows_first_and_last_sign_only() -> None:
    shown = masking.id_number_in_public("11010519491231002X")

    assert shown == "1" + "*" * 16 + "X"


@pytest.mark.parametrize(
    ("number", "shown"), [("13812342211", "138****2211"), ("1234567", "*******")]
)
def test_a_phone_hides_its_middle(number: str, shown: str) -> None:
    assert masking.phone(number) == shown
