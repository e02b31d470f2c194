"""Publish a new version of the appraisal scheme; the past keeps its own (8.4.4)."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from yimen.records.journal.append import Line, append
from yimen.records.performance import queries
from yimen.records.performance.models import SchemeVersion, Score
from yimen.records.performance.queries import SchemePage
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.performance.kept_schemes import Change, as_data, differences
from yimen.rules.performance.scoring import Scheme, check_scheme
from yimen.rules.performance.versions import NothingChanged, PeriodClosed, check_start
from yimen.rules.refusals import Overtaken


@transaction.atomic
def publish_scheme(
    *,
    scheme: Scheme,
    valid_from: date,
    note: str,
    based_on: int,
    by: Actor,
    at: datetime,
) -> int:
    """The new version's number; it scores periods that begin on that day or later."""
    authority.require(by, Step.PUBLISH_SCHEME)
    latest, changes = _checked(scheme, valid_from, based_on)
    row = SchemeVersion(
        number=based_on + 1,
        name=latest.row.name,
        valid_from=valid_from,
        body=as_data(scheme),
        note=note.strip(),
        published_at=at,
        published_by_id=by.officer_id,
    )
    try:
        with transaction.atomic():
            SchemeVersion.objects.bulk_create([row])
    except IntegrityError as error:
        raise Overtaken(scheme=based_on) from error
    append(_line(row, changes, by, at))
    return row.number


def _checked(
    scheme: Scheme, valid_from: date, based_on: int
) -> tuple[SchemePage, tuple[Change, ...]]:
    """The version that is followed, and what changes."""
    check_scheme(scheme)
    check_start(valid_from)
    latest = queries.latest()
    if latest.row.number != based_on:
        raise Overtaken(scheme=based_on)
    if not (changes := differences(latest.scheme, scheme)):
        raise NothingChanged
    if Score.objects.filter(last_on__gte=valid_from).exists():
        raise PeriodClosed(month=f"{valid_from:%Y-%m}")
    return latest, changes


def _line(
    row: SchemeVersion, changes: tuple[Change, ...], by: Actor, at: datetime
) -> Line:
    told = [[one.number, one.field, one.before, one.after] for one in changes]
    return Line(
        kind="scheme",
        subject=str(row.number),
        step=Step.PUBLISH_SCHEME,
        by=by,
        happened_at=at,
        after="published",
        payload={"valid_from": str(row.valid_from), "changes": told},
        texts={"note": row.note} if row.note else {},
    )
