"""What could not be taken is kept as it came."""

from datetime import datetime

from yimen.ports.vault import vault
from yimen.records.agency import models
from yimen.records.agency.actions._write import officer_of
from yimen.records.journal.append import Line, append
from yimen.rules.agency.offline_intake import Kept, SignedText
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step

KIND = "kept_intake"


def digest_of(text: str) -> bytes:
    """The same text gives the same digest: it is kept once."""
    return vault().digest(text)


def keep(
    signed: SignedText,
    why: tuple[Kept, str],
    *,
    number: str,
    key_id: int | None,
    by: Actor,
    at: datetime,
) -> models.KeptIntake:
    """The row; the person in it lies sealed."""
    reason, detail = why
    row, is_new = models.KeptIntake.objects.get_or_create(
        digest=digest_of(signed.text),
        defaults={
            "sealed": vault().seal(signed.text),
            "signature": signed.signature,
            "number": number,
            "key_id": key_id,
            "node_id": by.hall_id,
            "reason": reason.value,
            "detail": detail,
            "came_at": at,
            "came_by_id": officer_of(by, Step.SYNC_ERRANDS),
        },
    )
    if is_new:
        append(
            Line(
                kind=KIND,
                subject=str(row.pk),
                step=Step.SYNC_ERRANDS,
                by=by,
                happened_at=at,
                after="kept",
                payload={"reason": reason, "number": number, "key": key_id},
            )
        )
    return row
