"""The fee register of 云溪区, and how a story's fee is paid before its end."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from yimen.records.fees import queries
from yimen.records.fees.actions.raise_bill import raise_bill
from yimen.records.fees.actions.register_fee import FeeFacts, register_fee
from yimen.records.fees.actions.set_reduction import add_reduction
from yimen.records.fees.actions.set_standard import set_standard
from yimen.records.fees.actions.take_payment import Tender, take_payment
from yimen.records.people import queries as people
from yimen.rules.authority.actors import SYSTEM, Actor, Role
from yimen.rules.catalogue.matters import Matter
from yimen.rules.money.fees import (
    Claim,
    FeeKind,
    FeeMethod,
    Reduction,
    Standard,
    needed_fees,
)
from yimen.rules.money.payments import BillState, Means

_SINCE: Final = date(2020, 1, 1)
_HOUSING: Final = "国家发展改革委、财政部发改价格规〔2016〕2559号"
_CARDS: Final = "国家发展改革委、财政部发改价格〔2003〕2322号"
_ROADS: Final = "城市道路管理条例第三十七条"
_SO_MUCH: Final = Decimal(12)


@dataclass(frozen=True, slots=True)
class Entry:
    """A fee of the register."""

    code: str
    name: str
    organ: str
    basis: str
    text: str
    cents: int
    unit: str
    method: FeeMethod = FeeMethod.FIXED


ENTRIES: Final = (
    Entry(
        "YX-BDC-01", "不动产登记费（住宅）", "O08", _HOUSING, "每件 80 元", 8000, "件"
    ),
    Entry(
        "YX-BDC-02",
        "不动产权证书工本费",
        "O08",
        _HOUSING,
        "每增加一本 10 元",
        1000,
        "本",
        FeeMethod.PER_UNIT,
    ),
    Entry(
        "YX-DL-01",
        "城市道路占用费",
        "O10",
        _ROADS,
        "每平方米每天 0.5 元",
        50,
        "平方米·天",
        FeeMethod.PER_UNIT,
    ),
    Entry(
        "YX-DL-02",
        "城市道路挖掘修复费",
        "O10",
        _ROADS,
        "沥青路面每平方米 420 元",
        42_000,
        "平方米",
        FeeMethod.PER_UNIT,
    ),
    Entry("YX-SFZ-01", "居民身份证工本费", "O04", _CARDS, "每证 20 元", 2000, "证"),
    Entry("YX-SFZ-02", "临时居民身份证工本费", "O04", _CARDS, "每证 10 元", 1000, "证"),
)
GROUNDS: Final = {
    "YX-BDC-01": ("XWQY", "小微企业免收", 100, "财税〔2019〕45号"),
    "YX-SFZ-01": ("SCSL", "首次申领免收", 100, "财税〔2018〕37号"),
    "YX-DL-01": ("GY", "公益设施减半", 50, _ROADS),
}


def load(organs: Mapping[str, int], at: datetime) -> None:
    """Register every fee with its standard and its ground."""
    for entry in ENTRIES:
        fee = FeeFacts(
            name=entry.name,
            kind=FeeKind.ADMINISTRATIVE,
            organ_id=organs[entry.organ],
            basis=entry.basis,
        )
        register_fee(code=entry.code, fee=fee, by=SYSTEM, at=at)
        standard = Standard(
            method=entry.method,
            text=entry.text,
            basis=entry.basis,
            unit=entry.unit,
            rate_cents=entry.cents,
            valid_from=_SINCE,
        )
        set_standard(code=entry.code, version=1, standard=standard, by=SYSTEM, at=at)
        _ground(entry.code, at)


def _ground(code: str, at: datetime) -> None:
    if code in GROUNDS:
        ground, name, percent, basis = GROUNDS[code]
        reduction = Reduction(
            code=ground, name=name, percent=percent, basis=basis, valid_from=_SINCE
        )
        add_reduction(code=code, version=2, reduction=reduction, by=SYSTEM, at=at)


def settle(number: str, matter: Matter, hander: Actor, at: datetime) -> None:
    """Bill and pay by card what keeps this result in the hall."""
    if not needed_fees(matter):
        return
    cashier = hander
    if not hander.has(Role.CASHIER):
        cashier = people.actor_named("he.xin") or hander
    found = queries.chargeable_of({number}, cashier)
    claims = tuple(
        Claim(case=number, code=fee.code, quantity=_SO_MUCH)
        for fee in queries.charges_of(found, at)
        if not fee.is_optional
    )
    if not claims:
        return
    raised = raise_bill(claims=claims, by=cashier, at=at)
    if raised.state is BillState.OPEN:
        slip = Tender(means=Means.POS, reference=f"P{raised.number[-8:]}")
        take_payment(number=raised.number, tender=slip, by=cashier, at=at)
