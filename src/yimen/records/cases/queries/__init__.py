"""Reads of cases: frozen pages, each with a fixed number of statements."""

from yimen.records.cases.queries.clocks import ClockView
from yimen.records.cases.queries.commitments import (
    CommitmentRow,
    commitments_to_check,
)
from yimen.records.cases.queries.inbox import (
    CaseRow,
    DeskCounts,
    InboxPage,
    PastRow,
    desk_counts,
    held_by,
    inbox,
    open_twins,
    past_cases,
)
from yimen.records.cases.queries.inquiries import HearingRow, Inquiries
from yimen.records.cases.queries.joint import PartRow, parts_of, pauses_of
from yimen.records.cases.queries.moved import MovedPage, MovedRow, moved_page
from yimen.records.cases.queries.negatives import (
    NegativeFilter,
    NegativePage,
    NegativeRow,
    filing_of_question,
    negative_page,
    negatives,
)
from yimen.records.cases.queries.page import (
    CasePage,
    DocumentRow,
    HistoryRow,
    MaterialRow,
    UploadRow,
    case_id_of,
    case_page,
    find_case,
    place_of,
)
from yimen.records.cases.queries.papers import (
    DocumentPage,
    FileContent,
    document_page,
    dossier,
    held_paper,
    held_papers,
    upload_content,
)
from yimen.records.cases.queries.practice import (
    OwnPractice,
    PracticePage,
    own_practice,
    own_practices,
    practice_page,
)
from yimen.records.cases.queries.progress import (
    ProgressPage,
    ProgressStep,
    Visit,
    held_progress,
    progress,
)
from yimen.records.cases.queries.promises import (
    A_PAGE,
    BrokenRow,
    OwedRow,
    PromiseRecord,
    broken_promises,
    lapsed_promises,
    promise_record,
    promises_to_remind,
)
from yimen.records.cases.queries.prospect import Prospect, prospect
from yimen.records.cases.queries.sealable import Sealable, is_void, sealable
from yimen.records.cases.queries.silent import (
    lapsed_corrections,
    notice_ledger,
    silence_of,
    silent_cases,
    withdrawing_article,
)
from yimen.records.cases.queries.uses import matter_uses
from yimen.records.cases.queries.walks import Filters

__all__ = [
    "A_PAGE",
    "BrokenRow",
    "CasePage",
    "CaseRow",
    "ClockView",
    "CommitmentRow",
    "DeskCounts",
    "DocumentPage",
    "DocumentRow",
    "FileContent",
    "Filters",
    "HearingRow",
    "HistoryRow",
    "InboxPage",
    "Inquiries",
    "MaterialRow",
    "MovedPage",
    "MovedRow",
    "NegativeFilter",
    "NegativePage",
    "NegativeRow",
    "OwedRow",
    "OwnPractice",
    "PartRow",
    "PastRow",
    "PracticePage",
    "ProgressPage",
    "ProgressStep",
    "PromiseRecord",
    "Prospect",
    "Sealable",
    "UploadRow",
    "Visit",
    "broken_promises",
    "case_id_of",
    "case_page",
    "commitments_to_check",
    "desk_counts",
    "document_page",
    "dossier",
    "filing_of_question",
    "find_case",
    "held_by",
    "held_paper",
    "held_papers",
    "held_progress",
    "inbox",
    "is_void",
    "lapsed_corrections",
    "lapsed_promises",
    "matter_uses",
    "moved_page",
    "negative_page",
    "negatives",
    "notice_ledger",
    "open_twins",
    "own_practice",
    "own_practices",
    "parts_of",
    "past_cases",
    "pauses_of",
    "place_of",
    "practice_page",
    "progress",
    "promise_record",
    "promises_to_remind",
    "prospect",
    "sealable",
    "silence_of",
    "silent_cases",
    "upload_content",
    "withdrawing_article",
]
