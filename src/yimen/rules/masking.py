"""What is shown of a person by default (个人信息保护法 6, 28).

A name keeps its family name, a resident id its region and last four signs, a phone
its first three and last four; a company's code is public. Seeing more is an act with
a reason, and the journal keeps it.
"""

import re
from typing import Final

_COMPOUND_FAMILY_NAMES: Final = frozenset(
    {
        "欧阳",
        "司马",
        "上官",
        "诸葛",
        "东方",
        "皇甫",
        "尉迟",
        "公孙",
        "慕容",
        "令狐",
        "长孙",
        "宇文",
        "司徒",
        "夏侯",
        "轩辕",
        "南宫",
        "端木",
        "百里",
    }
)


def name(full: str) -> str:
    """A person's name with all but the family name hidden: 张*、欧阳*."""
    if len(full) > 2 and full[:2] in _COMPOUND_FAMILY_NAMES:  # noqa: PLR2004
        return f"{full[:2]}*"
    return f"{full[:1]}*" if full else ""


def id_number(number: str) -> str:
    """An identity number for a counter's own list: first six, last four."""
    if len(number) < 12:  # noqa: PLR2004 - passports and the like
        return f"{number[:1]}{'*' * max(len(number) - 2, 1)}{number[-1:]}"
    return f"{number[:6]}********{number[-4:]}"


def phone(number: str) -> str:
    """A telephone number with its middle hidden: 138****2211."""
    if len(number) < 8:  # noqa: PLR2004
        return "*" * len(number)
    return f"{number[:3]}****{number[-4:]}"


def mail(address: str) -> str:
    """A mail address with its name hidden: z****@example.cn."""
    name, _, host = address.partition("@")
    return f"{name[:1]}****@{host}" if host else ""


_TO_TOWN: Final = re.compile(r".*?[区县旗市].{0,12}?(街道|镇|乡|苏木)")
_TO_COUNTY: Final = re.compile(r".*?[省市].*?[区县旗市]|.*?[区县旗市]")


def address(full: str) -> str:
    """An address down to the town: 重庆市合川区合阳城街道****."""
    shown = _TO_TOWN.match(full) or _TO_COUNTY.match(full)
    if not full:
        return ""
    return f"{shown.group() if shown else ''}****"
