"""Finding a matter in two keystrokes: by initials, pinyin, name, organ, theme, code."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from django.db import connection

from yimen.ports import spelling
from yimen.records.catalogue.facts import limit
from yimen.records.catalogue.models import Findable
from yimen.rules.catalogue.matters import CaseKind, MatterType
from yimen.rules.legal_clock.limits import Limit

_SQL: Final = (Path(__file__).parents[1] / "sql" / "search.sql").read_text("utf-8")
_RUNS: Final = re.compile(r"[a-z0-9-]+|[^\sa-z0-9,，、;；。./()（）-]+")
_SPECIAL: Final = re.compile(r"([\\%_])")
_MOST_TERMS: Final = 6
_MOST_SIGNS: Final = 80
_WORTH_CUTTING: Final = 3
_A_SENTENCE: Final = 5
_IDLE: Final = frozenset(
    [
        "我",
        "我们",
        "想",
        "要",
        "需要",
        "一",
        "一个",
        "一家",
        "个",
        "办",
        "办理",
        "申请",
        "怎么",
        "怎样",
        "如何",
        "什么",
        "哪里",
        "在",
        "的",
        "了",
        "吗",
        "去",
        "能",
        "可以",
        "请问",
        "去哪",
    ]
)
"""Words of a question that name no matter."""


@dataclass(frozen=True, slots=True)
class MatterHit:
    """One answer of a search: enough to choose by."""

    matter_id: int
    version_id: int
    code: str
    name: str
    matter_type: MatterType
    case_kind: CaseKind
    line: str
    promised_limit: Limit | None
    organ_id: int
    organ: str
    organ_short: str
    option: str


def search(
    text: str, *, limit: int = 20, only_applied_for: bool = True
) -> tuple[MatterHit, ...]:
    """The published matters that meet the text, the likeliest first."""
    folded = spelling.folded(text[:_MOST_SIGNS])
    terms = _RUNS.findall(folded)[:_MOST_TERMS]
    if not terms:
        return ()
    parameters: dict[str, Any] = {
        "terms": terms,
        "patterns": [_SPECIAL.sub(r"\\\1", term) for term in terms],
        "words": _every_word(folded),
        "only_applied_for": only_applied_for,
        "limit": limit,
    }
    found = _hits(parameters)
    if found or max(len(term) for term in terms) < _A_SENTENCE:
        return found
    return _hits({**parameters, "words": _any_word(folded)})


def popular(most: int) -> tuple[int, ...]:
    """The published versions that are asked for most, for a device to take along."""
    rows = Findable.objects.filter(is_in_use=True, is_applied_for=True)
    ids = rows.order_by("-uses", "code").values_list("matter_version_id", flat=True)
    return tuple(ids[:most])


def _hits(parameters: dict[str, Any]) -> tuple[MatterHit, ...]:
    with connection.cursor() as cursor:
        cursor.execute(_SQL, parameters)
        return tuple(_hit(row) for row in cursor.fetchall())


def _hit(row: tuple[Any, ...]) -> MatterHit:
    return MatterHit(
        matter_id=row[0],
        version_id=row[1],
        code=row[2],
        name=row[3],
        matter_type=MatterType(row[4]),
        case_kind=CaseKind(row[5]),
        line=row[6],
        promised_limit=limit(row[7], row[8]),
        organ_id=row[9],
        organ=row[10],
        organ_short=row[11],
        option=row[12],
    )


def _telling(folded: str) -> list[str]:
    if sum(sign > "\u2e80" for sign in folded) < _WORTH_CUTTING:
        return []  # the name itself is looked through: a dictionary adds nothing
    return [word for word in spelling.words(folded) if word not in _IDLE]


def _every_word(folded: str) -> str:
    return " & ".join(_quoted(word) for word in _telling(folded))


def _any_word(folded: str) -> str:
    return " | ".join(_quoted(word) for word in _telling(folded))


def _quoted(word: str) -> str:
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"
