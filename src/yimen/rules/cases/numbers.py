"""The numbers a case and its papers are known by.

No national text fixes the number of a case, so the house does (rulebook 5.7.4): the
region's six digits, four for the organ, the day, a sequence of five within that day
and one check digit, twenty-four in all and nothing but digits, so that they can be
read over the telephone. The check digit is ISO 7064 MOD 11,10: it finds every single
wrong digit and nearly every swap of neighbours. A paper is numbered as offices write
it: the organ's short name with its region, the kind of paper, 〔year〕 and a sequence.

A query code opens a case to whoever holds the receipt (rulebook 12.3.5). It has eight
signs without look-alikes (no 0 O, 1 I L, 2 Z, 5 S, 8 B, 6 G, U V or Q), is drawn by
chance, and says nothing about the person. Chance is no rule: the draws come from
outside.
"""

from collections.abc import Iterable
from datetime import date
from typing import Final

from yimen.rules.refusals import Refused

CASE_NUMBER_LENGTH: Final = 24
MOST_A_DAY: Final = 99_999
QUERY_SIGNS: Final = "3479ACDEFHJKMNPRTWXY"
QUERY_CODE_LENGTH: Final = 8
_GROUP: Final = 4
_REGION: Final = 6
_ORGAN: Final = 4
_TEN: Final = 10


class NumbersUsedUp(Refused):
    """This organ has given out all numbers of the day."""


def check_digit(digits: str) -> str:
    """The last digit by ISO 7064 MOD 11,10."""
    rest = _TEN
    for digit in digits:
        rest = (rest + int(digit)) % _TEN or _TEN
        rest = rest * 2 % (_TEN + 1)
    return str((_TEN + 1 - rest) % _TEN)


def case_series(region: str, organ_id: int, day: date) -> str:
    """What the case numbers of one organ on one day begin with."""
    place = region[:_REGION].ljust(_REGION, "0")
    return f"{place}{organ_id % 10**_ORGAN:0{_ORGAN}d}{day:%Y%m%d}"


def case_number(series: str, sequence: int) -> str:
    """The case with this sequence within its series."""
    if not 1 <= sequence <= MOST_A_DAY:
        raise NumbersUsedUp(series=series)
    digits = f"{series}{sequence:05d}"
    return digits + check_digit(digits)


def is_case_number(text: str) -> bool:
    """Whether this can be the number of a case: length, digits, check digit."""
    return (
        len(text) == CASE_NUMBER_LENGTH
        and text.isascii()
        and text.isdigit()
        and check_digit(text[:-1]) == text[-1]
    )


def document_series(region_name: str, organ_name: str, mark: str, year: int) -> str:
    """What the papers of one kind, organ and year are numbered behind."""
    return f"{region_name}{organ_name}{mark}〔{year}〕"


def document_number(series: str, sequence: int) -> str:
    """A paper's number as offices write it: 合川市监许受〔2026〕12号."""
    return f"{series}{sequence}号"


def query_code(draws: Iterable[int]) -> str:
    """The code that these draws spell, in two groups: K7HM-3XRA."""
    signs = "".join(QUERY_SIGNS[draw % len(QUERY_SIGNS)] for draw in draws)
    return "-".join(signs[at : at + _GROUP] for at in range(0, len(signs), _GROUP))


def plain_query_code(typed: str) -> str:
    """A code as somebody typed it, without spaces, dashes and small letters."""
    return "".join(sign for sign in typed.upper() if sign.isalnum())
