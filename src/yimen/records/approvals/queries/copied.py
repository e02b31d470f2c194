"""What a unit reads of a joint case that others lead: its papers, and what came in.

行政许可法 26: whoever accepts 「转告有关部门分别提出意见」. Nobody gives an opinion on
papers they can't open, so from its copy order on a unit reads the one set of
materials, its own order, and the notices and minutes of what it was called to; the
rest of the lead's file stays the lead's.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from yimen.records.approvals import models
from yimen.records.cases import queries as cases
from yimen.records.cases.queries import DocumentPage, FileContent, MaterialRow
from yimen.records.people.queries.sight import seen_by
from yimen.rules.authority.actors import SYSTEM, Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.refusals import NotFound


@dataclass(frozen=True, slots=True)
class Copied:
    """Whose application it is, masked, and what was handed in with it."""

    applicant: str
    materials: tuple[MaterialRow, ...]


@dataclass(frozen=True, slots=True)
class Receipt:
    """That a unit has signed for its copy order: who, and when."""

    unit: str
    officer: str
    signed_at: datetime


def receipts_of(papers: Collection[str]) -> dict[str, Receipt]:
    """Who signed for these copy orders; those that nobody signed for are left out."""
    told = Q(notice__in=[paper for paper in papers if paper])
    now = models.Member.objects.filter(told).select_related("organ", "signed_by")
    then = models.MemberRun.objects.filter(told).select_related(
        "member__organ", "signed_by"
    )
    runs: list[tuple[models.Trying, str]] = [(row, row.organ.name) for row in now]
    runs += [(row, row.member.organ.name) for row in then]
    return {
        run.notice: Receipt(unit, run.signed_by.name, run.signed_at)
        for run, unit in runs
        if run.signed_by is not None and run.signed_at is not None
    }


def copied(number: str, actor: Actor, at: datetime) -> Copied | None:
    """What was copied to the actor's unit; None before it was asked."""
    if not _was_asked(number, actor):
        return None
    page = cases.case_page(number, SYSTEM, at)
    return Copied(page.applicant.name, page.materials)


def copied_file(number: str, upload_id: int, actor: Actor, at: datetime) -> FileContent:
    """A file of the one set of materials, for a unit that was asked."""
    found = copied(number, actor, at)
    rows = found.materials if found else ()
    if upload_id not in {file.upload_id for row in rows for file in row.uploads}:
        raise NotFound(upload=upload_id)
    return cases.upload_content(upload_id, SYSTEM)


def copied_paper(paper: str, actor: Actor) -> DocumentPage:
    """A paper between the organs, for a unit that it was sent to."""
    if not (paper and _was_sent(paper, actor)):
        raise NotFound(document=paper)
    return cases.document_page(paper, SYSTEM)


def _was_sent(paper: str, actor: Actor) -> bool:
    mine, called = (
        _mine(actor),
        Q(gathering__notice=paper) | Q(gathering__minutes=paper),
    )
    earlier = models.MemberRun.objects.filter(_mine(actor, "member__organ"))
    return (
        models.Member.objects.filter(mine, notice=paper).exists()
        or models.Attendance.objects.filter(mine).filter(called).exists()
        or earlier.filter(notice=paper).exists()
    )


def _was_asked(number: str, actor: Actor) -> bool:
    members = models.Member.objects.filter(_mine(actor), run__number=number)
    return members.exclude(notice="").exists()


def _mine(actor: Actor, organ: str = "organ") -> Q:
    return seen_by(sight_of(actor, Step.SEE_JOINT), organ=organ, hall=None)
