"""Who may put a report out, and what may follow.

Two people stand behind every report: one drafts it and writes the remarks, another
signs (rulebook 8.4.3, S3-7: archived unchangeable after release). A report is signed
when its period is over. What is signed stays; whoever finds a fault drafts a
correction, which is a new version, says why, and names the one it stands for.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from yimen.rules.refusals import Refused
from yimen.rules.reports.kinds import KINDS, ReportKind
from yimen.rules.statistics.periods import Period


class ReportState(StrEnum):
    """How far a report has come."""

    DRAFTED = "drafted"
    SIGNED = "signed"


class ReportRuns(Refused):
    """A report is drafted when its period is over."""


class ReportThere(Refused):
    """This report has been drafted already."""


class ReportSigned(Refused):
    """A signed report stays as it is; a correction is a new version."""


class ReportNotSigned(Refused):
    """Only a signed report is corrected or published."""


class SignedByDrafter(Refused):
    """Whoever drafted a report or wrote its remarks does not sign it."""


class CorrectionReasonMissing(Refused):
    """A correction says what was wrong."""


class NotForThePublic(Refused):
    """Only the disclosure sheet is published on the portal."""


class PublishedAlready(Refused):
    """This report is public already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is known of a report when somebody wants to act on it."""

    kind: ReportKind
    state: ReportState
    drafted_by: int | None
    remarked_by: int | None
    is_latest: bool = True
    is_published: bool = False


def check_over(period: Period, today: date) -> None:
    """Raises `ReportRuns`."""
    if today <= period.last_on:
        raise ReportRuns(last_on=str(period.last_on))


def check_draft(standing: Standing) -> None:
    """Raises unless it may still be changed."""
    if standing.state is not ReportState.DRAFTED:
        raise ReportSigned


def check_sign(standing: Standing, officer_id: int | None) -> None:
    """Raises unless this officer may sign it now."""
    check_draft(standing)
    if officer_id is None or officer_id in {standing.drafted_by, standing.remarked_by}:
        raise SignedByDrafter


def check_correct(standing: Standing, reason: str) -> None:
    """Raises unless it may be corrected, and it is said why."""
    if standing.state is not ReportState.SIGNED or not standing.is_latest:
        raise ReportNotSigned
    if not reason.strip():
        raise CorrectionReasonMissing


def check_publish(standing: Standing) -> None:
    """Raises unless everybody may see it now."""
    if not KINDS[standing.kind].is_public:
        raise NotForThePublic
    if standing.state is not ReportState.SIGNED:
        raise ReportNotSigned
    if standing.is_published:
        raise PublishedAlready
