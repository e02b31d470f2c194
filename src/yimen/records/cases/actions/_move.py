"""How an act on a case is written: one statement, or nothing.

An act is one or more lines of the journal. A line says which columns of the row it
sets (`changes`); the statement sets exactly those, so replaying the journal gives the
same row by construction of both. The row moves only if its version and its last line
are still the ones that were read: then, and FROM the row that moved, the lines, the
texts sealed beside them and the papers are inserted. Whoever loses the race has
written nothing and hears `Overtaken`.

Together with the look in `facts.sql` that is two round trips. An act that issues papers
is a transaction of four or five: their numbers have no gaps, so the row of the series
stays locked until the act has ended.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from django.db import connection, transaction

from yimen.records.cases.actions._followers import ALWAYS, Followed, follow
from yimen.records.cases.facts import SQL, CaseFacts
from yimen.records.journal.append import Head, Line, Sealed, chain, racing
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases.lifecycle import State
from yimen.rules.cases.numbers import document_number, document_series
from yimen.rules.catalogue.intake import Finding
from yimen.rules.documents.frame import MARKS, DocumentKind, Sheet, as_text
from yimen.rules.journal import chain as chains
from yimen.rules.refusals import Overtaken

_WRITTEN: Final = (SQL / "written.sql").read_text(encoding="utf-8")
_MOVE: Final = (SQL / "move.sql").read_text(encoding="utf-8") + _WRITTEN
_BEGIN: Final = (SQL / "begin.sql").read_text(encoding="utf-8") + _WRITTEN
_NUMBERS: Final = (SQL / "numbers.sql").read_text(encoding="utf-8")
KIND: Final = "case"
SET: Final = "set"
"""The key of a payload under which a line says what it sets."""


Numbers = Mapping[DocumentKind, str]


@dataclass(frozen=True, slots=True)
class Issued:
    """A numbered paper that an act produced."""

    kind: DocumentKind
    number: str


@dataclass(frozen=True, slots=True)
class Moved:
    """Where the case stands after the act, and the papers it produced."""

    number: str
    state: State
    version: int
    issued: tuple[Issued, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenIn(Moved):
    """What the counter hears: the case, its papers and the code to ask by."""

    query_code: str
    finding: Finding
    is_repeat: bool = False  # the same submit was there before


@dataclass(frozen=True, slots=True)
class Draft:
    """A paper to be issued: made out once the numbers of the act are known."""

    kind: DocumentKind
    make: Callable[[Numbers], Sheet]
    replaces_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One line to be written: who does what, and what it sets."""

    step: Step
    by: Actor
    at: datetime  # the law's instant
    after: State
    article: str = ""
    changes: Mapping[str, object] = field(default_factory=dict)
    evidence: Mapping[str, object] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    papers: tuple[Draft, ...] = ()


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What the numbers of an organ's papers begin with."""

    region_name: str
    organ_short_name: str
    year: int


def move(
    case: CaseFacts,
    *acts: Act,
    letterhead: Letterhead | None = None,
    is_aside: bool = False,
    beside: Callable[[], object] | None = None,
) -> Moved:
    """Write the acts on this case, and what lies beside its row.

    Acts aside leave its version alone. Who follows the case does so at once.
    """
    if not (case.followed or any(act.step in ALWAYS for act in acts)):
        moved = _moved(case, acts, letterhead, is_aside=is_aside)
        if beside:
            beside()
        return moved
    with transaction.atomic():
        moved = _moved(case, acts, letterhead, is_aside=is_aside)
        if beside:
            beside()
        if not is_aside:
            changes = {"matter_version_id": case.matter_version_id}
            follow(_told(acts, moved, case.case_id, case.state, changes))
    return moved


def _told(
    acts: Sequence[Act],
    moved: Moved,
    case_id: int,
    before: State | None,
    columns: Mapping[str, Any],
) -> Followed:
    """What the followers of a case hear of these acts."""
    for act in acts:
        columns = {**columns, **act.changes}
    return Followed(
        case_id=case_id,
        number=moved.number,
        steps=tuple(act.step for act in acts),
        before=before,
        after=moved.state,
        by=acts[-1].by,
        at=acts[-1].at,
        matter_version_id=columns["matter_version_id"],
    )


def _moved(
    case: CaseFacts,
    acts: Sequence[Act],
    letterhead: Letterhead | None,
    *,
    is_aside: bool,
) -> Moved:
    numbered = number_papers(acts, letterhead)
    written = _Written.of(acts, numbered, case.number, case.state, case)
    parameters = written.parameters() | {
        "id": case.case_id,
        "version": case.version,
        "sequence": case.head.sequence,
        "version_step": 0 if is_aside else 1,
    }
    with racing(KIND, case.number), connection.cursor() as cursor:
        cursor.execute(_MOVE, parameters)
        row = cursor.fetchone()
    if row is None:
        raise Overtaken(case=case.number)
    return Moved(case.number, acts[-1].after, row[1], written.issued)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """What a new case has beside its lines: its number and what is sealed."""

    number: str
    recorded_at: datetime
    delivery_address_sealed: bytes
    query_code_hash: str
    query_code_sealed: bytes


