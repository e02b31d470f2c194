"""Put a fee on the published register (许可法 59), or put its entry right."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from yimen.ports.spelling import initials
from yimen.records.fees import models
from yimen.records.fees.actions._register import note, open_fee
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.money.fees import BadStandard, FeeKind
from yimen.rules.network import CODE, CodeTaken


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeFacts:
    """What the register says of a fee, beside how much it is."""

    name: str
    kind: FeeKind
    organ_id: int
    basis: str

    def columns(self) -> dict[str, object]:
        """The facts as they are kept."""
        return {
            "name": self.name.strip(),
            "initials": initials(self.name.strip()),
            "kind": self.kind.value,
            "organ_id": self.organ_id,
            "basis": self.basis.strip(),
        }


@transaction.atomic
def register_fee(*, code: str, fee: FeeFacts, by: Actor, at: datetime) -> int:
    """The new fee's id; nothing is charged before it has a standard."""
    authority.require(by, Step.EDIT_FEE)
    _check(code, fee)
    row = models.RegisteredFee(code=code, **fee.columns())
    try:
        with transaction.atomic():
            models.RegisteredFee.objects.bulk_create([row])
    except IntegrityError as error:
        raise CodeTaken(code=code) from error
    note(code, "add", by=by, at=at, name=fee.name, organ=fee.organ_id, basis=fee.basis)
    return int(row.pk)


@transaction.atomic
def change_fee(
    *, code: str, version: int, fee: FeeFacts, by: Actor, at: datetime
) -> None:
    """The entry says this from now on; bills keep what they said."""
    row, _ = open_fee(code, version, by)
    _check(code, fee)
    models.RegisteredFee.objects.filter(pk=row.pk).update(**fee.columns())
    note(code, "change", by=by, at=at, name=fee.name, organ=fee.organ_id)


def _check(code: str, fee: FeeFacts) -> None:
    named = fee.name.strip() and fee.basis.strip()
    if not (named and CODE.fullmatch(code)):
        raise BadStandard(what="text")
