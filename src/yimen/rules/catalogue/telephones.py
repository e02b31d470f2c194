"""Numbers that a guide prints, and whether a stranger could dial them.

A landline needs its area code: the reader may stand in another district. Service
numbers of the whole country (12345, 12333, 95598, 400…) have none and need none.
"""

import re
from typing import Final

_AREA: Final = re.compile(r"(?<!\d)0\d{2,3}[-— ]?\d{5,8}(?!\d)")
_SERVICE: Final = re.compile(r"(?<!\d)(1\d{4}|9\d{4,5}|[48]00-?\d{3,4}-?\d{3,4})(?!\d)")
_MOBILE: Final = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
_BARE: Final = re.compile(r"(?<![\d-])[2-9]\d{6,7}(?!\d)")


def is_dialable(text: str) -> bool:
    """Whether the text holds a number that can be dialled from anywhere."""
    return any(shape.search(text) for shape in (_AREA, _SERVICE, _MOBILE))


def lacks_area_code(text: str) -> bool:
    """Whether the only numbers in the text are landlines without an area code."""
    return not is_dialable(text) and bool(_BARE.search(text))


def digits(text: str) -> str:
    """The digits alone: what two spellings of one number share."""
    return "".join(sign for sign in text if sign.isdigit())
