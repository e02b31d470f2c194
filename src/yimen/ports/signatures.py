"""Signatures of devices: Ed25519 (RFC 8032), which browsers and this house know."""

from typing import Final, Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

KEY_BYTES: Final = 32
SIGNATURE_BYTES: Final = 64


class Signatures(Protocol):
    """Tells whose signature stands under a text."""

    def is_key(self, public_key: bytes) -> bool:
        """Whether these bytes can be a public key."""
        ...

    def holds(self, public_key: bytes, signature: bytes, text: str) -> bool:
        """Whether the owner of this key signed exactly this text."""
        ...


class Ed25519:
    """The real one."""

    def is_key(self, public_key: bytes) -> bool:
        return len(public_key) == KEY_BYTES

    def holds(self, public_key: bytes, signature: bytes, text: str) -> bool:
        if len(signature) != SIGNATURE_BYTES or not self.is_key(public_key):
            return False
        try:
            key = Ed25519PublicKey.from_public_bytes(public_key)
            key.verify(signature, text.encode())
        except (InvalidSignature, ValueError):
            return False
        return True


def signatures() -> Signatures:
    """The check of this installation."""
    return Ed25519()
