"""What rounds look at, what a breach takes off, how long one may appeal: settings.

S4 (rulebook item 120) gives the self-check list in four groups, 用语、仪表、服务、环境;
which items stand in them is the hall's own. What a breach takes off and how long its
officer may appeal no statute fixes either. Settings are versions with a reason; a
round keeps the items it looked at, and a breach its points and its last day of appeal,
so nothing that was judged is judged anew.

An item of the standard list is known by its code, one of the house's own by its words.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from yimen.rules.conduct.breaches import APPEAL_WORKING_DAYS, POINTS, Category
from yimen.rules.conduct.patrols import CHECKLIST
from yimen.rules.refusals import Refused
from yimen.rules.supervision.settings import LimitOutOfRange, SettingsUnexplained

LONGEST_ITEM: Final = 60
MOST_ITEMS: Final = 60
MOST_POINTS: Final = 100
MOST_APPEAL_DAYS: Final = 30
_RESERVED: Final = frozenset({"said", "version"})


class ChecklistBad(Refused):
    """The list has one to sixty items, each once and in a few words."""


@dataclass(frozen=True, slots=True)
class ConductSettings:
    """The list of the rounds, the points of breaches and the days of an appeal."""

    checklist: Mapping[str, tuple[str, ...]] = field(
        default_factory=lambda: dict(CHECKLIST)
    )
    points: Mapping[Category, int] = field(default_factory=lambda: dict(POINTS))
    appeal_days: int = APPEAL_WORKING_DAYS
    version: int = 0

    @property
    def items(self) -> tuple[str, ...]:
        """Every item of the list, group by group."""
        return tuple(item for items in self.checklist.values() for item in items)


def check_conduct_settings(settings: ConductSettings, reason: str) -> None:
    """Raise unless rounds can be walked and breaches counted by these."""
    if not reason.strip():
        raise SettingsUnexplained
    _check_list(settings)
    _check_number("申诉期限", settings.appeal_days, 1, MOST_APPEAL_DAYS)
    for category in Category:
        _check_number("扣分", settings.points.get(category, -1), 0, MOST_POINTS)


def _check_list(settings: ConductSettings) -> None:
    items = settings.items
    fine = all(0 < len(one) <= LONGEST_ITEM and one not in _RESERVED for one in items)
    known = settings.checklist.keys() == CHECKLIST.keys()
    if not (known and fine and 0 < len(set(items)) == len(items) <= MOST_ITEMS):
        raise ChecklistBad(items=len(items))


def _check_number(limit: str, given: int, least: int, most: int) -> None:
    if not least <= given <= most:
        raise LimitOutOfRange(limit=limit, given=given, least=least, most=most)
