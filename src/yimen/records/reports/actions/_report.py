"""What the acts about one report share: reading it, changing it, writing it down."""

from datetime import datetime

from yimen.records.journal.append import Line, append
from yimen.records.messages.actions.tell import Notice, tell_all
from yimen.records.people import queries as people
from yimen.records.reports import facts
from yimen.records.reports.models import Report
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.messages import MessageKind, Recipient, Subject
from yimen.rules.refusals import NotFound, Overtaken


def approach(report_id: int, step: Step, by: Actor) -> Report:
    """The report, if the actor may take this step with it."""
    rows = Report.objects.select_related(
        "hall", "drafted_by", "signed_by", "remarked_by", "corrects"
    )
    row = rows.filter(pk=report_id).first()
    if row is None:
        raise NotFound(report=report_id)
    authority.require(by, step, facts.place_of(row))
    return row


def change(row: Report, version: int, **columns: object) -> None:
    """Write the named columns, unless somebody was quicker."""
    rows = Report.objects.filter(pk=row.pk, version=version)
    if not rows.update(version=version + 1, **columns):
        raise Overtaken(report=row.pk)


def tell_signers(row: Report, by: Actor, at: datetime) -> None:
    """Whoever may sign hears that a draft waits: in the hall, else nearest above it."""
    able = [
        one
        for one in people.who_may(Step.SIGN_REPORT, facts.place_of(row))
        if one.officer_id not in by.officer_ids
    ]
    nearest = max((len(one.hall_path) for one in able), default=0)
    tell_all(
        [
            Notice(
                whom=Recipient.officer(one.officer_id or 0),
                kind=MessageKind.REPORT_TO_SIGN,
                subject=Subject("report", str(row.pk)),
                facts={"title": row.title, "hall": row.hall.name},
                hall_id=row.hall_id,
            )
            for one in able
            if len(one.hall_path) == nearest
        ],
        by=by,
        at=at,
    )


def write(
    row: Report, step: Step, by: Actor, at: datetime, after: str, **payload: object
) -> None:
    """One line of the journal."""
    append(
        Line(
            kind="report",
            subject=str(row.pk),
            step=step,
            by=by,
            happened_at=at,
            before=row.state,
            after=after,
            payload={"title": row.title, "revision": row.revision, **payload},
        )
    )
