"""Registered fees, a cashier with an open drawer, and charged matters."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from yimen.rules.authority.actors import Actor, Role
from yimen.rules.money.fees import (
    Claim,
    FeeKind,
    FeeMethod,
    Reduction,
    RegisteredFee,
    Standard,
)

if TYPE_CHECKING:
    from makers.cases import Counter
    from yimen.records.fees.actions._charging import BillRaised

ON: Final = date(2026, 9, 18)
SINCE: Final = date(2020, 1, 1)
LAW: Final = "发改价格规〔2016〕2559号"


def a_standard(**changes: Any) -> Standard:
    """Eighty yuan a piece since 2020."""
    plain = Standard(
        method=FeeMethod.FIXED,
        text="每件 80 元",
        basis=LAW,
        unit="件",
        rate_cents=8000,
        valid_from=SINCE,
    )
    return replace(plain, **changes)


def a_ground(**changes: Any) -> Reduction:
    """Half for households on the minimum allowance, shown by their card."""
    plain = Reduction(
        code="DB",
        name="低保户减半",
        percent=50,
        basis="财税〔2019〕45号",
        valid_from=SINCE,
    )
    return replace(plain, **changes)


def a_registered_fee(**changes: Any) -> RegisteredFee:
    """A registration fee with one standard and one ground."""
    plain = RegisteredFee(
        fee_id=1,
        code="F1",
        name="不动产登记费",
        kind=FeeKind.ADMINISTRATIVE,
        organ_id=1,
        basis=LAW,
        standards=(a_standard(),),
        reductions=(a_ground(),),
    )
    return replace(plain, **changes)


@dataclass(frozen=True)
class Till:
    """A counter whose matters cost something, and 何欣 at the drawer."""

    counter: "Counter"
    fixed_id: int  # 80 yuan
    measured_id: int  # half a yuan for each 平方米·天
    both_id: int  # the two together

    @cached_property
    def he_xin(self) -> Actor:
        return self._officer("何欣", Role.CASHIER)

    @cached_property
    def lu_yao(self) -> Actor:
        """The other cashier."""
        return self._officer("陆遥", Role.CASHIER)

    @cached_property
    def ma_wen(self) -> Actor:
        """The duty director."""
        return self._officer("马文", Role.DUTY_DIRECTOR)

    def _officer(self, name: str, role: Role) -> Actor:
        from makers.persons import an_officer, the_actor

        return the_actor(an_officer(name, [role], hall=self.counter.cast.center))

    def opened(self, by: Actor | None = None, at: datetime | None = None) -> int:
        """何欣 opens the drawer with a hundred yuan."""
        from yimen.records.fees.actions.open_shift import open_shift

        return open_shift(float_cents=10_000, by=by or self.he_xin, at=at or self.at)

    @property
    def at(self) -> datetime:
        from makers.cases import RECEIVED_AT

        return RECEIVED_AT

    def accepted(self, version_id: int | None = None, **changes: Any) -> str:
        """A case that costs something."""
        return self.counter.accepted(
            matter_version_id=version_id or self.fixed_id, **changes
        )

    def billed(self, *claims: Claim) -> "BillRaised":
        """何欣 makes a bill over these claims, or over a new case's 80 yuan."""
        from yimen.records.fees.actions.raise_bill import raise_bill

        wanted = claims or (Claim(case=self.accepted(), code="F1"),)
        return raise_bill(claims=wanted, by=self.he_xin, at=self.at)

    def paid(self, *claims: Claim) -> str:
        """A bill that was paid in cash; the drawer is open."""
        from yimen.records.fees import models
        from yimen.records.fees.actions.take_payment import Tender, take_payment
        from yimen.rules.money.payments import Means

        bill = self.billed(*claims)
        if not models.Shift.objects.filter(closed_at=None).exists():
            self.opened()
        tender = Tender(means=Means.CASH)
        take_payment(number=bill.number, tender=tender, by=self.he_xin, at=self.at)
        return bill.number


def a_till(counter: "Counter") -> Till:
    """Three charged matters over two registered fees."""
    from makers.catalogue import a_fee, a_matter, a_version
    from yimen.records.fees.actions.register_fee import FeeFacts, register_fee
    from yimen.records.fees.actions.set_reduction import add_reduction
    from yimen.records.fees.actions.set_standard import set_standard
    from yimen.rules.authority.actors import SYSTEM

    organ, at = counter.cast.organ.pk, _long_ago()
    measured = a_standard(
        method=FeeMethod.PER_UNIT,
        text="每平方米每天 0.5 元",
        rate_cents=50,
        unit="平方米·天",
    )
    for code, name, standard in (
        ("F1", "不动产登记费", a_standard()),
        ("F2", "城市道路占用费", measured),
    ):
        fee = FeeFacts(
            name=name, kind=FeeKind.ADMINISTRATIVE, organ_id=organ, basis=LAW
        )
        register_fee(code=code, fee=fee, by=SYSTEM, at=at)
        set_standard(code=code, version=1, standard=standard, by=SYSTEM, at=at)
        for version, percent in ((2, 50), (3, 100)):
            ground = a_ground(code=f"D{percent}", percent=percent)
            add_reduction(
                code=code, version=version, reduction=ground, by=SYSTEM, at=at
            )

    def matter(*codes: str) -> int:
        from makers.cases import MATERIALS

        return a_version(
            a_matter(
                organ_id=organ,
                materials=MATERIALS,
                is_charged=True,
                fees=tuple(a_fee(name=code, item_code=code) for code in codes),
            )
        )

    return Till(counter, matter("F1"), matter("F2"), matter("F1", "F2"))


def _long_ago() -> datetime:
    from makers.persons import CHINA

    return datetime(2020, 1, 1, tzinfo=CHINA)


def gateways(folder: Any) -> Iterator[Any]:
    """A stand-in platform in this folder, used until the test is over."""
    from yimen.ports import payment

    stand_in = payment.StandIn(folder)
    payment.use(stand_in)
    yield stand_in
    payment.use()
