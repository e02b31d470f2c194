"""What may be read of conduct: of others where one oversees, of oneself always."""

from yimen.records.conduct.queries.attendance import (
    DayOf,
    Days,
    Sheet,
    SheetRow,
    own_sheet,
    sheet,
    verdict_of,
)
from yimen.records.conduct.queries.corrections import (
    CorrectionFilter,
    CorrectionRow,
    corrections,
)
from yimen.records.conduct.queries.discipline import (
    BreachRow,
    BreachTotals,
    TalkRow,
    breach_page,
    breach_totals,
    breaches,
    own_breaches,
    talk_counts,
    talks,
)
from yimen.records.conduct.queries.files import FileRow, file_page, files
from yimen.records.conduct.queries.policies import (
    PolicyRow,
    policies,
    policy_history,
)
from yimen.records.conduct.queries.rounds import (
    FindingRow,
    PatrolRow,
    finding_photo,
    findings,
    patrol_finding,
    patrol_page,
    patrols,
)
from yimen.records.conduct.queries.scope import Wanted

__all__ = [
    "BreachRow",
    "BreachTotals",
    "CorrectionFilter",
    "CorrectionRow",
    "DayOf",
    "Days",
    "FileRow",
    "FindingRow",
    "PatrolRow",
    "PolicyRow",
    "Sheet",
    "SheetRow",
    "TalkRow",
    "Wanted",
    "breach_page",
    "breach_totals",
    "breaches",
    "corrections",
    "file_page",
    "files",
    "finding_photo",
    "findings",
    "own_breaches",
    "own_sheet",
    "patrol_finding",
    "patrol_page",
    "patrols",
    "policies",
    "policy_history",
    "sheet",
    "talk_counts",
    "talks",
    "verdict_of",
]
