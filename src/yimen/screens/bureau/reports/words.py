"""Reports in words: states, links to the cases behind their numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.urls import reverse

from yimen.records.reports.queries import ReportPage, ReportRow
from yimen.rules.authority.steps import Step
from yimen.rules.reports.kinds import KINDS
from yimen.rules.reports.signing import ReportState
from yimen.rules.statistics.cuts import Cut
from yimen.screens.bureau.statistics.words import COUNTS, cases_url
from yimen.screens.shared.reports import Linked

STATES: Final[Mapping[ReportState, str]] = {
    ReportState.DRAFTED: "草稿",
    ReportState.SIGNED: "已签发",
}


@dataclass(frozen=True, slots=True)
class ShownReportRow:
    """A report in the list, in words."""

    row: ReportRow
    kind: str
    state: str


@dataclass(frozen=True, slots=True)
class Offered:
    """What the actor may do with a report now."""

    redraws: bool
    remarks: bool
    signs: bool
    corrects: bool
    publishes: bool


def shown_row(row: ReportRow) -> ShownReportRow:
    """The row in words."""
    state = "已公示" if row.published_at else STATES[row.state]
    return ShownReportRow(row, KINDS[row.kind].label, state)


def offered(page: ReportPage) -> Offered:
    """The buttons of the page."""
    is_draft = page.row.state is ReportState.DRAFTED
    is_public = KINDS[page.row.kind].is_public
    waits = not is_draft and is_public and page.row.published_at is None
    return Offered(
        redraws=is_draft and Step.DRAFT_REPORT in page.rights,
        remarks=is_draft and Step.REMARK_REPORT in page.rights,
        signs=is_draft and Step.SIGN_REPORT in page.rights,
        corrects=not is_draft and page.is_latest and Step.DRAFT_REPORT in page.rights,
        publishes=waits and Step.PUBLISH_REPORT in page.rights,
    )


def linked_from(row: ReportRow) -> Linked:
    """Where the cases behind the numbers of this report are listed."""
    said = {
        "first": row.first_on.isoformat(),
        "last": row.last_on.isoformat(),
        "hall": row.hall_code,
    }
    cases_at = reverse("bureau:figures-cases")

    def link(name: str, cut: str, group: str) -> str:
        found = next((one for one in COUNTS if one.value == name), None)
        if found is None:
            return ""
        asked = {**said, "cut": cut or Cut.NODE.value}
        return cases_at + cases_url(found, asked, group)

    return link
