"""Personal data at rest: sealed with AES-GCM, found again by a keyed digest.

The key lives outside the database (个人信息保护法 51): a copy of the tables alone
shows nobody's number.
"""

import hashlib
import hmac
import os
from functools import cache
from typing import Final, Protocol

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

_NONCE_BYTES: Final = 12


class Vault(Protocol):
    """Seals text and makes it findable without opening it."""

    def seal(self, text: str) -> bytes:
        """The text, sealed; the same text seals differently each time."""
        ...

    def unseal(self, sealed: bytes) -> str:
        """The text again; raises `InvalidTag` when it was tampered with."""
        ...

    def digest(self, text: str) -> bytes:
        """A keyed digest, equal for equal text: for look-ups."""
        ...


class KeyVault:
    """A vault with one 32-byte key."""

    def __init__(self, key: bytes) -> None:
        self._box = AESGCM(hashlib.sha256(b"seal" + key).digest())
        self._digest_key = hashlib.sha256(b"digest" + key).digest()

    def seal(self, text: str) -> bytes:
        nonce = os.urandom(_NONCE_BYTES)
        return nonce + self._box.encrypt(nonce, text.encode(), None)

    def unseal(self, sealed: bytes) -> str:
        nonce, body = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
        return self._box.decrypt(nonce, body, None).decode()

    def digest(self, text: str) -> bytes:
        return hmac.digest(self._digest_key, text.encode(), "sha256")


def vault() -> Vault:
    """The vault of this installation."""
    return _vault_of(settings.YIMEN_VAULT_KEY)


@cache
def _vault_of(key: bytes) -> KeyVault:
    return KeyVault(key)
