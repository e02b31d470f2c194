"""Personal numbers in running text: gone before anybody outside reads it.

个人信息保护法 6, 政府信息公开条例 15: what is published of an answer says nothing about
the person. The telephone of an office stays, because people need it; a private number
goes, however it was typed: with blanks, strokes, full-width digits. So do identity
numbers, bank cards and other long numbers, mail addresses, number plates and the last
part of an address; names that the record knows are hidden where they stand.

A landline with its area code is an office's only where the house knows it as one; so
are short public numbers (12345) and 400 numbers. Eight digits alone may be a date or
a sum: they go where the words before them speak of a telephone.

Invariants: masking twice is masking once; nothing that was hidden can be told from what
is left; a known office telephone is never touched. Not decided here: who may see the
whole text (`authority.py`).
"""

import re
from collections.abc import Callable, Collection, Iterable
from functools import lru_cache
from typing import Final

from yimen.rules import masking

_BETWEEN: Final = r"[\s\-－—–_.·•*]"
_GAP: Final = _BETWEEN + "{0,3}"
_DIGIT: Final = r"[0-9０-９]"
_START: Final = r"(?<![0-9０-９])"
_END: Final = r"(?![0-9０-９])"


def _spaced(count: str) -> str:
    return f"(?:{_GAP}{_DIGIT}){count}"


_LONG: Final = re.compile(
    f"{_START}{_DIGIT}{_spaced('{10,}')}(?:{_GAP}[xXｘＸ])?{_END}"
)
_ALONE: Final = "".join(f"(?<!{_DIGIT}{_BETWEEN * n})" for n in range(4))
_SERVICE: Final = re.compile(  # by itself, no group within a longer number
    f"{_ALONE}[4４８8][0０][0０]{_spaced('{7}')}(?!{_GAP}{_DIGIT})"
)
_LANDLINE: Final = re.compile(
    rf"{_START}[(（]?[0０]{_DIGIT}{{2,3}}[)）]?[\s\-－—–]{{0,2}}{_DIGIT}{_spaced('{6,7}')}{_END}"
)
_SPOKEN: Final = re.compile(
    r"((?:电话|手机|座机|联系方式|号码|微信|QQ|qq|[Tt]el)[^0-9０-９，。；,;]{0,6})"
    rf"({_DIGIT}{_spaced('{4,}')}){_END}"
)
_MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_PLATE: Final = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]"
    r"[A-Z][·\s]?[A-Z0-9]{5,6}(?![A-Z0-9])"
)
_DOOR: Final = re.compile(
    r"[0-9０-９一二三四五六七八九十]{1,4}(?:号楼|栋|幢)"
    r"[0-9０-９一二三四五六七八九十]{0,3}(?:单元)?[0-9０-９]{0,4}[室号]?"
)
_HIDDEN: Final = "****"
_ASIDE: Final = 0xE000  # signs that no script uses
_UNUSED: Final = re.compile("[\ue000-\uf8ff]")
_SHORTEST_NAME: Final = 2
_PUBLIC_DIGITS: Final = 6  # 12345, 110, 95588


_MOBILE: Final = re.compile(
    rf"{_START}[1１]{_DIGIT}{{2}}[\s\-－]?{_DIGIT}{{4}}[\s\-－]?{_DIGIT}{{4}}{_END}"
)
_RESIDENT: Final = re.compile(
    r"(?<![0-9A-Za-z])[1-8]\d{5}\s?(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])"
    r"\s?\d{3}[0-9Xx](?![0-9A-Za-z])"
)


def digits_of(text: str) -> str:
    """The digits alone, wide ones made narrow."""
    return "".join(
        str(int(sign)) for sign in text if sign.isdigit() and sign.isdecimal()
    )


def masked(
    text: str,
    *,
    offices: Collection[str] = (),
    names: Iterable[str] = (),
    numbers: Iterable[str] = (),
) -> str:
    """The text as strangers may read it.

    `offices` are telephones that stay; `names` and `numbers` are known to be private.
    """
    kept: list[str] = []
    hidden = _set_aside(text, frozenset(map(digits_of, offices)), kept)
    for name in sorted(set(names), key=len, reverse=True):
        if len(name) >= _SHORTEST_NAME:
            hidden = hidden.replace(name, masking.name(name))
    for number in numbers:
        digits = digits_of(number)
        if len(digits) >= _PUBLIC_DIGITS:
            hidden = re.sub(_typed(digits), _HIDDEN, hidden)
    hidden = _without_numbers(hidden)
    return "".join(
        kept[ord(sign) - _ASIDE] if 0 <= ord(sign) - _ASIDE < len(kept) else sign
        for sign in hidden
    )


def short(text: str, offices: Callable[[], Collection[str]]) -> str:
    """A cell of a list: mobiles and identity numbers keep their ends only.

    Case numbers, codes of organs and amounts are left alone, so this is safe for any
    column. Few cells hold such a number: the offices are asked for only then.
    """
    if not (_MOBILE.search(text) or _RESIDENT.search(text)):
        return text
    ours = frozenset(map(digits_of, offices()))

    def mobile(found: re.Match[str]) -> str:
        digits = digits_of(found.group())
        return found.group() if digits in ours else masking.phone(digits)

    def resident(found: re.Match[str]) -> str:
        return masking.id_number("".join(found.group().split()))

    return _MOBILE.sub(mobile, _RESIDENT.sub(resident, text))


def _typed(digits: str) -> str:
    """The number however it is typed."""
    return _GAP.join(f"[{one}{chr(ord('０') + int(one))}]" for one in digits)


@lru_cache(maxsize=8)
def _any_of(offices: frozenset[str]) -> re.Pattern[str] | None:
    known = sorted(one for one in offices if len(one) >= _PUBLIC_DIGITS)
    either = "|".join(map(_typed, known))
    return re.compile(f"{_START}[(（]?(?:{either}){_END}") if either else None


def _set_aside(text: str, offices: frozenset[str], kept: list[str]) -> str:
    """The text with a sign of nobody's in place of each office's telephone."""

    def aside(found: re.Match[str]) -> str:
        kept.append(found.group())
        return chr(_ASIDE + len(kept) - 1)

    plain = _UNUSED.sub("", text)
    known = _any_of(offices)
    held = plain if known is None else known.sub(aside, plain)
    return _SERVICE.sub(aside, held)


def _without_numbers(text: str) -> str:
    hidden = _MAIL.sub(_HIDDEN, text)
    hidden = _LONG.sub(_HIDDEN, hidden)
    hidden = _LANDLINE.sub(_HIDDEN, hidden)
    hidden = _SPOKEN.sub(_spoken, hidden)
    return _DOOR.sub("**", _PLATE.sub(_HIDDEN, hidden))


def _spoken(found: re.Match[str]) -> str:
    """What the words before it call a telephone; short numbers are public."""
    is_short = len(digits_of(found[2])) < _PUBLIC_DIGITS
    return found.group() if is_short else f"{found[1]}{_HIDDEN}"
