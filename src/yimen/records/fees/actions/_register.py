"""How the fee register is found, changed and written down."""

from datetime import datetime

from yimen.records.fees import facts, models
from yimen.records.journal.append import Line, append
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.money.fees import RegisteredFee
from yimen.rules.refusals import NotFound, Overtaken


def open_fee(
    code: str, version: int, by: Actor
) -> tuple[models.RegisteredFee, RegisteredFee]:
    """The fee, held until the act ends, if it is still as it was read."""
    authority.require(by, Step.EDIT_FEE)
    row = models.RegisteredFee.objects.select_for_update().filter(code=code).first()
    if row is None:
        raise NotFound(fee=code)
    if row.version != version:
        raise Overtaken(fee=code)
    models.RegisteredFee.objects.filter(pk=row.pk).update(version=version + 1)
    return row, facts.fee(row)


def note(code: str, act: str, *, by: Actor, at: datetime, **told: object) -> None:
    """Write down what was done to a fee."""
    append(
        Line(
            kind="fee",
            subject=code,
            step=Step.EDIT_FEE,
            by=by,
            happened_at=at,
            article="行政许可法第五十九条",
            payload={"act": act, **told},
        )
    )
