"""What is written beside a version so that it can be found."""

from typing import Any

from yimen.ports import spelling
from yimen.rules.captions import LINES, TYPES
from yimen.rules.matters import Matter


def findable(matter: Matter) -> dict[str, Any]:
    """The columns a search looks at: folded, spelt and cut into words."""
    plain = matter.elements
    names = [matter.name, *plain.aliases]
    folded = [spelling.folded(name) for name in names]
    spelt = [spelling.full_pinyin(name) for name in names]
    short = [spelling.initials(name) for name in names]
    line = [LINES[matter.line]] if matter.line else []
    around = [*plain.person_themes, *plain.legal_themes, *plain.life_events, *line]
    near = [*folded, *short, *(part.replace(" ", "") for part in spelt)]
    far = [
        *(spelling.folded(word) for word in around),
        *(spelling.initials(word) for word in around),
        TYPES[matter.matter_type],
        matter.code.lower(),
    ]
    return {
        "folded_name": folded[0],
        "initials": short[0],
        "full_pinyin": spelt[0],
        "haystack": "|" + "|".join(near) + ";" + ";".join(far),
        "words": _vector(matter),
    }


def _vector(matter: Matter) -> str:
    """The words as a tsvector literal: A name, B aliases, C around, D the papers."""
    plain = matter.elements
    texts = (
        ("A", [matter.name]),
        ("B", list(plain.aliases)),
        ("C", [*plain.person_themes, *plain.legal_themes, *plain.life_events]),
        (
            "D",
            [
                *(paper.name for paper in matter.materials),
                *(condition.text for condition in matter.conditions),
                *(faq.question for faq in matter.faqs),
            ],
        ),
    )
    weight: dict[str, str] = {}
    for letter, lines in texts:
        for line in lines:
            for word in spelling.words(line):
                weight.setdefault(word, letter)
    return " ".join(
        f"{_quoted(word)}:{place}{letter}"
        for place, (word, letter) in enumerate(weight.items(), 1)
        if place <= _MOST_PLACES
    )


_MOST_PLACES = 16383  # PostgreSQL keeps no higher position


def _quoted(word: str) -> str:
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"