def begin(
    beginning: Beginning,
    *acts: Act,
    letterhead: Letterhead | None,
    beside: Callable[[int], object],
) -> tuple[int, Moved]:
    """Write a new case with its first lines and, by its row's id, what lies beside."""
    numbered = number_papers(acts, letterhead)
    written = _Written.of(acts, numbered, beginning.number, None, beginning)
    parameters = written.parameters() | {
        "number": beginning.number,
        "delivery_address_sealed": beginning.delivery_address_sealed,
        "query_code_hash": beginning.query_code_hash,
        "query_code_sealed": beginning.query_code_sealed,
    }
    with racing(KIND, beginning.number), connection.cursor() as cursor:
        cursor.execute(_BEGIN, parameters)
        case_id, version = cursor.fetchone()
    moved = Moved(beginning.number, acts[-1].after, version, written.issued)
    beside(case_id)
    if written.changes.get("followed"):
        follow(_told(acts, moved, case_id, None, written.changes))
    return case_id, moved


def next_numbers(series: Iterable[str]) -> dict[str, int]:
    """The next number of each series, without gaps while the act succeeds.

    A series that is named several times gives as many; the answer is the last of them.
    """
    with connection.cursor() as cursor:
        cursor.execute(_NUMBERS, {"series": sorted(series)})
        return dict(cursor.fetchall())


def number_papers(acts: Sequence[Act], letterhead: Letterhead | None) -> list[Numbers]:
    """For each act the numbers of its papers, and of those beside it."""
    kinds = [paper.kind for act in acts for paper in act.papers]
    if not kinds or letterhead is None:
        return [{} for _ in acts]
    series = {
        kind: document_series(
            letterhead.region_name,
            letterhead.organ_short_name,
            MARKS[kind],
            letterhead.year,
        )
        for kind in kinds
    }
    last = next_numbers(series[kind] for kind in kinds)
    left = Counter(kinds)

    def give(kind: DocumentKind) -> str:
        left[kind] -= 1
        return document_number(series[kind], last[series[kind]] - left[kind])

    own = [{paper.kind: give(paper.kind) for paper in act.papers} for act in acts]
    beside: dict[DocumentKind, str] = {}
    for given in reversed(own):
        beside |= given
    return [{**beside, **given} for given in own]


@dataclass(frozen=True, slots=True)
class _Written:
    """The acts as the statement takes them."""

    changes: Mapping[str, object]
    lines: list[dict[str, Any]]
    texts: list[dict[str, Any]]
    papers: list[dict[str, Any]]
    issued: tuple[Issued, ...]
    head: Head

    @classmethod
    def of(
        cls,
        acts: Sequence[Act],
        numbers: Sequence[Numbers],
        number: str,
        state: State | None,
        subject: CaseFacts | Beginning,
    ) -> "_Written":
        """Chain the acts one after the other, each from where the last one led."""
        head = subject.head if isinstance(subject, CaseFacts) else Head()
        written = cls({}, [], [], [], (), head)
        for act, own in zip(acts, numbers, strict=True):
            written = written._with(act, own, number, state, subject.recorded_at)
            state = act.after
        return written

    def _with(
        self,
        act: Act,
        numbers: Numbers,
        number: str,
        state: State | None,
        recorded_at: datetime,
    ) -> "_Written":
        issued = tuple(Issued(paper.kind, numbers[paper.kind]) for paper in act.papers)
        sheets = {
            paper.kind.value: as_text(paper.make(numbers)) for paper in act.papers
        }
        changes = {"state": act.after, **act.changes}
        evidence = dict(act.evidence)
        if issued:
            evidence["papers"] = {paper.kind: paper.number for paper in issued}
        line = Line(
            kind=KIND,
            subject=number,
            step=act.step,
            by=act.by,
            happened_at=act.at,
            article=act.article,
            before=state or "",
            after=act.after,
            payload={SET: changes, **evidence},
            texts={**act.texts, **sheets},
        )
        sealed = chain(line, self.head, recorded_at)
        return _Written(
            {**self.changes, **changes},
            [*self.lines, _line(sealed)],
            [*self.texts, *_texts(sealed)],
            [*self.papers, *_papers(act, issued, sealed.entry.sequence)],
            (*self.issued, *issued),
            sealed.head,
        )

    def parameters(self) -> dict[str, Any]:
        """The parameters that `begin.sql` and `move.sql` share."""
        return {
            "changes": chains.payload_text(self.changes),
            "lines": json.dumps(self.lines, ensure_ascii=False),
            "texts": json.dumps(self.texts),
            "papers": json.dumps(self.papers, ensure_ascii=False),
            "last_sequence": self.head.sequence,
            "last_hash": self.head.hash,
        }


def _line(sealed: Sealed) -> dict[str, Any]:
    entry = sealed.entry
    return {
        "sequence": entry.sequence,
        "happened_at": chains.instant(entry.happened_at),
        "recorded_at": chains.instant(entry.recorded_at),
        "actor": entry.actor,
        "step": entry.step,
        "article": entry.article,
        "before": entry.before,
        "after": entry.after,
        "payload": json.loads(sealed.payload),
        "previous_hash": _bytea(entry.previous_hash),
        "hash": _bytea(sealed.hash),
        "algorithm": entry.algorithm,
    }


def _texts(sealed: Sealed) -> list[dict[str, Any]]:
    return [
        {
            "sequence": sealed.entry.sequence,
            "slot": text.slot,
            "sealed": _bytea(text.sealed),
            "salt": _bytea(text.salt),
        }
        for text in sealed.texts
    ]


def _papers(
    act: Act, issued: tuple[Issued, ...], sequence: int
) -> list[dict[str, Any]]:
    return [
        {
            "kind": paper.kind,
            "number": paper.number,
            "sequence": sequence,
            "issued_at": chains.instant(act.at),
            "issued_by": act.by.officer_id,
            "replaces": draft.replaces_id,
        }
        for paper, draft in zip(issued, act.papers, strict=True)
    ]


def _bytea(value: bytes) -> str:
    return "\\x" + value.hex()
