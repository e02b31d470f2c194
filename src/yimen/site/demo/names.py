"""Names that nobody bears: towns, villages, people, shops, and numbers to go with them.

Everything is drawn from lists of syllables by a `Random` with a fixed seed, so the same
district comes out every time. Numbers have right check digits, for the counter checks
them; telephones begin with 154, which no operator was given.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from random import Random
from typing import Final

from stdnum.cn import ric, uscc

DISTRICT: Final = "云溪区"
REGION: Final = "500199"  # no region has this code
CENTER: Final = REGION
"""The code of the centre; where it stands, the demo has been loaded."""
TOWNS: Final = 30
VILLAGES: Final = 391
_STREETS: Final = 7  # of the thirty: 街道, the others are 镇

_FIRST: Final = "漱栖拾揽听枕濯倚望浣撷绾沐衔瞻"
_SECOND: Final = "云翠月霜泉竹鹭萝枫荻兰杏砚鹤萤"
_TOWN_END: Final = "坪渡滩埠垭坝湾岭桥"
_VILLAGE_END: Final = "坳塘湾冲沟坡垄溪田岩井"

_SURNAMES: Final = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜"
_GIVEN: Final = "文博雅静思远嘉宁子涵若彤浩然明轩晓琳佳怡俊杰欣悦志强丽华建国桂芳玉兰"
_TRADES: Final = (
    ("餐饮", "餐饮管理有限公司"),
    ("百货", "商贸有限公司"),
    ("建设", "建筑工程有限公司"),
    ("农业", "生态农业有限公司"),
    ("物流", "物流有限公司"),
    ("科技", "科技有限公司"),
    ("医药", "大药房有限公司"),
    ("文化", "文化传播有限公司"),
)
_LUCKY: Final = ("云栖", "溪畔", "青禾", "晨曦", "远山", "知行", "安澜", "和悦", "百川")
_ORGANISATION_WEIGHTS: Final = (3, 7, 9, 10, 5, 8, 4, 2)
_TEN: Final = 10
_ELEVEN: Final = 11
_X: Final = "X"


@dataclass(frozen=True, slots=True)
class Village:
    """A village or a community, with its code of twelve digits."""

    code: str
    name: str
    is_community: bool


@dataclass(frozen=True, slots=True)
class Town:
    """A town or a street office, with its code of nine digits."""

    code: str
    name: str
    villages: tuple[Village, ...]


def towns() -> tuple[Town, ...]:
    """The thirty towns and their 391 villages; no two names are the same."""
    random = Random("云溪区")  # noqa: S311 - the same district every time
    names = _shuffled(random, _TOWN_END)
    villages = _shuffled(random, _VILLAGE_END)
    return tuple(_town(place, next(names), villages) for place in range(TOWNS))


def _shuffled(random: Random, ends: str) -> Iterator[str]:
    names = ["".join(signs) for signs in product(_FIRST, _SECOND, ends)]
    random.shuffle(names)
    return iter(names)


def _town(place: int, name: str, villages: Iterator[str]) -> Town:
    is_street = place < _STREETS
    number = place + 1 if is_street else 100 + place - _STREETS
    code = f"{REGION}{number:03d}"
    count = VILLAGES // TOWNS + (1 if place < VILLAGES % TOWNS else 0)
    return Town(
        code,
        f"{name}{'街道' if is_street else '镇'}",
        tuple(
            _village(code, n, next(villages), in_street=is_street) for n in range(count)
        ),
    )


def _village(town: str, number: int, name: str, *, in_street: bool) -> Village:
    is_community = in_street or number == 0
    code = f"{town}{number + 1 if is_community else 200 + number:03d}"
    return Village(code, f"{name}{'社区' if is_community else '村'}", is_community)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who comes to the hall."""

    name: str
    id_number: str
    phone: str
    born_on: date


@dataclass(frozen=True, slots=True)
class Company:
    """A body that asks for something, and the person at its head."""

    name: str
    credit_code: str
    phone: str
    head: Person


def official(code: str) -> str:
    """The name of whoever answers for the place with this code."""
    return _name(Random(code))  # noqa: S311 - the same person every time


def _name(random: Random) -> str:
    name = random.choice(_SURNAMES) + random.choice(_GIVEN)
    if random.random() < 0.7:  # noqa: PLR2004 - most names have three signs
        name += random.choice(_GIVEN)
    return name


def person(random: Random, number: int) -> Person:
    """The person with this number."""
    name = _name(random)
    born_on = date(1944, 1, 1) + timedelta(days=random.randrange(61 * 365))
    return Person(name, resident_id(born_on, number), phone(number), born_on)


def company(random: Random, number: int) -> Company:
    """The company with this number."""
    _, ends = _TRADES[number % len(_TRADES)]
    lucky = random.choice(_LUCKY) + random.choice(_SECOND)
    head = person(random, 5_000 + number)
    return Company(
        f"{DISTRICT}{lucky}{ends}", credit_code(number), phone(7_000 + number), head
    )


def resident_id(born_on: date, number: int) -> str:
    """A number of GB 11643 for the district, with its check digit."""
    body = f"{REGION}{born_on:%Y%m%d}{number % 1000:03d}"
    return body + str(ric.calc_check_digit(f"{body}0"))


def credit_code(number: int) -> str:
    """A number of GB 32100 for the district, with both its check digits."""
    body = f"MA{number:06d}"
    total = sum(
        int(sign, 36) * weight
        for sign, weight in zip(body, _ORGANISATION_WEIGHTS, strict=True)
    )
    rest = _ELEVEN - total % _ELEVEN
    inner = {_TEN: _X, _ELEVEN: "0"}.get(rest, str(rest))
    whole = f"91{REGION}{body}{inner}"
    return whole + str(uscc.calc_check_digit(f"{whole}0"))


def phone(number: int) -> str:
    """A mobile number that was given to nobody."""
    return f"1540199{number:04d}"
