"""How often a stranger may ask for the progress of a case.

A query code has twenty signs in eight places (`numbers.py`). Nobody guesses it by hand,
so a machine is what has to be slowed down: the questions about one case are counted,
and the questions from one address, right or wrong, whether the case exists or not
(rulebook 12.3.5). A hall's terminals share one address, so an address may ask more
often. An applicant who mistypes has tries enough, and the hour begins with the first.

Not decided here: that a wrong code and an unknown number are answered alike, which the
look-up sees to.
"""

from datetime import timedelta
from typing import Final

from yimen.rules.refusals import Refused

ABOUT_ONE_CASE: Final = 20
FROM_ONE_ADDRESS: Final = 200
HOUR: Final = timedelta(hours=1)


class TooManyQuestions(Refused):
    """This case was asked for, or this address asked, too often within the hour."""


def require_patience(about_case: int, from_address: int) -> None:
    """Raise once one of the two counts, this question included, is too high."""
    if about_case > ABOUT_ONE_CASE or from_address > FROM_ONE_ADDRESS:
        raise TooManyQuestions(minutes=int(HOUR.total_seconds()) // 60)
