"""How a scheme that is being written is shown against the last closed month."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from yimen.records.performance.queries import SchemePreview
from yimen.rules.performance.previews import Before, Preview, Stand
from yimen.rules.performance.scoring import Grade
from yimen.rules.statistics.definitions import NOTHING, rounded
from yimen.rules.statistics.periods import Period
from yimen.screens.bureau.scores.words import WHATS, shown_number, shown_total, tag_of

MOST_MOVES: Final = 8


@dataclass(frozen=True, slots=True)
class ShownStand:
    """Total, rank and grade in words."""

    total: str
    place: str
    grade: str
    tag: str


@dataclass(frozen=True, slots=True)
class ShownBefore:
    """Somebody's line: as closed, as it would be, and the difference."""

    label: str
    was: ShownStand
    would_be: ShownStand
    change: str
    is_worse: bool
    climbs: str


@dataclass(frozen=True, slots=True)
class ShownMove:
    """An indicator that moves the totals."""

    label: str
    mean: str
    size: str
    cards: int


@dataclass(frozen=True, slots=True)
class ShownPreview:
    """A kind of object over its last closed month."""

    what: str
    period: Period
    rows: tuple[ShownBefore, ...]
    moves: tuple[ShownMove, ...]
    grades: tuple[tuple[str, int, int], ...]
    moved: int  # how many totals change
    regraded: int  # how many grades


def shown_previews(found: Iterable[SchemePreview]) -> list[ShownPreview]:
    """Each kind in words."""
    return [_shown(one.period, one.told) for one in found]


def _shown(period: Period, told: Preview) -> ShownPreview:
    return ShownPreview(
        what=WHATS[told.what],
        period=period,
        rows=tuple(map(_row, told.cards)),
        moves=tuple(
            ShownMove(
                f"{one.number}. {one.label}",
                signed(one.mean),
                shown_number(one.size),
                one.cards,
            )
            for one in told.moves[:MOST_MOVES]
        ),
        grades=tuple((grade.value, *pair) for grade, pair in told.grades.items()),
        moved=sum(1 for one in told.cards if one.change),
        regraded=sum(1 for one in told.cards if one.was.grade != one.would_be.grade),
    )


def _row(one: Before) -> ShownBefore:
    return ShownBefore(
        label=one.label,
        was=_stand(one.was),
        would_be=_stand(one.would_be),
        change=signed(one.change),
        is_worse=one.change is not None and one.change < 0,
        climbs=_climbs(one.climbs),
    )


def _stand(one: Stand) -> ShownStand:
    return ShownStand(
        total=shown_total(one.total),
        place=str(one.place) if one.place else NOTHING,
        grade=_grade(one.grade),
        tag=tag_of(one.grade),
    )


def _grade(grade: Grade | None) -> str:
    return grade.value if grade else NOTHING


def _climbs(places: int) -> str:
    if not places:
        return ""
    return f"↑{places}" if places > 0 else f"↓{-places}"


def signed(value: Fraction | None) -> str:
    """A difference with its sign; "0" where it is too small to show."""
    if value is None:
        return NOTHING
    plain = shown_number(value)
    return f"+{plain}" if rounded(value, 2) > 0 else plain
