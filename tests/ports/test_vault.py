"""Personal data at rest."""

import pytest
from cryptography.exceptions import InvalidTag

from yimen.ports.vault import KeyVault

VAULT = KeyVault(b"k" * 32)


def test_what_is_sealed_opens_again() -> None:
    assert VAULT.unseal(VAULT.seal("11010519491231002X")) == "11010519491231002X"


def test_the_same_text_seals_differently_each_time() -> None:
    assert VAULT.seal("13800002211") != VAULT.seal("13800002211")


def test_the_same_text_is_found_by_the_same_digest() -> None:
    assert VAULT.digest("张三") == VAULT.digest("张三") != VAULT.digest("张四")


def test_another_key_neither_opens_nor_finds() -> None:
    other = KeyVault(b"x" * 32)

    assert other.digest("张三") != VAULT.digest("张三")
    with pytest.raises(InvalidTag):
        other.unseal(VAULT.seal("张三"))


def test_one_changed_bit_is_noticed() -> None:
    sealed = bytearray(VAULT.seal("张三"))
    sealed[-1] ^= 1

    with pytest.raises(InvalidTag):
        VAULT.unseal(bytes(sealed))
