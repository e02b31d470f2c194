"""What is written beside a matter so that it can be found."""

from collections.abc import Iterable
from typing import Final

from yimen.ports import spelling
from yimen.records.catalogue import models
from yimen.rules.catalogue.captions import LINES, TYPES
from yimen.rules.catalogue.matters import Matter, MatterState

_MOST_PLACES: Final = 16383  # PostgreSQL keeps no higher position
REWRITTEN: Final = (
    "matter_version",
    "organ",
    "is_in_use",
    "is_applied_for",
    "code",
    "name",
    "option_name",
    "matter_type",
    "case_kind",
    "line",
    "promised_number",
    "promised_unit",
    "folded_name",
    "initials",
    "haystack",
    "words",
)
"""All but the matter and how often it is asked for."""


def index(found: Iterable[tuple[models.Matter, models.MatterVersion, Matter]]) -> None:
    """Let these matters be found by what these versions say."""
    rows = [_row(parent, version, matter) for parent, version, matter in found]
    models.Findable.objects.bulk_create(
        rows,
        batch_size=1_000,
        update_conflicts=True,
        unique_fields=["matter"],
        update_fields=REWRITTEN,
    )


def _row(
    parent: models.Matter, version: models.MatterVersion, matter: Matter
) -> models.Findable:
    promised = matter.promised_limit
    return models.Findable(
        matter=parent,
        matter_version=version,
        organ_id=matter.organ_id,
        is_in_use=parent.state == MatterState.IN_USE,
        is_applied_for=matter.matter_type.is_applied_for,
        code=matter.code.lower(),
        name=matter.name,
        option_name=matter.elements.option_name,
        matter_type=matter.matter_type.value,
        case_kind=matter.case_kind.value,
        line=matter.line or "",
        promised_number=promised.number if promised else None,
        promised_unit=promised.unit.value if promised else "",
        folded_name=spelling.folded(matter.name),
        initials=spelling.initials(matter.name),
        haystack=_haystack(matter),
        words=_vector(matter),
    )


def _haystack(matter: Matter) -> str:
    """Names after |, what stands around them after ; so that ranks can differ."""
    plain = matter.elements
    names = [matter.name, *plain.aliases]
    line = [LINES[matter.line]] if matter.line else []
    around = [*plain.person_themes, *plain.legal_themes, *plain.life_events, *line]
    near = [
        *(spelling.folded(name) for name in names),
        *(spelling.initials(name) for name in names),
        *(spelling.full_pinyin(name).replace(" ", "") for name in names),
    ]
    far = [
        *(spelling.folded(word) for word in around),
        *(spelling.initials(word) for word in around),
        TYPES[matter.matter_type],
        matter.code.lower(),
    ]
    return "|" + "|".join(near) + ";" + ";".join(far)


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


def _quoted(word: str) -> str:
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"
