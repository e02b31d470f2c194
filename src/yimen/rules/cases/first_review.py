"""First review by the lower organ, and what the upper one may not ask again.

行政许可法 35: 「依法应当先经下级行政机关审查后报上级行政机关决定的行政许可，下级行政
机关应当在法定期限内将初步审查意见和全部申请材料直接报送上级行政机关。上级行政机关不得
要求申请人重复提供申请材料。」 43: 「……下级行政机关应当自其受理行政许可申请之日起二十日
内审查完毕。但是，法律、法规另有规定的，依照其规定。」

So the lower organ's case ends with its opinion and goes up whole; at the upper organ a
case of its own begins, accepted, with every paper that came up counted as handed in.
What the upper guide lists beyond that is the lower organ's to send, not the
applicant's to bring.

Invariants: a case goes up to another organ; the upper case is never asked to be
corrected (`intake.AskedBelow`). Not decided here: which matters go up, which the law
of the matter says and the reviewer cites.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from yimen.rules.catalogue.intake import Paper, PaperState
from yimen.rules.catalogue.matters import Material
from yimen.rules.legal_clock.calendar import WorkCalendar, local_date
from yimen.rules.refusals import Refused

REVIEW_DAYS: Final = 20
ARTICLE: Final = "行政许可法第三十五条、第四十三条"
SENT_UP: Final = "下级机关报送"


class SameOrgan(Refused):
    """A case goes up to another organ, not to the one that has reviewed it."""


class NoForwarding(Refused):
    """Nothing of this number waits to be received here."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A paper of the lower case, by its name."""

    name: str
    paper: Paper


def review_due(accepted_at: datetime, calendar: WorkCalendar) -> date:
    """The last of the twenty working days from acceptance."""
    return calendar.add_working_days(local_date(accepted_at), REVIEW_DAYS)


def papers_sent_up(
    wanted: Iterable[Material], reviewed: Iterable[Reviewed]
) -> tuple[Paper, ...]:
    """The upper guide's papers: by name as they came up, the rest from below."""
    known = {one.name.strip(): one.paper for one in reviewed if one.paper.state.is_in}
    return tuple(_paper(material, known.get(material.name)) for material in wanted)


def _paper(material: Material, came: Paper | None) -> Paper:
    if came is None:
        return Paper(material.code, PaperState.SHARED, remark=SENT_UP)
    return Paper(material.code, came.state, came.originals, came.copies, SENT_UP)
