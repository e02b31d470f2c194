"""This catalogue beside the one of the level above: what is missing, what differs.

A clean-up of a county's catalogue ends with 「使我县的行政审批事项目录与区、市保持
一致」. 行政许可法 16: 「规章可以在上位法设定的行政许可事项范围内，对实施该行政许可
作出具体规定。」 So what only one side has, and a promise longer than the upper one,
are what a reviewer looks at first.

A matter is the same matter by its implementing code; the levels give those codes
themselves, so else by the basic code (基本编码) that all levels share, else by exactly
the same name. A basic code or a name that several on one side bear pairs nobody:
whoever reads it decides.

Invariants: every matter of both sides stands in the answer exactly once; a catalogue
beside itself differs in nothing. Not compared is what is local by nature: organ,
level, place, hours, telephones, own systems, questions and answers, and codes that
each level gives its own papers; nor a promise that is shorter than the upper one.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from yimen.rules.catalogue.differences import Difference, differences
from yimen.rules.catalogue.elements import LOCAL
from yimen.rules.catalogue.matters import FeeItem, Material, Matter, ProcedureStep
from yimen.rules.legal_clock.limits import Limit


class Way(StrEnum):
    """By what two matters were found to be the same."""

    CODE = "code"
    BASE_CODE = "base_code"
    NAME = "name"


class Side(StrEnum):
    """Which of the two catalogues has the matter."""

    UPPER = "upper"  # only the level above
    OWN = "own"  # only this one
    DIFFERENT = "different"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Pair:
    """One matter of either side, or the same matter of both."""

    upper: Matter | None
    own: Matter | None
    way: Way | None = None
    found: tuple[Difference, ...] = ()
    promises_longer: bool = False

    @property
    def side(self) -> Side:
        """Where the matter stands."""
        if self.own is None:
            return Side.UPPER
        if self.upper is None:
            return Side.OWN
        return Side.DIFFERENT if self.found else Side.SAME

    @property
    def matter(self) -> Matter:
        """The own matter, or the upper one where there is no own."""
        shown = self.own or self.upper
        if shown is None:  # pragma: no cover - a pair has at least one side
            raise ValueError(self)
        return shown


_WAYS: Final[tuple[tuple[Way, Callable[[Matter], object]], ...]] = (
    (Way.CODE, lambda one: one.code),
    (Way.BASE_CODE, lambda one: one.base_code and (one.base_code, one.name)),
    (Way.BASE_CODE, lambda one: one.base_code),
    (Way.NAME, lambda one: one.name),
)
_UNCOMPARED: Final = frozenset(
    {"code", "line", "exercise_level"}
    | {"fees.item_code", "steps.handler", "materials.code"}
    | {"materials.blank_form", "materials.sample"}
    | {f"elements.{name}" for name in LOCAL}
    | {
        f"elements.{name}"
        for name in (
            "aliases",
            "implementing_nature",
            "entrusting_organ",
            "handling_office",
            "joint_organs",
            "jurisdiction",
            "promised_note",
            "in_hall",
            "online_url",
            "runs_on",
            "hands_over_unpaid",
            "seals_electronically",
        )
    }
)


def beside(upper: Iterable[Matter], own: Iterable[Matter]) -> tuple[Pair, ...]:
    """Every matter of both sides once: only above, only here, then those of both."""
    theirs = {one.code: one for one in upper}
    ours = {one.code: one for one in own}
    pairs: list[Pair] = []
    for way, key in _WAYS:
        known = _single(ours.values(), key)
        for mark, one in _single(theirs.values(), key).items():
            if mark in known:
                mine = known[mark]
                pairs.append(_pair(theirs.pop(one.code), ours.pop(mine.code), way))
    alone = [
        *(Pair(one, None) for one in theirs.values()),
        *(Pair(None, one) for one in ours.values()),
    ]
    return tuple(sorted([*alone, *pairs], key=_place))


def counts(pairs: Iterable[Pair]) -> Mapping[Side, int]:
    """How many matters stand where, every side named."""
    tally = Counter(one.side for one in pairs)
    return {side: tally[side] for side in Side}


def _place(pair: Pair) -> tuple[int, bool, str]:
    return list(Side).index(pair.side), not pair.promises_longer, pair.matter.code


def _single(
    matters: Iterable[Matter], key: Callable[[Matter], object]
) -> dict[object, Matter]:
    """Those that are alone in bearing their mark."""
    every = tuple(matters)
    tally = Counter(key(one) for one in every)
    return {key(one): one for one in every if key(one) and tally[key(one)] == 1}


def _pair(upper: Matter, own: Matter, way: Way) -> Pair:
    theirs, ours = _bare(upper), _bare(own)
    longer = _is_longer(upper.promised_limit, own.promised_limit)
    silent = _UNCOMPARED
    if not (longer or _is_apart(upper.promised_limit, own.promised_limit)):
        silent |= {"promised_limit"}
    every = differences(theirs, ours)
    found = tuple(one for one in every if one.field not in silent)
    return Pair(upper, own, way, found, longer)


def _is_apart(upper: Limit | None, own: Limit | None) -> bool:
    """Whether only the upper side promises, or the two count in other units."""
    if upper is None:
        return False
    return own is None or (own.unit is not upper.unit and own.number > 0)


def _is_longer(upper: Limit | None, own: Limit | None) -> bool:
    """On the spot is shorter than anything; other units can't be compared."""
    if upper is None or own is None or own.number == 0:
        return False
    return upper.number == 0 or (own.unit is upper.unit and own.number > upper.number)


def _bare(matter: Matter) -> Matter:
    """The guide without what each level writes for itself, papers told by name."""
    return replace(
        matter,
        materials=tuple(_named(matter.materials)),
        steps=tuple(_step(one) for one in matter.steps),
        fees=tuple(_fee(one) for one in matter.fees),
        faqs=(),
    )


def _named(materials: Iterable[Material]) -> Iterable[Material]:
    seen: Counter[str] = Counter()
    for one in materials:
        seen[one.name] += 1
        code = f"{one.name}#{seen[one.name]}"
        yield replace(one, code=code, blank_form="", sample="")


def _step(step: ProcedureStep) -> ProcedureStep:
    return replace(step, handler="")


def _fee(fee: FeeItem) -> FeeItem:
    return replace(fee, item_code="")
