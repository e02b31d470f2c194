"""How a Chinese name is typed, folded and cut into words.

A clerk finds 食品经营许可 by "sp", a visitor from Hong Kong by 食品經營許可: what is
kept for searching is folded to simplified script, spelt in pinyin and cut into words
when it is written, so that looking it up needs no dictionary.
"""

import unicodedata
import warnings
from functools import cache
from typing import Any

from opencc import OpenCC


def folded(text: str) -> str:
    """The text in simplified script, half-width and lower case."""
    narrow = unicodedata.normalize("NFKC", text).strip().lower()
    return str(_simplifier().convert(narrow))


def full_pinyin(text: str) -> str:
    """Every syllable without its tone, with spaces: "shi pin jing ying"."""
    return " ".join(_syllables(folded(text)))


def initials(text: str) -> str:
    """The first letter of every syllable, digits and Latin letters kept: "spjy"."""
    return "".join(_letters(folded(text)))


def words(text: str) -> list[str]:
    """The words of a text as a searcher would type them, long ones also in parts."""
    cut = _segmenter().cut_for_search(folded(text))
    return [word for word in cut if any(sign.isalnum() for sign in word)]


@cache
def _simplifier() -> OpenCC:
    return OpenCC("t2s")


@cache
def _segmenter() -> Any:
    with warnings.catch_warnings():  # its source has escapes Python frowns at
        warnings.simplefilter("ignore")
        import jieba

    jieba.setLogLevel("ERROR")
    return jieba


def _latin(signs: str) -> str:
    return "".join(sign for sign in signs if sign.isascii() and sign.isalnum())


def _syllables(text: str) -> list[str]:
    from pypinyin import lazy_pinyin

    return [part for part in lazy_pinyin(text, errors=_latin) if part]


def _letters(text: str) -> list[str]:
    from pypinyin import Style, lazy_pinyin

    return lazy_pinyin(text, style=Style.FIRST_LETTER, errors=_latin)
