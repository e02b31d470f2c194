"""A form that nobody has sent yet, kept by the house for a while.

A draft is no application: nothing was received, no clock runs, nobody may be asked for
papers on it. An agent keeps one because the villager's papers are not together yet, an
applicant because they fill in at home what they will bring to a hall. So whoever keeps
it hears, like everybody with an appointment or an open case, when what has to be
brought changes before they travel (`travel.py`). 个人信息保护法 19: 「个人信息的保存
期限应当为实现处理目的所必要的最短时间」; so it lies sealed, for whoever typed it and
the window they bring it to, goes when the errand is taken or it is thrown away, and
after a month in any case.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from yimen.rules.refusals import Refused

KEPT_FOR: Final = timedelta(days=30)
MOST: Final = 50
MOST_OF_ONE: Final = 10
MOST_SIGNS: Final = 20_000

Said = Mapping[str, Sequence[str]]
"""The form's fields with what was typed into each."""


class DraftKind(StrEnum):
    """Whose unfinished form it is, as the journal names it."""

    ERRAND = "errand_draft"  # an agent's
    APPLICATION = "application_draft"  # an applicant's own


@dataclass(frozen=True, slots=True)
class DraftHolder:
    """Somebody with an unfinished form, and where they want to hear of changes."""

    draft_id: int
    officer_id: int | None  # the agent; an applicant has none
    node_id: int
    phone: str

    @property
    def kind(self) -> DraftKind:
        """Whose form it is."""
        return DraftKind.APPLICATION if self.officer_id is None else DraftKind.ERRAND

    @property
    def who(self) -> str:
        """The same for all drafts of one person."""
        return self.phone if self.officer_id is None else f"officer {self.officer_id}"


class DraftTooLarge(Refused):
    """A draft is a form, not a store."""


class TooManyDrafts(Refused):
    """One agent, or one telephone, keeps a limited number of drafts."""


def check(said: Said, kept_already: int, most: int = MOST) -> None:
    """Raise unless the house keeps this one too."""
    signs = sum(len(name) + sum(map(len, some)) for name, some in said.items())
    if signs > MOST_SIGNS:
        raise DraftTooLarge(most=MOST_SIGNS)
    if kept_already >= most:
        raise TooManyDrafts(most=most)


def kept_until(saved_at: datetime) -> datetime:
    """From when on it is kept no longer."""
    return saved_at + KEPT_FOR
