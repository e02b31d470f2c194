"""A seal is taken out of use; what it sealed before stays sealed."""

from datetime import datetime

from django.db import transaction

from yimen.records.journal.append import Line, append
from yimen.records.seals import models
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.cases.applications import ReasonMissing
from yimen.rules.documents.seals import SealRevoked
from yimen.rules.refusals import NotFound


@transaction.atomic
def revoke_seal(*, seal_id: int, reason: str, by: Actor, at: datetime) -> None:
    """From this instant on it seals nothing."""
    row = models.Seal.objects.select_for_update().filter(pk=seal_id).first()
    if row is None:
        raise NotFound(seal=seal_id)
    authority.require(by, Step.REVOKE_SEAL, Place(organ_id=row.organ_id))
    if row.revoked_at is not None:
        raise SealRevoked(seal=row.name)
    if not reason.strip():
        raise ReasonMissing(missing=["reason"])
    row.revoked_at, row.revoked_by_id = at, by.officer_id
    row.revoke_reason = reason.strip()
    row.version += 1
    row.save(update_fields=["revoked_at", "revoked_by", "revoke_reason", "version"])
    append(
        Line(
            kind="seal",
            subject=str(seal_id),
            step=Step.REVOKE_SEAL,
            by=by,
            happened_at=at,
            before="made",
            after="revoked",
            texts={"reason": row.revoke_reason},
        )
    )
