"""What a report is made of. A number is a value with a name, never a piece of text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from yimen.rules.charts import Chart
from yimen.rules.reports.definitions import (
    ALWAYS_BESIDE,
    Definition,
    definition_of,
)
from yimen.rules.reports.kinds import ReportKind
from yimen.rules.statistics.definitions import NOTHING, PERCENT, rounded


class ToldAlone(Exception):
    """A number is told without the one that has to stand beside it."""


@dataclass(frozen=True, slots=True)
class Number:
    """One number: which it is, by which definition, of which group, how much."""

    name: str
    value: Fraction | None
    places: int = 0
    unit: str = ""  # % is said with it, other units by the words around it
    by: str = ""  # the definition, where it is not that of the name

    @property
    def meaning(self) -> str:
        """The name of its definition."""
        return self.by or self.name

    @property
    def said(self) -> str:
        """As it is printed, rounded once; “—” of nothing."""
        if self.value is None:
            return NOTHING
        said = f"{rounded(self.value, self.places):,}"
        return f"{said}%" if self.unit == PERCENT else said

    @property
    def plain(self) -> float | None:
        """As a spreadsheet keeps it: a number, a share of one where it is percent."""
        if self.value is None:
            return None
        shown = float(rounded(self.value, self.places))
        return shown / 100 if self.unit == PERCENT else shown


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words and numbers in turn."""

    pieces: tuple[str | Number, ...]

    def __post_init__(self) -> None:
        """What must not be told alone is refused: a fault of ours."""
        check_beside({one.name for one in self.numbers})
        typed = [one for one in self.pieces if isinstance(one, str)]
        if any(sign.isdigit() for sign in "".join(typed)):
            raise ValueError("a number in a sentence has a name")

    @property
    def numbers(self) -> tuple[Number, ...]:
        """The numbers in their order."""
        return tuple(one for one in self.pieces if isinstance(one, Number))

    @property
    def text(self) -> str:
        """The sentence without its footnotes."""
        return "".join(one if isinstance(one, str) else one.said for one in self.pieces)


@dataclass(frozen=True, slots=True)
class Row:
    """A group and its numbers, in the order of the columns."""

    label: str
    cells: tuple[Number, ...]
    key: str = ""
    is_total: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Groups beside each other; every cell is a number with a name."""

    title: str
    across: str  # what the groups are
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    note: str = ""
    cut: str = ""  # by which cut the groups were made, where their cases can be shown

    def __post_init__(self) -> None:
        """Cells without a heading are a fault of ours."""
        if any(len(row.cells) != len(self.heads) for row in self.rows):
            raise ValueError("every row has one cell for each heading")
        check_beside({cell.name for row in self.rows for cell in row.cells})


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart, and which number each of its series is."""

    chart: Chart
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the report under its heading."""

    title: str
    sentences: tuple[Sentence, ...] = ()
    tables: tuple[Table, ...] = ()
    drawings: tuple[Drawing, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to say."""
        return not (self.sentences or self.tables or self.drawings)


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its number, and what the definition says."""

    number: int
    definition: Definition


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All of it, as it is computed once and kept."""

    kind: ReportKind
    title: str
    hall: str
    first_on: date
    last_on: date
    sections: tuple[Section, ...]
    definitions: tuple[Definition, ...]  # as they were then, in the order of first use

    @property
    def notes(self) -> tuple[Note, ...]:
        """The footnotes, numbered from one."""
        return tuple(Note(n, one) for n, one in enumerate(self.definitions, 1))

    @property
    def marks(self) -> dict[str, int]:
        """The footnote of each definition by its name."""
        return {note.definition.name: note.number for note in self.notes}

    @property
    def numbers(self) -> tuple[Number, ...]:
        """Every number in its sentences and tables."""
        return tuple(
            number for section in self.sections for number in _numbers(section)
        )


def defined_in(sections: Iterable[Section]) -> tuple[Definition, ...]:
    """What every number in these parts means, in the order of first use."""
    names = (name for section in sections for name in _names(section))
    return tuple(definition_of(name) for name in dict.fromkeys(names))


def check_beside(names: set[str]) -> None:
    """Raises `ToldAlone` where a number misses its companion."""
    alone = [name for name in names & set(ALWAYS_BESIDE) if _misses(name, names)]
    if alone:
        raise ToldAlone(*alone)


def _misses(name: str, names: set[str]) -> bool:
    return ALWAYS_BESIDE[name] not in names


def _numbers(section: Section) -> Iterator[Number]:
    for sentence in section.sentences:
        yield from sentence.numbers
    for table in section.tables:
        for row in table.rows:
            yield from row.cells


def _names(section: Section) -> Iterator[str]:
    yield from (number.meaning for number in _numbers(section))
    for drawing in section.drawings:
        yield from drawing.names
