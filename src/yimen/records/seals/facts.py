"""Rows of seals as the values the rules know."""

from yimen.records.seals import models
from yimen.rules.documents.seals import Seal


def seal_of(row: models.Seal) -> Seal:
    """The seal as the rules know it."""
    return Seal(
        seal_id=row.pk,
        organ_id=row.organ_id,
        name=row.name,
        keeper_id=row.keeper_id,
        valid_from=row.valid_from,
        last_valid_on=row.last_valid_on,
        revoked_at=row.revoked_at,
    )


def key_of(seal_id: int) -> str:
    """Under which name the seal's key lies in the installation's home."""
    return f"seal-{seal_id}"
