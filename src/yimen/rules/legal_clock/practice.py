"""What a locality's own law changes, with its article (rulebook 4.2.2).

The Act gives five working days to tell what is missing (许可法 32); a city may oblige
its organs to tell it on the spot. Where local law says so, an applicant who lets the
day for correcting pass is taken to have withdrawn; the Act itself knows no such thing.
Both are off until somebody cites the article. A region without a practice of its own
has that of the region above.

Invariant: local law may shorten the organ's days, never lengthen them.
"""

from dataclasses import dataclass
from typing import Final

from yimen.rules.refusals import Refused

NOTICE_DAYS: Final = 5  # 许可法 32(1)④


class NoticeTooLong(Refused):
    """The Act gives five working days at most."""


class PracticeNeedsArticle(Refused):
    """What departs from the Act has to cite the local law."""


@dataclass(frozen=True, slots=True)
class Practice:
    """What is done here; as it stands, what the Act itself says."""

    notice_days: int = NOTICE_DAYS
    notice_article: str = ""
    deems_withdrawn: bool = False
    deems_withdrawn_article: str = ""

    def check(self) -> None:
        """Raise unless every departure from the Act is within it and cited."""
        if not 0 <= self.notice_days <= NOTICE_DAYS:
            raise NoticeTooLong(days=self.notice_days)
        if self.notice_days != NOTICE_DAYS and not self.notice_article:
            raise PracticeNeedsArticle(what="notice_days")
        if self.deems_withdrawn and not self.deems_withdrawn_article:
            raise PracticeNeedsArticle(what="deems_withdrawn")
