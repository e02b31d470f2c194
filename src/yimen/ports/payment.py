"""The payment platform: orders paid, asked after, closed and given back, each by a key.

A gateway is idempotent by key: the same order twice is one order, the same refund one
refund, and an order it has called closed is never paid afterwards, even if the order
itself arrives late. It may be silent (`Heard.SILENCE`): that says nothing, so the same
question is put again. Which gateway is used is a setting; without one nobody pays
online. The stand-in keeps its orders in a folder, so that every process sees the same
ones; somebody who tries the product pays on its page.
"""

import fcntl
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Final, Protocol

from django.conf import settings

from yimen.rules.money.payments import Heard
from yimen.rules.refusals import Refused


class NoSuchOrder(Refused):
    """The payment platform has no order under this key."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be paid, under which key, and what the payer reads."""

    key: str
    cents: int
    about: str


@dataclass(frozen=True, slots=True)
class Told:
    """What the gateway says of an order or a refund, and its own reference."""

    heard: Heard
    reference: str = ""


class Gateway(Protocol):
    """Moves money online."""

    def begin(self, order: Order) -> Told:
        """The order is known; somebody may pay it."""
        ...

    def ask(self, key: str) -> Told:
        """What became of the order."""
        ...

    def close(self, key: str) -> Told:
        """Nobody may pay it any more, unless somebody already has."""
        ...

    def refund(self, key: str, order: str, cents: int) -> Told:
        """So much of what was paid is given back, once for this key."""
        ...

    def page(self, key: str) -> str:
        """Where the payer goes to pay."""
        ...


@dataclass(frozen=True, slots=True)
class Held:
    """An order as the stand-in remembers it."""

    cents: int
    about: str = ""
    state: str = "pending"  # pending paid declined closed
    refunds: tuple[tuple[str, int], ...] = ()

    @property
    def refunded_cents(self) -> int:
        """What was given back so far."""
        return sum(cents for _, cents in self.refunds)


_HEARD: Final = {
    "pending": Heard.PENDING,
    "paid": Heard.PAID,
    "declined": Heard.DECLINED,
    "closed": Heard.CLOSED,
}


class StandIn:
    """A platform in a folder: one file an order, one lock for all of them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def begin(self, order: Order) -> Told:
        with self._locked():
            held = self._read(order.key) or Held(order.cents, order.about)
            if not held.about:  # closed before it arrived
                held = replace(held, about=order.about, cents=order.cents)
            self._write(order.key, held)
            return self._told(order.key, held)

    def ask(self, key: str) -> Told:
        with self._locked():
            held = self._read(key)
            return self._told(key, held) if held else Told(Heard.NEVER_SEEN)

    def close(self, key: str) -> Told:
        with self._locked():
            held = self._read(key) or Held(0)
            if held.state == "pending":
                held = replace(held, state="closed")
                self._write(key, held)
            return self._told(key, held)

    def refund(self, key: str, order: str, cents: int) -> Told:
        with self._locked():
            held = self._read(order)
            if held is None or held.state != "paid":
                return Told(Heard.DECLINED)
            if key not in dict(held.refunds):
                if held.refunded_cents + cents > held.cents:
                    return Told(Heard.DECLINED)
                held = replace(held, refunds=(*held.refunds, (key, cents)))
                self._write(order, held)
            return Told(Heard.PAID, f"R{key}")

    def page(self, key: str) -> str:
        return f"/pay/{key}/"

    def held(self, key: str) -> Held:
        """The order, for the stand-in's own page."""
        with self._locked():
            held = self._read(key)
        if held is None:
            raise NoSuchOrder(key=key)
        return held

    def is_paid(self, key: str) -> Held:
        """The payer pays; a closed or declined order stays what it is."""
        return self._ends(key, "paid")

    def is_declined(self, key: str) -> Held:
        """The payer's bank says no."""
        return self._ends(key, "declined")

    def _ends(self, key: str, state: str) -> Held:
        with self._locked():
            held = self._read(key)
            if held is None:
                raise NoSuchOrder(key=key)
            if held.state == "pending":
                held = replace(held, state=state)
                self._write(key, held)
            return held

    def _told(self, key: str, held: Held) -> Told:
        reference = f"P{key}" if held.state == "paid" else ""
        return Told(_HEARD[held.state], reference)

    def _place(self, key: str) -> Path:
        if not key.isalnum():
            raise NoSuchOrder(key=key)
        return self._folder / f"{key}.json"

    def _read(self, key: str) -> Held | None:
        try:
            plain = json.loads(self._place(key).read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        plain["refunds"] = tuple((name, cents) for name, cents in plain["refunds"])
        return Held(**plain)

    def _write(self, key: str, held: Held) -> None:
        place = self._place(key)
        beside = place.with_suffix(".new")
        beside.write_text(json.dumps(asdict(held)), encoding="utf-8")
        beside.replace(place)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with (self._folder / "lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield


_used: list[Gateway] = []


def use(*gateways: Gateway) -> None:
    """From now on, this one is used, whatever the setting says; none: the setting."""
    _used[:] = gateways


def stand_in() -> StandIn | None:
    """The stand-in, if it is what this installation pays through."""
    found = gateway()
    return found if isinstance(found, StandIn) else None


def gateway() -> Gateway | None:
    """The gateway of this installation; None where nobody pays online."""
    if _used:
        return _used[0]
    if settings.YIMEN_PAYMENT == "stand-in":
        folder: Path = settings.YIMEN_PAYMENT_FOLDER
        return StandIn(folder)
    return None
