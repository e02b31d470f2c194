"""What a villager signs over to an agent, and what an agent may never take for it.

行政许可法 29: 「申请人可以委托代理人提出行政许可申请。但是，依法应当由申请人到行政机
关办公场所提出行政许可申请的除外。」 民法典 165: 「委托代理授权采用书面形式的，授权委托
书应当载明代理人的姓名或者名称、代理事项、权限和期限，并由被代理人签名或者盖章。」 So
the entrustment is written, names principal, agent, matter, powers and term, lists the
originals that were handed over, and is signed. The service is free; the client pays
statutory fees only (安阳市政务服务条例 15; rulebook 4.9.1, 9.14).

General powers let the agent hand in, supply and fetch the result; whoever shall also
withdraw for the villager needs that said by name. Not decided here: what happens to
the papers (`custody.py`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from yimen.rules.refusals import Refused


class Power(StrEnum):
    """What the agent may do for the villager."""

    SUBMIT = "submit"  # 递交申请材料
    SUPPLY = "supply"  # 补正材料
    COLLECT = "collect"  # 领取结果
    PAY = "pay"  # 代缴法定费用
    WITHDRAW = "withdraw"  # 撤回申请: a special power


GENERAL: Final = frozenset({Power.SUBMIT, Power.SUPPLY, Power.COLLECT})
SPECIAL: Final = frozenset({Power.PAY, Power.WITHDRAW})
LONGEST: Final = timedelta(days=366)
FREE: Final = "代办不收任何服务费；依法应当缴纳的费用由委托人承担，凭票据结算。"


class EntrustmentUnsigned(Refused):
    """An agent acts on a written entrustment that the client has signed."""


class NoPowerToSubmit(Refused):
    """An entrustment that does not let the agent hand in is none for an errand."""


class EntrustmentTooLong(Refused):
    """An entrustment ends within a year, and not before it begins."""


class EntrustmentOver(Refused):
    """The entrustment has ended."""


class PowerMissing(Refused):
    """The client has not given the agent this power."""


class InPersonOnly(Refused):
    """The law wants the applicant to come in person for this matter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entrustment:
    """The written word of the client."""

    powers: frozenset[Power]
    signed_on: date
    last_valid_on: date
    is_signed: bool

    @property
    def is_special(self) -> bool:
        """Whether it gives more than the general powers (特别授权)."""
        return bool(self.powers & SPECIAL)


def check(entrustment: Entrustment) -> None:
    """Raise unless an agent may act on it."""
    if not entrustment.is_signed:
        raise EntrustmentUnsigned
    if Power.SUBMIT not in entrustment.powers:
        raise NoPowerToSubmit
    term = entrustment.last_valid_on - entrustment.signed_on
    if not timedelta(0) <= term <= LONGEST:
        raise EntrustmentTooLong(last=entrustment.last_valid_on)


def require(
    powers: Iterable[str], last_valid_on: date, power: Power, today: date
) -> None:
    """Raise unless the entrustment holds today and gives this power."""
    if today > last_valid_on:
        raise EntrustmentOver(last=last_valid_on)
    if power not in set(powers):
        raise PowerMissing(power=power)
