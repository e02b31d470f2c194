"""A form that an agent has not sent yet, kept by the house for a while.

A draft is no application: nothing was received, no clock runs, nobody may be asked for
papers on it. It is kept because the villager's papers are not together yet, so whoever
keeps it hears, like everybody with an appointment or an open case, when what has to be
brought changes before they travel (`travel.py`). 个人信息保护法 19: 「个人信息的保存
期限应当为实现处理目的所必要的最短时间」; so it lies sealed, for its agent alone, goes
when the errand is taken, and after a month in any case.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from yimen.rules.refusals import Refused

KEPT_FOR: Final = timedelta(days=30)
MOST: Final = 50
MOST_SIGNS: Final = 20_000

Said = Mapping[str, Sequence[str]]
"""The form's fields with what was typed into each."""


@dataclass(frozen=True, slots=True)
class DraftHolder:
    """An agent with an unfinished form, and where they want to hear of changes."""

    draft_id: int
    officer_id: int
    node_id: int
    phone: str


class DraftTooLarge(Refused):
    """A draft is a form, not a store."""


class TooManyDrafts(Refused):
    """One agent keeps a limited number of drafts."""


def check(said: Said, kept_already: int) -> None:
    """Raise unless the house keeps this one too."""
    signs = sum(len(name) + sum(map(len, some)) for name, some in said.items())
    if signs > MOST_SIGNS:
        raise DraftTooLarge(most=MOST_SIGNS)
    if kept_already >= MOST:
        raise TooManyDrafts(most=MOST)


def kept_until(saved_at: datetime) -> datetime:
    """From when on it is kept no longer."""
    return saved_at + KEPT_FOR
