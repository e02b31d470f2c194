"""Every colour that carries words can be read, in plain and in elder mode."""

import re
from collections.abc import Iterable
from itertools import product
from typing import Final

import pytest

from architecture import house

TOKENS: Final = house.SOURCE / "screens/shared/static/shared/tokens.css"
READABLE: Final = 4.5
VISIBLE: Final = 3.0
WORDS: Final = (
    "ink",
    "muted",
    "primary",
    "hover",
    "accent",
    "stop",
    "green-ink",
    "amber-ink",
)
GROUNDS: Final = ("paper", "ground", "tint")
SIGNS: Final = ("green", "amber", "pause", "edge")


def tokens(mode: str) -> dict[str, str]:
    text = TOKENS.read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for selector in (":root", *([".elder"] if mode == "elder" else [])):
        block = text.split(f"\n{selector} {{", 1)[1].split("}", 1)[0]
        found |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))
    return found


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def too_faint(names: Iterable[str], grounds: Iterable[str], least: float) -> list[str]:
    colours = {mode: tokens(mode) for mode in ("plain", "elder")}
    return [
        f"{mode}: {name} on {ground}"
        for (mode, known), name, ground in product(colours.items(), names, grounds)
        if contrast(known[name], known[ground]) < least
    ]


def test_words_can_be_read_on_every_ground() -> None:
    assert too_faint(WORDS, GROUNDS, READABLE) == []


def test_signs_and_edges_can_be_seen() -> None:
    assert too_faint(SIGNS, ["paper"], VISIBLE) == []


@pytest.mark.parametrize(
    ("word", "ground"),
    [("stop", "stop-tint"), ("green-ink", "green-tint"), ("amber-ink", "amber-tint")],
)
def test_a_tag_can_be_read_on_its_own_tint(word: str, ground: str) -> None:
    colours = tokens("plain")

    assert contrast(colours[word], colours[ground]) >= READABLE


def test_the_tokens_are_those_that_were_decided() -> None:
    decided = {
        "ink": "#1b2330",
        "muted": "#5b6675",
        "line": "#d9dfe7",
        "paper": "#ffffff",
        "ground": "#f4f6f9",
        "primary": "#1d5fbf",
        "hover": "#174e9e",
        "tint": "#e8f0fb",
        "accent": "#c8102e",
        "green": "#1f8a4c",
        "amber": "#b26a00",
    }

    assert decided.items() <= tokens("plain").items()
