"""The rules as people look for them: by what each looks at (rulebook 7.1.2).

A rule says by the facts that it reads what it is about: a case, what people say, a
rating, a supervise order. Rules about cases are many, so they stand on a shelf for
each question: in time, in order, on paper, by whom and for how much, honestly counted.
Every rule stands on one shelf and on one only.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from yimen.rules.supervision import content, flow, gaming, hands
from yimen.rules.supervision.watching import WatchRule


class Shelf(StrEnum):
    """What the rules on it look at, in the order in which people read them."""

    TIME = "time"
    FLOW = "flow"
    CONTENT = "content"
    HANDS = "hands"
    GAMING = "gaming"
    VOICE = "voice"
    RATINGS = "ratings"
    URGINGS = "urgings"
    BY_HAND = "by_hand"


_TELLING: Final = {
    "order_kind": Shelf.VOICE,
    "request_state": Shelf.VOICE,
    "rated_at": Shelf.RATINGS,
    "urging_about": Shelf.URGINGS,
}
_OF_CASES: Final[Mapping[Shelf, tuple[WatchRule, ...]]] = {
    Shelf.FLOW: flow.RULES,
    Shelf.CONTENT: content.RULES,
    Shelf.HANDS: hands.RULES,
    Shelf.GAMING: gaming.RULES,
}


def shelf_of(rule: WatchRule) -> Shelf:
    """The one shelf on which the rule stands."""
    if not rule.reads:
        return Shelf.BY_HAND
    told = (_TELLING[name] for name in rule.reads if name in _TELLING)
    of_case = (shelf for shelf, rules in _OF_CASES.items() if rule in rules)
    return next(told, next(of_case, Shelf.TIME))


def owners(rules: Iterable[WatchRule]) -> dict[str, WatchRule]:
    """For each limit the first rule that is judged by it: there it is set."""
    found: dict[str, WatchRule] = {}
    for rule in rules:
        for name in rule.limits:
            found.setdefault(name, rule)
    return found
