"""The numbers that orders and requests for information are known by.

The day, a sequence of five within it and the check digit that case numbers have (ISO
7064 MOD 11,10): fourteen digits, read over the telephone. A case has twenty-four, an
errand sixteen, so what is asked for is told by its length. A request for information
begins with a 7 in place of the century (7026…): it is followed on the same page.
"""

from datetime import date
from typing import Final

from yimen.rules.cases.numbers import MOST_A_DAY, check_digit
from yimen.rules.refusals import Refused

LENGTH: Final = 14
_REQUEST: Final = "7"


class OrderNumbersUsedUp(Refused):
    """All numbers of the day are given out."""


def order_series(day: date) -> str:
    """What the orders of a day begin with."""
    return f"{day:%Y%m%d}"


def request_series(day: date) -> str:
    """What the requests for information of a day begin with."""
    return _REQUEST + order_series(day)[1:]


def number_in(series: str, sequence: int) -> str:
    """The number with this sequence in its series."""
    if not 1 <= sequence <= MOST_A_DAY:
        raise OrderNumbersUsedUp(series=series)
    digits = f"{series}{sequence:05d}"
    return digits + check_digit(digits)


def is_number(text: str) -> bool:
    """Whether this can be the number of an order or a request."""
    return (
        len(text) == LENGTH
        and text.isascii()
        and text.isdigit()
        and check_digit(text[:-1]) == text[-1]
    )


def is_request_number(text: str) -> bool:
    """Whether this is the number of a request for information."""
    return is_number(text) and text.startswith(_REQUEST)
