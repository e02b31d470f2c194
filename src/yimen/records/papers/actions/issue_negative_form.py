"""Issue the form of a filed "no" (否定事项报备表), as it was said or as reviewed."""

from datetime import datetime

from django.db import transaction

from yimen.records.cases import queries as cases
from yimen.records.cases.queries import NegativeRow
from yimen.records.papers.actions._issuing import (
    About,
    ToIssue,
    facts_of,
    instead_of,
    issued,
)
from yimen.records.papers.queries import office_of
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases.negatives import Standing
from yimen.rules.documents.frame import DocumentKind
from yimen.rules.documents.house import Negative, negative_filing
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.refusals import NotFound

KIND = DocumentKind.NEGATIVE_FILING
ANSWERS = {
    Step.REJECT: "不予受理",
    Step.REFUSE: "不予许可",
    Step.ANSWER_QUESTION: "答复办不了",
}
ARTICLES = {
    Step.REJECT: "行政许可法第三十二条",
    Step.REFUSE: "行政许可法第三十八条第二款",
    Step.ANSWER_QUESTION: "首问负责制度、否定报备制度",
}
STANDINGS = {
    Standing.FILED: "",
    Standing.UPHELD: "维持",
    Standing.OVERTURNED: "纠正",
}


@transaction.atomic
def issue_negative_form(
    *, filing_id: int, by: Actor, at: datetime, reason: str = ""
) -> str:
    """The number of the form; with a reason it stands for the one that was out."""
    row = cases.negative_page(filing_id, actor=by, at=at)
    if row is None:
        raise NotFound(filing=filing_id)
    place = row.place
    authority.require(by, Step.ISSUE_NEGATIVE, place)
    about = About(
        addressee=row.hall,
        organ_id=place.organ_id,
        kind="negative",
        about_id=str(filing_id),
    )
    office = office_of(place.hall_id, None)
    facts = facts_of(office, about, by, case=_case(row, by, at))
    said = _negative(row)
    wanted = ToIssue(
        kind=KIND,
        office=office,
        about=about,
        make=lambda number: negative_filing(facts, number, at, said),
        replaces=instead_of(KIND, about, reason, by, at),
    )
    return issued(wanted, by, at)


def _case(row: NegativeRow, by: Actor, at: datetime) -> tuple[str, str, str]:
    """The case's number, matter and code; a question has none."""
    if not row.case:
        return "", "", ""
    return row.case, row.matter_name, cases.case_page(row.case, by, at).matter_code


def _negative(row: NegativeRow) -> Negative:
    verdict = STANDINGS[row.standing]
    return Negative(
        applicant=row.applicant or "首问登记的来访人",
        asked=row.matter_name,
        answer=ANSWERS[row.step],
        reason=row.reason or "见决定书",
        basis=ARTICLES[row.step],
        answered_by=row.replied_by or "—",
        answered_on=local_date(row.replied_at),
        review=f"{verdict}。{row.comment}" if verdict else "",
        reviewed_by=row.reviewed_by,
    )
