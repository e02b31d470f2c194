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
from yimen.records.conduct.queries.files import FileRow, file_page, files
from yimen.records.conduct.queries.policies import (
    PolicyRow,
    policies,
    policy_history,
)

__all__ = [
    "CorrectionFilter",
    "CorrectionRow",
    "DayOf",
    "Days",
    "FileRow",
    "PolicyRow",
    "Sheet",
    "SheetRow",
    "corrections",
    "file_page",
    "files",
    "own_sheet",
    "policies",
    "policy_history",
    "sheet",
    "verdict_of",
]
