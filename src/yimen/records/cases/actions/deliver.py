"""The result is handed over (许可法 44); the receipt it is collected with is void."""

import json
from datetime import datetime

from django.db import connection, transaction

from yimen.records.cases import models
from yimen.records.cases.actions import _delivery, _owed
from yimen.records.cases.actions._approach import approach
from yimen.records.cases.actions._fees import require_fees_settled
from yimen.records.cases.actions._move import Moved, move
from yimen.records.cases.actions._papers import papers_of
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases.decisions import Recipient
from yimen.rules.documents.delivery import HandedOver, handed_over
from yimen.rules.documents.frame import RECEIPTS, DocumentKind

DECISIONS = (DocumentKind.GRANT, DocumentKind.REFUSAL)
VOID_REASON = "结果已领取"
_CERTIFICATE = """
SELECT payload -> 'certificate' FROM journal_entry
WHERE subject_kind = 'case' AND subject_id = %s AND step = 'grant'
ORDER BY sequence DESC LIMIT 1
"""


@transaction.atomic
def deliver(
    *,
    number: str,
    recipient: Recipient,
    results: tuple[str, ...] = (),
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> Moved:
    """The delivered case with 9.12 and, if collected, 9.13."""
    case = approach(number, Step.DELIVER, by, version)
    _owed.require_nothing_owed(case)
    require_fees_settled(case)
    live = models.Document.objects.filter(case_id=case.case_id, voided_at=None)
    receipts = live.filter(kind__in=RECEIPTS)
    handed = _delivery.results(_decisions(case.case_id), _certificate(number), results)
    facts, letterhead = papers_of(case, by, at)
    handover = _delivery.Handover(
        recipient=recipient,
        results=lambda _: handed,
        voided=tuple(receipts.order_by("pk").values_list("number", flat=True)),
    )
    act = _delivery.act(facts, handover, by=by, at=at)
    moved = move(case, act, letterhead=letterhead)
    receipts.update(voided_at=at, void_reason=VOID_REASON)
    return moved


def _decisions(case_id: int) -> tuple[HandedOver, ...]:
    rows = models.Document.objects.filter(
        case_id=case_id, voided_at=None, kind__in=DECISIONS
    ).order_by("pk")
    return tuple(handed_over(DocumentKind(row.kind), row.number) for row in rows)


def _certificate(number: str) -> tuple[str, str]:
    with connection.cursor() as cursor:
        cursor.execute(_CERTIFICATE, [number])
        row = cursor.fetchone()
    said = json.loads(row[0]) if row and row[0] else {}
    return said.get("name", ""), said.get("number", "")
