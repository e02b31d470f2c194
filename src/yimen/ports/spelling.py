"""How a Chinese name is typed, folded and cut into words.

A clerk finds 食品经营许可 by "sp", a visitor from Hong Kong by 食品經營許可: what is
kept for searching is folded to simplified script, spelt in pinyin and cut into words
when it is written, so that looking it up needs no dictionary.
"""

import unicodedata
import warnings
from functools import cache, lru_cache
from typing import Any, Final

from django.conf import settings
from opencc import OpenCC

_LATIN: Final = "="


def folded(text: str) -> str:
    """The text in simplified script, half-width and lower case."""
    narrow = unicodedata.normalize("NFKC", text).strip().lower()
    return str(_simplifier().convert(narrow))


def full_pinyin(text: str) -> str:
    """Every syllable without its tone, with spaces: "shi pin jing ying"."""
    return " ".join(part.removeprefix(_LATIN) for part in _spelt(text))


def initials(text: str) -> str:
    """The first letter of every syllable, digits and Latin letters kept: "spjy"."""
    return "".join(
        part.removeprefix(_LATIN) if part.startswith(_LATIN) else part[0]
        for part in _spelt(text)
    )


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
    # It trusts what it kept, so that must not lie where everybody may write.
    settings.YIMEN_CACHE.mkdir(mode=0o700, parents=True, exist_ok=True)
    jieba.dt.tmp_dir = str(settings.YIMEN_CACHE)
    return jieba


def _latin(signs: str) -> str:
    kept = "".join(sign for sign in signs if sign.isascii() and sign.isalnum())
    return _LATIN + kept if kept else ""


@lru_cache(maxsize=8192)
def _spelt(text: str) -> tuple[str, ...]:
    """The syllables of a text; runs of Latin signs are marked and kept whole."""
    from pypinyin import lazy_pinyin

    return tuple(part for part in lazy_pinyin(folded(text), errors=_latin) if part)
