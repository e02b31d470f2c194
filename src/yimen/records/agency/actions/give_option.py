"""A case gets an option on a ground; its clock does not notice, its order may."""

from datetime import datetime

from django.db import IntegrityError, transaction

from yimen.ports.vault import vault
from yimen.records.agency import models
from yimen.records.agency.actions import _subjects
from yimen.records.agency.actions._write import officer_of
from yimen.records.cases import queries as cases
from yimen.records.cases.actions.go_first import go_first
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases import options
from yimen.rules.cases.lifecycle import AWAITING_DELIVERY, OPEN_STATES
from yimen.rules.cases.options import CaseOver, Option, OptionGiven, OptionKind


@transaction.atomic
def give_option(*, number: str, option: Option, by: Actor, at: datetime) -> int:
    """The option's id; each kind once at a time."""
    page = _subjects.case_of(number, Step.GIVE_OPTION, by, at)
    if page.state not in OPEN_STATES | AWAITING_DELIVERY:
        raise CaseOver(case=number)
    options.check(option)
    row = models.CaseOption(
        case_id=cases.case_id_of(number),
        kind=option.kind.value,
        ground=option.ground.value,
        detail_sealed=vault().seal(option.detail.strip()),
        proof=option.proof.strip()[:100],
        given_at=at,
        given_by_id=officer_of(by, Step.GIVE_OPTION),
    )
    try:
        with transaction.atomic():
            models.CaseOption.objects.bulk_create([row])
    except IntegrityError as error:
        raise OptionGiven(case=number, kind=option.kind) from error
    if option.kind is OptionKind.GREEN_CHANNEL:
        go_first(number=number, ground=option.ground, by=by, at=at)
    _subjects.write(
        _subjects.OPTION,
        number,
        _subjects.Done(Step.GIVE_OPTION, option.kind, by, at),
        facts={"kind": option.kind, "ground": option.ground, "proof": row.proof},
        texts={"detail": option.detail},
    )
    return int(row.pk)
