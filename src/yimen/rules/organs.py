"""What is known of an organ that decides.

行政许可法 26: 行政许可需要行政机关内设的多个机构办理的，该行政机关应当确定一个机构统一
受理行政许可申请，统一送达行政许可决定. That is the approval office (行政审批科); it has
moved into the hall or it has not (两集中、两到位). On every decision stand the two ways
to have it reviewed (行政许可法 38), so an organ says which people's government stands
above it, which organ leads it when it is led from above, and which court is competent.
"""

import re
from dataclasses import asdict, dataclass
from typing import Any, Final

from yimen.rules.network import EntryClass, OrganKind
from yimen.rules.refusals import Refused

CODE: Final = re.compile(r"[A-Za-z0-9_-]{1,32}")
LONGEST_SHORT_NAME: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganFacts:
    """What is registered of an organ."""

    name: str
    short_name: str  # 市监, on document numbers
    kind: OrganKind = OrganKind.GOVERNMENT
    entry_class: EntryClass = EntryClass.FULL
    uscc: str = ""
    parent_id: int | None = None
    approval_office: str = ""
    approval_office_in_hall: bool = False
    government: str = ""
    upper_organ: str = ""
    court: str = ""
    address: str = ""
    phone: str = ""
    complaint_phone: str = ""

    def columns(self) -> dict[str, Any]:
        """The facts by name, as plain values."""
        return {
            name: str(value) if isinstance(value, str) else value
            for name, value in asdict(self).items()
        }


class BadOrgan(Refused):
    """An organ has a code of letters and digits, a name and a short name."""


class NobodyAbove(Refused):
    """An organ led from above has to say by whom."""


def check_organ(code: str, facts: OrganFacts) -> None:
    """Raise unless the organ can be named on a paper and its decisions reviewed."""
    short = facts.short_name.strip()
    named = facts.name.strip() and 0 < len(short) <= LONGEST_SHORT_NAME
    if not (named and CODE.fullmatch(code)):
        raise BadOrgan(code=code)
    if facts.kind is OrganKind.VERTICAL and not facts.upper_organ.strip():
        raise NobodyAbove(code=code)
