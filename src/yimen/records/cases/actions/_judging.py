"""The second look at a "no", written once."""

from datetime import datetime

from yimen.records.cases import models
from yimen.rules.authority.actors import Actor
from yimen.rules.cases.negatives import Standing
from yimen.rules.refusals import Overtaken


def judge(
    filing_id: int,
    version: int,
    verdict: Standing,
    comment: str,
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Write the verdict on the filing; raises `Overtaken` when it is not as shown."""
    still = models.NegativeReply.objects.filter(pk=filing_id, version=version)
    if not still.update(
        standing=verdict,
        reviewed_at=at,
        reviewed_by_id=by.officer_id,
        comment=comment,
        version=version + 1,
    ):
        raise Overtaken(filing=filing_id)
