"""A device of a station, with a private key that never leaves it."""

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from makers.errands import TAKEN_AT, Village
from yimen.records.agency import queries
from yimen.records.agency.actions.ask_device import ask_device
from yimen.records.agency.actions.confirm_device import confirm_device
from yimen.records.agency.actions.lease_numbers import lease_numbers
from yimen.records.agency.actions.sync_errands import Batch, Synced, sync_errands
from yimen.rules.agency.offline_intake import SignedText


@dataclass
class Device:
    """石桥村's tablet: confirmed, with numbers, without a line."""

    village: Village
    key: Ed25519PrivateKey
    key_id: int
    numbers: list[str] = field(default_factory=list)
    outbox: list[SignedText] = field(default_factory=list)

    @property
    def public_key(self) -> bytes:
        return self.key.public_key().public_bytes_raw()

    def sign(self, text: str) -> SignedText:
        return SignedText(text, self.key.sign(text.encode()))

    def writes(self, at: datetime = TAKEN_AT, **changes: Any) -> SignedText:
        """Take an errand in the valley; it lies in the outbox, signed."""
        signed = self.sign(said(self.village, self.numbers.pop(0), at, **changes))
        self.outbox.append(signed)
        return signed

    def sends(
        self,
        *texts: SignedText,
        at: datetime = TAKEN_AT,
        skew: timedelta = timedelta(0),
    ) -> tuple[Synced, ...]:
        """Hand over these texts, or the outbox."""
        batch = Batch(self.public_key, at + skew, texts or tuple(self.outbox))
        return sync_errands(batch=batch, by=self.village.agent, at=at)


def a_device(village: Village, *, is_confirmed: bool = True) -> Device:
    """A device that may sign, with a block of numbers."""
    key = Ed25519PrivateKey.generate()
    public = key.public_key().public_bytes_raw()
    agent = village.agent
    key_id = ask_device(name="石桥村平板", public_key=public, by=agent, at=TAKEN_AT)
    device = Device(village, key, key_id)
    if is_confirmed:
        manager = village.counter.cast.zheng_jie
        confirm_device(key_id=key_id, by=manager, at=TAKEN_AT)
        lease_numbers(key_id=key_id, by=agent, at=TAKEN_AT)
        known = queries.kit(public, agent)
        assert known is not None
        device.numbers = list(known.numbers)
    return device


def said(village: Village, number: str, at: datetime, **changes: Any) -> str:
    """An intake as the device writes it."""
    plain: dict[str, Any] = {
        "v": 1,
        "number": number,
        "submit_key": f"device-{number}",
        "query_code": "K7HM-3XRA",
        "matter": village.counter.promised_id,
        "happened_at": at.isoformat(),
        "client": {
            "kind": "person",
            "id_kind": "111",
            "id_number": "11010519491231002X",
            "name": "张三",
            "phone": "13812342211",
        },
        "entrustment": {
            "powers": ["submit", "supply", "collect"],
            "signed_on": at.date().isoformat(),
            "last_valid_on": (at.date() + timedelta(days=90)).isoformat(),
            "is_signed": True,
        },
        "papers": [
            {"code": "M1", "state": "handed_in", "originals": 1, "copies": 0},
            {"code": "M3", "state": "handed_in", "originals": 0, "copies": 2},
        ],
        "signature": "张三",
    }
    return json.dumps(plain | changes, ensure_ascii=False)
