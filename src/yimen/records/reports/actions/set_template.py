"""Put another Word template in force, or the one that ships again."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Max

from yimen.ports.report_word import check_template
from yimen.ports.storage import storage
from yimen.records.journal.append import Line, append
from yimen.records.reports.models import ReportTemplate
from yimen.records.reports.queries.templates import template_bytes
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.refusals import Overtaken

DEFAULT_NAME = "系统自带模板"


def set_template(
    *, content: bytes, name: str, note: str, by: Actor, at: datetime
) -> int:
    """The number of the template, tried out on a sample before it is in force."""
    authority.require(by, Step.SET_REPORT_TEMPLATE)
    check_template(content)
    return _put(storage().keep(content), name, note, by, at)


def restore_template(*, number: int, by: Actor, at: datetime) -> int:
    """Put an earlier template in force again; 0 is the one that ships."""
    authority.require(by, Step.SET_REPORT_TEMPLATE)
    if number == 0:
        return _put("", DEFAULT_NAME, "", by, at)
    check_template(template_bytes(number))
    row = ReportTemplate.objects.get(number=number)
    return _put(row.digest, row.name, f"恢复第{number}号模板", by, at)


@transaction.atomic
def _put(digest: str, name: str, note: str, by: Actor, at: datetime) -> int:
    last = ReportTemplate.objects.aggregate(last=Max("number"))["last"] or 0
    row = ReportTemplate(
        number=last + 1,
        digest=digest,
        name=name.strip() or DEFAULT_NAME,
        note=note.strip(),
        set_at=at,
        set_by_id=by.officer_id,
    )
    try:
        with transaction.atomic():
            ReportTemplate.objects.bulk_create([row])
    except IntegrityError as error:
        raise Overtaken(template=last) from error
    append(
        Line(
            kind="report_template",
            subject=str(row.number),
            step=Step.SET_REPORT_TEMPLATE,
            by=by,
            happened_at=at,
            after="in_use",
            payload={"digest": digest, "name": row.name},
        )
    )
    return row.number
