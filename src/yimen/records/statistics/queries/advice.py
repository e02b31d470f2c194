"""What the past says of promises: by matter, today's promise beside real handling."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any, Final

from django.db import connection

from yimen.records.statistics.queries._question import Question
from yimen.records.statistics.queries._used import BY_MATTER, used_counts
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.limits import Limit, Unit
from yimen.rules.statistics.cuts import WHOLE, Cut, Scope
from yimen.rules.statistics.periods import Period
from yimen.rules.what_if.limits import Advice, Rung, advised, ladder

MOST_RUNGS: Final = 60
_MATTERS: Final = """
SELECT
    matter.code, version.name, organ.name, version.case_kind,
    version.promised_number, version.promised_unit,
    version.statutory_number, version.statutory_unit
FROM matter
JOIN matter_version AS version ON version.id = matter.current_id
JOIN organ ON organ.id = matter.organ_id
WHERE %(code)s = '' OR matter.code = %(code)s
ORDER BY version.name, matter.code
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterLimits:
    """A matter in force with its limits."""

    code: str
    name: str
    organ: str
    case_kind: str
    promised: Limit | None
    statutory: Limit | None

    @property
    def promised_days(self) -> int | None:
        """The promise, where it is told in working days."""
        limit = self.promised
        in_days = limit is not None and limit.unit is Unit.WORKING_DAY
        return limit.number if limit is not None and in_days else None


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceRow:
    """A matter with what the past says of its promise."""

    matter: MatterLimits
    advice: Advice


@dataclass(frozen=True, slots=True, kw_only=True)
class AdvicePage:
    """One matter: every promise, and how often it would have been broken."""

    row: AdviceRow
    rungs: tuple[Rung, ...]


def matters_in_force(code: str = "") -> tuple[MatterLimits, ...]:
    """Every matter in force with its limits, by name; or the one with this code."""
    with connection.cursor() as cursor:
        cursor.execute(_MATTERS, {"code": code})
        return tuple(_matter(*row) for row in cursor.fetchall())


def matter_ids() -> dict[str, int]:
    """Every matter that has been in force, by code."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT code, id FROM matter WHERE current_id IS NOT NULL")
        return dict(cursor.fetchall())


def advice_of(
    scope: Scope, period: Period, actor: Actor, *, text: str = "", shorter: bool = False
) -> tuple[AdviceRow, ...]:
    """The matters handled in a period, those with most to gain first.

    With `shorter` only those where a shorter promise would have held.
    """
    used = _by_matter(scope, period, actor)
    found = []
    for matter in matters_in_force():
        told = advised(used.get(matter.code, ()), matter.promised_days)
        wanted = text in matter.name or text in matter.organ or text == matter.code
        if told is None or not wanted or (shorter and told.suggested is None):
            continue
        found.append(AdviceRow(matter=matter, advice=told))
    return tuple(sorted(found, key=_gain))


def advice_page(
    code: str, scope: Scope, period: Period, actor: Actor
) -> AdvicePage | None:
    """One matter with its ladder; None where nothing was handled."""
    only = Scope(scope.path, {**scope.only, Cut.MATTER: code})
    used = _by_matter(only, period, actor).get(code, ())
    for matter in matters_in_force(code):
        told = advised(used, matter.promised_days)
        if told is not None:
            most = max(*(days for days, _ in used), matter.promised_days or 0)
            row = AdviceRow(matter=matter, advice=told)
            return AdvicePage(row=row, rungs=ladder(used, min(most, MOST_RUNGS)))
    return None


def _by_matter(
    scope: Scope, period: Period, actor: Actor
) -> dict[str, tuple[tuple[int, int], ...]]:
    """Working days and how many cases used them, by matter."""
    found: dict[str, dict[int, int]] = defaultdict(dict)
    sight = sight_of(actor, Step.SEE_ADVICE)
    question = Question(scope, {WHOLE: period}, sight)
    for code, days, count in used_counts(question, BY_MATTER):
        found[code][days] = count
    return {code: tuple(sorted(used.items())) for code, used in found.items()}


def _gain(row: AdviceRow) -> tuple[int, int, str]:
    """Most days saved times cases first."""
    promised, suggested = row.matter.promised_days, row.advice.suggested
    saved = 0
    if promised is not None and suggested is not None:
        saved = (promised - suggested) * row.advice.cases
    return -saved, -row.advice.cases, row.matter.code


def _matter(*row: Any) -> MatterLimits:
    code, name, organ, kind, promised, promised_unit, statutory, statutory_unit = row
    return MatterLimits(
        code=code,
        name=name,
        organ=organ,
        case_kind=kind,
        promised=_limit(promised, promised_unit),
        statutory=_limit(statutory, statutory_unit),
    )


def _limit(number: int | None, unit: str) -> Limit | None:
    return None if number is None else Limit(number, Unit(unit))
